"""Every reason why a command can be refused: a stable slug, and the sentence that tells the person what to do.

A refusal is data, not an error: the session goes on as if the command had not been sent. The same table answers before
sending (views carry the sentence of what would be refused) and after.
"""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Slug(StrEnum):
    """The stable name of a reason; logs, clients and tests match on it."""

    WRONG_PHASE = "wrong_phase"
    """The command belongs to another phase of the turn."""
    UNKNOWN_SEAT = "unknown_seat"
    """No such seat in this session."""
    SEAT_TAKEN = "seat_taken"
    """Somebody sits there already."""
    NOT_YOURS = "not_yours"
    """The seat may not act for that team."""
    NOT_PERMITTED = "not_permitted"
    """The seat is not there for that: see `wargame.session.permissions`."""
    BAD_ROLES = "bad_roles"
    """The roles don't go together, or nobody would be the owner."""
    UNKNOWN_TEAM = "unknown_team"
    """The deck has no such team."""
    UNKNOWN_OBJECTIVE = "unknown_objective"
    """The team has no such objective."""
    UNKNOWN_VARIABLE = "unknown_variable"
    """There is no such track or resource."""
    UNKNOWN_INJECT = "unknown_inject"
    """The MSEL has no such line."""
    DELIVERED_ALREADY = "delivered_already"
    """The inject has come, so it can't be changed or come again."""
    CANNOT_COME = "cannot_come"
    """The card can't be put on the table: it lies there, has come as often as it may, or there is no room."""
    NO_ARGUMENTS = "no_arguments"
    """The plan has none, the rule that resolves them is not installed, or nobody is there to rule."""
    UNKNOWN_ARGUMENT = "unknown_argument"
    """No such argument was made this turn."""
    ARGUED_ALREADY = "argued_already"
    """The team has had its argument or its reason, or the argument has been weighed."""
    SAID_ALREADY = "said_already"
    """The same words were said before."""
    NOT_WEIGHED = "not_weighed"
    """The reasons have not been marked yet."""
    UNKNOWN_FACT = "unknown_fact"
    """No such established fact holds."""
    REASON_NEEDED = "reason_needed"
    """The step is taken for a reason only, and none was given."""
    NO_CLOCK = "no_clock"
    """The phase is not timed."""
    NOTHING_TO_UNDO = "nothing_to_undo"
    """No step can be taken back."""
    UNKNOWN_CARD = "unknown_card"
    """The card is not among this turn's cards."""
    UNKNOWN_RESPONSE = "unknown_response"
    """The card does not offer that response to the team."""
    NOT_OFFERED_NOW = "not_offered_now"
    """The response's condition does not hold."""
    TOO_DEAR = "too_dear"
    """The team can't pay, given what its other orders reserve."""
    MUST_ANSWER = "must_answer"
    """The card does not allow this team to pass."""
    NO_ORDER = "no_order"
    """There is no order to withdraw."""
    ALREADY_SEALED = "already_sealed"
    """The team has sealed its orders for this turn."""
    BAD_ANSWER = "bad_answer"
    """Nobody asked that, or the answer is out of its range."""
    UNDECIDED = "undecided"
    """A card is still open."""
    NOTHING_TO_DO = "nothing_to_do"
    """The seat is ready already, or there is nothing to wait for."""
    NO_SUCH_MOMENT = "no_such_moment"
    """The moment to return to is not a turn of this session."""
    OVER = "over"
    """The exercise has ended."""
    NOT_NOW = "not_now"
    """The session's own step can't be taken at this moment."""


class Refusal(BaseModel):
    """Why a command was not taken."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    slug: Slug
    sentence: str
