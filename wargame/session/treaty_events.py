"""What the log says of treaties, from the first draft to the breach, and of what teams gave each other.

`by` is the seat that asked for it, `team` the team that it acts for; empty for those who run the exercise.
"""

from typing import Literal

from wargame.session.event import Event


class TreatyProposed(Event):
    """A treaty lies before its parties; the sponsor has signed."""

    kind: Literal["treaty_proposed"] = "treaty_proposed"
    by: str
    team: str
    proposal: str
    title: str
    text: str
    parties: tuple[str, ...]
    """In the deck's order, the sponsor among them."""
    secret: bool
    until: int
    """The last turn in which it holds; 0 = no end."""
    turn: int


class TreatySigned(Event):
    """A party signed; with the last signature the treaty is in force."""

    kind: Literal["treaty_signed"] = "treaty_signed"
    by: str
    team: str
    proposal: str
    turn: int


class TreatyDeclined(Event):
    """A party refused a proposal, or its sponsor took it back."""

    kind: Literal["treaty_declined"] = "treaty_declined"
    by: str
    team: str
    proposal: str
    turn: int


class TreatyBroken(Event):
    """A party broke a treaty in force, as somebody declares; that ends it."""

    kind: Literal["treaty_broken"] = "treaty_broken"
    by: str
    team: str
    proposal: str
    breaker: str
    reason: str
    turn: int


class Transferred(Event):
    """A team gave some of a resource to another."""

    kind: Literal["transferred"] = "transferred"
    by: str
    team: str
    to: str
    resource: str
    given: int
    """Units."""
    received: int
    """Units: what the other team's cap left room for; the rest is lost."""
    turn: int
