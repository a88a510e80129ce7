"""Beginning a session from what a command line or the start screen asks for: who plays, which dice, which file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import click

from wargame.cli.chosen import one_of, session_errors
from wargame.cli.exits import RefusedError
from wargame.deck.diagnostics import clean
from wargame.lab.bots import BOT_KINDS
from wargame.live.opening import PLAYED, Manner, fresh_luck, open_new, seeded_luck
from wargame.live.running import PERSON, Clock, RunningSession
from wargame.workspace.folders import Workspace
from wargame.workspace.library import Library, LoadedPlan

DEFAULT_BOT: Final = "greedy"
"""Who plays a team that the plan says nothing about."""

SAVED: Final = ".wargame"
"""How the name of a session file ends."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the options of `wargame play` ask for."""

    plan: str | None = None
    seats: tuple[str, ...] = ()
    bots: str | None = None
    seed: int | None = None
    out: Path | None = None
    resume: Path | None = None
    manner: Manner = PLAYED


def begin(
    library: Library,
    plan: LoadedPlan,
    players: Mapping[str, str],
    seed: int | None,
    path: Path,
    clock: Clock,
    manner: Manner = PLAYED,
) -> RunningSession:
    """Make the session's file and begin the first turn, or leave STARTEX to its facilitator.

    Raises RefusedError if the file can't be made.
    """
    if path.exists():
        raise RefusedError(f"{clean(str(path))} is there already; choose another name, or go on with it by --resume.")
    teams = plan.deck.compiled.names.teams
    luck = fresh_luck(teams) if seed is None else seeded_luck(seed, teams)
    with session_errors():
        digests = library.rule_digests(plan.deck.compiled)
        return open_new(path, plan, digests, players, luck, clock, manner)


def new_file(workspace: Workspace, plan: str, today: date) -> Path:
    """Return where a new session is saved if nobody says: a name of the day and the plan that is free."""
    folder = workspace.saves()
    name = f"{today.isoformat()}-{plan}"
    path, count = folder / f"{name}{SAVED}", 1
    while path.exists():
        count += 1
        path = folder / f"{name}-{count}{SAVED}"
    return path


def all_bots(plan: LoadedPlan, bots: str | None) -> dict[str, str]:
    """Return a bot for each team: the one asked for, else the plan's, else the default."""
    return {team: _bot(plan, team, bots) for team in plan.deck.compiled.names.teams}


def people_and_bots(plan: LoadedPlan, wish: Wish) -> dict[str, str]:
    """Return who plays each team: people in the seats asked for, else where the plan wants them; bots elsewhere."""
    teams = plan.deck.compiled.names.teams
    people = [one_of("team", seat, teams, "--seat") for seat in wish.seats]
    if not people:
        people = [team for team, player in plan.compiled.plan.seats.items() if player == PERSON]
    if not people and not wish.manner.facilitated:
        raise click.UsageError(f"The plan leaves all seats to bots; choose yours with --seat: {', '.join(teams)}.")
    return {team: PERSON if team in people else _bot(plan, team, wish.bots) for team in teams}


def _bot(plan: LoadedPlan, team: str, bots: str | None) -> str:
    suggested = plan.compiled.plan.seats.get(team, DEFAULT_BOT)
    return bots or (suggested if suggested in BOT_KINDS else DEFAULT_BOT)
