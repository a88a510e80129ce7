"""`wargame check`: silent when all is well, and every fault of every file in one go when not."""

import json
from pathlib import Path

import pytest

from wargame.cli import main
from wargame.cli.exits import DONE, SHORT, USAGE
from wargame.cli.finding_formats import as_github
from wargame.cli.findings import painted
from wargame.deck.diagnostics import Diagnostic, Span, render


def spoil(path: Path, old: str, new: str) -> None:
    """Change the first place of a text in a file."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize(
    "what",
    [
        [],
        ["decks"],
        ["sessions"],
        ["decks", "sessions"],
        ["lake_compact"],
        ["calm_year"],
        ["decks/lake_compact.yaml"],
        ["rules"],
    ],
)
def test_it_is_silent_when_all_is_well(what: list[str], lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is printed anywhere, and the exit code is 0, however files are named."""
    assert main(["check", *what]) == DONE
    assert capsys.readouterr() == ("", "")


def test_every_fault_of_every_file_in_one_go(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Faults of a deck, a plan and a rule file come together, as source frames on stdout, the count on stderr."""
    spoil(lake / "decks" / "lake_compact.yaml", "lake_level: +6", "lake_levl: +6")
    (lake / "sessions" / "other.yaml").write_text("plan: other\ntitle: O\ndeck: lake_compakt\n")
    (lake / "rules" / "broken.py").write_text("x = )\n")
    assert main(["check"]) == SHORT
    out, err = capsys.readouterr()
    assert "error[D002]: no track, fact, counter or resource is called `lake_levl`" in out
    assert "= help: did you mean `lake_level`?" in out
    assert "--> sessions/other.yaml:3:7" in out
    assert "no deck is called `lake_compakt`" in out
    assert "error[R001]" in out
    assert err == "3 errors\n"


def test_a_plan_shows_the_faults_of_its_deck(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A plan can't be checked without its deck, so checking it alone says what is wrong with the deck, once."""
    spoil(lake / "decks" / "lake_compact.yaml", "turns: 4", "turns: many")
    assert main(["check", "calm_year", "lake_compact"]) == SHORT
    assert capsys.readouterr().out.count("error[") == 1


def test_a_plan_is_checked_against_its_deck(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Cards and teams that the deck does not have are found in the plan."""
    spoil(lake / "sessions" / "calm_year.yaml", "boat_race", "boat_rase")
    spoil(lake / "sessions" / "calm_year.yaml", "corvo: random", "korvo: random")
    assert main(["check", "sessions"]) == SHORT
    out, _ = capsys.readouterr()
    assert "`boat_rase`" in out
    assert "`korvo`" in out


def test_a_deck_beside_its_plan_is_found(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a folder that holds both, a plan finds its deck without a workspace."""
    folder = lake.parent / "both"
    folder.mkdir()
    (lake / "decks" / "lake_compact.yaml").rename(folder / "lake_compact.yaml")
    (lake / "sessions" / "calm_year.yaml").rename(folder / "calm_year.yaml")
    assert main(["check", str(folder)]) == DONE
    assert capsys.readouterr().out == ""


def mute(lake: Path) -> None:
    """Make a workspace with one warning: a fact that nothing asks about."""
    spoil(lake / "decks" / "lake_compact.yaml", "scale: 0.5 if compact else 1, ", "")


def test_what_goes_beyond_the_schema_is_a_warning(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A deck that plays is looked at further; what is found is told with its place and its help, and exits 0."""
    mute(lake)
    assert main(["check"]) == DONE
    out, err = capsys.readouterr()
    assert "warning[C020]: `compact` is established, but nothing asks about it" in out
    assert "--> decks/lake_compact.yaml:74:3" in out
    assert "= help: let a condition or a modifier hang on it, or take it out" in out
    assert err == "1 warning\n"


def test_a_plan_brings_the_cards_that_it_schedules(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A locked card that nothing unlocks is a warning unless a plan at hand schedules it."""
    spoil(lake / "decks" / "lake_compact.yaml", "unlocks: [dam_leaks]", "unlocks: []")
    assert main(["check"]) == DONE
    assert "warning[C001]: `dam_leaks` is locked, and nothing unlocks it" in capsys.readouterr().out
    spoil(lake / "sessions" / "calm_year.yaml", "[boat_race]", "[boat_race, dam_leaks]")
    assert main(["check", "lake_compact"]) == DONE
    assert capsys.readouterr() == ("", "")


def test_a_response_that_another_beats_is_found_too(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What needs odds is joined to the rest."""
    again = "        pray_again:\n          title: Pray again\n          rule: percentile_check\n"
    same = "          with: {base: 30}\n          outcomes:\n"
    bands = "            success: {effects: {lake_level: +4}}\n            partial: {effects: {trust: +1}}\n"
    last = "            failure: {effects: {trust: -1}}\n      belmar:\n        share:\n"
    spoil(lake / "decks" / "lake_compact.yaml", "      belmar:\n        share:\n", again + same + bands + last)
    assert main(["check"]) == DONE
    assert "warning[C011]: `pray_again` has the same cost, odds and effects as `pray`" in capsys.readouterr().out


def test_strict_lets_a_warning_count(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--strict` a warning exits 1; without a warning it changes nothing, and a note does not count."""
    assert main(["check", "--strict", "--notes"]) == DONE
    assert "note[C032]" in capsys.readouterr().out
    mute(lake)
    assert main(["check", "--strict"]) == SHORT


def test_notes_are_told_on_request(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What may well be meant is told with `--notes` only."""
    assert main(["check"]) == DONE
    assert capsys.readouterr() == ("", "")
    assert main(["check", "--notes"]) == DONE
    out, err = capsys.readouterr()
    assert "note[C032]: the shared objective `peace` is met at STARTEX" in out
    assert err == "2 notes\n"


def test_an_ignored_warning_is_silent_and_a_stale_comment_is_not(
    lake: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A comment with a reason silences its line; when nothing is left to ignore, the comment is a warning."""
    spoil(lake / "decks" / "lake_compact.yaml", "visible: none, group: Towns", "group: Towns")
    assert main(["check"]) == DONE
    out, _ = capsys.readouterr()
    assert "warning[C090]: nothing of C025 is found here to be ignored" in out
    spoil(lake / "decks" / "lake_compact.yaml", "because the patience of the hills is a cause that nobody sees", "")
    assert main(["check"]) == DONE
    assert "warning[C091]: this comment does not say why" in capsys.readouterr().out


def test_comments_of_a_deck_with_errors_are_not_judged(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was not looked at to the end can't say that nothing is there to ignore."""
    spoil(lake / "decks" / "lake_compact.yaml", "turns: 4", "turns: many")
    assert main(["check"]) == SHORT
    assert "C090" not in capsys.readouterr().out


def test_json_has_places_from_one(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` gives code, place and help of each fault; lines and columns count from 1."""
    spoil(lake / "decks" / "lake_compact.yaml", "turns: 4", "turns: many")
    assert main(["check", "--json"]) == SHORT
    out, err = capsys.readouterr()
    (fault,) = json.loads(out)
    assert (fault["code"], fault["severity"], fault["file"]) == ("S003", "error", "decks/lake_compact.yaml")
    assert (fault["line"], fault["column"], fault["end_column"]) == (7, 8, 12)
    assert err == ""


def test_json_of_nothing(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--json` an empty list says that all is well."""
    assert main(["check", "--json"]) == DONE
    assert json.loads(capsys.readouterr().out) == []


def test_a_warning_is_shown_and_does_no_harm(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A workspace's own file in place of a shipped one is worth a warning; the exit code stays 0."""
    (lake / "sessions" / "evening.yaml").write_text("plan: evening\ntitle: E\ndeck: lake_compact\n")
    assert main(["check"]) == DONE
    out, err = capsys.readouterr()
    assert "warning[F101]" in out
    assert err == "1 warning\n"


def test_format_json_is_json(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--format json` prints what `--json` prints."""
    mute(lake)
    assert main(["check", "--json"]) == DONE
    first = capsys.readouterr().out
    assert main(["check", "--format", "json"]) == DONE
    assert capsys.readouterr().out == first
    (found,) = json.loads(first)
    assert (found["code"], found["severity"]) == ("C020", "warning")


def test_github_gets_one_command_a_finding(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--format github` prints workflow commands, with severity, place, title and help, in one line each."""
    mute(lake)
    spoil(lake / "sessions" / "calm_year.yaml", "boat_race", "boat_rase")
    assert main(["check", "--format", "github"]) == SHORT
    out, err = capsys.readouterr()
    first, second = out.splitlines()
    assert first == (
        "::warning file=decks/lake_compact.yaml,line=74,endLine=74,col=3,endColumn=9,title=C020 fact that is never "
        "read::`compact` is established, but nothing asks about it%0Ahelp: let a condition or a modifier hang on it, "
        "or take it out"
    )
    assert second.startswith("::error file=sessions/calm_year.yaml,line=6,endLine=6,col=16,")
    assert err == ""


def test_github_gets_nothing_when_all_is_well(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without findings nothing is printed."""
    assert main(["check", "--format", "github"]) == DONE
    assert capsys.readouterr() == ("", "")


def test_signs_of_a_command_are_escaped() -> None:
    """No text of a deck can end a workflow command or add a property to it."""
    found = Diagnostic("D002", "100 % wrong\n::stop", "a,b:c.yaml", Span(0, 0, 1, 4), "x\ry")
    assert as_github([found]) == (
        "::error file=a%2Cb%3Ac.yaml,line=1,endLine=2,title=D002 unknown name::100 %25 wrong ::stop%0Ahelp: x y"
    )


def test_sarif(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--format sarif` prints a log of version 2.1.0: rules, results with places, and what is ignored with reasons."""
    mute(lake)
    assert main(["check", "--format", "sarif"]) == DONE
    log = json.loads(capsys.readouterr().out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["C020", "C025"]
    assert all({"id", "shortDescription", "fullDescription", "help"} == rule.keys() for rule in rules)
    assert run["columnKind"] == "unicodeCodePoints"
    told, ignored = run["results"]
    assert (told["ruleId"], told["ruleIndex"], told["level"]) == ("C020", 0, "warning")
    assert told["message"]["text"].startswith("`compact` is established, but nothing asks about it\nhelp: ")
    (place,) = told["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "decks/lake_compact.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 74, "startColumn": 3, "endLine": 74, "endColumn": 10},
    }
    assert "suppressions" not in told
    assert ignored["ruleId"] == "C025"
    assert ignored["suppressions"] == [
        {"kind": "inSource", "justification": "the patience of the hills is a cause that nobody sees"}
    ]


def test_sarif_of_nothing_and_of_a_file_elsewhere(
    lake: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without findings the log has an empty run; a file outside the place that is checked from has a whole address."""
    (lake / "decks" / "empty deck.yaml").write_text("# nothing\n")
    monkeypatch.chdir(lake.parent)
    folder = lake / "decks"
    monkeypatch.chdir(lake / "sessions")
    assert main(["check", "--format", "sarif", str(folder)]) == SHORT
    (result, *_) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    address = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert address == {"uri": (folder / "empty deck.yaml").resolve().as_uri()}
    assert main(["check", "--format", "sarif", "calm_year"]) == DONE
    assert [each["ruleId"] for each in json.loads(capsys.readouterr().out)["runs"][0]["results"]] == ["C025"]


def test_explain_without_a_code_lists_all(capsys: pytest.CaptureFixture[str]) -> None:
    """`--explain` alone prints every code with its title, in order."""
    assert main(["check", "--explain"]) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert lines == sorted(lines)
    assert {line.partition("  ")[0] for line in lines} >= {"C001", "C045", "D002", "E004", "Y013"}
    assert "C012  obligation that a team may be unable to meet" in lines


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    """`--explain` says what a code means, whatever its case, and checks nothing."""
    assert main(["check", "--explain", "y013"]) == DONE
    out, _ = capsys.readouterr()
    assert out.startswith("Y013: duplicate key\n\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lake_compakt"], "did you mean `lake_compact`?"),
        (["--explain", "Q999"], "no code `Q999`"),
        (["--explain", "Q999"], "--explain alone lists them all"),
        (["empty"], "no deck or plan in `empty`"),
        (["--format", "yaml"], "'yaml' is not one of"),
        (["--watch", "--format", "sarif"], "--watch tells what it finds as text"),
        (["--watch", "--simulate"], "--watch plays no sessions"),
    ],
)
def test_wrong_names_are_wrong_usage(
    arguments: list[str], said: str, lake: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is not there is said on stderr, with the nearest name."""
    (lake / "empty").mkdir()
    assert main(["check", *arguments]) == USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err


def test_a_file_that_is_no_text_is_a_fault(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bytes that are no UTF-8 are reported at their place."""
    (lake / "decks" / "latin.yaml").write_bytes(b"deck: latin\ntitle: caf\xe9\n")
    assert main(["check", "decks"]) == SHORT
    assert "decks/latin.yaml:2:11" in capsys.readouterr().out


def test_the_shipped_decks_and_plans_are_clean(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What travels with the program has neither faults nor warnings."""
    root = Path(__file__).parents[2]
    assert main(["check", str(root / "decks"), str(root / "sessions")]) == DONE
    assert capsys.readouterr() == ("", "")


def test_colours_add_nothing_but_colour() -> None:
    """A painted frame without its escape sequences is the plain frame; the carets are in colour."""
    import click

    found = Diagnostic("D002", "no such track", "a.yaml", Span(0, 4, 0, 7), "did you mean `x`?")
    plain = render(found, "abc def ghi")
    shown = painted(plain, "error")
    assert click.unstyle(shown) == plain
    assert click.style("  |     ^^^", fg="red") in shown


def test_what_a_plan_says_is_held_to_what_its_deck_asks_of_texts(
    lake: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wording to avoid, a missing language and too long a text are found in injects, but not in facilitators' notes."""
    with (lake / "decks" / "lake_compact.yaml").open("a") as deck:
        deck.write("""neutrality: {avoid: {"border": 'say "the shore"'}}\n""")
    with (lake / "sessions" / "calm_year.yaml").open("a") as plan:
        plan.write(
            f"""\
injects:
  call:
    title: {{en: A call from the border, sq: Një thirrje}}
    text: {{en: "{"It rings. " * 61}"}}
    expected: Somebody looks at the border.
    notes: {{en: The border., sq: Kufiri.}}
  letter:
    title: {{en: A letter, sq: Një letër}}
    # check: ignore C044 because it is quoted
    text: {{en: They write of a border., sq: Ata shkruajnë.}}
"""
        )
    assert main(["check", "sessions"]) == DONE
    out, err = capsys.readouterr()
    told = [line for line in out.splitlines() if line.startswith("warning[")]
    assert sorted(told) == [
        "warning[C040]: this text is written in one language only",
        "warning[C040]: this text lacks `sq`, which other texts have",
        "warning[C041]: this has 609 characters, and the text of an inject is best kept to 600",
        "warning[C044]: `border` is wording that this deck avoids",
    ]
    assert '= help: say "the shore"' in out
    assert "--> sessions/calm_year.yaml:10:33" in out
    assert err == "4 warnings\n"
