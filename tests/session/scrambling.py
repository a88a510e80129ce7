"""The same moment of a session with other secrets in it: all that one seat may not know, thrown together anew.

What is scrambled hangs together as a real session's would: a ruling that looked at something hidden has other inputs,
odds, margins and notes; a track that nobody sees drifted otherwise. What is told stays: bands, faces of dice, effects
on what is seen.
"""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Final

from tests.session.played import Table
from wargame.deck.compile import CompiledDeck
from wargame.engine.expression_code import HAS_ORDERED, ORDERED
from wargame.session.commands import PASS
from wargame.session.event_parts import OddsBefore, Standing, Throw
from wargame.session.events import (
    Counterfactual,
    Drifted,
    LinkTerm,
    RulingMade,
    TurnClosed,
)
from wargame.session.game import Game
from wargame.session.rulings import expressions_of
from wargame.session.state import PastTurn, Play, SessionState
from wargame.session.visibility import hidden_from, may_follow, may_see

Scramble = Callable[[Table, SessionState, str, Random], Table]
"""(table, the moment, who looks, chance) -> a table at the same moment with other secrets."""


def hidden_slots(deck: CompiledDeck, viewer: str) -> list[int]:
    """Return the slots that a team may know nothing of: variables hidden from it, and others' secret objectives."""
    hidden = hidden_from(deck, viewer)
    return [
        slot
        for name, slot in deck.names.slots.items()
        if name in hidden
        or (name.endswith(" until") and name.removesuffix(" until") in hidden)
        or (name.endswith(" drawn") and not name.startswith(f"{viewer}."))
    ]


def other_units(deck: CompiledDeck, slot: int, dice: Random) -> int:
    """Return any value that the slot can hold."""
    return dice.randint(max(deck.program.variables.low[slot], -(10**6)), min(deck.program.variables.high[slot], 10**6))


def _numbers(deck: CompiledDeck, values: tuple[int, ...], slots: list[int], dice: Random) -> tuple[int, ...]:
    """Return vectors, one or more behind another, with other values in some slots."""
    size = len(deck.program.variables.start)
    return tuple(other_units(deck, at % size, dice) if at % size in slots else units for at, units in enumerate(values))


def _standing(deck: CompiledDeck, said: Standing, slots: list[int], dice: Random) -> Standing:
    return said.model_copy(
        update={
            "values": _numbers(deck, said.values, slots, dice),
            "history": _numbers(deck, said.history, slots, dice),
        }
    )


def tags_read(game: Game, response: int) -> set[int]:
    """Return the tags of the orders that a ruling on a response looks at, of this turn and of earlier ones."""
    pool = game.deck.program.pool
    found = set()
    for expression in expressions_of(game, response):
        for pair in range(pool.starts[expression], pool.starts[expression + 1]):
            if pool.code[2 * pair] in {ORDERED, HAS_ORDERED}:
                found.add(pool.code[2 * pair + 1])
    return found


def secret_tags(game: Game, viewer: str) -> set[int]:
    """Return the tags of all secret responses of other teams."""
    return {
        game.deck.names.tags[team, name]
        for card, team, name in game.deck.names.responses
        if team != viewer and game.deck.deck.cards[card].responses[team][name].secret
    }


def looked_at_secrets(game: Game, viewer: str, made: RulingMade) -> bool:
    """Whether a ruling looked at anything that the viewer may not know."""
    number = game.response_number(made.card, made.team, made.response)
    return bool(
        hidden_from(game.deck, viewer) & made.reads.keys() or tags_read(game, number) & secret_tags(game, viewer)
    )


def _ruling(game: Game, viewer: str, made: RulingMade, dice: Random) -> RulingMade:
    """Return a ruling whose hidden parts are others."""
    deck = game.deck
    hidden = sorted(hidden_from(deck, viewer))
    kept = {name: units for name, units in made.deltas.items() if name not in hidden}
    added = {name: dice.randint(-90, 90) for name in hidden if dice.random() < 0.4 and deck.names.kinds[name] != "draw"}
    reads = {
        name: other_units(deck, deck.names.slots[name], dice) if name in hidden else units
        for name, units in made.reads.items()
    }
    extra = tuple(Counterfactual(variable=name, shift=1, success=dice.randint(0, 1000)) for name in hidden[:1])
    made = made.model_copy(
        update={"deltas": {**kept, **added}, "reads": reads, "counterfactuals": (*extra, *made.counterfactuals)}
    )
    return _hidden_inputs(made, dice) if looked_at_secrets(game, viewer, made) else made


def _hidden_inputs(made: RulingMade, dice: Random) -> RulingMade:
    """Return a ruling with other arguments, modifiers, odds, margin and notes; the faces and the band stay."""
    share = sorted(dice.randint(0, 1000) for _ in range(3))
    bands = (share[0], share[1] - share[0], share[2] - share[1], 1000 - share[2])
    throws = tuple(
        Throw(kind="note", asked=throw.asked, shown=(dice.randint(0, 99),)) if throw.kind == "note" else throw
        for throw in made.throws
    )
    arguments = {
        name: dice.randint(-9, 99) if isinstance(value, int) else tuple(dice.randint(0, 9) for _ in value)
        for name, value in made.arguments.items()
    }
    modifiers = tuple(
        part.model_copy(update={"applied": dice.random() < 0.5, "amount": dice.randint(-3, 3)})
        for part in made.modifiers
    )
    update = {"arguments": arguments, "modifiers": modifiers, "throws": throws, "counterfactuals": ()}
    more = {"margin": dice.randint(-9, 9), "value": dice.randint(0, 99)}
    return made.model_copy(update={**update, **more, "odds": OddsBefore(bands=bands, exact=True, half_width=0)})


def _drift(game: Game, viewer: str, drift: tuple[Drifted, ...], dice: Random) -> tuple[Drifted, ...]:
    """Return a drift in which hidden tracks, and links that the viewer can't follow, did something else."""
    found = []
    for moved in drift:
        if may_see(game.deck, viewer, moved.track):
            unseen = [link for link in game.deck.links if not _can_follow(game, viewer, link)]
            to = [link for link in unseen if game.deck.deck.links[link].to == moved.track]
            others = tuple(LinkTerm(link=link, milli=dice.randint(-9000, 9000)) for link in to)
            terms = tuple(term for term in moved.terms if term.link not in unseen)
            found.append(moved.model_copy(update={"terms": (*others, *terms)}))
        elif dice.random() < 0.5:
            found.append(moved.model_copy(update={"units": dice.randint(-50, 50), "homing": dice.randint(-900, 900)}))
    return tuple(found)


def _can_follow(game: Game, viewer: str, link: int) -> bool:
    """Whether a viewer sees all that a link hangs on, orders included."""
    drift, pool = game.deck.program.drift, game.deck.program.pool
    at = game.deck.links.index(link)
    for expression in (drift.link_scale[at], drift.link_when[at]):
        for pair in range(pool.starts[expression], pool.starts[expression + 1]) if expression >= 0 else ():
            if pool.code[2 * pair] in {ORDERED, HAS_ORDERED} and pool.code[2 * pair + 1] in secret_tags(game, viewer):
                return False
    return may_follow(game.deck, viewer, link)


def _past(game: Game, viewer: str, past: PastTurn, dice: Random) -> PastTurn:
    """Return a past turn with other secrets."""
    slots = hidden_slots(game.deck, viewer)
    closed: TurnClosed = past.closed.model_copy(
        update={
            "adjudicated": _numbers(game.deck, past.closed.adjudicated, slots, dice),
            "position": _standing(game.deck, past.closed.position, slots, dice),
            "drift": _drift(game, viewer, past.closed.drift, dice),
        }
    )
    rulings = tuple(_ruling(game, viewer, made, dice) for made in past.rulings)
    return replace(past, closed=closed, opened=_standing(game.deck, past.opened, slots, dice), rulings=rulings)


def _with_play(table: Table, state: SessionState, play: Play) -> Table:
    return Table(table.game, [], replace(state, play=play))


def hidden_variables(table: Table, state: SessionState, viewer: str, dice: Random) -> Table:
    """Change every hidden variable, sealed draw, resource and secret objective, now and before, and what followed."""
    game, play = table.game, state.play
    assert play.position is not None
    position = _standing(game.deck, play.position, hidden_slots(game.deck, viewer), dice)
    rulings = tuple(_ruling(game, viewer, made, dice) for made in play.rulings)
    past = tuple(_past(game, viewer, each, dice) for each in play.past)
    return _with_play(table, state, replace(play, position=position, rulings=rulings, past=past))


def others_orders(table: Table, state: SessionState, viewer: str, dice: Random) -> Table:
    """Change what others order this turn, with their stakes, and the proposals for rulings."""
    game, play = table.game, state.play
    if play.phase not in {"plan", "adjudicate"}:
        return Table(game, [], state)
    orders = [order for order in play.orders if order[0] == viewer]
    for team in game.deck.names.teams:
        for card in play.cards if team != viewer else ():
            offers = [PASS, *game.deck.deck.cards[card].responses.get(team, {})]
            if len(offers) > 1 and dice.random() < 0.7:
                orders.append((team, card, dice.choice(offers)))
    answers = tuple(given for given in play.answers if given.team == viewer)
    dice.shuffle(orders)
    return _with_play(table, state, replace(play, orders=tuple(orders), answers=answers, rulings=()))


def others_answers(table: Table, state: SessionState, viewer: str, dice: Random) -> Table:
    """Change what others have answered so far."""
    answers = tuple(
        given if given.team == viewer else replace(given, value=dice.randint(0, 1)) for given in state.play.answers
    )
    return _with_play(table, state, replace(state.play, answers=tuple(dice.sample(answers, len(answers)))))


def secret_orders(table: Table, state: SessionState, viewer: str, dice: Random) -> Table:
    """Drop others' secret orders of earlier turns that nobody knows of, or change all about them."""
    game, play = table.game, state.play
    if play.phase == "endex":
        return Table(game, [], state)
    secret = {
        (past.closed.turn, made.team, made.card)
        for past in play.past
        for made in past.rulings
        if made.team != viewer and game.deck.deck.cards[made.card].responses[made.team][made.response].secret
    } - play.revealed.keys()
    turns = []
    for past in play.past:
        rulings = [
            _hidden_inputs(_ruling(game, viewer, made, dice), dice)
            if (past.closed.turn, made.team, made.card) in secret
            else made
            for made in past.rulings
            if (past.closed.turn, made.team, made.card) not in secret or dice.random() < 0.5
        ]
        turns.append(replace(past, rulings=tuple(_ruling(game, viewer, made, dice) for made in rulings)))
    done = [
        replace(past, opened=_done(game, viewer, past.opened, turns[:n]), closed=past.closed)
        for n, past in enumerate(turns)
    ]
    assert play.position is not None
    position = _done(game, viewer, play.position, turns)
    return _with_play(table, state, replace(play, past=tuple(done), position=position))


def _done(game: Game, viewer: str, said: Standing, before: list[PastTurn]) -> Standing:
    """Return a position that knows of secret orders exactly those that were ruled on before."""
    given = {game.deck.names.tags[made.team, made.response] for past in before for made in past.rulings}
    done = tuple(int(tag in given) if tag in secret_tags(game, viewer) else was for tag, was in enumerate(said.done))
    return said.model_copy(update={"done": done})


def estimates(table: Table, state: SessionState, viewer: str, dice: Random) -> Table:
    """Change what others are told roughly."""

    def other(told: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
        return {
            team: part if team == viewer else {name: dice.randint(0, 1000) for name in part}
            for team, part in told.items()
        }

    past = tuple(replace(each, estimates=other(each.estimates)) for each in state.play.past)
    return _with_play(table, state, replace(state.play, estimates=other(state.play.estimates), past=past))


def luck(table: Table, state: SessionState, viewer: str, dice: Random) -> Table:
    """Change the dice secret and everybody's nonces."""
    seats = tuple(replace(seat, nonce=dice.randbytes(4).hex()) for seat in state.room.seats)
    game = replace(table.game, secret=dice.randbytes(32))
    return Table(game, [], replace(state, room=replace(state.room, seats=seats)))


def private_texts(table: Table, state: SessionState, viewer: str, dice: Random) -> Table:
    """Change what is written for other teams alone: briefs, private texts, the words of their objectives."""
    deck = table.game.deck.deck
    cards = {
        name: card.model_copy(
            update={
                "private": {team: text if team == viewer else "Something else." for team, text in card.private.items()}
            }
        )
        for name, card in deck.cards.items()
    }
    teams = {
        name: part if name == viewer else part.model_copy(update={"brief": "Something else.", "red_lines": ("No.",)})
        for name, part in deck.teams.items()
    }
    other = deck.model_copy(update={"cards": cards, "teams": teams})
    game = replace(table.game, deck=replace(table.game.deck, deck=other))
    return Table(game, [], state)


SCRAMBLES: Final[dict[str, Scramble]] = {
    "hidden variables": hidden_variables,
    "others' orders": others_orders,
    "others' answers": others_answers,
    "secret orders": secret_orders,
    "estimates": estimates,
    "luck": luck,
    "private texts": private_texts,
}
