"""Conditions that can't hold, whatever happens: no track ever gets so far."""

from wargame.deck.checks.subject import Subject
from wargame.deck.checks.world import NEVER
from wargame.deck.checks.written import Asked, conditions_of, operations_of
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
    known: dict[tuple[int, tuple[int, int], bool], bool] = {}
    for asked in conditions_of(subject.deck, subject.responses, subject.follow_ups):
        turns = _turns(subject, asked)
        at = asked.expression, turns, asked.dealing
        if at not in known:
            sight = subject.generous.loosened(*turns, dealing=asked.dealing)
            known[at] = subject.generous.holds(asked.expression, sight)
        if not known[at]:
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
    if asked.dealing and ORDERED in operations_of(subject.deck, asked.expression):
        return "nobody has ordered anything yet when cards are dealt: `has_ordered` asks about earlier turns"
    read = subject.deck.reads.get(asked.expression)
    if read is None or not read.reads:
        first, last = _turns(subject, asked)
        return f"it is asked in turns {first} to {last}" if isinstance(asked.source, str) else ""
    sight = subject.generous.loosened(*_turns(subject, asked), dealing=asked.dealing)
    names = subject.deck.names
    numbers = [name for name in sorted(read.reads) if names.kinds[name] not in {"fact", "draw"}]
    bounds = [(name, sight.low[names.slots[name]], sight.high[names.slots[name]]) for name in numbers]
    return ", ".join(f"`{name}` lies between {low:g} and {high:g}" for name, low, high in bounds[:_MOST_NAMES])
