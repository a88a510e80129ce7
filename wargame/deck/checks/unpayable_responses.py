"""Responses that their team can never pay for."""

from wargame.deck.checks.subject import Subject
from wargame.deck.checks.world import NEVER
from wargame.deck.checks.written import Written
from wargame.deck.codes import Explanation, register

register(
    {
        "C010": Explanation(
            "response that can never be paid",
            "The cost is more than the team can ever have: more than the resource's cap, or more than its start with "
            "all the income until the card's last turn, and no effect raises it. Nobody can ever order the response.",
        ),
    }
)


def check(subject: Subject) -> None:
    """Report costs that are more than the team can have by the last turn of the card."""
    for written in subject.responses:
        for name, cost in written.response.cost.items():
            if cost > subject.deck.deck.teams[written.team].resources[name].start:
                _check_savings(subject, written, name, cost)


def _check_savings(subject: Subject, written: Written, name: str, cost: int) -> None:
    """Report a cost that the team can't save up for."""
    most, why = _most(subject, written, name, cost)
    if cost > most:
        said = f"this costs {cost} {name}, and `{written.team}` never has more than {most:g}"
        hint = f"{why}: lower the cost or raise that"
        subject.warn("C010", (*written.path, "cost", name), said, hint)


def _most(subject: Subject, written: Written, name: str, cost: int) -> tuple[float, str]:
    """Return the most points of a resource that its team can have when it may order the response, and why."""
    program, world = subject.deck.program, subject.generous
    resource = subject.deck.deck.teams[written.team].resources[name]
    slot = subject.deck.names.slots[f"{written.team}.{name}"]
    if slot in world.lifted or cost > resource.cap:
        return resource.cap, f"`{name}` has a cap of {resource.cap}"
    at = program.teams.resource_slot.index(slot)
    income = max(0.0, world.part(program.teams.resource_income[at], world.sight()).high)
    comes = subject.strict.comes[written.card] < NEVER
    last = subject.strict.last_turn(written.card) if comes else subject.turns
    saved = resource.start + income * (last - 1)
    if saved >= resource.cap:
        return resource.cap, f"`{name}` has a cap of {resource.cap}"
    earned = f" and brings at most {income:g} a turn until turn {last}" if income else " and has no income"
    return saved, f"`{name}` starts at {resource.start}{earned}"
