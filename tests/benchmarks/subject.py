"""What the benchmarks of sessions run: a plan or a deck by its name, on either engine."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from wargame.deck.compile import CompiledDeck
from wargame.engine.program import Course
from wargame.lab.machine import Machine
from wargame.lab.sampling import Recipe, runner
from wargame.lab.trials import RunBatch
from wargame.workspace.folders import find_workspace
from wargame.workspace.library import Library
from wargame.workspace.named_files import UnknownNameError

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Subject:
    """A deck, how it is played, and the rules at hand."""

    library: Library
    deck: CompiledDeck
    text: str
    """What the deck was compiled from."""
    course: Course

    def interpreted(self) -> RunBatch:
        """Return Python's runner."""
        return runner(self.deck, Recipe("it", self.course, 1))

    def compiled(self) -> RunBatch:
        """Return a runner of compiled code that was compiled and loaded."""
        run = Machine(self.library.loaded_rules).runner(self.deck, Recipe("it", self.course, 1))
        run(range(1))
        return run


def subject(name: str, turns: int = 0, cards: int = 0, root: Path = ROOT) -> Subject:
    """Return a plan or a deck of a workspace, with so many turns and cards a turn, or 0 for its own."""
    library = Library(find_workspace(root))
    try:
        plan = library.plan(name)
        loaded, course = plan.deck, plan.compiled.course
    except UnknownNameError:
        loaded = library.deck(name)
        course = Course(loaded.compiled.deck.turns, loaded.compiled.deck.cards_per_turn, (), ())
    return Subject(
        library,
        loaded.compiled,
        loaded.text,
        course._replace(turns=turns or course.turns, cards_per_turn=cards or course.cards_per_turn),
    )


def rate(run: Callable[[range], object], sessions: int, clock: Callable[[], float] = process_time) -> float:
    """Run so many sessions; return how many a second, of processor time or of another clock."""
    started = clock()
    run(range(sessions))
    return sessions / (clock() - started)
