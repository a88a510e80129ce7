"""What all parts of a deck have in common."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A frozen part of a deck; an unknown key is an error."""

    # What checks a deck is built once, when one is first read: no part is read by itself, so none needs its own.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
