"""What can be asked of a session. A seat sends `SeatCommand`; the running session itself sends `SessionCommand`."""

from typing import Annotated, Final, Literal

from pydantic import Field

from wargame.session.command import Command, Id

PASS: Final = "pass"  # noqa: S105 - a pass in play, not a password
"""The response that every card offers unless it must be answered: do nothing."""


class Commit(Command):
    """Order a response on a card, or `pass`. Replaces the team's earlier order on that card."""

    kind: Literal["commit"] = "commit"
    card: Id
    response: Id
    answers: dict[Id, int] = {}
    """What the response's rule asks of the ordering team, such as a stake; left out, the default counts."""


class Withdraw(Command):
    """Take back the order on a card."""

    kind: Literal["withdraw"] = "withdraw"
    card: Id


class Answer(Command):
    """Answer what the rule of another team's order asks: a vote, a score, a pro or con. A later answer replaces it."""

    kind: Literal["answer"] = "answer"
    card: Id
    team: Id
    """Whose order it is about."""
    ask: Id
    value: int


class Ready(Command):
    """Seal the team's orders (plan), close its answers (ask), or say that the seat has read on (recap)."""

    kind: Literal["ready"] = "ready"


SeatCommand = Annotated[Commit | Withdraw | Answer | Ready, Field(discriminator="kind")]
"""What a player's screen may send."""


class Receipt(Command):
    """A command was taken, and what it did is durable."""

    kind: Literal["receipt"] = "receipt"


class TakeSeat(Command):
    """Put a person or a bot on a team before STARTEX."""

    kind: Literal["take_seat"] = "take_seat"
    team: Id
    player: Id
    """`person` or the name of a bot."""
    nonce: str = Field(pattern=r"^([0-9a-f]{2}){0,32}$")
    """The seat's own contribution to the dice, hexadecimal."""


class Start(Command):
    """STARTEX: draw the start values and open the first turn."""

    kind: Literal["start"] = "start"


class PutAsks(Command):
    """Close plan and put what the rules of the orders ask to the teams asked."""

    kind: Literal["put_asks"] = "put_asks"


class Adjudicate(Command):
    """Close plan and asks: resolve all orders from one snapshot."""

    kind: Literal["adjudicate"] = "adjudicate"


class CloseTurn(Command):
    """Apply the rulings, then drift, income and expiry."""

    kind: Literal["close_turn"] = "close_turn"


class Reveal(Command):
    """Make a secret order known that the situation brings to light."""

    kind: Literal["reveal"] = "reveal"


class OpenTurn(Command):
    """Deal the next turn's cards, or end the exercise after the last turn."""

    kind: Literal["open_turn"] = "open_turn"


class Rewind(Command):
    """Return to the opening of a turn, or to its rulings as they were proposed; seats, talk and notes stay.

    A re-roll draws new dice for what follows.
    """

    kind: Literal["rewind"] = "rewind"
    turn: int = Field(ge=1)
    stage: Literal["plan", "adjudicate"] = "plan"
    reroll: bool = False


SessionCommand = Annotated[
    TakeSeat | Start | PutAsks | Adjudicate | CloseTurn | Reveal | OpenTurn | Rewind,
    Field(discriminator="kind"),
]
"""What the running session or its facilitator asks."""
