"""What a deck expects of its objectives: held against many sessions, and reported only where it is surely wrong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.deck.checks.marked import subject_of
from wargame.cli import main
from wargame.cli.exits import DONE, SHORT
from wargame.deck.values import Between
from wargame.engine.program import Course
from wargame.lab.expectations import hold_to_expectations
from wargame.lab.trials import blank_tally

DECK = (
    (Path(__file__).parents[2] / "docs" / "deck.md").read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
)


LAKE = Path(__file__).parents[1] / "decks" / "lake_compact.yaml"


def found_of(expected: str, met: int, scored: int) -> list[tuple[str, str, str]]:
    """Return what is reported of `north.busy` if it was met in so many sessions."""
    text = f"{DECK}expect: {{north.busy: {expected}}}\n"
    subject = subject_of(text)
    tally = blank_tally(subject.deck, Course(3, 1, (), ()))
    number = subject.deck.names.objective_numbers()["north.busy"]
    tally.scored[number], tally.met[number] = scored, met
    hold_to_expectations(subject, tally)
    return [(found.code, found.message, found.help) for found in subject.found]


def test_what_is_surely_outside_is_reported() -> None:
    """Too seldom and too often are both told with share, interval and range, and with what to change."""
    said = "`north.busy` is met in 10.0 % of 1,000 sessions (8.3 % to 12.0 %), and should be in 30 % to 60.5 %"
    hint = "for it to be met more often, in at least 30 %, change `met` or what moves it; or change what you expect"
    assert found_of("30%..60.5%", 100, 1000) == [("C050", said, hint)]
    ((_, _, hint),) = found_of("30%..60%", 700, 1000)
    assert hint.startswith("for it to be met less often, in at most 60 %,")


@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 60), st.integers(0, 60))
def test_what_may_be_right_is_not_reported(one: int, other: int, met: int, missed: int) -> None:
    """A share that lies in its range is never reported, however few sessions there are."""
    low, high = sorted((one, other))
    share = 100 * met / (met + missed) if met + missed else low
    found = found_of(f"{low}%..{high}%", met, met + missed)
    assert not found or not low <= share <= high


def test_a_range_is_written_as_it_is_read() -> None:
    """Its text is what a designer writes."""
    assert str(Between(30, 60.5)) == "30%..60.5%"


@pytest.fixture
def expecting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work beside the lake deck with two expectations: one is hopeless, one is plain. Return its file."""
    for kind in ("decks", "rules", "sessions"):
        (tmp_path / kind).mkdir()
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "decks" / "lake_compact.yaml"
    text = LAKE.read_text(encoding="utf-8")
    path.write_text(f"{text}expect:\n  arda.rich: 0%..5%\n  peace: 0%..100%\n", encoding="utf-8")
    return path


@pytest.mark.slow
@pytest.mark.usefixtures("expecting")
def test_check_plays_only_if_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """Without `--simulate` a deck with expectations is fine; with it the wrong one is told at its key, and exits 1."""
    assert main(["check"]) == DONE
    capsys.readouterr()
    assert main(["check", "--simulate", "-n", "300"]) == SHORT
    out = capsys.readouterr().out
    assert "error[C050]: `arda.rich` is met in" in out
    assert "arda.rich: 0%..5%" in out
    assert "peace" not in out
