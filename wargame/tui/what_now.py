"""Says in words what a person can do at this moment of the exercise."""

from typing import assert_never

from wargame.session.commands import Ready
from wargame.session.permissions import kind_of
from wargame.session.view import SeatView


def what_now(view: SeatView) -> str:
    """Return a few sentences for the help window."""
    if kind_of(Ready) in view.may and view.phase != "endex":
        return (
            "You see what your team's lead sees. You talk and argue for the team; its lead commits, seals and answers."
        )
    match view.phase:
        case "lobby":
            return "The exercise has not started. It begins when every seat is taken."
        case "brief":
            return "Read this turn's event cards. Orders are taken when the plan phase opens."
        case "plan":
            return _plan(view)
        case "ask":
            return _ask(view)
        case "adjudicate" | "recap":
            return _recap(view)
        case "endex":
            return "The exercise has ended. Compare objectives, check the dice, and talk it over."
        case _:
            assert_never(view.phase)


def _plan(view: SeatView) -> str:
    if view.ready:
        return "Your orders are sealed. All teams' orders open together when the last team has sealed."
    asked = [card for card in view.cards if card.responses]
    cards = "the event card" if len(asked) == 1 else f"each of the {len(asked)} event cards"
    return (
        f"Give one response on {cards}: pick it with its number or the arrow keys, commit it with enter. "
        "The bar shows how likely each outcome is, from what your team may know. You may change an order as often as "
        "you like; nobody else sees it. When you are done, the space bar seals your orders."
    )


def _ask(view: SeatView) -> str:
    if view.ready:
        return "Your answers are closed. Orders are adjudicated when every team has closed its answers."
    if not view.asks:
        return "Rules ask other teams about orders; your team has nothing to answer. The space bar goes on."
    return (
        "Some orders ask the other teams something: a vote, a judgement, a reason. Pick a question with the arrows up "
        "and down, turn its answer with left and right or a digit; each turn counts at once. The space bar closes your "
        "answers."
    )


def _recap(view: SeatView) -> str:
    if view.ready:
        return "You have read on. The next turn opens when the other teams have too."
    return (
        "All orders are adjudicated. The space bar turns over one ruling after another, then the recap; "
        "w shows why a ruling fell as it did. Space after the recap goes on to the next turn; r skips the rest."
    )
