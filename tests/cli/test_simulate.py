"""`wargame simulate`: the balance of a deck, for people and for programs."""

import json
from pathlib import Path

import pytest

from wargame.cli import main

RUN = ["simulate", "lake_compact", "-n", "40", "--engine", "python", "--workers", "1"]


@pytest.mark.usefixtures("lake")
def test_the_balance_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    """Teams, objectives with intervals, tracks: all by their titles."""
    assert main(RUN) == 0
    out = capsys.readouterr().out
    assert "The lake compact: 40 sessions with chance orders, 4 turns of 2 cards, seed 1" in out
    for said in ("Arda", "A full chest", "secret", "Every team", "Peace at the lake", "Lake level", "Calm", " to "):
        assert said in out


@pytest.mark.usefixtures("lake")
def test_the_balance_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """One seed, one result; another seed, another; a plan brings its own course."""
    found = []
    for extra in ([], [], ["--seed", "2"]):
        assert main([*RUN, *extra, "--json"]) == 0
        found.append(json.loads(capsys.readouterr().out))
    assert found[0] == found[1] != found[2]
    assert (found[0]["sessions"], found[0]["turns"], found[0]["cards"]["dry_spring"]["came"]) == (40, 4, 40)
    assert all(each["low"] <= each["met"] <= each["high"] for each in found[0]["objectives"])
    assert main(["simulate", "--plan", "calm_year", *RUN[2:], "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["cards"]["boat_race"]["came"] >= 40


def test_what_a_plan_has_and_no_simulated_session_is_said(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Injects that move something, and rulings without dice, are told beside the result."""
    path = lake / "sessions" / "calm_year.yaml"
    inject = "{call: {title: A call, text: It rings., turn: 2, effects: {trust: 5}}}"
    path.write_text(f"{path.read_text(encoding='utf-8')}dice: expected\ninjects: {inject}\n", encoding="utf-8")
    assert main(["simulate", "--plan", "calm_year", *RUN[2:], "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["sessions"] == 40
    assert "1 inject of the plan is not counted." in err
    assert "the plan takes what is likeliest" in err


@pytest.mark.usefixtures("lake")
@pytest.mark.parametrize("arguments", [["simulate"], ["simulate", "lake_compact", "--plan", "calm_year"]])
def test_a_deck_or_a_plan(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Neither or both is wrong usage, said in a sentence."""
    assert main(arguments) == 2
    assert "Name a deck, or a plan with --plan." in capsys.readouterr().err


@pytest.mark.usefixtures("lake")
def test_bots_for_all_and_for_some(capsys: pytest.CaptureFixture[str]) -> None:
    """One word seats a bot everywhere, TEAM=BOT in one seat; what is said later holds, and the heading tells."""
    assert main([*RUN, "--bots", "greedy"]) == 0
    assert "40 sessions with greedy bots, 4 turns" in capsys.readouterr().out
    assert main([*RUN, "--bots", "passive", "--bots", "arda=greedy, corvo=random", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["bots"] == {"arda": "greedy", "belmar": "passive", "corvo": "random"}
    assert sum(each["picked"] for each in found["responses"] if each["team"] == "belmar") == 0
    assert sum(each["picked"] for each in found["responses"] if each["team"] == "arda") > 0


@pytest.fixture
def drier(lake: Path) -> Path:
    """Return the file of a second lake that starts fuller of dust."""
    path = lake / "old" / "lake_compact.yaml"
    path.parent.mkdir()
    text = (lake / "decks" / "lake_compact.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("title: Lake level, start: 55", "title: Lake level, start: 40"), encoding="utf-8")
    return path


def test_two_versions_are_compared(drier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two decks give their real differences: in the terminal, as a page, and for programs, all the same."""
    page = tmp_path / "both.html"
    arguments = ["simulate", str(drier), "lake_compact", "-n", "60", "--engine", "python", "--workers", "1"]
    assert main([*arguments, "--html", str(page)]) == 0
    out = capsys.readouterr().out
    assert "60 sessions of each on the same dice" in " ".join(out.split())
    assert "Arda: The lake stays full is met more often" in out
    assert main([*arguments, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (full,) = (each for each in told["differences"] if each["name"] == "arda.full_lake")
    assert full["real"]
    assert full["change"]["up"] > full["change"]["down"]
    assert "Arda: The lake stays full is met more often" in page.read_text(encoding="utf-8")


@pytest.mark.usefixtures("lake")
@pytest.mark.parametrize(
    ("bots", "said"),
    [
        ("greedi", "there is no bot `greedi`; did you mean `greedy`?"),
        ("arda=robot", "there is no bot `robot`"),
        ("arde=greedy", "there is no team `arde`; did you mean `arda`?"),
        ("arda=", "there is no bot ``"),
    ],
)
def test_a_wrong_bot_is_wrong_usage(bots: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A bot or team that is not there is answered by the nearest."""
    assert main([*RUN, "--bots", bots]) == 2
    assert said in " ".join(capsys.readouterr().err.split())


@pytest.mark.usefixtures("lake")
def test_workers_change_nothing_of_bots(capsys: pytest.CaptureFixture[str]) -> None:
    """Bots go with the work to other processes: the result is that of one."""
    found = []
    for workers in ("1", "2"):
        assert main([*RUN[:-1], workers, "--bots", "arda=greedy", "--json"]) == 0
        found.append(capsys.readouterr().out)
    assert found[0] == found[1]


@pytest.mark.usefixtures("lake")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lake_compact", "lake_compact", "--plan", "calm_year"], "leave --plan out"),
        (["a", "b", "c"], "Name one deck, or two to compare."),
        (["lake_compact", "lake_compact", "--sensitivity"], "are about one deck"),
    ],
)
def test_what_cannot_be_compared(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Three decks, or two and a plan, are wrong usage."""
    assert main(["simulate", *arguments]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.usefixtures("lake")
def test_it_stops_when_it_is_sure_enough(capsys: pytest.CaptureFixture[str]) -> None:
    """`--until` stops after the first batch whose intervals are all narrow enough; `-n` is then the most."""
    run = ["simulate", "lake_compact", "--engine", "python", "--json", "--until"]
    found = []
    for workers in ("1", "2"):
        assert main([*run, "4%", "--workers", workers]) == 0
        found.append(json.loads(capsys.readouterr().out))
    assert found[0] == found[1]
    reach = [max(each["high"] - each["met"], each["met"] - each["low"]) for each in found[0]["objectives"]]
    assert max(reach) <= 0.04
    assert found[0]["sessions"] % 500 == 0
    assert 500 < found[0]["sessions"] < 5000
    assert main([*run, "0.5%", "-n", "40", "--workers", "1"]) == 0
    assert json.loads(capsys.readouterr().out)["sessions"] == 40
    for wrong in ("much", "0%", "1"):
        assert main([*run, wrong]) == 2
        assert "is no share such as 1% or 0.5%" in capsys.readouterr().err


@pytest.mark.usefixtures("lake")
def test_deeper_questions_are_answered_if_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Passing, luck and what moves what: in the terminal, on the page and for programs."""
    page = tmp_path / "deep.html"
    asked = [*RUN[:3], "15", *RUN[4:], "--what-if", "--sensitivity"]
    assert main([*asked, "--html", str(page)]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "If a team passed every turn, or its own dice fell otherwise (15 sessions)" in out
    assert "numbers turned down and up, 15 sessions of each" in out
    text = page.read_text(encoding="utf-8")
    assert all(f"<h2>{said}</h2>" in text for said in ("If a team passed", "Luck", "What moves what"))
    assert main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["team"] for each in told["what_if"]["luck"]] == ["arda", "belmar", "corvo"]
    assert told["sensitivity"]["sessions"] == 15


def test_escalation_is_told_turn_by_turn(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A deck that names its measure of escalation has it told before all other tracks, a number for each turn."""
    path = lake / "decks" / "lake_compact.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "escalation: quarrel\n", encoding="utf-8")
    assert main(RUN) == 0
    out = capsys.readouterr().out
    assert "Escalation: Quarrel, turn by turn from the start" in out
    (median,) = (line.split() for line in out.splitlines() if line.strip().startswith("Median ") and "One" not in line)
    assert len(median) == 1 + 5
    assert "Quarrel (escalation)" in out
