"""What those who run an exercise do with the MSEL: deliver, skip, defer, reorder, rewrite, improvise."""

from wargame.engine.dealing import deliver, is_left
from wargame.engine.state import HAND, MAX_HAND, freeze
from wargame.session.control_commands import (
    DeferInject,
    EditInject,
    FireCard,
    FireInject,
    Improvise,
    InjectCommand,
    MoveInject,
    SkipInject,
)
from wargame.session.delivering import delivery, leave_reserved
from wargame.session.game import Game, bare_machine, standing
from wargame.session.inject_events import (
    CardFired,
    InjectDeferred,
    InjectEdited,
    InjectEvent,
    InjectMoved,
    InjectSkipped,
)
from wargame.session.msel import Line, line_of, msel, next_improvised
from wargame.session.ordering import may_answer
from wargame.session.refusals import Refusal, Slug
from wargame.session.ruling_anew import refuse_effects
from wargame.session.state import Person, Play, SessionState

Events = tuple[InjectEvent, ...]


def decide_inject(game: Game, state: SessionState, person: Person, command: InjectCommand) -> Events | Refusal:
    """Decide what somebody who runs the exercise asks of the MSEL."""
    play = state.play
    if play.phase == "endex":
        return Refusal(slug=Slug.OVER, sentence="The exercise has ended.")
    match command:
        case FireCard():
            return _fire_card(game, play, person, command.card)
        case Improvise():
            return _improvise(game, play, person, command)
        case MoveInject():
            return _move(game, play, person, command)
        case _:
            return _change(game, play, person, command)


def _change(
    game: Game, play: Play, person: Person, command: FireInject | SkipInject | DeferInject | EditInject
) -> Events | Refusal:
    """Decide about a line of the MSEL that has not come."""
    line = line_of(game, play, command.inject)
    if line is None:
        return _unknown(command.inject)
    if line.status == "delivered":
        said = f"It has come in turn {line.turn}. Undo the delivery, or improvise another inject."
        return Refusal(slug=Slug.DELIVERED_ALREADY, sentence=said)
    match command:
        case FireInject():
            return _fire(game, play, person, line)
        case SkipInject():
            if line.status == "skipped":
                return Refusal(slug=Slug.NOTHING_TO_DO, sentence="It is skipped already.")
            return (InjectSkipped(by=person.seat, inject=line.id, reason=command.reason),)
        case DeferInject():
            if not play.turn < command.turn <= game.course.turns:
                said = f"Choose a turn after this one, up to {game.course.turns}."
                return Refusal(slug=Slug.NO_SUCH_MOMENT, sentence=said)
            return (InjectDeferred(by=person.seat, inject=line.id, turn=command.turn),)
        case EditInject():
            return _edit(game, person, line, command)


def _unknown(inject: str) -> Refusal:
    return Refusal(slug=Slug.UNKNOWN_INJECT, sentence=f"The MSEL has no line `{inject}`.")


def _refuse_delivery(play: Play) -> Refusal | None:
    """Return why nothing can be delivered now; None if it can."""
    if play.phase in {"plan", "ask"}:
        return None
    said = "Injects are delivered while teams plan or answer. Open the turn first, or defer it to a later one."
    return Refusal(slug=Slug.WRONG_PHASE, sentence=said)


def _fire(game: Game, play: Play, person: Person, line: Line) -> Events | Refusal:
    """Deliver a line now."""
    if line.card:
        return _fire_card(game, play, person, line.card)
    return _refuse_delivery(play) or (delivery(game, play, line, person.seat),)


def refuse_card(game: Game, play: Play, card: str) -> Refusal | None:
    """Return why a card can't be put on the table now; None if it can."""
    program, names = game.deck.program, game.deck.names
    if card not in names.cards or program.cards.standing[names.cards.index(card)] != 0:
        return Refusal(slug=Slug.UNKNOWN_CARD, sentence=f"The deck has no card `{card}`.")
    if play.phase != "plan":
        return Refusal(slug=Slug.WRONG_PHASE, sentence="Cards are put on the table while the turn is being planned.")
    if card in play.cards:
        return Refusal(slug=Slug.CANNOT_COME, sentence="It lies on the table already.")
    current = bare_machine(game, play)
    if not is_left(program, current, names.cards.index(card)):
        return Refusal(slug=Slug.CANNOT_COME, sentence="It has come as often as the deck lets it.")
    if current.clock[HAND] >= MAX_HAND:
        return Refusal(slug=Slug.CANNOT_COME, sentence=f"A turn holds at most {MAX_HAND} cards. Fire it next turn.")
    return None


def _fire_card(game: Game, play: Play, person: Person, card: str) -> Events | Refusal:
    """Put a card on the table, with all that its coming does."""
    refusal = refuse_card(game, play, card)
    if refusal is not None:
        return refusal
    current = bare_machine(game, play)
    before = tuple(current.values)
    deliver(game.deck.program, current, game.deck.names.cards.index(card))
    leave_reserved(game, play, before, current)
    asks = tuple(team for team in game.deck.names.teams if may_answer(game, team, card))
    return (CardFired(by=person.seat, card=card, asks=asks, position=standing(freeze(current))),)


def _edit(game: Game, person: Person, line: Line, command: EditInject) -> Events | Refusal:
    """Rewrite an inject."""
    if line.card:
        said = "A card is as its deck has it. Skip it, and improvise an inject in its place."
        return Refusal(slug=Slug.UNKNOWN_INJECT, sentence=said)
    refusal = _refuse_telling(game, command)
    if refusal is not None:
        return refusal
    edited = InjectEdited(
        by=person.seat,
        inject=line.id,
        title=command.title,
        text=command.text,
        to=command.to,
        effects=dict(command.effects),
    )
    return (edited,)


def _refuse_telling(game: Game, command: EditInject | Improvise) -> Refusal | None:
    """Return why an inject can't say or do what is asked; None if it can."""
    for team in command.to:
        if team not in game.deck.names.teams:
            return Refusal(slug=Slug.UNKNOWN_TEAM, sentence=f"The deck has no team `{team}`.")
    return refuse_effects(game, command.effects)


def _improvise(game: Game, play: Play, person: Person, command: Improvise) -> Events | Refusal:
    """Deliver an inject that nobody wrote beforehand."""
    refusal = _refuse_delivery(play) or _refuse_telling(game, command)
    if refusal is not None:
        return refusal
    line = Line(
        next_improvised(game, play),
        command.title,
        command.text,
        "manual",
        play.turn,
        to=command.to,
        effects=command.effects,
    )
    return (delivery(game, play, line, person.seat),)


def _move(game: Game, play: Play, person: Person, command: MoveInject) -> Events | Refusal:
    """Put a line of the MSEL elsewhere."""
    listed = [line.id for line in msel(game, play)]
    for name in filter(None, (command.inject, command.before)):
        if name not in listed:
            return _unknown(name)
    order = [name for name in listed if name != command.inject]
    at = len(order) if command.before is None else order.index(command.before) if command.before in order else -1
    order.insert(at, command.inject)
    if at < 0 or order == listed:
        return Refusal(slug=Slug.NOTHING_TO_DO, sentence="It stands there already.")
    moved = InjectMoved(by=person.seat, inject=command.inject, before=command.before or "", order=tuple(order))
    return (moved,)
