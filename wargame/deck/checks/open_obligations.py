"""Obligations that a team may have no way to meet."""

from functools import reduce

from wargame.deck.checks.intervals import Part, either
from wargame.deck.checks.subject import Subject
from wargame.deck.codes import Explanation, register
from wargame.deck.schema import Response
from wargame.engine.program import NONE

register(
    {
        "C012": Explanation(
            "obligation that a team may be unable to meet",
            "The team must answer this card, but every response has a condition that may fail, or costs more than the "
            "team starts with. Give one response that is always open: without `when`, and free or nearly so.",
        ),
    }
)


def check(subject: Subject) -> None:
    """Report teams that must answer a card and may find every response closed."""
    for _, name, card in subject.cards:
        for i, team in enumerate(card.must_answer):
            offered = card.responses.get(team, {})
            payable = {key for key, response in offered.items() if _is_payable(subject, team, response)}
            if offered and _may_all_fail(subject, name, team, payable):
                what = "can be closed" if payable else "costs more than the team starts with"
                said = f"`{team}` must answer `{name}`, and every response {what}"
                hint = f"give `{team}` one without `when` that it can pay from the start"
                subject.warn("C012", ("cards", name, "must_answer", i), said, hint)


def _is_payable(subject: Subject, team: str, response: Response) -> bool:
    """Tell whether a team can pay for a response with what it starts with."""
    resources = subject.deck.deck.teams[team].resources
    return all(cost <= resources[name].start for name, cost in response.cost.items())


def _may_all_fail(subject: Subject, name: str, team: str, payable: set[str]) -> bool:
    """Tell whether none of some responses may be open. Two that exclude each other, as `x` and `not x`, are always."""
    world, responses = subject.generous, subject.deck.program.responses
    sight = world.loosened(1, subject.turns, dealing=False)
    parts = []
    for at, (card, owner, response) in enumerate(subject.deck.names.responses):
        if (card, owner) == (name, team) and response in payable:
            if responses.when[at] == NONE:
                return False
            parts.append(world.part(responses.when[at], sight))
    return reduce(either, parts, Part(0.0, 0.0)).may_fail
