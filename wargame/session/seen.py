"""What all views are made of."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Phase = Literal["lobby", "brief", "plan", "ask", "adjudicate", "recap", "endex"]
BandName = Literal["critical", "success", "partial", "failure"]


class Seen(BaseModel):
    """A frozen part of a view."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class EffectText(Seen):
    """One effect in words: `Western attention`, `+4`."""

    title: str
    change: str


class Odds(Seen):
    """Chances of the bands, in per mille, in the order critical, success, partial, failure."""

    critical: int
    success: int
    partial: int
    failure: int
    exact: bool
    interval: int = 0
    """Half width in per mille of the 95 % interval when not exact."""
