"""A session that people play at this terminal: alone, or several who share it."""

import asyncio
from datetime import date
from pathlib import Path
from typing import assert_never

import click

from wargame.cli.beginning import Wish, begin, new_file, people_and_bots
from wargame.cli.chosen import library_at_hand, plan_named, session_errors
from wargame.cli.collecting import seldom_collected
from wargame.cli.exits import RefusedError
from wargame.cli.quicker_engine import QuickerEngine
from wargame.cli.rehearsal import rehearse
from wargame.cli.start_offer import start_offer
from wargame.cli.terminal_only import need_terminal
from wargame.deck.diagnostics import clean
from wargame.link.in_process import InProcessLink
from wargame.link.looking_ahead import LookAhead
from wargame.link.protocol import Link, LinkLost
from wargame.live.opening import PLAYED, Manner, open_saved, wall_clock
from wargame.live.running import PERSON, RunningSession
from wargame.tui.app import Lobby, WargameApp
from wargame.tui.offers import Choice, NewSession, ResumeSession
from wargame.workspace.library import FaultyFileError, Library, LoadedPlan
from wargame.workspace.texts import in_their_files


def play_at_screen(wish: Wish) -> None:
    """Show the console and play; without a plan or a saved session, offer what there is."""
    need_terminal(
        "Playing",
        "`wargame play --auto --plan NAME` lets bots play, and `wargame log FILE` tells what happened in a session.",
    )
    library = library_at_hand()
    table = Table(library)
    if wish.resume is not None:
        table.resume(wish.resume)
    elif wish.plan is not None:
        plan = plan_named(library, wish.plan)
        table.begin(plan, people_and_bots(plan, wish), wish.seed, wish.out, wish.manner)
    elif wish.seats or wish.bots or wish.out or wish.seed is not None or wish.manner != PLAYED:
        raise click.UsageError("Name the --plan that these options are for.")
    with seldom_collected():
        code = asyncio.run(table.play())
    table.farewell()
    if code:
        raise RefusedError("The console stopped because of an error, shown above. What was played is saved.")


class Table:
    """The session that this terminal plays, from its opening to its close."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._session: RunningSession | None = None

    def begin(
        self,
        plan: LoadedPlan,
        players: dict[str, str],
        seed: int | None,
        out: Path | None,
        manner: Manner = PLAYED,
    ) -> RunningSession:
        """Begin a new session, or open one whose facilitator begins it."""
        path = out or new_file(self._library.workspace, plan.name, date.today())  # noqa: DTZ011 - the day where people are
        self._session = begin(self._library, plan, players, seed, path, wall_clock, manner)
        return self._session

    def resume(self, path: Path) -> RunningSession:
        """Go on with a saved session."""
        with session_errors():
            session = open_saved(path, self._library.rules, wall_clock)
        if session.state.play.phase != "endex" and not _people(session) and not session.state.room.facilitated:
            session.close()
            raise RefusedError(f"Bots play all teams in {clean(path.name)}; go on with it by --auto --resume.")
        self._session = session
        return session

    async def play(self) -> int:
        """Run the console until it is left; return its exit code."""
        if self._session is None:
            offer = await asyncio.to_thread(start_offer, self._library)
            app = WargameApp(Lobby(offer, self._open))
        else:
            app = WargameApp(_link(self._library, self._session))
        try:
            await app.run_async()
        finally:
            if self._session is not None:
                await asyncio.to_thread(self._session.close)
        return app.return_code or 0

    async def _open(self, choice: Choice) -> Link:
        """Open what the start screen chose; what goes wrong is a sentence for its dialog."""
        try:
            return _link(self._library, await asyncio.to_thread(self._chosen, choice))
        except click.ClickException as error:
            raise LinkLost(error.message) from error

    def _chosen(self, choice: Choice) -> RunningSession:
        match choice:
            case NewSession(plan=plan, players=players, facilitated=facilitated):
                manner = Manner(facilitated=facilitated)
                return self.begin(_playable(self._library, plan), dict(players), None, None, manner)
            case ResumeSession(path=path):
                return self.resume(Path(path))
            case _:
                assert_never(choice)

    def farewell(self) -> None:
        """Say where the session is, and the hash by which it can be checked later."""
        if self._session is not None:
            session, path = self._session, clean(str(self._session.file.path))
            if session.state.play.phase != "endex":
                click.echo(f"Saved. Go on with: wargame play --resume {path}", err=True)
            click.echo(f"Check it with: wargame verify {path} --head {session.head}", err=True)


def _playable(library: Library, plan: str) -> LoadedPlan:
    """Return a plan; what is wrong with it is told by `wargame check`, since a screen is up."""
    try:
        return library.plan(plan)
    except FaultyFileError as error:
        first = next(in_their_files(error.diagnostics.errors()))
        more = len(error.diagnostics.errors()) - 1
        said = f"{first.file}, line {first.span.line + 1}: {first.message}" + (f", and {more} more" if more else "")
        raise RefusedError(f"{clean(said)}. `wargame check {clean(plan)}` shows all faults.") from error


def _people(session: RunningSession) -> tuple[str, ...]:
    """Return the teams that people play, in the deck's order."""
    return tuple(team for team in session.game.deck.names.teams if session.state.room.player(team) == PERSON)


def _link(library: Library, session: RunningSession) -> InProcessLink:
    """Return a link for the people at this screen; a session of bots that has ended can be looked at by anybody."""
    if all(person.team for person in session.state.room.people):
        return InProcessLink(session, _people(session) or session.game.deck.names.teams[:1])
    engine = QuickerEngine(library, session)
    ahead = LookAhead(session.game, engine)
    return InProcessLink(session, _people(session), ahead, lambda: rehearse(library, session), everybody=True)
