"""All that the talk screen needs of a view, the same for a team's seat and for those who run the exercise."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from wargame.session.command import Command
from wargame.session.control_view import ControlView
from wargame.session.permissions import kind_of
from wargame.session.seen import Phase
from wargame.session.table_view import Message, Proposal, Table
from wargame.session.view import SeatView, Team
from wargame.tui.teams import as_teams

CONTROL: Final = ""
"""Stands for the team of those who run the exercise."""

Notes = Mapping[str, str]
"""What a seat keeps beside the log: how far it has read, by `read.<channel or treaty>`; drafts, by `draft.<where>`."""


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
    """What every screen says of the exercise."""

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
        return {f"read.{place}": str(count) for place, count in counts.items() if read_so_far(notes, place) > count}

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
        return said + self.changed_treaties(notes)


def read_so_far(notes: Notes, place: str) -> int:
    """Return how much of a channel or a treaty a seat has read."""
    kept = notes.get(f"read.{place}", "")
    return int(kept) if kept.isdecimal() else 0


def matter_of(view: SeatView | ControlView) -> TalkMatter:
    """Return what a view says of the table."""
    if isinstance(view, ControlView):
        team, title, teams = CONTROL, "White cell", as_teams(view.teams)
    else:
        team, title, teams = view.seat.team, view.seat.title, view.teams
    turns = view.exercise.turns
    marking = view.exercise.marking
    return TalkMatter(view.seat.id, team, title, teams, view.table, view.may, view.turn, turns, view.phase, marking)
