"""`wargame check`: silent when all is well, and every fault of every file in one go when not."""

import json
from pathlib import Path

import pytest

from wargame.cli import main
from wargame.cli.exits import DONE, SHORT, USAGE
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
        (["empty"], "no deck or plan in `empty`"),
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
