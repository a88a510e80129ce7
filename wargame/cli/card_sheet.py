"""A card with its numbers: all of it for a designer, or what a player of one team sees of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wargame.deck.compile import CompiledDeck
from wargame.deck.schema import Card, FollowUp, Outcome, Response
from wargame.deck.values import Change, in_language
from wargame.lab.single_card import Tabled, prospect, put_on_table, state_for
from wargame.rulebook import BAND_NAMES
from wargame.session.cut_cards import known_odds, source_lines
from wargame.session.rulings import applied_modifiers
from wargame.session.visibility import may_see
from wargame.session.wording import change_text, short_title_of


@dataclass(frozen=True, slots=True)
class OutcomeSheet:
    """What a band does."""

    effects: dict[str, str]
    """Change by title."""
    text: str
    unlocks: tuple[str, ...]
    follow_up: tuple[str, ...]
    """In words: card, turns, condition."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that the odds rest on."""

    value: str
    why: str
    counts: bool
    """False for a modifier that does not apply at start values."""


@dataclass(frozen=True, slots=True)
class ResponseSheet:
    """A response of a team."""

    team: str
    response: str
    title: str
    aim: str
    cost: dict[str, int]
    """Points by the resource's title."""
    when: str
    """Condition under which it may be ordered; empty for none, and for a player."""
    rule: str
    rule_title: str
    parameters: dict[str, str]
    """As the deck writes them; empty for a player."""
    permille: dict[str, int]
    """Chances at start values by the band's name, of the bands that the rule gives."""
    exact: bool
    half_width: int
    """Half width of the 95 % interval in per mille; 0 when exact."""
    reasons: tuple[Reason, ...]
    outcomes: dict[str, OutcomeSheet]
    """By the band's name."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a card comes; no player sees it."""

    turns: str
    mandatory: bool
    asap: str
    when: str
    locked: bool
    weight: int
    repeat: int
    unlocks: tuple[str, ...]
    follow_up: tuple[str, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class CardSheet:
    """A card."""

    card: str
    title: str
    text: str
    private: dict[str, str]
    """Text for one team's eyes, by team."""
    place: str
    sources: tuple[str, ...]
    as_of: str
    must_answer: tuple[str, ...]
    on_draw: dict[str, str]
    """What its coming changes, by title."""
    schedule: Schedule | None
    responses: tuple[ResponseSheet, ...]


def card_sheet(deck: CompiledDeck, name: str, reader: str | None) -> CardSheet:
    """Return a card at start values. `reader` is the team that looks; None sees everything."""
    tabled = put_on_table(deck, name, {})
    card = deck.deck.cards[name]
    teams = [team for team in deck.names.teams if reader in {None, team}]
    return CardSheet(
        card=name,
        title=in_language(card.title),
        text=in_language(card.text),
        private={team: in_language(text) for team, text in card.private.items() if team in teams},
        place=card.place or "",
        sources=tuple(source_lines(tabled.game, card.source)),
        as_of=card.as_of,
        must_answer=tuple(team for team in card.must_answer if team in teams),
        on_draw=_effects(deck, card.on_draw, reader),
        schedule=_schedule(card) if reader is None else None,
        responses=tuple(
            _response(tabled, team, response, reader) for team in teams for response in card.responses.get(team, {})
        ),
    )


def _schedule(card: Card) -> Schedule:
    window = card.window
    return Schedule(
        turns="any" if window is None else turns_text(window.turns.first, window.turns.last),
        mandatory=window is not None and window.mandatory,
        asap="" if window is None else _written(window.asap),
        when=_written(card.when),
        locked=card.locked,
        weight=card.weight,
        repeat=card.repeat,
        unlocks=card.unlocks,
        follow_up=tuple(map(_follow_up, card.follow_up)),
        notes=in_language(card.notes),
    )


def turns_text(first: int, last: int) -> str:
    """Return a window: `3` or `1-4`."""
    return str(first) if first == last else f"{first}-{last}"


def _follow_up(follow: FollowUp) -> str:
    said = f"{follow.card} after {follow.after} turn{'s' * (follow.after != 1)}"
    return said if follow.when is None else f"{said} if {_written(follow.when)}"


def _written(expression: object) -> str:
    """Return an expression as the deck writes it; empty for none."""
    return "" if expression is None else str(expression).lower() if isinstance(expression, bool) else str(expression)


def _response(tabled: Tabled, team: str, name: str, reader: str | None) -> ResponseSheet:
    deck = tabled.game.deck
    card = deck.deck.cards[tabled.card]
    response = card.responses[team][name]
    rule = tabled.game.rule(tabled.game.response_number(tabled.card, team, name))
    given = response.parameters if card.contest is None else card.contest.parameters
    resources = deck.deck.teams[team].resources
    odds = prospect(tabled, state_for(tabled, reader), team, name).odds
    return ResponseSheet(
        team=team,
        response=name,
        title=in_language(response.title),
        aim=in_language(response.aim),
        cost={in_language(resources[resource].title): amount for resource, amount in response.cost.items()},
        when=_written(response.when) if reader is None else "",
        rule=rule.name,
        rule_title=rule.title,
        parameters={} if reader is not None else {key: _argument(value) for key, value in given.items()},
        permille={BAND_NAMES[band]: odds.permille[band] for band in rule.bands},
        exact=odds.exact,
        half_width=odds.half_width,
        reasons=tuple(_modifiers(tabled, team, name, response) if reader is None else _told(tabled, team, name)),
        outcomes=dict(_outcomes(deck, response, reader)),
    )


def _argument(value: object) -> str:
    return f"[{', '.join(map(str, value))}]" if isinstance(value, tuple) else str(value)


def _outcomes(deck: CompiledDeck, response: Response, reader: str | None) -> Iterator[tuple[str, OutcomeSheet]]:
    for band in BAND_NAMES:
        outcome: Outcome | None = getattr(response.outcomes, band)
        if outcome is not None:
            effects, text = _effects(deck, outcome.effects, reader), in_language(outcome.text)
            unlocks = outcome.unlocks if reader is None else ()
            follow_up = tuple(map(_follow_up, outcome.follow_up)) if reader is None else ()
            yield band, OutcomeSheet(effects, text, unlocks, follow_up)


def _effects(deck: CompiledDeck, effects: Mapping[str, Change], reader: str | None) -> dict[str, str]:
    """Return effects in words, by title, of what the reader may see; a designer sees expressions as they are."""
    shown = {}
    for name, change in effects.items():
        if reader is None or may_see(deck, reader, name):
            as_it_is = reader is None and isinstance(change.amount, str)
            said = f"{'set to' if change.sets else 'by'} {change.amount}" if as_it_is else ""
            shown[short_title_of(deck, name)] = said or change_text(deck, name, change).change
    return shown


def _told(tabled: Tabled, team: str, name: str) -> Iterator[Reason]:
    """Yield what a player is told that the odds rest on."""
    state = state_for(tabled, team)
    for told in known_odds(tabled.game, tabled.play, state, team):
        if told.response == name:
            for given in told.inputs:
                yield Reason(given.value, given.title + (f" ({given.why})" if given.why else ""), counts=True)


def _modifiers(tabled: Tabled, team: str, name: str, response: Response) -> Iterator[Reason]:
    """Yield a response's modifiers as they stand and as the deck writes them."""
    applied = applied_modifiers(
        tabled.game, state_for(tabled, None), tabled.game.response_number(tabled.card, team, name)
    )
    for modifier, now in zip(response.modifiers, applied, strict=True):
        written = f" [{modifier.add}]" if isinstance(modifier.add, str) else ""
        condition = "" if modifier.when is None else f" if {_written(modifier.when)}"
        yield Reason(f"{now.amount:+d}", f"{in_language(modifier.why)}{written}{condition}", counts=now.applied)
