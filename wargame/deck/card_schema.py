"""Cards and what they offer as models: responses, rules, modifiers, outcomes, contests, windows."""

from typing import Annotated

from pydantic import Field, StrictBool

from wargame.deck.schema_part import Part
from wargame.deck.values import IDS, Argument, Condition, Effect, Identifier, Number, Shorthand, Text, Turns


class FollowUp(Part):
    """A card that is queued for a later turn."""

    card: Identifier
    """The card that is queued."""
    after: Annotated[int, Field(strict=True, ge=1, le=100)] = 1
    """How many turns later it comes."""
    when: Condition | None = None
    """It comes only if this holds then."""


class Outcome(Part):
    """What a band does, and the words that tell it."""

    effects: dict[str, Effect] = {}
    """What changes: `trust: +4`, `trust: {set: 50}`, `treaty: true`, `treaty: {turns: 2}`."""
    text: Text = ""
    """What has happened, in one or two sentences."""
    private: dict[Identifier, Text] = {}
    """More for one team alone, by team."""
    unlocks: tuple[Identifier, ...] = ()
    """Cards that may come from now on although they are `locked`."""
    follow_up: tuple[FollowUp, ...] = ()
    """Cards that are queued for later turns."""


class Outcomes(Part):
    """One outcome for each band that the rule can give."""

    critical: Outcome | None = None
    """Better than success; left out, it is a success."""
    success: Outcome | None = None
    """The order works."""
    partial: Outcome | None = None
    """It works in part."""
    failure: Outcome | None = None
    """It fails."""

    def written(self) -> list[tuple[str, Outcome]]:
        """Return the outcomes that there are, each with the name of its band."""
        critical, success, partial, failure = self.critical, self.success, self.partial, self.failure
        bands = (("critical", critical), ("success", success), ("partial", partial), ("failure", failure))
        return [(band, outcome) for band, outcome in bands if outcome is not None]


class Modifier(Part):
    """A number added to the rule's roll, and its reason."""

    add: Number
    """Points: a number or an expression."""
    when: Condition | None = None
    """It counts only while this holds."""
    why: Text
    """The reason, as players are told it."""


class Put(Part):
    """How a card puts to people what its rule asks."""

    teams: Annotated[tuple[Identifier, ...], Field(min_length=1)] = ()
    """Which teams are asked about another's order; all whom the rule asks if left out."""
    question: Text = ""
    """The question in the card's words; in the rule's if left out."""


def _spell_out(asks: object) -> object:
    """Turn `[breaks]` and `{breaks: [north]}` into `{breaks: {teams: [north]}}`."""
    if isinstance(asks, list) and all(isinstance(ask, str) for ask in asks):
        return {ask: {} for ask in asks}
    if isinstance(asks, dict):
        return {ask: {"teams": put} if isinstance(put, list) else put for ask, put in asks.items()}
    return asks


Asks = Annotated[
    dict[str, Put],
    Shorthand(
        _spell_out,
        {"type": "array", "items": {"type": "string"}},
        {"type": "object", "additionalProperties": IDS},
    ),
]


class Response(Part):
    """An order that a card offers to a team."""

    title: Text
    """What people read."""
    aim: Text = ""
    """What it tries, in one sentence."""
    cost: dict[Identifier, Annotated[int, Field(strict=True, ge=0, le=1000)]] = {}
    """Points by resource of the team that orders."""
    when: Condition | None = None
    """It is offered only while this holds."""
    rule: str | None = None
    """The rule that decides: see `wargame rules`. None on the cards of a `contest`."""
    parameters: Annotated[dict[str, Argument], Field(alias="with")] = {}
    """The rule's parameters: numbers, expressions, lists of them, or a column of a table."""
    modifiers: tuple[Modifier, ...] = ()
    """What helps and what hurts."""
    secret: StrictBool = False
    """Nobody else is told who ordered it."""
    reveal: Condition | None = None
    """A secret order is told to everybody once this holds."""
    asks: Asks = {}
    """How the card puts what its rule asks; an optional ask is put only where it is listed here."""
    pays: dict[str, Identifier] = {}
    """The resource that pays for each point of an answer, by the ask."""
    strength: Number | None = None
    """What the order brings into the `contest` of its card."""
    outcomes: Outcomes
    """What each result does, by band."""


class Contest(Part):
    """One throw of one rule over all orders of the card."""

    rule: str
    """A rule for contests: see `wargame rules`."""
    parameters: Annotated[dict[str, Argument], Field(alias="with")] = {}
    """The rule's parameters."""


class CardWindow(Part):
    """When a card may come up."""

    turns: Turns
    """A turn or a range of turns: `3` or `2-4`."""
    mandatory: StrictBool = False
    """It comes in the last of these turns at the latest."""
    asap: Condition | None = None
    """It comes at once when this holds."""


class Card(Part):
    """An event card."""

    title: Text
    """What people read."""
    text: Text
    """What happens, as it is read aloud. `{expression}` is filled in."""
    private: dict[Identifier, Text] = {}
    """More for one team alone, by team."""
    place: Identifier | None = None
    """Where it happens: a place of the map."""
    source: tuple[str, ...] = ()
    """Ids of `sources`."""
    as_of: str = ""
    """The day, month or year that it speaks of."""
    notes: Text = ""
    """The facilitator's own; no player sees them."""
    window: CardWindow | None = None
    """The turns in which it may come; any if left out."""
    when: Condition | None = None
    """It may come only while this holds."""
    locked: StrictBool = False
    """It may come only after another card or outcome `unlocks` it."""
    weight: Annotated[int, Field(strict=True, ge=1, le=20)] = 1
    """How likely it is drawn beside others that may come."""
    repeat: Annotated[int, Field(strict=True, ge=1, le=100)] = 1
    """How often it may come."""
    on_draw: dict[str, Effect] = {}
    """What its coming does: effects as in outcomes."""
    unlocks: tuple[Identifier, ...] = ()
    """Cards that may come once this one has, although they are `locked`."""
    follow_up: tuple[FollowUp, ...] = ()
    """Cards that are queued for later turns once this one has come."""
    must_answer: tuple[Identifier, ...] = ()
    """Teams that may not pass."""
    contest: Contest | None = None
    """One throw over all orders of the card."""
    responses: dict[Identifier, dict[Identifier, Response]] = {}
    """What teams may order, by team and id."""
