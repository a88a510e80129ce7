"""Effects and teams as hurried people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.control_views import plan_control
from tests.tui.kosovo_views import teams
from wargame.session.control_view import InjectEffect
from wargame.tui.typed_effects import Movable, effects_as_typed, movables, read_effects
from wargame.tui.typed_teams import read_teams

KNOWN = movables(plan_control())


@pytest.mark.parametrize(
    ("typed", "effects"),
    [
        ("", {}),
        (" , ;", {}),
        ("north_tension +3", {"north_tension": 3}),
        ("Tension in the north -3", {"north_tension": -3}),
        ("north tension 5", {"north_tension": 5}),
        ("NORTH +5; attention - 2", {"north_tension": 5, "west_attention": -2}),
        ("north \u2212 4", {"north_tension": -4}),
        ("kosovo.finance -1", {"kosovo.finance": -1}),
        ("kosovo fin -1", {"kosovo.finance": -1}),
        ("serbia pol +2, north +1", {"serbia.political": 2, "north_tension": 1}),
        ("KSF +1", {"ksf_capability": 1}),
        ("Kosovo: Finance -1", {"kosovo.finance": -1}),
    ],
)
def test_effects_are_read_by_names_cut_short(typed: str, effects: dict[str, int]) -> None:
    """A name may be an id, a title, a short title, or their beginning, in any case."""
    understood = read_effects(typed, KNOWN)
    assert understood.fault == ""
    assert understood.effects == effects


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("north", "Write a name and a number: north +3"),
        ("+3", "No track or resource is called"),
        ("xyzzy +3", "No track or resource is called “xyzzy”."),
        ("finance +1", "could be Kosovo: Finance, Serbia: Finance, Russia: Finance and 2 more."),
        ("north +101", "100 points at most"),
        ("obstacles to testing +3", "No track or resource"),
    ],
)
def test_what_is_unclear_is_said(typed: str, told: str) -> None:
    """Nothing is guessed: an unknown, a doubtful or a derived name gives a sentence and no effect."""
    understood = read_effects(typed, KNOWN)
    assert told in understood.fault
    assert understood.effects == {}


def test_effects_are_written_so_that_they_are_read_as_they_were() -> None:
    """A title that fits one thing stands; one that several teams have, or that a comma splits, gives way to the id."""
    known = (*KNOWN, Movable("odd", "Calm, here", ("odd", "calm, here")))
    given = [
        InjectEffect(id="kosovo.finance", title="Finance", change="-1"),
        InjectEffect(id="serbia.finance", title="Serbia: Finance", change="+2"),
        InjectEffect(id="north_tension", title="Tension in the north", change="+6"),
        InjectEffect(id="odd", title="Calm, here", change="+1"),
    ]
    written = effects_as_typed(given, known)
    assert written == "kosovo.finance -1, Serbia: Finance +2, Tension in the north +6, odd +1"
    assert read_effects(written, known).effects == {
        "kosovo.finance": -1,
        "serbia.finance": 2,
        "north_tension": 6,
        "odd": 1,
    }


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(typed: str) -> None:
    """Whatever is typed, either there is a fault or every effect is one that the session takes."""
    understood = read_effects(typed, KNOWN)
    assert not (understood.fault and understood.effects)
    assert all(-100 <= points <= 100 for points in understood.effects.values())
    assert set(understood.effects) <= {movable.id for movable in KNOWN}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ()),
        ("1 3", ("kosovo", "russia")),
        ("3,1", ("kosovo", "russia")),
        ("eu kos", ("kosovo", "eu")),
        ("union", ("eu",)),
        ("NATO", ("nato",)),
    ],
)
def test_teams_are_read_by_number_or_name(typed: str, meant: tuple[str, ...]) -> None:
    """Numbers follow the list of seats; names may be cut short."""
    assert read_teams(typed, teams()) == (meant, "")


@pytest.mark.parametrize("typed", ["0", "6", "mars", "1 mars"])
def test_what_is_no_team_is_said(typed: str) -> None:
    """An unknown team gives a sentence and no teams."""
    meant = read_teams(typed, teams())
    assert meant.teams == ()
    assert "is no team" in meant.fault
