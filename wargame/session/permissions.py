"""Who may ask what: the one table of what each kind of seat is there for.

The owner answers for the exercise and gives out seats; the controller runs it even-handedly; the white cell knows the
subject, delivers injects and weighs arguments; evaluators write down what they see; observers only look. A team's lead
commits it; members talk and argue for it. One person may hold several roles. Whether a command fits the moment is
decided where it is decided; what stands here holds at any moment, so that a screen can say it before anything is sent.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from wargame.session.command import Command
from wargame.session.commands import Answer, Commit, Ready, Rewind, Withdraw
from wargame.session.control_commands import (
    AddTime,
    Advance,
    AnswerRequest,
    AutoAdvance,
    DeferInject,
    EditInject,
    EndFact,
    EstablishFact,
    FireCard,
    FireInject,
    GiveSeat,
    HandOver,
    Improvise,
    KeepRuling,
    MoveInject,
    Note,
    Observe,
    Override,
    PauseClock,
    RefuseArgument,
    ResumeClock,
    Role,
    RuleArgument,
    RuleFreely,
    SkipInject,
    StartExercise,
    Undo,
    VacateSeat,
    WeighArgument,
)
from wargame.session.refusals import Refusal, Slug
from wargame.session.talk_commands import (
    AddReason,
    Argue,
    AskControl,
    DeclareBreach,
    Decline,
    DropArgument,
    Judge,
    OpenChannel,
    Propose,
    Say,
    Sign,
    Transfer,
)

CONTROL_ROLES: Final[tuple[Role, ...]] = ("owner", "controller", "white_cell", "evaluator", "observer")
"""The roles of those who run an exercise or watch it."""

TEAM_ROLES: Final[tuple[Role, ...]] = ("lead", "member")

ROLE_TITLES: Final[Mapping[Role, str]] = {
    "owner": "game owner",
    "controller": "controller",
    "white_cell": "white cell",
    "evaluator": "evaluator",
    "observer": "observer",
    "lead": "team lead",
    "member": "team member",
}

PERMISSIONS: Final[Mapping[type[Command], tuple[Role, ...]]] = {
    GiveSeat: ("owner",),
    VacateSeat: ("owner",),
    HandOver: ("owner",),
    StartExercise: ("owner", "controller"),
    Advance: ("controller",),
    PauseClock: ("owner", "controller"),
    ResumeClock: ("owner", "controller"),
    AddTime: ("controller",),
    AutoAdvance: ("controller",),
    Undo: ("controller",),
    Rewind: ("owner", "controller"),
    Override: ("controller", "white_cell"),
    KeepRuling: ("controller", "white_cell"),
    RuleFreely: ("controller", "white_cell"),
    FireInject: ("controller", "white_cell"),
    FireCard: ("controller", "white_cell"),
    SkipInject: ("controller", "white_cell"),
    DeferInject: ("controller", "white_cell"),
    MoveInject: ("controller", "white_cell"),
    EditInject: ("controller", "white_cell"),
    Improvise: ("white_cell",),
    WeighArgument: ("white_cell",),
    RuleArgument: ("controller", "white_cell"),
    RefuseArgument: ("controller", "white_cell"),
    EstablishFact: ("controller", "white_cell"),
    EndFact: ("controller", "white_cell"),
    AnswerRequest: ("white_cell",),
    Note: ("owner", "controller", "white_cell", "evaluator"),
    Observe: ("controller", "white_cell", "evaluator"),
    Commit: ("lead",),
    Withdraw: ("lead",),
    Answer: ("lead",),
    Ready: ("lead",),
    Propose: ("lead",),
    Sign: ("lead",),
    Decline: ("lead",),
    DeclareBreach: ("lead", "controller", "white_cell"),
    Transfer: ("lead",),
    Argue: ("lead", "member"),
    DropArgument: ("lead", "member"),
    AddReason: ("lead", "member"),
    Judge: ("lead",),
    OpenChannel: ("lead", "member", "controller", "white_cell"),
    Say: ("lead", "member", "controller", "white_cell"),
    AskControl: ("lead", "member"),
}
"""By command, the roles that may send it; holding one of them is enough."""


def roles_in_words(roles: Iterable[Role]) -> str:
    """Return what somebody with these roles is called."""
    return ", ".join(ROLE_TITLES[role] for role in roles)


def kind_of(command: type[Command]) -> str:
    """Return the name by which a command travels."""
    return str(command.model_fields["kind"].default)


def refuse_by_role(roles: Iterable[Role], command: type[Command]) -> Refusal | None:
    """Return why a seat with these roles may not send a command at all; None if it may."""
    allowed = PERMISSIONS.get(command, ())
    held = tuple(roles)
    if set(held) & set(allowed):
        return None
    titles = [ROLE_TITLES[role] for role in allowed]
    others = " or ".join(titles) if titles else "session itself"
    return Refusal(slug=Slug.NOT_PERMITTED, sentence=f"This is for the {others}; you are {_said(held)}.")


def _said(roles: tuple[Role, ...]) -> str:
    return " and ".join(ROLE_TITLES[role] for role in roles) or "nobody here"


def forbidden(roles: Iterable[Role]) -> dict[str, str]:
    """Return by kind of command why a seat with these roles may never send it; what is not listed it may."""
    held = tuple(roles)
    refused = {kind_of(command): refuse_by_role(held, command) for command in PERMISSIONS}
    return {kind: refusal.sentence for kind, refusal in refused.items() if refusal is not None}
