"""A log to be looked at: every state of it, and the places to stop at."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.played import by_whim, play_on, play_turn, started
from tests.session.test_branching import control, facilitated
from wargame.session.commands import Rewind
from wargame.session.control_commands import Advance, Note, Observe, Undo
from wargame.session.decide import PersonCommand
from wargame.session.evolve import fold
from wargame.session.reel import Reel

ASKED: tuple[PersonCommand, ...] = (Advance(reason="on"), Undo(), Note(text="Here."), Rewind(turn=1))


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.data())
def test_a_position_is_the_fold_up_to_there(seed: int, data: st.DataObject) -> None:
    """Wherever one goes, the session stands as it did when that record was written."""
    table = facilitated(seed)
    for _ in range(data.draw(st.integers(0, 6))):
        control(table, data.draw(st.sampled_from(ASKED)))
    reel = Reel(table.events)
    at = data.draw(st.integers(0, len(reel)))
    assert len(reel) == len(table.events)
    assert reel.state(at) == fold(table.events[:at])


def test_turns_and_phases() -> None:
    """Each turn begins where it was opened; each phase where play came to it; rulings lie between."""
    table = play_on(started(seed=1), by_whim(1))
    reel = Reel(table.events)
    turns = reel.stops("turn")
    assert [reel.turn_at(at) for at in turns] == [1, 2, 3, 4]
    assert all(table.events[at - 1].kind == "turn_opened" for at in turns)
    phases = [reel.state(at).play.phase for at in reel.stops("phase")]
    assert phases == ["plan", "adjudicate", "recap"] * 4 + ["endex"]
    assert all(table.events[at - 1].kind == "ruling_made" for at in reel.stops("ruling"))


def test_a_rewind_begins_a_turn_again() -> None:
    """A turn that was returned to is a stop of its own."""
    table = started(seed=2)
    play_turn(table, by_whim(2))
    table.must(Rewind(turn=1))
    reel = Reel(table.events)
    assert [reel.turn_at(at) for at in reel.stops("turn")] == [1, 2, 1]


def test_marks_are_bookmarks_and_observations_that_stand() -> None:
    """A plain note is no mark, nor is one that was taken back."""
    table = facilitated(3)
    for command in (
        Note(text="Plain."),
        Note(text="Look here.", bookmark=True),
        Observe(text="They argued.", team="arda"),
        Note(text="A mistake.", bookmark=True),
        Undo(),
    ):
        control(table, command)
    reel = Reel(table.events)
    assert [table.events[at - 1].text for at in reel.stops("mark")] == ["Look here.", "They argued."]  # type: ignore[union-attr]


def test_going_on_and_back_ends_at_the_ends() -> None:
    """From a stop one comes to its neighbours; beyond the last and before the first one stays."""
    reel = Reel(play_on(started(seed=1), by_whim(1)).events)
    first, second, *_, last = reel.stops("turn")
    assert reel.next(first, "turn") == second
    assert reel.next(first + 1, "turn") == second
    assert reel.before(second, "turn") == reel.before(second - 1, "turn") == first
    assert reel.next(last, "turn") == last
    assert reel.before(first, "turn") == first
    assert reel.before(1, "record") == 1
    assert reel.next(len(reel), "record") == len(reel)


def test_what_a_team_was_shown() -> None:
    """Before STARTEX a team is shown the opening; after a STARTEX that was taken back, what it saw last."""
    table = started(seed=4)
    opening = table.state
    reel = Reel(table.events)
    assert reel.shown(1) == opening
    assert Reel(table.events[:2]).shown(2) is None
