"""Which number the machine gives to each thing that a deck names."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wargame.deck.schema import Deck

ObjectiveKind = Literal["open", "secret", "shared"]


@dataclass(frozen=True, slots=True)
class Names:
    """The numbering of a deck: slots of the state vector, teams, cards, responses, order tags, objectives."""

    slots: dict[str, int]
    """Variables by name, `team.resource` included; also `fact until` and `team.objective drawn`, hidden from decks."""
    kinds: dict[str, str]
    """What each nameable variable is: track, gauge, fact, counter, peak, draw, resource."""
    teams: tuple[str, ...]
    cards: tuple[str, ...]
    responses: tuple[tuple[str, str, str], ...]
    """(card, team, response) by response number."""
    numbers: dict[tuple[str, str, str], int]
    """The way back: response number by (card, team, response)."""
    tags: dict[tuple[str, str], int]
    """(team, response id) -> order tag."""
    objectives: tuple[tuple[str | None, str, ObjectiveKind], ...]
    """(team or None, objective id, open | secret | shared) by objective number."""

    def objective_numbers(self) -> dict[str, int]:
        """Return the number of each objective by its full name: `team.objective`, `objective` for everybody's."""
        return {
            name if team is None else f"{team}.{name}": number for number, (team, name, _) in enumerate(self.objectives)
        }

    @property
    def size(self) -> int:
        """Length of the state vector."""
        return len(self.slots)

    def slot_names(self) -> tuple[str, ...]:
        """Return the name of each slot."""
        return tuple(self.slots)


def until(fact: str) -> str:
    """Return the name of the slot that holds a fact's last turn."""
    return f"{fact} until"


def drawn(team: str, objective: str) -> str:
    """Return the name of the slot that says whether a secret objective was drawn."""
    return f"{team}.{objective} drawn"


def variables(deck: Deck) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """Yield (name, kind, path in the deck) of all that shares the one namespace; a name may come twice."""
    for section, kind in (
        ("tracks", "track"),
        ("gauges", "gauge"),
        ("facts", "fact"),
        ("counters", "counter"),
        ("peaks", "peak"),
        ("draws", "draw"),
    ):
        for name in getattr(deck, section):
            yield name, kind, (section, name)
    for team, part in deck.teams.items():
        for name in part.resources:
            yield f"{team}.{name}", "resource", ("teams", team, "resources", name)


def number(deck: Deck) -> Names:
    """Give a number to everything that a deck names. Tracks come first, so that a track's slot is its number."""
    kinds: dict[str, str] = {}
    for name, kind, _ in variables(deck):
        kinds.setdefault(name, kind)  # of a name used twice, which is a fault, the first stays
    order = [*kinds, *map(until, deck.facts)]
    for team, part in deck.teams.items():
        if part.secret_objectives is not None:
            order += [drawn(team, objective) for objective in part.secret_objectives.objectives]
    responses = tuple(
        (card, team, response)
        for card, part in deck.cards.items()
        for team in deck.teams
        for response in part.responses.get(team, {})
    )
    tags: dict[tuple[str, str], int] = {}
    for _, team, response in responses:
        tags.setdefault((team, response), len(tags))
    return Names(
        slots={name: slot for slot, name in enumerate(order)},
        kinds=kinds,
        teams=tuple(deck.teams),
        cards=tuple(deck.cards),
        responses=responses,
        numbers={response: number for number, response in enumerate(responses)},
        tags=tags,
        objectives=tuple(_objectives(deck)),
    )


def _objectives(deck: Deck) -> Iterator[tuple[str | None, str, ObjectiveKind]]:
    for team, part in deck.teams.items():
        for objective in part.objectives:
            yield team, objective, "open"
        if part.secret_objectives is not None:
            for objective in part.secret_objectives.objectives:
                yield team, objective, "secret"
    for objective in deck.shared_objectives:
        yield None, objective, "shared"
