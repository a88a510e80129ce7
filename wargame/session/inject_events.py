"""What the log says of injects: what was delivered and what it did, and what was changed about the rest of the MSEL.

`by` is the seat that asked for it, or `session` for what came by its own trigger.
"""

from typing import Literal

from wargame.session.event import Event
from wargame.session.event_parts import Standing


class InjectDelivered(Event):
    """An inject was brought to the players."""

    kind: Literal["inject_delivered"] = "inject_delivered"
    by: str
    inject: str
    """Its id in the plan; `i1`, `i2`, ... of what was improvised."""
    turn: int
    title: str
    text: str
    to: tuple[str, ...]
    """The teams that are told; empty for all."""
    edited: bool
    """Whether somebody has rewritten it, or written it at all, since the plan was made."""
    effects: dict[str, int]
    """Whole points, by track or resource, as it was to move them."""
    deltas: dict[str, int]
    """By how many units each variable really moved, gauges and peaks included."""


class CardFired(Event):
    """A card was put on the table while the turn was being planned."""

    kind: Literal["card_fired"] = "card_fired"
    by: str
    card: str
    asks: tuple[str, ...]
    """The teams that may answer it, whose orders are open again."""
    position: Standing
    """Where the machine stands now that the card has come."""


class InjectSkipped(Event):
    """An inject will not come."""

    kind: Literal["inject_skipped"] = "inject_skipped"
    by: str
    inject: str
    reason: str


class InjectDeferred(Event):
    """An inject will come in another turn."""

    kind: Literal["inject_deferred"] = "inject_deferred"
    by: str
    inject: str
    turn: int


class InjectMoved(Event):
    """The MSEL was put into another order."""

    kind: Literal["inject_moved"] = "inject_moved"
    by: str
    inject: str
    before: str
    """Empty for its end."""
    order: tuple[str, ...]
    """All of it, as it stands now."""


class InjectEdited(Event):
    """An inject that has not come says or does something else."""

    kind: Literal["inject_edited"] = "inject_edited"
    by: str
    inject: str
    title: str
    text: str
    to: tuple[str, ...]
    effects: dict[str, int]
    """Whole points, by track or resource."""


InjectEvent = InjectDelivered | CardFired | InjectSkipped | InjectDeferred | InjectMoved | InjectEdited
