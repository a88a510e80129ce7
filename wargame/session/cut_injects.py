"""What readers are told of injects: players what was brought to them, those who run the exercise the whole MSEL."""

from collections.abc import Iterator, Mapping

from wargame.deck.injects import MOVABLE
from wargame.deck.schema import Card
from wargame.deck.values import in_language
from wargame.session.control_view import CardLine, InjectEffect, InjectLine
from wargame.session.cut_situation import objective_title
from wargame.session.game import Game
from wargame.session.inject_events import InjectDelivered
from wargame.session.injecting import refuse_card
from wargame.session.msel import Line, msel
from wargame.session.seen import EffectText
from wargame.session.state import Play, SessionState
from wargame.session.table_view import News
from wargame.session.visibility import CONTROL, may_see
from wargame.session.wording import short_title_of, signed


def news(game: Game, state: SessionState, reader: str) -> tuple[News, ...]:
    """Return what was brought to a reader, newest first, numbered by what this reader has got."""
    told = list(_told(state.play, reader))
    return tuple(_news(game, reader, f"n{number}", told[number - 1]) for number in range(len(told), 0, -1))


def _told(play: Play, reader: str) -> Iterator[InjectDelivered]:
    """Yield the injects that a reader was told of."""
    return (said for said in play.msel.delivered if reader == CONTROL or not said.to or reader in said.to)


def news_titles(game: Game, play: Play, reader: str, turn: int) -> tuple[str, ...]:
    """Return the titles of what was brought to a reader in a turn."""
    return tuple(_in_language_of(game, said)[0] for said in _told(play, reader) if said.turn == turn)


def _news(game: Game, reader: str, number: str, said: InjectDelivered) -> News:
    title, text = _in_language_of(game, said)
    part = game.plan.injects.get(said.inject)
    return News(
        id=number,
        turn=said.turn,
        title=title,
        text=text,
        effects=tuple(moved_texts(game, reader, said.deltas)),
        sender="" if part is None else in_language(part.sender),
        mode="" if part is None else in_language(part.mode),
    )


def _in_language_of(game: Game, said: InjectDelivered) -> tuple[str, str]:
    """Return title and text in the language that the game is told in, unless somebody has rewritten them."""
    part = game.plan.injects.get(said.inject)
    if part is None or said.edited:
        return said.title, said.text
    return in_language(part.title), in_language(part.text)


def moved_texts(game: Game, reader: str, deltas: Mapping[str, int]) -> Iterator[EffectText]:
    """Yield by how much a reader's tracks and resources moved, as the deck lists them; units."""
    for name, kind in game.deck.names.kinds.items():
        if name in deltas and kind in MOVABLE and may_see(game.deck, reader, name):
            yield EffectText(title=short_title_of(game.deck, name), change=signed(deltas[name]))


def msel_lines(game: Game, state: SessionState) -> tuple[InjectLine, ...]:
    """Return the MSEL as those who run the exercise see it."""
    delivered = {said.inject: said for said in state.play.msel.delivered}
    return tuple(_line(game, line, delivered.get(line.id)) for line in msel(game, state.play))


def _line(game: Game, line: Line, delivered: InjectDelivered | None) -> InjectLine:
    part = game.plan.injects.get(line.id)
    changes = {name: f"{points:+d}" for name, points in (line.effects or {}).items()}
    if delivered is not None:
        changes = {name: signed(units) for name, units in delivered.deltas.items()}
    return InjectLine(
        id=line.id,
        title=line.title,
        text=line.text,
        kind="card" if line.card else "inject",
        trigger=line.trigger,
        turn=line.turn,
        when=line.when,
        to=line.to,
        status=line.status,
        said=line.said,
        expected=line.expected,
        effects=tuple(_effects(game, changes)),
        sender="" if part is None else in_language(part.sender),
        mode="" if part is None else in_language(part.mode),
        objective="" if part is None or part.objective is None else _objective_title(game, part.objective),
        notes="" if part is None else in_language(part.notes),
    )


def _effects(game: Game, changes: Mapping[str, str]) -> Iterator[InjectEffect]:
    """Yield what an inject moves, as the deck lists it."""
    for name, kind in game.deck.names.kinds.items():
        if name in changes and kind in MOVABLE:
            whose = f"{game.title_of_team(name.partition('.')[0])}: " if kind == "resource" else ""
            yield InjectEffect(id=name, title=f"{whose}{short_title_of(game.deck, name)}", change=changes[name])


def _objective_title(game: Game, name: str) -> str:
    """Return the title of an objective by its full name."""
    team, objective, kind = game.deck.names.objectives[game.deck.names.objective_numbers()[name]]
    return objective_title(game, team, objective, kind)


def card_lines(game: Game, state: SessionState) -> tuple[CardLine, ...]:
    """Return the cards of the deck, and which of them could be put on the table now."""
    return tuple(
        _card(game, state.play, number, name, game.deck.deck.cards[name])
        for number, name in enumerate(game.deck.names.cards)
        if game.deck.program.cards.standing[number] == 0
    )


def _card(game: Game, play: Play, number: int, name: str, card: Card) -> CardLine:
    refusal = refuse_card(game, play, name)
    return CardLine(
        id=name,
        title=in_language(card.title),
        group=_group(game, number),
        drawn=0 if play.position is None else play.position.drawn[number],
        can_fire="" if refusal is None else refusal.sentence,
    )


def _group(game: Game, number: int) -> str:
    """Return under which heading a card stands: when the deck would bring it."""
    cards, last = game.deck.program.cards, game.course.turns
    if cards.locked[number] != 0:
        return "Once another card unlocks it"
    if cards.first[number] <= 1 and cards.last[number] >= last:
        return "Any turn"
    if cards.first[number] == min(cards.last[number], last):
        return f"Turn {cards.first[number]}"
    return f"Turns {cards.first[number]} to {min(cards.last[number], last)}"
