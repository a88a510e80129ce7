"""Where arguments and established facts stand."""

from dataclasses import dataclass, field
from typing import Literal

from wargame.session.argument_events import ArgumentMade, ArgumentRuled, ReasonAdded


@dataclass(frozen=True, slots=True)
class ArgumentState:
    """An improvised action, from its first words to its ruling."""

    made: ArgumentMade
    added: tuple[ReasonAdded, ...] = ()
    """What other teams said to it."""
    marks: tuple[int, ...] | None = None
    words: dict[str, int] = field(default_factory=dict)
    """By team, how likely it finds it."""
    dropped: bool = False
    refused: str = ""
    """Why; empty if it was not."""
    ruled: ArgumentRuled | None = None

    @property
    def status(self) -> Literal["open", "weighed", "ruled", "refused", "dropped"]:
        """How far it has come."""
        if self.dropped:
            return "dropped"
        if self.refused:
            return "refused"
        if self.ruled is not None:
            return "ruled"
        return "open" if self.marks is None else "weighed"

    @property
    def stands(self) -> bool:
        """Whether it has been neither taken back nor refused."""
        return not self.dropped and not self.refused


@dataclass(frozen=True, slots=True)
class FactState:
    """Something that holds beside the facts of the deck."""

    id: str
    """`f1` of one that was stated; of one that an argument won, the argument's."""
    text: str
    team: str
    """The team whose argument won it; empty if those who run the exercise stated it."""
    turn: int
    until: int
    """Last turn in which it holds; 0 = until something ends it."""
    ended: bool = False

    def holds_in(self, turn: int) -> bool:
        """Whether it holds in a turn that is not before its own."""
        return not self.ended and (self.until == 0 or self.until >= turn)
