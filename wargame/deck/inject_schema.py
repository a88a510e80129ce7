"""Injects as models: what a session plan brings to the players besides cards, and when."""

from typing import Annotated

from pydantic import ConfigDict, Field

from wargame.deck.schema_part import Part
from wargame.deck.values import Condition, Identifier, ObjectiveName, Text

Turn = Annotated[int, Field(strict=True, ge=1, le=100)]

Points = Annotated[int, Field(strict=True, ge=-100, le=100)]


class UnlessBy(Part):
    """Something that the players should have brought about by the end of a turn."""

    turn: Turn
    """The last turn in which it may come about; the inject comes when the next one opens."""
    when: Condition
    """What should have held at the end of any turn up to then."""


class Inject(Part):
    """A message or event that is brought to the players beside the cards; without a trigger, by hand only."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    title: Text
    """What people read."""
    text: Text
    """What the teams are told; it may be read aloud."""
    sender: Annotated[Text, Field(alias="from")] = ""
    """Who it seems to come from."""
    mode: Text = ""
    """How it is brought: by mail, by telephone, as a news item."""
    to: tuple[Identifier, ...] = ()
    """The teams that are told; left out, all."""
    turn: Turn | None = None
    """It comes when this turn opens."""
    when: Condition | None = None
    """It comes when the first turn opens in which this holds; looked at once the turn's cards are dealt."""
    unless_by: UnlessBy | None = None
    """It comes if something has not been brought about in time."""
    effects: dict[str, Points] = {}
    """By how many whole points it moves tracks and resources: `trust: -4`, `north.coin: +2`."""
    expected: Text = ""
    """What the players should do; for those who run the exercise."""
    objective: ObjectiveName | None = None
    """The objective that it exercises, such as `kosovo.umbrella`."""
    notes: Text = ""
    """For those who run the exercise."""
