"""A session without people: bots play every team to ENDEX on the scenario's clock."""

import json
import sys
from datetime import date
from pathlib import Path

import click

from wargame.cli.beginning import Wish, all_bots, begin, new_file
from wargame.cli.chosen import library_at_hand, plan_named, session_errors
from wargame.cli.exits import RefusedError
from wargame.cli.results import final_view, print_results, results_data
from wargame.deck.diagnostics import clean
from wargame.live.opening import open_saved, scenario_clock
from wargame.live.running import PERSON, RunningSession
from wargame.live.stepping import step
from wargame.workspace.plan_files import list_plans


def play_unattended(wish: Wish, *, as_json: bool) -> None:
    """Play a session to ENDEX and print its results."""
    session = _session(wish)
    try:
        _play(session)
        view = final_view(session)
        if as_json:
            click.echo(json.dumps(results_data(session, view), indent=2, ensure_ascii=False))
        else:
            print_results(view)
            click.echo(f"Saved as {clean(str(session.file.path))}, head {session.head}", err=True)
    finally:
        session.close()


def _session(wish: Wish) -> RunningSession:
    """Return the session to play on."""
    library = library_at_hand()
    if wish.resume is not None:
        with session_errors():
            return open_saved(wish.resume, library.rules, scenario_clock)
    if wish.plan is None:
        raise click.UsageError(f"--auto needs --plan; there are {', '.join(list_plans(library.workspace))}.")
    plan = plan_named(library, wish.plan)
    path = wish.out or new_file(library.workspace, plan.name, date.today())  # noqa: DTZ011 - the day where people are
    return begin(library, plan, all_bots(plan, wish.bots), wish.seed, path, scenario_clock)


def _play(session: RunningSession) -> None:
    """Take steps until none is left, telling a person at a terminal which turn it is."""
    people = [seat.team for seat in session.state.room.seats if seat.player == PERSON]
    if people:
        raise RefusedError(f"People play {', '.join(people)} in this session; go on with it without --auto.")
    told = 0
    try:
        while step(session):
            if session.state.play.turn != told and sys.stderr.isatty():
                told = session.state.play.turn
                click.echo(f"Turn {told} of {session.game.course.turns}", err=True)
    except KeyboardInterrupt:
        click.echo(f"\nStopped in turn {session.state.play.turn}; {_again(session.file.path)}", err=True)
        raise


def _again(path: Path) -> str:
    """Return how to go on with a session that was stopped."""
    return f"go on with `wargame play --auto --resume {clean(str(path))}`."
