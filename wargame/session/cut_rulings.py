"""What a seat sees of rulings and of a turn's recap: "Why?", cut to what the seat may know."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from wargame.deck.schema import Outcome
from wargame.deck.values import in_language
from wargame.engine.odds import BandOdds
from wargame.rulebook import Rule
from wargame.session.control_events import Overridden
from wargame.session.cut_asks import chosen_words
from wargame.session.cut_cards import to_odds
from wargame.session.cut_situation import filled, history_of
from wargame.session.cut_treaties import treaty_news
from wargame.session.event_parts import Throw
from wargame.session.events import Drifted, RulingMade
from wargame.session.game import Game
from wargame.session.rulings import NO_DICE, expressions_of, response_odds
from wargame.session.seen import BandName, EffectText, Odds
from wargame.session.state import PastTurn, Play
from wargame.session.view import DriftLine, Input, Recap, Ruling
from wargame.session.visibility import (
    hidden_from,
    is_secret_from,
    looks_at_secrets,
    may_follow,
    may_see,
    seen_machine,
)
from wargame.session.wording import percent, points, set_text, short_title_of, signed, title_of, whole

BAND_TITLES: dict[BandName, str] = {
    "critical": "works strongly",
    "success": "works",
    "partial": "works in part",
    "failure": "fails",
}

_NAMED: tuple[BandName, ...] = ("critical", "success", "partial", "failure")

_MILLI = 1000

LARGEST_TERMS = 3
"""How many links a drift is explained by."""


def ruling_view(game: Game, play: Play, past: PastTurn | None, team: str, ruling: RulingMade) -> Ruling:
    """Return a ruling as the team may see it. Hidden inputs leave no trace: neither their value nor what follows.

    What a person ruled in the place of the engine is what came of it; the engine's band and the reason stand beside it.
    `past` is the turn that it was made in; None for one that is open, which only those who run the exercise look into.
    """
    deck = game.deck
    hidden = hidden_from(deck, team) & frozenset(ruling.reads)
    blind = bool(hidden) or looks_at_orders(game, team, ruling)
    card = deck.deck.cards[ruling.card]
    response = card.responses[ruling.team][ruling.response]
    anew = overriding(play.overrides if past is None else past.overrides, ruling)
    band = _NAMED[ruling.band if anew is None else anew.band]
    outcome = getattr(response.outcomes, band) or response.outcomes.success
    rule = next(rule for rule in deck.rules if rule.name == ruling.rule)
    return Ruling(
        turn=ruling.turn,
        card=ruling.card,
        card_title=in_language(card.title),
        team=ruling.team,
        response=in_language(response.title),
        rule=rule.title,
        band=band,
        band_title=BAND_TITLES[band],
        margin=None if blind else ruling.margin,
        odds=_odds_then(game, play, past, team, ruling) if blind else _recorded_odds(ruling),
        inputs=(*_inputs(game, ruling, hidden), *(() if blind else _arguments(game, ruling))),
        modifiers=() if blind else tuple(_modifiers(game, ruling)),
        dice=tuple(throw_texts(rule, ruling.throws, with_notes=not blind)),
        effects=tuple(effect_texts(game, team, ruling if anew is None else anew)),
        text="" if outcome is None else _told(game, play, team, outcome),
        counterfactual="" if blind else _counterfactual(game, team, ruling),
        engine_band="" if anew is None else BAND_TITLES[_NAMED[ruling.band]],
        reason="" if anew is None else anew.reason,
        said=rule.says.get(ruling.band, "") if anew is None else "",
    )


def overriding(overrides: Iterable[Overridden], ruling: RulingMade) -> Overridden | None:
    """Return what a person ruled in the place of the engine, if anybody did."""
    order = (ruling.team, ruling.card)
    return next((anew for anew in overrides if (anew.team, anew.card) == order), None)


def looks_at_orders(game: Game, team: str, ruling: RulingMade) -> bool:
    """Whether a ruling looked at orders that are secret from the team: by a condition, or in a contest with them."""
    card = game.deck.deck.cards[ruling.card]
    rivals = (part for owner, offer in card.responses.items() if owner != team for part in offer.values())
    if card.contest is not None and any(rival.secret for rival in rivals):
        return True
    number = game.response_number(ruling.card, ruling.team, ruling.response)
    return looks_at_secrets(game.deck, team, expressions_of(game, number))


def known_rulings(game: Game, play: Play, past: PastTurn, team: str) -> list[RulingMade]:
    """Return the rulings of a turn that the team knows of."""
    return [
        made
        for made in past.rulings
        if not is_secret_from(game, play, team, past.closed.turn, (made.team, made.card, made.response))
    ]


def ruling_line(game: Game, past: PastTurn, ruling: RulingMade) -> str:
    """Return a ruling in one line: what was ordered and how it went."""
    response = game.deck.deck.cards[ruling.card].responses[ruling.team][ruling.response]
    anew = overriding(past.overrides, ruling)
    return f"{in_language(response.title)}: {BAND_TITLES[_NAMED[ruling.band if anew is None else anew.band]]}"


def _told(game: Game, play: Play, team: str, outcome: Outcome) -> str:
    """Return an outcome's text, and what it adds for this team alone."""
    seen = seen_machine(game, play, team)
    texts = (filled(game, seen, text) for text in (outcome.text, outcome.private.get(team, "")))
    return " ".join(text for text in texts if text)


def _recorded_odds(ruling: RulingMade) -> Odds:
    odds = ruling.odds
    return to_odds(BandOdds(odds.bands, odds.exact, odds.half_width))


def _odds_then(game: Game, play: Play, past: PastTurn | None, team: str, ruling: RulingMade) -> Odds:
    """Return the odds as the team could have estimated them, knowing the orders of the turn that it knows now."""
    assert past is not None, "a team is shown no ruling before its turn is closed"
    orders = tuple((made.team, made.card, made.response) for made in known_rulings(game, play, past, team))
    then = Play(phase="plan", turn=ruling.turn, epoch=play.epoch, position=past.opened, cards=past.cards, orders=orders)
    state = seen_machine(game, then, team, all_orders=True)
    number = game.response_number(ruling.card, ruling.team, ruling.response)
    return to_odds(response_odds(game, state, past.cards.index(ruling.card), number))


def _inputs(game: Game, ruling: RulingMade, hidden: frozenset[str]) -> Iterator[Input]:
    for name in in_deck_order(game, ruling.reads):
        if name in hidden:
            yield Input(title=title_of(game.deck, name), value="not known", why="hidden from your team", known=False)
        else:
            yield Input(title=title_of(game.deck, name), value=points(ruling.reads[name]), why="")


def in_deck_order(game: Game, named: Mapping[str, int]) -> Iterator[str]:
    """Yield the variables of a mapping as the deck lists them: a record keeps no order of its own."""
    return (name for name in game.deck.names.kinds if name in named)


def _arguments(game: Game, ruling: RulingMade) -> Iterator[Input]:
    number = game.response_number(ruling.card, ruling.team, ruling.response)
    rule, asks = game.rule(number), game.asks(number)
    listed = [parameter.name for parameter in rule.parameters if parameter.name in ruling.arguments]
    since_changed = sorted(ruling.arguments.keys() - set(listed))
    for name in (*listed, *since_changed):
        value = ruling.arguments[name]
        numbers = (value,) if isinstance(value, int) else value
        if name in asks:
            yield Input(title=_named(name), value=_answers(game, number, name, numbers), why="as it was answered")
        elif numbers:
            yield Input(title=_named(name), value=", ".join(map(str, numbers)), why="parameter of the rule")


def _named(parameter: str) -> str:
    return parameter.replace("_", " ")


def _answers(game: Game, number: int, name: str, answers: Sequence[int]) -> str:
    """Return what was answered, in the words of the question, and by whom; in secret, in no order that tells it."""
    ask = game.rule(number).asks[name]
    words = ask.names(chosen_words(game, number, ask))
    in_order = sorted(answers) if ask.secret else answers
    said = [words[value - ask.low] if 0 <= value - ask.low < len(words) else str(value) for value in in_order]
    asked = sorted(game.asked_teams(number, name))
    if ask.secret or len(asked) != len(said):
        return ", ".join(said)
    titles = (in_language(game.deck.deck.teams[team].title) for team in asked)
    return ", ".join(f"{title} {answer}" for title, answer in zip(titles, said, strict=True))


def _modifiers(game: Game, ruling: RulingMade) -> Iterator[Input]:
    """Yield each modifier with its reason, and with what it looked at."""
    written = game.deck.deck.cards[ruling.card].responses[ruling.team][ruling.response].modifiers
    responses = game.deck.program.responses
    first = responses.modifier_starts[game.response_number(ruling.card, ruling.team, ruling.response)]
    for i, (modifier, applied) in enumerate(zip(written, ruling.modifiers, strict=True), first):
        value = f"{applied.amount:+d}" if applied.applied else "does not apply"
        looked_at = [responses.modifier_add[i], responses.modifier_when[i]]
        read = {name for part in looked_at if part in game.deck.reads for name in game.deck.reads[part].reads}
        listed = in_deck_order(game, ruling.reads)
        seen = (f"{title_of(game.deck, name)} {points(ruling.reads[name])}" for name in listed if name in read)
        yield Input(title=in_language(modifier.why), value=value, why=", ".join(seen))


def throw_texts(rule: Rule, throws: Iterable[Throw], *, with_notes: bool) -> Iterator[str]:
    """Yield each throw in words; notes only where they give nothing away."""
    for throw in throws:
        if throw.kind == "note":
            if with_notes and throw.asked[0] in rule.notes:
                yield f"{rule.notes[throw.asked[0]]}: {throw.shown[0]}"
        elif throw.kind == "roll":
            n, sides = throw.asked
            faces = " + ".join(map(str, throw.shown))
            yield f"{n}d{sides}: {faces}" + (f" = {sum(throw.shown)}" if len(throw.shown) > 1 else "")
        elif throw.kind == NO_DICE:
            yield "no dice: what is likeliest comes about"
        elif throw.kind == "poll":
            yield "voices: " + ", ".join(str(shown) for shown in throw.shown) + " (yes at or under the threshold)"
        else:
            yield "d1000: " + ", ".join(map(str, throw.shown))


def effect_texts(game: Game, team: str, ruling: RulingMade | Overridden) -> Iterator[EffectText]:
    """Yield what a ruling sets and adds, as far as the reader may see it."""
    for name in in_deck_order(game, ruling.sets):
        if may_see(game.deck, team, name):
            yield set_text(game.deck, name, ruling.sets[name])
    for name in in_deck_order(game, ruling.deltas):
        if may_see(game.deck, team, name):
            yield EffectText(title=short_title_of(game.deck, name), change=signed(ruling.deltas[name]))


def _counterfactual(game: Game, team: str, ruling: RulingMade) -> str:
    """Return the nearest way in which the chance of success would have been another, in a variable the team sees."""
    seen = [way for way in ruling.counterfactuals if may_see(game.deck, team, way.variable)]
    if not seen:
        return ""
    way = min(seen, key=lambda way: (abs(way.shift), -way.success))
    more = "more" if way.shift > 0 else "fewer"
    unit = "point" if abs(way.shift) == 1 else "points"
    chance = sum(ruling.odds.bands[:2])
    return (
        f"With {abs(way.shift)} {more} {unit} of {title_of(game.deck, way.variable)} "
        f"the chance of success would have been {percent(way.success)}, not {percent(chance)}."
    )


def recap_view(game: Game, play: Play, past: PastTurn, team: str, rulings: tuple[Ruling, ...]) -> Recap:
    """Return what the turn did, as the team sees it."""
    unmet = [
        f"{in_language(game.deck.deck.teams[duty.team].title)} had to answer "
        f"“{in_language(game.deck.deck.cards[duty.card].title)}” and could not."
        for duty in past.unmet
    ]
    return Recap(
        turn=past.closed.turn,
        headlines=(
            *(told for ruling in rulings if (told := ruling.text or ruling.said)),
            *(f"{ruled.title}. {ruled.text}" for ruled in past.free_rulings),
            *unmet,
            *_revelations(game, play, past),
            *treaty_news(game, play, team, past.closed.turn),
        ),
        drift=tuple(
            _drift_line(game, team, moved) for moved in past.closed.drift if may_see(game.deck, team, moved.track)
        ),
        changes=tuple(_changes(game, play, past, team)),
    )


def _revelations(game: Game, play: Play, past: PastTurn) -> Iterator[str]:
    """Yield the secret orders of earlier turns that this turn made known."""
    turn = past.closed.turn
    for earlier in play.past:
        for made in earlier.rulings:
            order = (earlier.closed.turn, made.team, made.card)
            if play.revealed.get(order) == turn and earlier.closed.turn < turn:
                team = in_language(game.deck.deck.teams[made.team].title)
                said = ruling_line(game, earlier, made)
                yield f"It becomes known what {team} did in turn {earlier.closed.turn}: {said}."


def _drift_line(game: Game, team: str, moved: Drifted) -> DriftLine:
    seen = [term for term in moved.terms if may_follow(game.deck, team, term.link)]
    largest = sorted(seen, key=lambda term: -abs(term.milli))[:LARGEST_TERMS]
    terms = [
        f"{in_language(game.deck.deck.links[term.link].why).rstrip('.')} ({term.milli / _MILLI:+.1f})"
        for term in largest
    ]
    if moved.homing:
        terms.append(f"returns towards its usual level ({moved.homing / _MILLI:+.1f})")
    title = short_title_of(game.deck, moved.track)
    return DriftLine(track=moved.track, title=title, change=signed(moved.units), terms=tuple(terms))


def _changes(game: Game, play: Play, past: PastTurn, team: str) -> Iterator[EffectText]:
    """Yield the visible tracks and gauges that ended the turn elsewhere than the turn before."""
    at = play.past.index(past)
    for name in (*game.deck.deck.gauges, *game.deck.deck.tracks):
        if may_see(game.deck, team, name):
            history = history_of(game, play, name)
            before, after = whole(history[at]), whole(history[at + 1])
            if before != after:
                yield EffectText(title=short_title_of(game.deck, name), change=f"{before} → {after}")
