"""`wargame forecast`: where a saved session may go from where it stands, for the facilitator's eye."""

import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from wargame.cli.chosen import library_at_hand, session_errors
from wargame.cli.exits import RefusedError
from wargame.deck.diagnostics import clean
from wargame.store.session_file import SessionFile
from wargame.workspace.library import Library

if TYPE_CHECKING:
    from wargame.deck.compile import CompiledDeck
    from wargame.lab.outlook import Engine
    from wargame.session.game import Game
    from wargame.session.state import SessionState

EngineName = Literal["auto", "python", "compiled"]

SLOWER = 10
"""With bots that weigh their orders so many times fewer futures are played, unless it is said how many."""

EXAMPLES = """\
\b
Examples:
  wargame forecast sessions/2026-11-22-evening.wargame
  wargame forecast evening.wargame --turn 3      as turn 3 was opened
  wargame forecast evening.wargame --turn 3 --rulings
                                                 what each ruling of turn 3 changed
"""


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds, to be looked ahead from."""

    game: "Game"
    state: "SessionState"


@click.command(epilog=EXAMPLES)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--turn", type=click.IntRange(1), help="Look ahead from the opening of this turn; else from the end.")
@click.option("--rulings", is_flag=True, help="Tell what the turn's rulings change, before they are applied.")
@click.option("-n", "--futures", type=click.IntRange(1, 1_000_000), help="How many; else 2000 compiled, 100 in Python.")
@click.option("--seed", type=click.IntRange(0, 2**53 - 1), default=1, show_default=True, help="Which futures.")
@click.option("--seated", is_flag=True, help="Let the bots in the seats play on; else all order by chance.")
@click.option("--engine", type=click.Choice(["auto", "python", "compiled"]), default="auto", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    file: Path,
    turn: int | None,
    futures: int | None,
    seed: int,
    engine: EngineName,
    *,
    rulings: bool,
    seated: bool,
    as_json: bool,
) -> None:
    """Tell where a session may go from where it stands.

    Plays many futures from there, with dice of their own and never the session's, and tells how likely each objective
    is to be met and where each track may stand. It knows sealed orders and all that is hidden: it is for whoever
    runs the session, and for nobody who plays in it.
    """
    from wargame.cli import forecast_report as report
    from wargame.lab.changes import changes
    from wargame.lab.forecast import forecast
    from wargame.lab.outlook import seated_kinds

    library = library_at_hand()
    found = _found(file, library, turn, rulings=rulings)
    kinds = seated_kinds(found.game, found.state.room) if seated else ()
    chosen = futures_engine(library, found.game.deck, engine)
    few = chosen.futures // SLOWER if kinds else chosen.futures
    chosen = chosen._replace(futures=futures or max(few, 1))
    play = found.state.play
    told = forecast(found.game, play, chosen, kinds, seed)
    moved = [changes(found.game, play, n, chosen, kinds, seed) for n in range(len(play.rulings) if rulings else 0)]
    if as_json:
        click.echo(json.dumps(report.forecast_data(found.game, told, moved), indent=2, ensure_ascii=False))
    else:
        report.print_forecast(found.game, play, told)
        report.print_changes(found.game, moved)


def _found(path: Path, library: Library, turn: int | None, *, rulings: bool) -> Found:
    """Return the session as it stood; without the secret of its dice, which nothing here may know."""
    from wargame.live.opening import read_embedded

    with session_errors(), SessionFile.read_only(path) as file:
        embedded = read_embedded(file, library.rules)
        state = _ruled(file, turn) if rulings else _opened(embedded.state, turn)
    if state is None:
        what = "rulings" if turn is None else f"turn {turn}" + " with rulings" * rulings
        raise RefusedError(f"`{clean(path.name)}` has no {what} to look ahead from.")
    return Found(embedded.game(), state)


def _opened(state: "SessionState", turn: int | None) -> "SessionState | None":
    """Return a session as it stands, or as a turn of it was opened."""
    from dataclasses import replace

    from wargame.session.state import Moment

    if turn is None:
        return state
    moment = Moment(turn, "plan")
    return replace(state, play=state.checkpoints[moment]) if moment in state.checkpoints else None


def _ruled(file: SessionFile, turn: int | None) -> "SessionState | None":
    """Return the session with the rulings of a turn, else of its last one, made and not applied."""
    from wargame.live.running import event_of
    from wargame.session.evolve import evolve
    from wargame.session.state import SessionState
    from wargame.session.upcast import upcast

    state, found = SessionState(), None
    for record in upcast(file.read(), file.eras()):
        state = evolve(state, event_of(record))
        if record.kind == "rewound" and found is not None and state.play.turn <= found.play.turn:
            found = None  # taken back
        if record.kind == "adjudicated" and turn in {None, state.play.turn}:
            found = state
    return found


def futures_engine(library: Library, deck: "CompiledDeck", engine: EngineName) -> "Engine":
    """Return what plays the futures."""
    from wargame.lab.outlook import PYTHON

    has_numba = find_spec("numba") is not None
    if engine == "python" or (engine == "auto" and not has_numba):
        return PYTHON
    if not has_numba:
        raise click.UsageError("The compiled engine needs numba: install `wargame[fast]`, or use --engine python.")
    from wargame.lab.compiled import kernels_for
    from wargame.lab.compiled_futures import compiled_engine

    digests = {rule: loaded.digest for rule, loaded in library.loaded_rules.rules.items()}
    return compiled_engine(deck, kernels_for(library.rules, digests).run_onward, library.rules)
