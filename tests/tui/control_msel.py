"""The MSEL and some cards of the flagship deck, as those who run the exercise see them in the second turn."""

from typing import Literal

from wargame.session.control_view import CardLine, InjectEffect, InjectLine

_Status = Literal["pending", "delivered", "skipped", "deferred"]
_Trigger = Literal["manual", "scheduled", "conditional"]


def moves(**changes: int) -> tuple[InjectEffect, ...]:
    """Return what an inject moves by short title: `moves(North_tension=4)`."""
    return tuple(
        InjectEffect(id=name.lower(), title=name.replace("_", " "), change=f"{change:+d}")
        for name, change in changes.items()
    )


def _inject(
    name: str,
    title: str,
    status: _Status = "pending",
    trigger: _Trigger = "manual",
    turn: int = 0,
    *,
    to: tuple[str, ...] = (),
    when: str = "",
    said: str = "",
    does: tuple[InjectEffect, ...] = (),
) -> InjectLine:
    return InjectLine(
        id=name,
        title=title,
        text=f"{title}. The first reports differ; KFOR looks into it and asks all sides to wait.",
        kind="inject",
        trigger=trigger,
        turn=turn,
        when=when,
        to=to,
        status=status,
        said=said,
        expected="Kosovo asks KFOR before it answers.",
        effects=does,
    )


MSEL = (
    _inject("border_closed", "The gate is closed for a day", "delivered", "scheduled", 1),
    _inject("shots", "Shots at Brnjak at night", "delivered", turn=2, does=moves(North_tension=4)),
    _inject("grenade", "A grenade in a car park in Zvečan", to=("kosovo", "nato"), does=moves(North_tension=6)),
    _inject("mayor", "A mayor in Leposavić resigns", "pending", "scheduled", 3),
    _inject("drone", "An army drone over Merdare", "deferred", "scheduled", 4, to=("serbia",)),
    _inject("protest", "Students block the bridge", "pending", "conditional", when="north_tension >= 75"),
    _inject("gas", "Moscow offers Belgrade a gas price", "skipped", said="the talks went there by themselves"),
    _inject("council", "The Security Council meets", "pending", "scheduled", 5),
    _inject("deepfake", "A deep-fake of the prime minister", to=("kosovo",), does=moves(Verified_news=-5)),
    _inject("hospital", "A rumour about the hospital"),
)

DECK = (
    CardLine(id="visa", title="The visa vote is put off", group="Brussels", drawn=0, can_fire=""),
    CardLine(id="reserve", title="The reserve is called home", group="NATO", drawn=1, can_fire=""),
    CardLine(
        id="summit",
        title="A summit in Tirana",
        group="Region",
        drawn=0,
        can_fire="The table holds three cards at most.",
    ),
)
