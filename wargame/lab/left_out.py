"""What runs by themselves leave out of a session, in sentences for whoever reads what they found.

Futures and simulated sessions are played by the machine alone: it deals cards and throws dice, and nobody brings it
injects.
"""

from collections.abc import Iterator

from wargame.deck.schema import Plan
from wargame.session.game import Game
from wargame.session.msel import Line, msel
from wargame.session.state import Play


def left_out_ahead(game: Game, play: Play) -> tuple[str, ...]:
    """Return what the futures of a session leave out."""
    if play.phase == "endex":
        return ()
    coming = sum(_may_come(game, play, line) for line in msel(game, play))
    return (*_injects(coming, "still to come "), *_dice(game.plan, "session"))


def left_out_of_plan(plan: Plan) -> tuple[str, ...]:
    """Return what simulated sessions of a plan leave out."""
    return (*_injects(sum(bool(part.effects) for part in plan.injects.values()), "of the plan "), *_dice(plan, "plan"))


def _may_come(game: Game, play: Play, line: Line) -> bool:
    """Whether a line is an inject that may yet come by itself and move something."""
    by_itself = line.status == "deferred" or (line.status == "pending" and line.trigger != "manual")
    in_time = line.turn == 0 or play.turn < line.turn <= game.course.turns
    return by_itself and in_time and not line.card and bool(line.effects)


def _injects(count: int, which: str) -> Iterator[str]:
    if count:
        yield f"{count} inject{'s' if count > 1 else ''} {which}{'are' if count > 1 else 'is'} not counted."


def _dice(plan: Plan, what: str) -> Iterator[str]:
    if plan.dice == "expected":
        yield f"Dice are thrown here; the {what} takes what is likeliest."
