"""`wargame diff`: two versions of a deck in a designer's words, for people and for programs."""

import io
import json
from pathlib import Path

import pytest

from wargame.cli import main
from wargame.cli.exits import DONE, REFUSED, USAGE


@pytest.fixture
def old(lake: Path) -> Path:
    """Return a file with the lake deck as it was: another target, another card, another text."""
    text = (lake / "decks" / "lake_compact.yaml").read_text(encoding="utf-8")
    path = lake / "old.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def change(path: Path, before: str, after: str) -> None:
    """Replace a text in a file."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_what_is_the_same_says_nothing(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two files of one content have no differences on stdout."""
    assert main(["diff", str(old), "lake_compact"]) == DONE
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "The two do not differ.\n"


def test_odds_are_told_as_they_were_and_are(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A changed target is told with what it does to the odds of its response."""
    change(old, "with: {target: 7}", "with: {target: 8}")
    assert main(["diff", str(old), "lake_compact"]) == DONE
    out = capsys.readouterr().out
    assert "its rule's target: 8 → 7" in out
    assert "success 42 % → 58 %" in out
    assert main(["diff", str(old), "lake_compact", "--json"]) == DONE
    (odds,) = (each for each in json.loads(capsys.readouterr().out) if each["kind"] == "odds")
    assert odds["before"]["success"] == 417
    assert odds["after"]["success"] == 583


def test_texts_are_told_as_changed(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wording is told as changed, and is not printed; JSON has it."""
    change(old, "title: ", "title: Once ")
    change(old, "summary: ", "summary: Long ago, ")
    assert main(["diff", str(old), "lake_compact"]) == DONE
    out = capsys.readouterr().out
    assert "summary: wording changed" in out
    assert "Long ago" not in out
    assert main(["diff", str(old), "lake_compact", "--json"]) == DONE
    told = {each["path"]: each for each in json.loads(capsys.readouterr().out)}
    assert told["summary"]["before"].startswith("Long ago, ")


def test_a_version_may_come_by_a_pipe(
    old: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A dash stands for standard input, as after `git show`."""
    change(old, "turns: ", "turns: 1")
    monkeypatch.setattr("sys.stdin", io.StringIO(old.read_text(encoding="utf-8")))
    assert main(["diff", "-", "lake_compact"]) == DONE
    assert "turns: 1" in capsys.readouterr().out


def test_another_deck_altogether(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two decks with nothing in common are told by their parts, those that went and those that came."""
    assert main(["diff", "lake_compact", "tutorial"]) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert "  + The odds   the_odds" in lines
    assert any(line.startswith("  - ") for line in lines)
    assert [line for line in lines if line and not line.startswith(" ")][:1] == ["The deck"]


def test_initiatives_are_told_as_such(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A changed initiative stands under initiatives and no card of the compiler's own is told."""
    old = lake / "lights.yaml"
    shipped = Path(__file__).parents[2] / "decks" / "lights_out.yaml"
    old.write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
    change(
        old,
        "with: {target: 7}\n      outcomes:\n        success: {effects: {power: +3}",
        "with: {target: 9}\n      outcomes:\n        success: {effects: {power: +3}",
    )
    assert main(["diff", str(old), "lights_out"]) == DONE
    out = capsys.readouterr().out
    assert "Initiatives\n  Merrow Power\n" in out
    assert "splice odds: success 28 % → 58 %" in out
    assert "initiative.1" not in out


def test_what_can_not_be_compared(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that nothing has is wrong usage; a deck with faults is shown and refused."""
    assert main(["diff", "lake_compact", "nothing"]) == USAGE
    capsys.readouterr()
    change(old, "turns: ", "tuns: ")
    assert main(["diff", str(old), "lake_compact"]) == REFUSED
    err = capsys.readouterr().err
    assert "did you mean `turns`?" in err
    assert "can't be compared" in err
