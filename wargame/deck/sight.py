"""Compiling who sees what: the slots and orders that are hidden from each team, and what stands for them."""

from wargame.deck.names import Names, drawn, until
from wargame.deck.schema import Deck
from wargame.deck.secrecy import is_shown
from wargame.deck.writer import Ranges
from wargame.engine.dice import identify
from wargame.engine.expression_code import UNIT
from wargame.engine.program import Ints, Program, Sight

UNSEEN = Sight((0,), (), (), (), (), (0,), ())
"""Stands in a program until the start values are known that guesses are made of."""


def compile_sight(deck: Deck, names: Names, program: Program) -> Sight:
    """Write what each team may not see. Guesses are the start values of the program, or likeliest values of draws."""
    hidden, secrets = Ranges(), Ranges()
    slots: list[str] = []
    tags: list[int] = []
    by_slot = names.slot_names()
    for team in names.teams:
        known = _known(deck, names, team)
        slots += [name for name in by_slot if name not in known]
        hidden.close(len(slots))
        tags += _secret_tags(deck, names, team)
        secrets.close(len(tags))
    return Sight(
        hidden_starts=tuple(hidden.starts),
        hidden_slot=tuple(names.slots[name] for name in slots),
        guess=tuple(_guess(deck, names, program.variables.start, name) for name in slots),
        noise=tuple(deck.tracks[name].noise if name in deck.tracks else 0 for name in slots),
        key=tuple(identify(name) for name in slots),
        secret_starts=tuple(secrets.starts),
        secret_tag=tuple(tags),
    )


def _known(deck: Deck, names: Names, team: str) -> set[str]:
    """Return the slots that a team sees: a fact's last turn as the fact itself, of secret objectives its own."""
    secrets = deck.teams[team].secret_objectives
    return {
        *(name for name in names.kinds if is_shown(deck, names, team, name)),
        *(until(fact) for fact in deck.facts if is_shown(deck, names, team, fact)),
        *(drawn(team, objective) for objective in (secrets.objectives if secrets else ())),
    }


def _guess(deck: Deck, names: Names, start: Ints, name: str) -> int:
    """Return the units at which a slot enters what is told to a team that may not see it."""
    kind = names.kinds.get(name)
    if kind == "draw":
        weights = list(deck.draws[name].values.values())
        return weights.index(max(weights)) * UNIT
    if kind == "peak":
        return start[names.slots[deck.peaks[name].of]]
    return start[names.slots[name]]


def _secret_tags(deck: Deck, names: Names, team: str) -> list[int]:
    """Return the tags that a secret response of another team carries."""
    return sorted(
        {
            names.tags[owner, response]
            for card, owner, response in names.responses
            if owner != team and deck.cards[card].responses[owner][response].secret
        }
    )
