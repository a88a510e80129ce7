"""What the table holds: everything said in the Room, and the treaties of Play with their signatures."""

from dataclasses import dataclass
from typing import Literal

from wargame.session.talk_events import RequestAnswered, RequestPut, Said
from wargame.session.treaty_events import Transferred, TreatyBroken, TreatyProposed

Spoken = Said | RequestPut | RequestAnswered | Transferred
"""What is read on a channel. A transfer is told to its two teams on theirs."""

TreatyStatus = Literal["open", "in_force", "declined", "broken", "expired"]


@dataclass(frozen=True, slots=True)
class Treaty:
    """A proposal and what became of it."""

    laid: TreatyProposed
    signed: tuple[str, ...]
    """In the order of signature, the sponsor first."""
    since: int = 0
    """The turn in which it came into force; 0 if it has not."""
    declined: str = ""
    """The party that refused it, or the sponsor that took it back."""
    declined_in: int = 0
    """The turn in which that was."""
    broken: TreatyBroken | None = None

    def status(self, turn: int) -> TreatyStatus:
        """Return where it stands in a turn."""
        if self.declined:
            return "declined"
        if self.broken is not None:
            return "broken"
        if self.laid.until and turn > self.laid.until:
            return "expired"
        return "in_force" if self.since else "open"

    def is_known_to(self, reader: str) -> bool:
        """Whether a team, or those who run the exercise (an empty id), know that it exists."""
        return not self.laid.secret or reader == "" or reader in self.laid.parties
