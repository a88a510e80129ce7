"""Responses that another one of the same team on the same card leaves no reason to choose.

Found without playing: by costs, by what each band does, and by the exact odds of the rule, at start values and on a
grid over all that the odds hang on. Where anything is in doubt nothing is said: what others make of an order, what
people answer, odds that can only be estimated, or an effect of which nobody can tell whether the team wants it.
"""

from collections.abc import Iterator, Mapping
from itertools import chain, groupby, permutations
from typing import Literal, NamedTuple

from wargame.deck.checks.subject import Subject
from wargame.deck.checks.written import Written
from wargame.deck.codes import Explanation, register
from wargame.deck.orders import put_asks
from wargame.deck.schema import Outcome
from wargame.deck.values import Change
from wargame.engine import expression_code as code
from wargame.engine.effects import refresh
from wargame.engine.state import TURN, blank_state
from wargame.lab.directions import DOWN, UP, wishes
from wargame.lab.odds_grid import Terms, compare_odds, terms_of
from wargame.rulebook import BAND_NAMES

register(
    {
        "C011": Explanation(
            "response that is never the better choice",
            "Another response of the same team on the same card costs no more, has no better or worse odds than this "
            "one wherever the tracks stand, and in no band does less for the team, so nobody has a reason to choose "
            "this one. Give it something of its own: a lower cost, better odds, or an effect that the other lacks.",
        ),
    }
)

Verdict = Literal["same", "not better", "unknown"]
"""How one thing compares with another for the team; unknown where it is better, or nobody can tell."""


class Offer(NamedTuple):
    """A response with what it is compared by."""

    written: Written
    outcomes: Mapping[str, Outcome]
    """By the name of each band that the rule can give."""

    def terms(self, subject: Subject) -> Terms:
        """Return what its odds hang on."""
        return terms_of(subject, self.written.number, has_critical="critical" in self.outcomes)

    def reads_ruling(self) -> bool:
        """Tell whether an effect uses the margin or the value of the ruling."""
        return any(_reads_ruling(change) for each in self.outcomes.values() for change in each.effects.values())


def find_dominated(subject: Subject) -> None:
    """Report each response that another one leaves no reason to choose; of two that are alike, the later."""
    watched = _watched(subject)
    comparer = Comparer(subject)
    for _, offered in groupby(subject.responses, key=lambda written: (written.card, written.team)):
        offers = [_offer(subject, written) for written in offered if _is_comparable(subject, written, watched)]
        told: set[str] = set()
        for worse, better in permutations(offers, 2):
            if worse.written.name not in told | {better.written.name} and better.written.name not in told:
                verdict = comparer.compare(worse, better)
                later = worse.written.number > better.written.number
                if verdict == "not better" or (verdict == "same" and later):
                    told.add(worse.written.name)
                    _report(subject, verdict, worse, better)


def _report(subject: Subject, verdict: Verdict, worse: Offer, better: Offer) -> None:
    name, other = worse.written.name, better.written.name
    place = subject.place(better.written.path)
    if verdict == "same":
        said = f"`{name}` has the same cost, odds and effects as `{other}`"
    else:
        said = f"nobody has a reason to choose `{name}`: `{other}` is as good or better in cost, odds and every effect"
    hint = f"`{other}` stands in {place}: give `{name}` a lower cost, better odds or an effect of its own"
    subject.warn("C011", worse.written.path, said, hint, key=True)


def _watched(subject: Subject) -> frozenset[int]:
    """Return the tags of orders that some expression asks about: choosing them does more than their outcomes say."""
    pool = subject.deck.program.pool.code
    asking = {code.ORDERED, code.HAS_ORDERED}
    return frozenset(pool[i + 1] for i in range(0, len(pool), 2) if pool[i] in asking)


def _is_comparable(subject: Subject, written: Written, watched: frozenset[int]) -> bool:
    """Tell whether all that a response comes to is in its cost, odds and outcomes."""
    deck, program, response = subject.deck, subject.deck.program, written.response
    contest = subject.deck.deck.cards[deck.names.cards[written.card]].contest
    rule = deck.rules[program.responses.rule[written.number]]
    return (
        contest is None
        and not put_asks(rule, response.parameters, response)
        and program.responses.tag[written.number] not in watched
    )


def _offer(subject: Subject, written: Written) -> Offer:
    rule = subject.deck.rules[subject.deck.program.responses.rule[written.number]]
    given = dict(written.response.outcomes.written())
    outcomes = {}
    for band in rule.bands:
        outcome = given.get(BAND_NAMES[band])
        if outcome is not None:
            outcomes[BAND_NAMES[band]] = outcome
    return Offer(written, outcomes)


def _reads_ruling(change: Change) -> bool:
    """Tell whether an amount uses the margin or the value of the ruling."""
    return isinstance(change.amount, str) and ("margin" in change.amount or "value" in change.amount)


class Comparer:
    """Compares the responses of a deck; what it needs for that is worked out once."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._wishes: dict[str, dict[int, int]] = {}
        self._odds: dict[tuple[Terms, Terms], Verdict] = {}
        self._state = blank_state(subject.deck.program)
        self._state.clock[TURN] = 1
        refresh(subject.deck.program, self._state)

    def compare(self, first: Offer, second: Offer) -> Verdict:
        """Return how a response compares with another one of the team on the card, the cheapest question first."""
        one, other = first.written.response, second.written.response
        if other.when not in {None, one.when} or (one.secret, one.reveal) != (other.secret, other.reveal):
            return "unknown"
        found: set[Verdict] = {"same" if one.when == other.when else "not better"}
        for verdict in chain([_compare_costs(one.cost, other.cost)], self._compare_outcomes(first, second)):
            if verdict == "unknown":
                return "unknown"
            found.add(verdict)
        odds = self._compare_odds(first.terms(self._subject), second.terms(self._subject))
        if odds == "unknown" or (odds != "same" and (first.reads_ruling() or second.reads_ruling())):
            return "unknown"
        return "not better" if "not better" in found | {odds} else "same"

    def _compare_odds(self, first: Terms, second: Terms) -> Verdict:
        """Return how odds compare; many responses of a deck hang on the same."""
        if (first, second) not in self._odds:
            self._odds[first, second] = compare_odds(self._subject, self._state, first, second)
        return self._odds[first, second]

    def _compare_outcomes(self, first: Offer, second: Offer) -> Iterator[Verdict]:
        """Yield how what two responses do compares, band by band, in the bands that both can give."""
        bands = [band for band in first.outcomes if band in second.outcomes]
        if not bands:
            yield "unknown"
        for band in bands:
            one, other = first.outcomes[band], second.outcomes[band]
            if (set(one.unlocks), one.follow_up) != (set(other.unlocks), other.follow_up):
                yield "unknown"
            for name in {*one.effects, *other.effects}:
                yield self._compare_effects(first.written.team, name, one.effects.get(name), other.effects.get(name))

    def _compare_effects(self, team: str, name: str, first: Change | None, second: Change | None) -> Verdict:
        """Return how two effects on one variable compare; none is the same as one of nothing."""
        if first == second:
            return "same"
        changes = [change for change in (first, second) if change is not None]
        if any(change.sets or isinstance(change.amount, str) for change in changes):
            return "unknown"
        more = _points(second) - _points(first)
        if more == 0:
            return "same"
        if team not in self._wishes:
            self._wishes[team] = wishes(self._subject, team)
        way = self._wishes[team].get(self._subject.deck.names.slots[name])
        return "not better" if way == (UP if more > 0 else DOWN) else "unknown"


def _compare_costs(first: Mapping[str, int], second: Mapping[str, int]) -> Verdict:
    """Return how costs compare."""
    differences = [second.get(name, 0) - first.get(name, 0) for name in {*first, *second}]
    if any(difference > 0 for difference in differences):
        return "unknown"
    return "not better" if any(differences) else "same"


def _points(change: Change | None) -> float:
    """Return by how much an effect changes something."""
    return 0.0 if change is None else float(change.amount)
