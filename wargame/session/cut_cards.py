"""What a seat sees of the turn's cards: texts, responses with costs and effects, and the odds it may know."""

from collections.abc import Iterable

from wargame.deck.schema import Card as DeckCard
from wargame.deck.schema import Response as DeckResponse
from wargame.deck.values import in_language
from wargame.engine.odds import BandOdds
from wargame.engine.state import State
from wargame.rulebook import BAND_NAMES
from wargame.session.cut_asks import own_questions
from wargame.session.cut_situation import filled
from wargame.session.game import Game
from wargame.session.ordering import refuse_response
from wargame.session.rulings import applied_modifiers, expressions_of, response_odds, variables_read
from wargame.session.seen import EffectText, Odds
from wargame.session.state import Play
from wargame.session.view import BandText, Card, Input, Response, ResponseOdds
from wargame.session.visibility import hidden_from, may_see
from wargame.session.wording import change_text, points, title_of


def cards(game: Game, play: Play, state: State, team: str) -> tuple[Card, ...]:
    """Return this turn's cards; `state` is the machine as the team sees it."""
    return tuple(
        _card(game, play, state, team, number, name, game.deck.deck.cards[name])
        for number, name in enumerate(play.cards, 1)
    )


def _card(game: Game, play: Play, state: State, team: str, number: int, name: str, card: DeckCard) -> Card:
    return Card(
        id=name,
        number=number,
        title=in_language(card.title),
        text=filled(game, state, card.text),
        private=filled(game, state, card.private.get(team, "")),
        place=card.place or "",
        sources=tuple(source_lines(game, card.source)),
        must_answer=team in card.must_answer,
        responses=tuple(
            _response(game, play, state, team, name, response_name, response)
            for response_name, response in card.responses.get(team, {}).items()
        ),
        order=play.order(team, name),
    )


def source_lines(game: Game, sources: Iterable[str]) -> Iterable[str]:
    """Yield one line per source: title, date, and whether it is verified."""
    for name in sources:
        source = game.deck.deck.sources[name]
        mark = {"yes": "", "partly": ", partly verified", "no": ", not verified"}[source.verified]
        yield f"{in_language(source.title)} (as of {source.as_of}{mark})"


def _response(
    game: Game, play: Play, state: State, team: str, card: str, name: str, response: DeckResponse
) -> Response:
    number = game.response_number(card, team, name)
    rule = game.rule(number)
    refusal = refuse_response(game, state, play, team, card, number) if play.phase == "plan" else None
    return Response(
        id=name,
        title=in_language(response.title),
        aim=in_language(response.aim),
        cost=tuple(
            EffectText(title=title_of(game.deck, f"{team}.{resource}"), change=str(amount))
            for resource, amount in response.cost.items()
        ),
        refusal="" if refusal is None else refusal.sentence,
        rule=rule.title,
        certain=len(rule.bands) == 1,
        bands=tuple(_bands(game, state, team, response)),
        asks=own_questions(game, play, team, card, number),
    )


def _bands(game: Game, state: State, team: str, response: DeckResponse) -> Iterable[BandText]:
    """Yield what each band does to what the team may see."""
    for band in BAND_NAMES:
        outcome = getattr(response.outcomes, band)
        if outcome is not None:
            yield BandText(
                band=band,
                effects=tuple(
                    change_text(game.deck, name, change)
                    for name, change in outcome.effects.items()
                    if may_see(game.deck, team, name)
                ),
                text=filled(game, state, outcome.text),
            )


def to_odds(odds: BandOdds) -> Odds:
    """Return odds as a view says them."""
    critical, success, partial, failure = odds.permille
    return Odds(
        critical=critical,
        success=success,
        partial=partial,
        failure=failure,
        exact=odds.exact,
        interval=odds.half_width,
    )


def known_odds(game: Game, play: Play, state: State, team: str) -> tuple[ResponseOdds, ...]:
    """Return the odds of everything the team may order; `state` is the machine as the team sees it."""
    found = []
    for card_name in play.cards:
        position = play.cards.index(card_name)
        for name in game.deck.deck.cards[card_name].responses.get(team, {}):
            response = game.response_number(card_name, team, name)
            odds = _hypothetical(game, state, position, team, response)
            inputs = (*reads(game, state, team, response), *_modifier_inputs(game, state, response))
            found.append(ResponseOdds(card=card_name, response=name, odds=to_odds(odds), inputs=inputs))
    return tuple(found)


def _hypothetical(game: Game, state: State, position: int, team: str, response: int) -> BandOdds:
    """Return the odds as if the team had ordered this response on the card at a hand position."""
    place = position * len(game.deck.names.teams) + game.deck.names.teams.index(team)
    kept = state.orders[place]
    state.orders[place] = response  # a contest counts its entrants
    odds = response_odds(game, state, position, response)
    state.orders[place] = kept
    return odds


def reads(game: Game, state: State, team: str, response: int) -> tuple[Input, ...]:
    """Return the variables that a ruling looks at, with their values where the team may see them."""
    hidden = hidden_from(game.deck, team)
    found = []
    for name in variables_read(game, response):
        if name in hidden:
            sealed = game.deck.names.kinds[name] == "draw"
            guess = "not known" if sealed else points(state.values[game.deck.names.slots[name]])
            why = "sealed" if sealed else "your estimate"
            found.append(Input(title=title_of(game.deck, name), value=guess, why=why, known=False))
        else:
            units = state.values[game.deck.names.slots[name]]
            found.append(Input(title=title_of(game.deck, name), value=points(units), why=""))
    return (*found, *_others_orders(game, team, response), *_rivals(game, team, response))


def _others_orders(game: Game, team: str, response: int) -> list[Input]:
    """Return the orders of other teams that a ruling looks at: sealed before, so not known."""
    found: set[tuple[str, str]] = set()
    for expression in expressions_of(game, response):
        if expression in game.deck.reads:
            found |= game.deck.reads[expression].tags
    return [
        Input(
            title=f"{in_language(game.deck.deck.teams[owner].title)}: {order_title(game, owner, order)}",
            value="not known",
            why="counted as not ordered",
            known=False,
        )
        for owner, order in sorted(found)
        if owner != team
    ]


def _rivals(game: Game, team: str, response: int) -> list[Input]:
    """Return the teams that may reach for the same prize, if the response does."""
    card = game.deck.deck.cards[game.deck.names.responses[response][0]]
    return [
        Input(
            title=f"{in_language(game.deck.deck.teams[owner].title)}: on the same prize",
            value="not known",
            why="counted as not ordered",
            known=False,
        )
        for owner in (game.deck.names.teams if card.contest else ())
        if owner != team and card.responses.get(owner)
    ]


def order_title(game: Game, team: str, response: str) -> str:
    """Return the title of the first response of a team with this id."""
    for card in game.deck.deck.cards.values():
        if response in card.responses.get(team, {}):
            return in_language(card.responses[team][response].title)
    return response


def _modifier_inputs(game: Game, state: State, response: int) -> list[Input]:
    """Return the modifiers that apply as far as the team can see."""
    card, owner, name = game.deck.names.responses[response]
    modifiers = game.deck.deck.cards[card].responses[owner][name].modifiers
    return [
        Input(title=in_language(modifier.why), value=f"{applied.amount:+d}", why="modifier")
        for modifier, applied in zip(modifiers, applied_modifiers(game, state, response), strict=True)
        if applied.applied and applied.amount != 0
    ]
