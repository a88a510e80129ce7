"""What seats of every kind are told of the room: the clock, talk, treaties, arguments and established facts.

Cut for its reader as everything in `wargame.session.view` is.
"""

from typing import Literal

from wargame.session.seen import BandName, EffectText, Odds, Seen


class Clock(Seen):
    """The time that a phase has."""

    running: bool
    left: int
    """Seconds that were left at `since`; below 0 when the phase has run over."""
    since: int
    """When that was: seconds since 1970, UTC."""
    auto: bool
    """Whether phases end by themselves."""
    reason: str
    """Why it is held; empty while it runs."""


class Channel(Seen):
    """Somewhere to talk."""

    id: str
    """`public`, `control.kosovo`, `with.kosovo.serbia`, or one of its own: `c` and sixteen digits."""
    title: str
    kind: Literal["public", "control", "direct", "group"]
    teams: tuple[str, ...]
    """Who reads it; empty for everybody."""
    can_say: str
    """Why nothing can be said here now, as a sentence; empty if it can."""
    earlier: int = 0
    """How many messages were said here before those that the table holds."""


class Message(Seen):
    """Something that was said."""

    number: int
    """Rises by one with each message of the session that this reader gets."""
    channel: str
    team: str
    """Who said it; empty for those who run the exercise."""
    text: str
    aside: str
    """What only control, and who wrote it, reads with it."""
    turn: int
    request: str
    """Id of the request for information that it puts or answers; empty if it is none."""
    open: bool
    """It is a request that waits for its answer."""


class Proposal(Seen):
    """A treaty, from its first draft to its breach."""

    id: str
    title: str
    text: str
    sponsor: str
    parties: tuple[str, ...]
    signed: tuple[str, ...]
    secret: bool
    until: int
    """Last turn in which it holds; 0 = no end."""
    status: Literal["open", "in_force", "declined", "broken", "expired"]
    said: str
    """Who declined or broke it and why; empty while nobody has."""
    turn: int
    """The turn in which it was laid before its parties."""
    can_sign: str
    """Why this reader can't sign it now; empty if it can."""
    can_decline: str
    """Why this reader can't refuse it, or take it back, now; empty if it can."""
    can_breach: str
    """Why this reader can't declare it broken now; empty if it can."""


class Gift(Seen):
    """What this reader could give another team."""

    to: str
    resource: str
    title: str
    free: int
    """Whole points that no order reserves."""


class Reason(Seen):
    """A reason for or against an argument."""

    side: Literal["own", "pro", "con"]
    team: str
    text: str
    mark: int | None
    """0 weak, 1 sound, 2 strong; None while it has not been weighed."""


class Argument(Seen):
    """An improvised action."""

    id: str
    team: str
    what: str
    result: str
    reasons: tuple[Reason, ...]
    against: str
    """The established fact that a success ends, in words; empty if none."""
    status: Literal["open", "weighed", "ruled", "refused", "dropped"]
    said: str
    """Why it was refused; empty if it was not."""
    turn: int
    odds: Odds | None
    """Once it has been weighed, where the plan shows odds."""
    band: BandName | None
    dice: tuple[str, ...]
    margin: int | None
    effects: tuple[EffectText, ...]
    """What was ruled to come of it, or would come of a success."""
    judged: int
    """How many teams have voted on it."""
    word: int | None
    """This reader's own vote."""
    can_add: str
    """Why this reader can't add a pro or con now; empty if it can."""
    can_judge: str
    """Why this reader can't vote on it now; empty if it can."""


class Established(Seen):
    """A fact that somebody stated or an argument won, beside those of the deck."""

    id: str
    text: str
    by: str
    """Team whose argument won it; empty for those who run the exercise."""
    turn: int
    until: int
    """Last turn in which it holds; 0 = until something ends it."""


class News(Seen):
    """An inject that was delivered to this reader."""

    id: str
    turn: int
    title: str
    text: str
    effects: tuple[EffectText, ...]
    """What it did to what the reader sees."""
    sender: str = ""
    """Who it seems to come from."""
    mode: str = ""
    """How it came: by mail, as a news item."""


class Table(Seen):
    """All of it for one reader."""

    channels: tuple[Channel, ...] = ()
    messages: tuple[Message, ...] = ()
    """The last ones of each channel, oldest first."""
    proposals: tuple[Proposal, ...] = ()
    """Newest first."""
    gifts: tuple[Gift, ...] = ()
    """By team and resource, where both have it."""
    arguments: tuple[Argument, ...] = ()
    """Of this turn and the last, newest first."""
    words: tuple[str, ...] = ()
    """The plan's scale of estimative words, the least likely first; empty where nobody votes."""
    facts: tuple[Established, ...] = ()
    news: tuple[News, ...] = ()
    """Newest first."""
    can_argue: str = ""
    """Why this reader can't make an argument now; empty if it can."""
    can_propose: str = ""
    """Why this reader can't propose anything now; empty if it can."""
    can_give: str = ""
    """Why this reader can't transfer anything now; empty if it can."""
    can_open: str = ""
    """Why this reader can't make a channel now; empty if it can."""
