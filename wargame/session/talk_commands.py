"""What may be asked of diplomacy and of improvised action: talk, treaties, transfers, arguments."""

from typing import Annotated, Literal

from pydantic import Field

from wargame.session.command import Command, Id, Line, MaybeWords, Words

ChannelId = Annotated[str, Field(min_length=1, max_length=200)]
"""Holds the ids of two teams."""


class OpenChannel(Command):
    """Make a channel of two or more teams; whoever makes it belongs to it."""

    kind: Literal["open_channel"] = "open_channel"
    title: Line
    teams: Annotated[tuple[Id, ...], Field(max_length=20)]


class Say(Command):
    """Say something on a channel: what the others read, and beside it what only control reads."""

    kind: Literal["say"] = "say"
    channel: ChannelId
    """`public` for a statement to everybody; `with.kosovo.serbia`, ids sorted, for a pair; else a channel's id."""
    text: Words
    aside: MaybeWords = ""
    """What only those who run the exercise are told with it."""


class AskControl(Command):
    """Request information of the white cell."""

    kind: Literal["ask_control"] = "ask_control"
    text: Words


class Propose(Command):
    """Lay a treaty before its parties; the sponsor is one of them and has signed with it."""

    kind: Literal["propose"] = "propose"
    title: Line
    text: Words
    parties: Annotated[tuple[Id, ...], Field(max_length=20)]
    secret: bool = False
    """Whether only its parties, and those who run the exercise, know of it."""
    until: Annotated[int, Field(ge=0, le=100)] = 0
    """The last turn in which it holds; 0 = no end."""


class Sign(Command):
    """Sign a proposal; with the last signature it is in force."""

    kind: Literal["sign"] = "sign"
    proposal: Id


class Decline(Command):
    """Refuse a proposal, or take one's own back: it will not come into force."""

    kind: Literal["decline"] = "decline"
    proposal: Id


class DeclareBreach(Command):
    """Say that a party has broken a treaty in force, which ends it."""

    kind: Literal["declare_breach"] = "declare_breach"
    proposal: Id
    by: Id
    """The team that broke it."""
    reason: Words


class Transfer(Command):
    """Give some of a resource to another team that has one of the same id."""

    kind: Literal["transfer"] = "transfer"
    to: Id
    resource: Id
    amount: Annotated[int, Field(ge=1, le=100)]


class Argue(Command):
    """Say what happens by one's own doing: an action that no card foresaw, what should come of it, and why."""

    kind: Literal["argue"] = "argue"
    what: Line
    result: Words
    reasons: Annotated[tuple[Line, ...], Field(min_length=1, max_length=3)]
    against: Id | None = None
    """The established fact that a success would end."""


class DropArgument(Command):
    """Take one's argument back before it is weighed."""

    kind: Literal["drop_argument"] = "drop_argument"
    argument: Id


class AddReason(Command):
    """Add one pro or con to another team's argument."""

    kind: Literal["add_reason"] = "add_reason"
    argument: Id
    side: Literal["pro", "con"]
    text: Line


class Judge(Command):
    """Say how likely another team's argument is to come true, where the plan lets the room vote."""

    kind: Literal["judge"] = "judge"
    argument: Id
    word: Annotated[int, Field(ge=0, le=6)]
    """Place on the plan's one scale of estimative words, the least likely first."""


ArgueCommand = Argue | DropArgument | AddReason | Judge
"""What a team may do with arguments."""

TalkCommand = Annotated[
    OpenChannel | Say | AskControl | Propose | Sign | Decline | DeclareBreach | Transfer,
    Field(discriminator="kind"),
]
"""What a team's screen may send beside its orders. Control may open channels, speak and declare breaches too."""
