"""A practice session beside one that has not begun: the same plan and seats, dice of its own, gone without a trace."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from wargame.cli.beginning import begin
from wargame.link.in_process import InProcessLink
from wargame.link.protocol import LinkLost
from wargame.live.opening import Manner, wall_clock
from wargame.live.running import PERSON, RunningSession
from wargame.session.authors import SESSION
from wargame.session.control_events import SeatGiven
from wargame.session.state import Person
from wargame.workspace.library import FaultyFileError, Library
from wargame.workspace.named_files import UnknownNameError


def rehearse(library: Library, earnest: RunningSession) -> "RehearsalLink":
    """Open a practice. Raises LinkLost with a sentence for the person at the screen if it can't be opened."""
    try:
        return RehearsalLink(library, earnest)
    except (FaultyFileError, UnknownNameError) as error:
        said = "There is no practice: the plan or its deck has faults or is gone; `wargame check` names what is wrong."
        raise LinkLost(said) from error
    except click.ClickException as error:
        raise LinkLost(f"There is no practice: {error.message}") from error
    except OSError as error:
        raise LinkLost(f"There is no practice: its file can't be made: {error.strerror}.") from error


class RehearsalLink(InProcessLink):
    """A link to a practice session, whose file goes with it."""

    def __init__(self, library: Library, earnest: RunningSession) -> None:
        """Open a practice of the plan that the session in earnest is about to play."""
        self._folder = TemporaryDirectory(prefix="wargame-practice-")
        room = earnest.state.room
        assert room.opened is not None, "a session is opened before anybody looks at it"
        players = {seat.team: seat.player for seat in room.seats}
        path = Path(self._folder.name) / "practice.wargame"
        manner = Manner(facilitated=True, practice=True)
        try:
            session = begin(library, library.plan(room.opened.plan), players, None, path, wall_clock, manner)
        except BaseException:
            self._folder.cleanup()
            raise
        session.note(*(_given(person) for person in room.people))
        people = tuple(team for team, player in players.items() if player == PERSON)
        super().__init__(session, people, everybody=True)

    async def close(self) -> None:
        """Let go of the session and of its file."""
        await super().close()
        self._folder.cleanup()


def _given(person: Person) -> SeatGiven:
    """Return the seat of the exercise in earnest, so that everybody practises where they will sit."""
    return SeatGiven(by=SESSION, seat=person.seat, name=person.name, roles=person.roles, team=person.team)
