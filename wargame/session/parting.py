"""Where two sessions of one deck part: the first thing that differs, in one sentence."""

from collections.abc import Iterator
from typing import Final

from wargame.deck.initiatives import is_place
from wargame.deck.values import in_language
from wargame.session.comparison_view import HappeningPair
from wargame.session.cut_rulings import BAND_TITLES
from wargame.session.game import Game
from wargame.session.happenings import happenings_apart
from wargame.session.ruling_anew import band_name
from wargame.session.state import Play
from wargame.session.turns_played import Place, TurnPlayed, thrown, turns_played
from wargame.session.wording import points, short_title_of

LETTERS: Final = ("A", "B")
"""What the two sessions are called in sentences."""


def parted(game: Game, first: Play, second: Play) -> str:
    """Return where two sessions part, or that they don't as far as both go."""
    turns = (turns_played(first), turns_played(second))
    for left, right in zip(*turns, strict=False):
        happened = happenings_apart(game, first, second, left.turn)
        found = next(_differences(game, left, right, happened), "")
        if found:
            return found
    if first.results != second.results and first.results and second.results:
        return "They part at ENDEX: objectives are met otherwise, though nothing else differs."
    if len(turns[0]) == len(turns[1]) and first.phase == second.phase:
        return "Nothing differs."
    stand = [_stand(play) for play in (first, second)]
    return f"Nothing differs as far as both go: {LETTERS[0]} {stand[0]}, {LETTERS[1]} {stand[1]}."


def _stand(play: Play) -> str:
    return f"has ended after turn {play.turn}" if play.phase == "endex" else f"stands in turn {play.turn}, {play.phase}"


def _differences(game: Game, left: TurnPlayed, right: TurnPlayed, happened: Iterator[HappeningPair]) -> Iterator[str]:
    """Yield what differs in a turn, in the order in which it happens."""
    at = f"They part in turn {left.turn}"
    if left.turn == 1 and left.opened != right.opened:
        yield f"They part at STARTEX: {_first_value(game, left.opened, right.opened)}."
    if left.cards != right.cards:
        yield f"{at}, when {_other_cards(game, left, right)}."
    yield from (f"{at}, by {_happened(pair)}." for pair in happened)
    if left.opened != right.opened:
        yield f"{at}, as it is opened: {_first_value(game, left.opened, right.opened)}."
    for team, card in left.orders_apart(right, game.deck.names.teams):
        orders = (left.order_text(game, team, card), right.order_text(game, team, card))
        said = " and ".join(f"{_ordered(order)} in {name}" for order, name in zip(orders, LETTERS, strict=True))
        yield f"{at}: {game.title_of_team(team)} {said}, on {_quoted(game, card)}."
    if left.ruled and right.ruled:
        yield from (f"{at}: {said}." for said in _rulings(game, left, right))
    for ruled in (*left.free, *right.free):
        if (ruled in left.free) != (ruled in right.free) and (left.ends or right.ends):
            yield f"{at}, by a ruling without a card in {LETTERS[ruled not in left.free]}: “{ruled[0]}”."
    if left.ends and right.ends and left.ends != right.ends:
        yield f"{at}, as it is closed: {_first_value(game, left.ends, right.ends)}."


def _happened(pair: HappeningPair) -> str:
    """Return an inject, a treaty or an argument that differs."""
    what = f"the {pair.kind} “{pair.title}”"
    if pair.first and pair.second:
        return f"{what}: {pair.first} in {LETTERS[0]}, {pair.second} in {LETTERS[1]}"
    return f"{what}, only in {LETTERS[not pair.first]}: {pair.first or pair.second}"


def _ordered(order: str) -> str:
    return order if order == "passes" else f"orders “{order}”"


def _quoted(game: Game, card: str) -> str:
    title = in_language(game.deck.deck.cards[card].title)
    return "its own initiative" if is_place(card) else f"“{title}”"


def _other_cards(game: Game, left: TurnPlayed, right: TurnPlayed) -> str:
    """Return which cards come in one only; the initiatives of teams are no cards to people."""
    missing = []
    for turn, other, name in ((left, right, LETTERS[0]), (right, left, LETTERS[1])):
        own = [_quoted(game, card) for card in turn.cards if card not in other.cards and not is_place(card)]
        missing += [f"{' and '.join(own)} only in {name}"] if own else []
    return f"other cards come: {', '.join(missing)}" if missing else "the same cards come in another sequence"


def _rulings(game: Game, left: TurnPlayed, right: TurnPlayed) -> Iterator[str]:
    """Yield how rulings on the same orders differ."""
    for place in left.rulings:
        if place not in right.rulings:
            continue
        team, card = place
        what = f"on {_quoted(game, card)} {game.title_of_team(team)}'s order"
        bands = " and ".join(
            f"{_band(turn, place)} in {name}" for turn, name in zip((left, right), LETTERS, strict=True)
        )
        by_hand = [name for turn, name in zip((left, right), LETTERS, strict=True) if place in turn.overrides]
        if _override(left, place) != _override(right, place):
            yield f"{what} is ruled by hand in {' and '.join(by_hand)}: it {bands}"
        elif thrown(left.rulings[place]) != thrown(right.rulings[place]):
            yield f"{what} throws other dice: it {bands}"
        elif left.rulings[place].band != right.rulings[place].band:
            yield f"{what}, with the same dice, {bands}"


def _override(turn: TurnPlayed, place: Place) -> int | None:
    anew = turn.overrides.get(place)
    return None if anew is None else anew.band


def _band(turn: TurnPlayed, place: Place) -> str:
    anew = turn.overrides.get(place)
    return BAND_TITLES[band_name(turn.rulings[place].band if anew is None else anew.band)]


def _first_value(game: Game, left: tuple[int, ...], right: tuple[int, ...]) -> str:
    """Return the first variable that stands otherwise, of those that have a name."""
    slots = game.deck.names.slot_names()
    for name, first, second in zip(slots, left, right, strict=True):
        if first != second and name in game.deck.names.kinds:
            stands = f"{points(first)} in {LETTERS[0]} and {points(second)} in {LETTERS[1]}"
            return f"{short_title_of(game.deck, name)} is {stands}"
    return "something was drawn otherwise"
