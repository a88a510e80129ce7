"""Parts that several records share: positions of the machine, throws, odds."""

from wargame.session.event import Event


class Standing(Event):
    """A position of the machine."""

    values: tuple[int, ...]
    history: tuple[int, ...]
    drawn: tuple[int, ...]
    drawn_turn: tuple[int, ...]
    unlocked: tuple[int, ...]
    due: tuple[int, ...]
    done: tuple[int, ...]
    hand: tuple[int, ...]
    turn: int


class Throw(Event):
    """One throw of dice, or a note that a rule made."""

    kind: str
    asked: tuple[int, ...]
    shown: tuple[int, ...]


class OddsBefore(Event):
    """The chances before the dice, per mille."""

    bands: tuple[int, int, int, int]
    exact: bool
    half_width: int
