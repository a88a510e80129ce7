"""What all parts of a deck have in common."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A frozen part of a deck; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
