"""Conditions that can't hold, whatever happens: no track ever gets so far."""

from wargame.deck.checks.subject import Subject
from wargame.deck.checks.world import NEVER
from wargame.deck.checks.written import Asked, conditions_of
from wargame.deck.codes import Explanation, register
from wargame.engine.expression_code import ORDERED
from wargame.engine.program import NONE

register(
    {
        "C003": Explanation(
            "condition that can never hold",
            "No track, resource or turn ever gets where this condition wants it, so what hangs on it never happens. "
            "Compare the number with the bounds that the help names. `ordered` looks at the orders of the present "
            "turn: while cards are dealt there are none, and `has_ordered` asks about earlier turns.",
        ),
    }
)

_MOST_NAMES = 3
"""The most variables whose bounds a help tells."""


def check(subject: Subject) -> None:
    """Report conditions that can't hold."""
    for asked in conditions_of(subject):
        sight = subject.generous.loosened(*_turns(subject, asked), dealing=asked.dealing)
        if not subject.generous.holds(asked.expression, sight):
            subject.warn("C003", asked.path, "this condition can never hold", _advice(subject, asked))


def _turns(subject: Subject, asked: Asked) -> tuple[int, int]:
    """Return the turns in which a condition can be asked."""
    cards = subject.deck.program.cards
    if asked.card == NONE:
        return 1, subject.turns
    if asked.coming:
        first, last = cards.first[asked.card], min(cards.last[asked.card], subject.turns)
    else:
        first, last = subject.strict.comes[asked.card], subject.strict.last_turn(asked.card)
    return (first, last) if first <= last < NEVER else (1, subject.turns)


def _advice(subject: Subject, asked: Asked) -> str:
    """Say between which bounds what the condition reads lies."""
    pool = subject.deck.program.pool
    operations = {pool.code[2 * pair] for pair in range(pool.starts[asked.expression], pool.starts[asked.expression + 1])}
    if asked.dealing and ORDERED in operations:
        return "nobody has ordered anything yet when cards are dealt: `has_ordered` asks about earlier turns"
    read = subject.deck.reads.get(asked.expression)
    if read is None or not read.reads:
        first, last = _turns(subject, asked)
        return f"it is asked in turns {first} to {last}" if isinstance(asked.source, str) else ""
    sight = subject.generous.loosened(*_turns(subject, asked), dealing=asked.dealing)
    slots = subject.deck.names.slots
    said = []
    for name in sorted(read.reads)[:_MOST_NAMES]:
        if subject.deck.names.kinds[name] not in {"fact", "draw"}:
            said.append(f"`{name}` lies between {sight.low[slots[name]]:g} and {sight.high[slots[name]]:g}")
    return ", ".join(said)
