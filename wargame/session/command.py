"""What every request to a session has in common."""

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

MAX_LINE: Final = 160
"""The longest title, name or reason that a person may give, in characters."""

MAX_WORDS: Final = 4000
"""The longest message, note or story that a person may write, in characters."""


class Command(BaseModel):
    """A frozen request."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


Id = Annotated[str, Field(min_length=1, max_length=80)]

Line = Annotated[str, Field(min_length=1, max_length=MAX_LINE, pattern=r"\S")]
"""A line that has to say something."""

Words = Annotated[str, Field(min_length=1, max_length=MAX_WORDS, pattern=r"\S")]
"""A text that has to say something."""

Effects = dict[Id, Annotated[int, Field(ge=-100, le=100)]]
"""By track or resource (`team.resource`), how many whole points it moves."""
