"""Futures of a session played by compiled code, without the GIL, in as many threads as there are cores."""

import os
from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from wargame.deck.compile import CompiledDeck
from wargame.engine.program import Ints
from wargame.engine.state import blank_state
from wargame.lab.compiled import Kernel, renumbered
from wargame.lab.compiled_structures import Laid
from wargame.lab.desk import blank_desk
from wargame.lab.onward import Moment
from wargame.lab.outlook import Engine, Outlook, Players, blank_count, blank_rows, seed_key
from wargame.lab.trials import Batch, RunBatch
from wargame.rulebook import Rule

FUTURES: Final = 2000
"""How many are played: a chance is told to two in a hundred."""


def compiled_engine(
    deck: CompiledDeck, kernel: Kernel, rules: Mapping[str, Rule], workers: int | None = None
) -> Engine:
    """Return the compiled engine of a deck, made once a session; `kernel` is `Kernels.run_onward`.

    So many threads play at a time, else one for each core.
    """
    return Engine(_players(deck, kernel, rules), workers or os.cpu_count() or 1, FUTURES)


def _words(numbers: Ints) -> Any:
    """Return whole numbers as compiled code takes them."""
    return np.array(numbers, dtype=np.int64)


def _players(deck: CompiledDeck, kernel: Kernel, rules: Mapping[str, Rule]) -> Players:
    program = Laid(renumbered(deck, deck.program, rules))

    def players(outlook: Outlook) -> RunBatch:
        course, base = Laid(outlook.course), Laid(outlook.base)
        decided, answered = (_words(part) for part in (outlook.moment.decided, outlook.moment.answered))
        moment = Moment(outlook.moment.stage, decided, answered)
        bots = _words(outlook.kinds) if outlook.kinds else None

        def run(numbers: range) -> Batch:
            state, desk = Laid(blank_state(deck.program)), Laid(blank_desk(deck.program, outlook.course))
            tally, sheet = blank_count(outlook), blank_rows(outlook, len(numbers))
            laid_tally, laid_sheet = Laid(tally), Laid(sheet)
            kernel(
                program.address,
                course.address,
                base.address,
                moment,
                state.address,
                desk.address,
                bots,
                np.uint64(seed_key(outlook.seed)),
                numbers.start,
                numbers.stop,
                laid_tally.address,
                laid_sheet.address,
            )
            return Batch(tally, sheet.rows)

        return run

    return players
