"""What the people who run an exercise may ask: its course, its rulings, its injects, and what they write down.

Who of them may ask what stands in `wargame.session.permissions`.
"""

from typing import Annotated, Literal

from pydantic import Field

from wargame.deck.schema import Player
from wargame.session.command import Command, Effects, Id, Line, Words
from wargame.session.commands import Rewind

Role = Literal["owner", "controller", "white_cell", "evaluator", "observer", "lead", "member"]
"""What a seat is there for. The first five belong to the people who run an exercise, the last two to a team's."""

Band = Literal["critical", "success", "partial", "failure"]

Rating = Literal["P", "S", "M", "U"]
"""Performed without challenges, with some, with major challenges, unable to be performed (HSEEP)."""


class GiveSeat(Command):
    """Make a place for a person, or change what it is there for."""

    kind: Literal["give_seat"] = "give_seat"
    seat: Id
    name: Line
    """What the others call whoever sits there."""
    roles: Annotated[tuple[Role, ...], Field(min_length=1, max_length=7)]
    team: Id | None = None
    """The team of a lead or member."""


class VacateSeat(Command):
    """Take a seat away from the person who has it."""

    kind: Literal["vacate_seat"] = "vacate_seat"
    seat: Id


class HandOver(Command):
    """Let people or a bot play a team from here on."""

    kind: Literal["hand_over"] = "hand_over"
    team: Id
    player: Player


class StartExercise(Command):
    """STARTEX."""

    kind: Literal["start_exercise"] = "start_exercise"


class Advance(Command):
    """Close the phase: plan or asks to the rulings, the rulings to the recap, the recap to the next turn.

    A reason must be given while somebody is still waited for.
    """

    kind: Literal["advance"] = "advance"
    reason: Annotated[str, Field(max_length=160)] = ""


class PauseClock(Command):
    """Hold the clock."""

    kind: Literal["pause_clock"] = "pause_clock"
    reason: Line


class ResumeClock(Command):
    """Let the clock run on."""

    kind: Literal["resume_clock"] = "resume_clock"


class AddTime(Command):
    """Give the phase more time, or less."""

    kind: Literal["add_time"] = "add_time"
    seconds: Annotated[int, Field(ge=-3600, le=3600)]


class AutoAdvance(Command):
    """Whether plan, asks and recap end by themselves when nobody is waited for or the clock has run out."""

    kind: Literal["auto_advance"] = "auto_advance"
    on: bool


class Override(Command):
    """Put another band in the place of a proposed ruling's; the engine's stays on record beside it."""

    kind: Literal["override"] = "override"
    team: Id
    card: Id
    band: Band
    reason: Words


class KeepRuling(Command):
    """Let the engine's ruling stand after all."""

    kind: Literal["keep_ruling"] = "keep_ruling"
    team: Id
    card: Id


class RuleFreely(Command):
    """Rule on something that no card foresaw; its effects are applied with the turn's rulings."""

    kind: Literal["rule_freely"] = "rule_freely"
    title: Line
    text: Words
    effects: Effects = {}
    reason: Words


class FireInject(Command):
    """Deliver an inject of the MSEL now, whatever its trigger says."""

    kind: Literal["fire_inject"] = "fire_inject"
    inject: Id


class FireCard(Command):
    """Put a card of the deck on the table now."""

    kind: Literal["fire_card"] = "fire_card"
    card: Id


class SkipInject(Command):
    """Let an inject not come at all."""

    kind: Literal["skip_inject"] = "skip_inject"
    inject: Id
    reason: Line


class DeferInject(Command):
    """Let an inject come in another turn."""

    kind: Literal["defer_inject"] = "defer_inject"
    inject: Id
    turn: Annotated[int, Field(ge=1, le=100)]


class MoveInject(Command):
    """Put an inject before another one of the MSEL, or at its end."""

    kind: Literal["move_inject"] = "move_inject"
    inject: Id
    before: Id | None = None


class EditInject(Command):
    """Change what an inject that has not been delivered says and does."""

    kind: Literal["edit_inject"] = "edit_inject"
    inject: Id
    title: Line
    text: Words
    to: tuple[Id, ...] = ()
    """The teams that are told; empty for all."""
    effects: Effects = {}


class Improvise(Command):
    """Deliver an inject that nobody wrote beforehand."""

    kind: Literal["improvise"] = "improvise"
    title: Line
    text: Words
    to: tuple[Id, ...] = ()
    """The teams that are told; empty for all."""
    effects: Effects = {}


InjectCommand = FireInject | FireCard | SkipInject | DeferInject | MoveInject | EditInject | Improvise
"""What may be done with the MSEL."""


class WeighArgument(Command):
    """Mark how strong each reason of an argument is, in its order: 0 weak, 1 sound, 2 strong."""

    kind: Literal["weigh_argument"] = "weigh_argument"
    argument: Id
    marks: tuple[Annotated[int, Field(ge=0, le=2)], ...]
    """Of its own reasons first, then of each pro and con in the order in which they came."""


class RuleArgument(Command):
    """Throw for an argument as it has been weighed, and say what comes of each band."""

    kind: Literal["rule_argument"] = "rule_argument"
    argument: Id
    effects: dict[Band, Effects]
    until: Annotated[int, Field(ge=0, le=100)] = 0
    """The last turn in which a success stays an established fact; 0 = until another argument stops it."""


class RefuseArgument(Command):
    """Do not let an argument be made: it repeats another, or it can't be."""

    kind: Literal["refuse_argument"] = "refuse_argument"
    argument: Id
    reason: Line


class EstablishFact(Command):
    """State something that holds from now on."""

    kind: Literal["establish_fact"] = "establish_fact"
    text: Words
    until: Annotated[int, Field(ge=0, le=100)] = 0
    """The last turn in which it holds; 0 = until it is ended."""


class EndFact(Command):
    """Let an established fact hold no longer."""

    kind: Literal["end_fact"] = "end_fact"
    fact: Id


WeighCommand = WeighArgument | RuleArgument | RefuseArgument | EstablishFact | EndFact
"""What may be done with arguments and established facts."""


class Note(Command):
    """Write something down for oneself and those who run the exercise; with a mark, to come back to in the Hot Wash."""

    kind: Literal["note"] = "note"
    text: Words
    bookmark: bool = False


class Observe(Command):
    """Write down what a team did, for the evaluation."""

    kind: Literal["observe"] = "observe"
    text: Words
    team: Id | None = None
    objective: Id | None = None
    rating: Rating | None = None


class AnswerRequest(Command):
    """Answer a team's request for information."""

    kind: Literal["answer_request"] = "answer_request"
    request: Id
    text: Words


class Undo(Command):
    """Take back the last step of those who run the exercise that has not been taken back."""

    kind: Literal["undo"] = "undo"


ControlCommand = Annotated[
    GiveSeat
    | VacateSeat
    | HandOver
    | StartExercise
    | Advance
    | PauseClock
    | ResumeClock
    | AddTime
    | AutoAdvance
    | Override
    | KeepRuling
    | RuleFreely
    | InjectCommand
    | WeighCommand
    | Note
    | Observe
    | AnswerRequest
    | Undo
    | Rewind,
    Field(discriminator="kind"),
]
"""What a console of those who run the exercise may send."""
