"""Whose turn it is at a shared screen."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.kosovo_views import endex_view, plan_view, recap_view
from wargame.tui.seating import seat_wanted

SEATS = ("a", "b", "c")


def test_the_first_seat_that_is_not_ready_is_called_first() -> None:
    """Without anybody at the screen the order of the seats decides."""
    views = {"a": plan_view(ready=True), "b": plan_view(), "c": plan_view()}
    assert seat_wanted(SEATS, views, None) == "b"


def test_whoever_is_there_stays_until_ready() -> None:
    """A seat that is at work is not called away."""
    assert seat_wanted(SEATS, dict.fromkeys(SEATS, plan_view()), "b") == "b"


def test_the_next_seat_follows_round_the_table() -> None:
    """After the last seat comes the first."""
    views = {"a": plan_view(), "b": plan_view(), "c": plan_view(ready=True)}
    assert seat_wanted(SEATS, views, "c") == "a"


def test_nobody_is_called_when_all_are_ready() -> None:
    """While the session works, the last seat stays."""
    assert seat_wanted(SEATS, dict.fromkeys(SEATS, recap_view(ready=True)), "b") == "b"


@pytest.mark.parametrize("late", SEATS)
def test_nobody_is_called_between_two_moments(late: str) -> None:
    """While one seat still has the view of an earlier phase or turn, or none, the answer waits."""
    views = dict.fromkeys(SEATS, recap_view())
    assert seat_wanted(SEATS, views | {late: plan_view(ready=True)}, "a") is None
    assert seat_wanted(SEATS, views | {late: recap_view(turn=1)}, "a") is None
    assert seat_wanted(SEATS, {seat: view for seat, view in views.items() if seat != late}, "a") is None


def test_endex_needs_no_hand_over() -> None:
    """At ENDEX all is open, so that whoever is there stays."""
    assert seat_wanted(SEATS, dict.fromkeys(SEATS, endex_view()), "c") == "c"


@given(st.tuples(st.booleans(), st.booleans(), st.booleans()), st.sampled_from((None, *SEATS)))
def test_a_ready_seat_is_never_called_while_another_is_not(ready: tuple[bool, bool, bool], at: str | None) -> None:
    """Whoever is called has something to do, if anybody has."""
    view = plan_view()
    views = {seat: view.model_copy(update={"ready": done}) for seat, done in zip(SEATS, ready, strict=True)}
    wanted = seat_wanted(SEATS, views, at)
    assert wanted is not None
    assert not views[wanted].ready or all(ready)


def test_every_seat_gets_its_turn() -> None:
    """From any first seat, sealing one after another visits each seat once."""
    for start, phase in product(SEATS, (plan_view, recap_view)):
        views, at, visited = dict.fromkeys(SEATS, phase()), start, []
        for _ in SEATS:
            visited.append(at)
            views[at] = phase(ready=True)
            at = seat_wanted(SEATS, views, at) or ""
        assert sorted(visited) == list(SEATS)
