"""`wargame forecast`: where a saved session may go, in words and as JSON, without the secret of its dice."""

import json
from pathlib import Path

import pytest

from wargame.cli import main
from wargame.cli.exits import DONE, REFUSED, USAGE

QUICK = ("--engine", "python", "-n", "30")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what a forecast prints."""
    assert main(["forecast", *arguments, *QUICK]) == DONE
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_the_middle_of_a_session_is_looked_ahead_from(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Chances, the fan of each turn that is left, and whom this is for."""
    out = told(capsys, str(played), "--turn", "3")
    assert out.startswith("The lake compact, turn 3 of 4 in plan: 30 futures, seed 1\nFor the facilitator: ")
    assert "95 % interval" in out
    lines = {line[:20].strip(): line for line in out.splitlines()}
    assert "Turn 3   Turn 4   Eight in ten" in out
    assert "Turn 2" not in out
    assert len(lines["Lake level"].split()) == 2 + 4 + 3


def test_after_endex_it_tells_what_is(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is open: objectives are met or not, as the session ended."""
    out = told(capsys, str(played))
    assert "after ENDEX: nothing is open any more" in out
    data = json.loads(told(capsys, str(played), "--json"))
    assert data["settled"] is True
    assert {each["chance"]["value"] for each in data["objectives"]} <= {0.0, 1.0}
    assert data["turns_ahead"] == []


def test_a_program_reads_it(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` has each fan with its past, chances with their intervals, and nothing about rulings unless asked."""
    data = json.loads(told(capsys, str(played), "--turn", "2", "--json", "--seed", "5"))
    assert (data["turn"], data["futures"], data["seed"], data["turns_ahead"]) == (2, 30, 5, [2, 3, 4])
    level = next(each for each in data["tracks"] if each["name"] == "lake_level")
    assert [len(level["past"]), len(level["ahead"]), len(level["ahead"][0])] == [2, 3, len(data["quantiles"])]
    chances = [each["chance"] for each in data["objectives"]]
    assert all(each["low"] <= each["value"] <= each["high"] for each in chances)
    assert data["rulings"] == []


def test_what_rulings_change(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--rulings` each ruling of the turn is told with every other band, before any is applied."""
    out = told(capsys, str(played), "--turn", "1", "--rulings")
    assert "turn 1 of 4 with its rulings made and not applied" in out
    assert "(A dry spring), ruled " in out
    assert " instead (" in out
    data = json.loads(told(capsys, str(played), "--turn", "1", "--rulings", "--json"))
    assert data["rulings"]
    for each in data["rulings"]:
        assert each["band"] not in {other["band"] for other in each["instead"]}
    assert json.loads(told(capsys, str(played), "--rulings", "--json"))["turn"] == 4


def test_a_pack_says_the_same(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The secret of the dice is not needed: a pack, which is without it, gives the same forecast."""
    target = played.with_name("mail.wargame")
    assert main(["log", str(played), "--pack", str(target)]) == DONE
    capsys.readouterr()
    assert told(capsys, str(target), "--turn", "2") == told(capsys, str(played), "--turn", "2")


def test_bots_in_the_seats_may_play_on(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--seated` the greedy and random bots of the plan order, and not all by chance."""
    chance, seated = (told(capsys, str(played), "--turn", "1", "--json", *more) for more in ((), ("--seated",)))
    assert chance != seated


def test_what_is_not_there_is_refused(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A turn that was never opened, rulings that were never made, a file that is none."""
    assert main(["forecast", str(played), "--turn", "9", *QUICK]) == REFUSED
    assert capsys.readouterr().err == "Error: `seven.wargame` has no turn 9 to look ahead from.\n"
    assert main(["forecast", str(played), "--turn", "9", "--rulings", *QUICK]) == REFUSED
    assert "no turn 9 with rulings" in capsys.readouterr().err
    assert main(["forecast", "decks/lake_compact.yaml", *QUICK]) == REFUSED
    assert main(["forecast", str(played), "--turn", "none"]) == USAGE
