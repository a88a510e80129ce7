"""The parts of a deck as they were written: each response once, each condition with where it is asked."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wargame.deck.compile import CompiledDeck
from wargame.deck.initiatives import places
from wargame.deck.schema import Card, Deck, FollowUp, Objective, Response
from wargame.deck.writer import Path
from wargame.engine.expression_code import CONSTANT
from wargame.engine.program import BANDS, NONE
from wargame.rulebook import BAND_NAMES


class Written(NamedTuple):
    """A response as it was written."""

    number: int
    """Its number in the program; an initiative has further ones, for its other places."""
    card: int
    team: str
    name: str
    path: Path
    response: Response


class Asked(NamedTuple):
    """A condition, and when it is asked."""

    path: Path
    source: str | bool
    expression: int
    card: int
    """The card that it belongs to, or -1."""
    dealing: bool = False
    """Whether it is asked while cards are dealt."""
    coming: bool = False
    """Whether it decides if its card comes, so that it is asked in the turns of the card's window."""


class Following(NamedTuple):
    """A card that queues another."""

    card: int
    path: Path
    follow: FollowUp
    ruled: bool
    """Whether an outcome queues it, and not the card by its coming."""
    expression: int
    """Its condition, or -1."""


class Unlocking(NamedTuple):
    """A card that unlocks another."""

    card: int
    path: Path
    unlocked: str


def cards_of(deck: Deck) -> Iterator[tuple[int, str, Card]]:
    """Yield number, id and card, without the places of initiatives."""
    hidden = frozenset(places(deck))
    return ((number, name, card) for number, (name, card) in enumerate(deck.cards.items()) if name not in hidden)


def responses_of(deck: CompiledDeck) -> Iterator[Written]:
    """Yield every response once, initiatives included."""
    names = deck.names
    repeated = frozenset(places(deck.deck)[1:])
    numbers = {card: number for number, card in enumerate(names.cards)}
    for number, (card, team, name) in enumerate(names.responses):
        if card not in repeated:
            response = deck.deck.cards[card].responses[team][name]
            yield Written(number, numbers[card], team, name, ("cards", card, "responses", team, name), response)


def follow_ups_of(deck: CompiledDeck, responses: Iterable[Written]) -> Iterator[Following]:
    """Yield every follow-up."""
    program = deck.program
    bundles = program.bundles
    path: Path
    for number, name, card in cards_of(deck.deck):
        first = bundles.follow_starts[program.cards.bundle[number]]
        for i, follow in enumerate(card.follow_up):
            path = ("cards", name, "follow_up", i)
            yield Following(number, path, follow, ruled=False, expression=bundles.follow_when[first + i])
    for written in responses:
        for band, outcome in written.response.outcomes.written():
            bundle = program.responses.bundle[written.number * BANDS + BAND_NAMES.index(band)]
            first = bundles.follow_starts[bundle]
            for i, follow in enumerate(outcome.follow_up):
                path = (*written.path, "outcomes", band, "follow_up", i)
                yield Following(written.card, path, follow, ruled=True, expression=bundles.follow_when[first + i])


def unlocks_of(deck: CompiledDeck, responses: Iterable[Written]) -> Iterator[Unlocking]:
    """Yield everything that unlocks a card."""
    for number, name, card in cards_of(deck.deck):
        for i, unlocked in enumerate(card.unlocks):
            yield Unlocking(number, ("cards", name, "unlocks", i), unlocked)
    for written in responses:
        for band, outcome in written.response.outcomes.written():
            for i, unlocked in enumerate(outcome.unlocks):
                yield Unlocking(written.card, (*written.path, "outcomes", band, "unlocks", i), unlocked)


def objectives_of(deck: CompiledDeck) -> Iterator[tuple[Path, Objective, int]]:
    """Yield every objective with its path and its number."""
    written = deck.deck
    for number, (team, name, kind) in enumerate(deck.names.objectives):
        if team is None:
            yield ("shared_objectives", name), written.shared_objectives[name], number
        elif kind == "open":
            yield ("teams", team, "objectives", name), written.teams[team].objectives[name], number
        else:
            secrets = written.teams[team].secret_objectives
            assert secrets is not None
            yield ("teams", team, "secret_objectives", name), secrets.objectives[name], number


def conditions_of(deck: CompiledDeck, responses: Iterable[Written], follow_ups: Iterable[Following]) -> Iterator[Asked]:
    """Yield every condition that decides whether something happens; objectives are not among them."""
    program = deck.program
    path: Path
    for number, name, card in cards_of(deck.deck):
        window = card.window
        asap = None if window is None else window.asap
        path = ("cards", name)
        yield from _asked((*path, "when"), card.when, program.cards.when[number], number, dealing=True, coming=True)
        path = (*path, "window", "asap")
        yield from _asked(path, asap, program.cards.asap[number], number, dealing=True, coming=True)
    for follow in follow_ups:
        path = (*follow.path, "when")
        yield from _asked(path, follow.follow.when, follow.expression, follow.card, dealing=not follow.ruled)
    for written in responses:
        yield from _response_conditions(deck, written)
    for number, link in zip(deck.links, program.drift.link_when, strict=True):
        yield from _asked(("links", number, "when"), deck.deck.links[number].when, link, NONE)
    yield from _asked(("ends_when",), deck.deck.ends_when, program.ends_when, NONE)


def _response_conditions(deck: CompiledDeck, written: Written) -> Iterator[Asked]:
    """Yield the conditions of a response."""
    responses, response, card = deck.program.responses, written.response, written.card
    number = written.number
    yield from _asked((*written.path, "when"), response.when, responses.when[number], card)
    yield from _asked((*written.path, "reveal"), response.reveal, deck.reveals[number], NONE)
    first = responses.modifier_starts[number]
    for i, modifier in enumerate(response.modifiers):
        path = (*written.path, "modifiers", i, "when")
        yield from _asked(path, modifier.when, responses.modifier_when[first + i], card)


def _asked(
    path: Path,
    source: str | bool | None,
    expression: int,
    card: int,
    *,
    dealing: bool = False,
    coming: bool = False,
) -> Iterator[Asked]:
    if source is not None:
        yield Asked(path, source, expression, card, dealing, coming)


def changed_slots(deck: CompiledDeck) -> set[int]:
    """Return the slots that effects change."""
    return set(deck.program.bundles.effect_slot)


def raised_slots(deck: CompiledDeck) -> set[int]:
    """Return the slots that effects change otherwise than by ending a fact."""
    bundles = deck.program.bundles
    effects = zip(bundles.effect_slot, bundles.effect_amount, bundles.effect_until, strict=True)
    return {slot for slot, amount, until in effects if until == NONE or not _is_nothing(deck, amount)}


def _is_nothing(deck: CompiledDeck, expression: int) -> bool:
    """Tell whether an expression is the number 0."""
    pool = deck.program.pool
    first, end = pool.starts[expression], pool.starts[expression + 1]
    return end == first + 1 and pool.code[2 * first] == CONSTANT and pool.constants[pool.code[2 * first + 1]] == 0.0


def operations_of(deck: CompiledDeck, expression: int) -> frozenset[int]:
    """Return the operations that an expression does."""
    pool = deck.program.pool
    return frozenset(pool.code[2 * pair] for pair in range(pool.starts[expression], pool.starts[expression + 1]))
