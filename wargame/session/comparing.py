"""Two sessions of the same deck held against each other, turn by turn."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from wargame.deck.initiatives import is_place
from wargame.deck.values import in_language
from wargame.session.comparison_view import (
    CardPair,
    ComparisonView,
    FactPair,
    FreePair,
    ObjectivePair,
    OrderPair,
    RulingPair,
    RulingSide,
    ScorePair,
    Side,
    TeamMark,
    TurnPair,
    ValuePair,
)
from wargame.session.cut import marking, turn_title
from wargame.session.cut_rulings import BAND_TITLES, throw_texts
from wargame.session.cut_situation import facts, objective_title, objectives
from wargame.session.events import RulingMade, SessionOpened
from wargame.session.game import Game, machine
from wargame.session.happenings import happenings_apart
from wargame.session.parting import LETTERS, parted
from wargame.session.ruling_anew import band_name
from wargame.session.state import Play, SessionState
from wargame.session.turns_played import Place, TurnPlayed, thrown, turns_played
from wargame.session.visibility import CONTROL
from wargame.session.wording import short_title_of, whole


def why_not_compared(first: SessionState, second: SessionState) -> str:
    """Return why two sessions can't be compared, as a sentence; empty if they can."""
    decks = [_deck_of(state.room.opened) for state in (first, second)]
    if first.play.position is None or second.play.position is None:
        return "One of the two sessions has not begun yet, so there is nothing to compare."
    if decks[0] == decks[1]:
        return ""
    (one, _), (other, _) = decks
    if one == other:
        return f"The two were played with different versions of the deck `{one}`; `wargame diff` compares decks."
    return f"The two were played with different decks, `{one}` and `{other}`."


def _deck_of(opened: SessionOpened | None) -> tuple[str, str]:
    """Return name and digest of a session's deck."""
    if opened is None:
        return "", ""
    return opened.deck, next((source.digest for source in opened.sources if source.role == "deck"), "")


def compare(game: Game, first: SessionState, second: SessionState, names: tuple[str, str]) -> ComparisonView:
    """Return two sessions side by side. They can be compared (`why_not_compared`), and `game` is that of either."""
    same_dice = _dice_of(first) == _dice_of(second)
    turns = list(zip_longest(turns_played(first.play), turns_played(second.play)))
    return ComparisonView(
        exercise=in_language(game.deck.deck.title),
        marking=marking(game, first),
        first=_side(first, names[0]),
        second=_side(second, names[1]),
        teams=tuple(
            TeamMark(id=team, title=in_language(part.title), symbol=part.symbol, colour=part.colour)
            for team, part in game.deck.deck.teams.items()
        ),
        same_dice=same_dice,
        notes=tuple(_notes(first, second, same_dice=same_dice)),
        parted=parted(game, first.play, second.play),
        turns=tuple(_turn(game, left, right, (first.play, second.play)) for left, right in turns),
        facts=tuple(_facts(game, first, second)),
        scores=tuple(_score(game, first, second, team) for team in game.deck.names.teams),
    )


def _dice_of(state: SessionState) -> tuple[str, list[tuple[str, str]]]:
    """Return all that a session's dice hang on, as far as everybody may know it."""
    opened = state.room.opened
    return "" if opened is None else opened.commitment, sorted((seat.team, seat.nonce) for seat in state.room.seats)


def _side(state: SessionState, name: str) -> Side:
    origin = state.room.branched
    said = "" if origin is None else f"a branch from turn {origin.turn}"
    if origin is not None and origin.stage == "adjudicate":
        said += " with its rulings proposed"
    return Side(name=name, turn=state.play.turn, phase=state.play.phase, branch=said)


def _notes(first: SessionState, second: SessionState, *, same_dice: bool) -> Iterator[str]:
    if not same_dice:
        yield "The two have different dice: where orders are alike, what differs may be luck."
    elif first.play.epoch != second.play.epoch:
        yield "Dice were thrown anew in one of the two, so that from there on theirs differ."
    opened = (first.room.opened, second.room.opened)
    if opened[0] is not None and opened[1] is not None and opened[0].sources != opened[1].sources:
        yield "The two were played by different session plans."
    for state in (first, second):
        if state.room.branched is not None and state.room.branched.revealed:
            yield "One of the two branches from a session that had ended: its dice were known when it was played."
            return


def _turn(game: Game, left: TurnPlayed | None, right: TurnPlayed | None, plays: tuple[Play, Play]) -> TurnPair:
    played = left or right
    assert played is not None
    places = list(dict.fromkeys((*(left.rulings if left else ()), *(right.rulings if right else ()))))
    return TurnPair(
        turn=played.turn,
        title=turn_title(game, played.turn),
        first=left is not None,
        second=right is not None,
        cards=tuple(_cards(game, left, right)),
        orders=tuple(_orders(game, left, right)) if left and right else (),
        rulings=tuple(_ruling(game, left, right, place) for place in places),
        free=tuple(_free(left, right)) if left and right else (),
        happenings=tuple(happenings_apart(game, *plays, played.turn)) if left and right else (),
        values=tuple(_values(game, left, right)),
    )


def _cards(game: Game, left: TurnPlayed | None, right: TurnPlayed | None) -> Iterator[CardPair]:
    """Yield the cards of a turn; what is missing because the turn was not begun does not count as missing."""
    here, there = (turn.cards if turn else None for turn in (left, right))
    for card in dict.fromkeys((*(here or ()), *(there or ()))):
        if not is_place(card):
            yield CardPair(
                id=card,
                title=card_title(game, card),
                first=here is None or card in here,
                second=there is None or card in there,
            )


def card_title(game: Game, card: str) -> str:
    """Return what people call a card."""
    return in_language(game.deck.deck.cards[card].title)


def _orders(game: Game, left: TurnPlayed, right: TurnPlayed) -> Iterator[OrderPair]:
    for team, card in left.orders_apart(right, game.deck.names.teams):
        yield OrderPair(
            team=team,
            card=card,
            card_title=card_title(game, card),
            first=left.order_text(game, team, card),
            second=right.order_text(game, team, card),
        )


def _ruling(
    game: Game,
    left: TurnPlayed | None,
    right: TurnPlayed | None,
    place: Place,
) -> RulingPair:
    made = [turn.rulings.get(place) if turn else None for turn in (left, right)]
    sides = [
        None if turn is None or ruling is None else _ruling_side(game, turn, ruling)
        for turn, ruling in zip((left, right), made, strict=True)
    ]
    one, other = made
    same_order = one is not None and other is not None and one.response == other.response
    same_dice = one is not None and other is not None and thrown(one) == thrown(other)
    same_band = sides[0] is not None and sides[1] is not None and sides[0].band == sides[1].band
    ruled = left is not None and right is not None and left.ruled and right.ruled
    return RulingPair(
        team=place[0],
        card=place[1],
        card_title=card_title(game, place[1]),
        first=sides[0],
        second=sides[1],
        same_order=same_order,
        same_dice=same_dice,
        same_band=same_band,
        said=_apart(sides, same_order=same_order, same_dice=same_dice) if ruled else "",
    )


def _ruling_side(game: Game, turn: TurnPlayed, made: RulingMade) -> RulingSide:
    rule = next(rule for rule in game.deck.rules if rule.name == made.rule)
    anew = turn.overrides.get((made.team, made.card))
    band = band_name(made.band if anew is None else anew.band)
    response = game.deck.deck.cards[made.card].responses[made.team][made.response]
    return RulingSide(
        response=in_language(response.title),
        band=band,
        band_title=BAND_TITLES[band],
        overridden="" if anew is None else BAND_TITLES[band_name(made.band)],
        dice=tuple(throw_texts(rule, made.throws, with_notes=False)),
    )


def _apart(sides: list[RulingSide | None], *, same_order: bool, same_dice: bool) -> str:
    """Return in a few words how two rulings of a place differ; empty if they do not."""
    first, second = sides
    if first is None or second is None:
        return "ordered in one only"
    if not same_order:
        return "another order"
    same_band = first.band == second.band
    by_hand = [name for name, side in zip(LETTERS, (first, second), strict=True) if side.overridden]
    if by_hand and (not same_band or len(by_hand) == 1):
        return f"ruled by hand in {' and '.join(by_hand)}"
    if not same_dice:
        return "other dice, the same band" if same_band else "other dice"
    return "" if same_band else "the same dice, other circumstances"


def _free(left: TurnPlayed, right: TurnPlayed) -> Iterator[FreePair]:
    for ruled in dict.fromkeys((*left.free, *right.free)):
        first, second = ruled in left.free, ruled in right.free
        if first != second:
            yield FreePair(title=ruled[0], first=first, second=second)


def _values(game: Game, left: TurnPlayed | None, right: TurnPlayed | None) -> Iterator[ValuePair]:
    """Yield how tracks and gauges stood at the end of a turn."""
    ends = [turn.ends if turn else None for turn in (left, right)]
    if ends == [None, None]:
        return
    for name in (*game.deck.deck.gauges, *game.deck.deck.tracks):
        slot = game.deck.names.slots[name]
        first, second = (None if values is None else whole(values[slot]) for values in ends)
        yield ValuePair(
            id=name,
            title=short_title_of(game.deck, name),
            gauge=name in game.deck.deck.gauges,
            first=first,
            second=second,
            difference=0 if first is None or second is None else second - first,
        )


def _facts(game: Game, first: SessionState, second: SessionState) -> Iterator[FactPair]:
    """Yield the established facts that hold at the end of either."""
    machines = (machine(game, state.play) for state in (first, second))
    held = [{fact.id: fact.title for fact in facts(game, now, CONTROL)} for now in machines]
    for name, title in {**held[0], **held[1]}.items():
        yield FactPair(id=name, title=title, first=name in held[0], second=name in held[1])


def _score(game: Game, first: SessionState, second: SessionState, team: str) -> ScorePair:
    """Return a team's results at ENDEX, or as they would be if it were now."""
    stand = [_standing(game, state, team) for state in (first, second)]
    worth: Mapping[tuple[str, str], int] = {key: points for side in stand for key, (points, _) in side.items()}
    return ScorePair(
        team=team,
        first=_sum(stand[0].values()),
        second=_sum(stand[1].values()),
        objectives=tuple(
            ObjectivePair(
                id=name,
                title=objective_title(game, team, name, kind),
                kind=kind,
                points=points,
                first=stand[0].get((kind, name), (0, None))[1],
                second=stand[1].get((kind, name), (0, None))[1],
            )
            for (kind, name), points in worth.items()
        ),
    )


def _sum(results: Iterable[tuple[int, bool]]) -> int:
    return sum(points for points, met in results if met)


def _standing(game: Game, state: SessionState, team: str) -> dict[tuple[str, str], tuple[int, bool]]:
    """Return by kind and id of an objective its points and whether it is met."""
    if state.play.results:
        own = (result for result in state.play.results if result.team == team)
        return {(result.kind, result.objective): (result.points, result.met) for result in own}
    now = objectives(game, machine(game, state.play), team)
    return {(each.kind, each.id): (each.points, each.met) for each in now}
