"""A practice session beside one that has not begun: the same plan and seats, dice of its own, gone without a trace."""

from pathlib import Path
from tempfile import TemporaryDirectory

from wargame.cli.beginning import begin
from wargame.link.in_process import InProcessLink
from wargame.live.opening import Manner, wall_clock
from wargame.live.running import PERSON, RunningSession
from wargame.session.authors import SESSION
from wargame.session.control_events import SeatGiven
from wargame.session.state import Person
from wargame.workspace.library import Library


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
        session = begin(library, library.plan(room.opened.plan), players, None, path, wall_clock, manner)
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
