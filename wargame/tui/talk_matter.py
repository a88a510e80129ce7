"""All that the talk screen needs of a view, the same for a team's seat and for those who run the exercise."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from wargame.session.command import Command
from wargame.session.control_view import ControlView
from wargame.session.permissions import kind_of
from wargame.session.seen import Phase
from wargame.session.table_view import Argument, Established, Message, News, Proposal, Table
from wargame.session.talk_commands import Say
from wargame.session.view import SeatView, Team
from wargame.tui.teams import as_teams

CONTROL: Final = ""
"""Stands for the team of those who run the exercise."""

Notes = Mapping[str, str]
"""What a seat keeps beside the log: how far it has read, by `read.<channel, treaty, argument…>`; drafts, by
`draft.<where>`."""

NEWS: Final = "news"
"""The place of all injects together; they are read from the first to the last."""
_ARGUED: Final = {"open": 0, "dropped": 0, "weighed": 1, "refused": 2, "ruled": 2}
"""How many steps those who run the exercise have taken with an argument."""


@dataclass(frozen=True, slots=True)
class TalkMatter:
    """The table, and who sits at it."""

    seat: str
    team: str
    """Empty for those who run the exercise."""
    title: str
    """What they are called."""
    teams: tuple[Team, ...]
    table: Table
    may: Mapping[str, str]
    """By kind of command, why this seat may never send it."""
    turn: int
    turns: int
    phase: Phase
    marking: str = ""
    """What every screen says of how it may be shared, and whether it is a rehearsal."""

    def forbids(self, command: type[Command]) -> str:
        """Return why this seat may not send such a command; empty if it may."""
        return self.may.get(kind_of(command), "")

    def on(self, channel: str) -> tuple[Message, ...]:
        """Return what was said on a channel, oldest first."""
        return tuple(message for message in self.table.messages if message.channel == channel)

    def read_mark(self, channel: str) -> int:
        """Return how much there is to have read of a channel."""
        return self.earlier(channel) + len(self.on(channel))

    def earlier(self, channel: str) -> int:
        """Return how many messages of a channel are not told any more."""
        return next((each.earlier for each in self.table.channels if each.id == channel), 0)

    def unread(self, channel: str, notes: Notes) -> int:
        """Return how much others have said on a channel since it was read last."""
        seen = max(read_so_far(notes, channel) - self.earlier(channel), 0)
        return sum(message.team != self.team for message in self.on(channel)[seen:])

    def too_far(self, notes: Notes) -> dict[str, str]:
        """Return the marks of channels of which more was read than there is now, because it was taken back."""
        counts = {each.id: self.read_mark(each.id) for each in self.table.channels}
        counts |= self.told_marks()
        gone = {where: "" for where, kept in notes.items() if kept and _may_go(where) and where[5:] not in counts}
        far = {f"read.{place}": str(count) for place, count in counts.items() if read_so_far(notes, place) > count}
        return {**gone, **far}

    def told_marks(self) -> dict[str, int]:
        """Return by place how much others have done about arguments, facts and news; control does it itself."""
        if self.team == CONTROL:
            return {}
        marks = {place_of(argument): self._argument_mark(argument) for argument in self.table.arguments}
        marks |= {place_of(fact): int(fact.by != self.team) for fact in self.table.facts}
        return {**marks, NEWS: len(self.table.news)}

    def fresh(self, notes: Notes) -> frozenset[str]:
        """Return the places of arguments, facts and news about which there is something new."""
        marks = self.told_marks()
        later = self.table.news[: max(marks.pop(NEWS, 0) - read_so_far(notes, NEWS), 0)]
        places = {place for place, mark in marks.items() if mark > read_so_far(notes, place)}
        return frozenset({*places, *(place_of(news) for news in later)})

    def new_told(self, notes: Notes) -> tuple[int, int]:
        """Return how many arguments are new, and how many news and facts."""
        fresh = self.fresh(notes)
        argued = sum(is_argument(place) for place in fresh)
        return argued, len(fresh) - argued

    def unread_news(self, notes: Notes) -> int:
        """Return how many news are new."""
        return sum(place.startswith(f"{NEWS}.") for place in self.fresh(notes))

    def _argument_mark(self, argument: Argument) -> int:
        """Return how many steps others have taken with an argument: made it, answered it, weighed it, ruled on it."""
        answers = sum(reason.side != "own" and reason.team != self.team for reason in argument.reasons)
        return (argument.team != self.team) + answers + _ARGUED[argument.status]

    def treaty_mark(self, treaty: Proposal) -> int:
        """Return how many steps others have taken with a treaty: laid it, signed it, ended it."""
        signed = sum(team != self.team for team in treaty.signed)
        return (treaty.sponsor != self.team) + signed + (treaty.status in {"declined", "broken"})

    def news_of(self, treaty: Proposal, notes: Notes) -> bool:
        """Whether others have done something about a treaty since it was looked at last."""
        return self.treaty_mark(treaty) > read_so_far(notes, treaty.id)

    def changed_treaties(self, notes: Notes) -> int:
        """Return of how many treaties there is something new."""
        return sum(self.news_of(treaty, notes) for treaty in self.table.proposals)

    def unread_in_all(self, notes: Notes) -> int:
        """Return how much is new altogether."""
        said = sum(self.unread(channel.id, notes) for channel in self.table.channels)
        return said + self.changed_treaties(notes) + len(self.fresh(notes))


def read_so_far(notes: Notes, place: str) -> int:
    """Return how much of a channel or a treaty a seat has read."""
    kept = notes.get(f"read.{place}", "")
    return int(kept) if kept.isdecimal() else 0


def place_of(told: Argument | Established | News) -> str:
    """Return the name under which it is noted whether something was read."""
    match told:
        case Argument():
            return f"argument.{told.id}"
        case Established():
            return f"fact.{told.id}"
        case News():
            return f"{NEWS}.{told.id}"


def is_argument(place: str) -> bool:
    """Return whether a place is that of an argument."""
    return place.startswith("argument.")


def _may_go(where: str) -> bool:
    return where.startswith(("read.argument.", "read.fact."))


def matter_of(view: SeatView | ControlView) -> TalkMatter:
    """Return what a view says of the table."""
    if isinstance(view, ControlView):
        title = view.seat.name if kind_of(Say) in view.may else "White cell"
        team, teams = CONTROL, as_teams(view.teams)
    else:
        team, title, teams = view.seat.team, view.seat.title, view.teams
    turns = view.exercise.turns
    marking = view.exercise.marking
    return TalkMatter(view.seat.id, team, title, teams, view.table, view.may, view.turn, turns, view.phase, marking)
