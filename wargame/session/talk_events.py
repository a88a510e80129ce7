"""What the log says of talk: channels, what was said on them, requests for information and their answers.

`by` is the seat that asked for it, `team` the team that it speaks for; empty for those who run the exercise.
"""

from typing import Literal

from wargame.session.event import Event


class ChannelOpened(Event):
    """A group of teams has a channel of its own."""

    kind: Literal["channel_opened"] = "channel_opened"
    by: str
    team: str
    channel: str
    title: str
    teams: tuple[str, ...]
    """Who reads it besides those who run the exercise, in the deck's order."""
    turn: int


class Said(Event):
    """Something was said on a channel."""

    kind: Literal["said"] = "said"
    by: str
    team: str
    channel: str
    text: str
    aside: str
    """What only those who run the exercise are told with it."""
    turn: int


class RequestPut(Event):
    """A team asked the white cell for information."""

    kind: Literal["request_put"] = "request_put"
    by: str
    team: str
    request: str
    """Its id, by the team's own count: `kosovo.1`."""
    text: str
    turn: int


class RequestAnswered(Event):
    """The white cell answered a request for information."""

    kind: Literal["request_answered"] = "request_answered"
    by: str
    request: str
    to: str
    """The team that had asked."""
    text: str
    turn: int
