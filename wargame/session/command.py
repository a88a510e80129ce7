"""What every request to a session has in common."""

from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from wargame.deck.diagnostics import is_unsafe

MAX_LINE: Final = 160
"""The longest title, name or reason that a person may give, in characters."""

MAX_WORDS: Final = 4000
"""The longest message, note or story that a person may write, in characters."""


class Command(BaseModel):
    """A frozen request."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


Id = Annotated[str, Field(min_length=1, max_length=80)]


def _shown(text: object) -> object:
    """Return a text without what could steer a screen; its line breaks stay."""
    if not isinstance(text, str) or text.isprintable():
        return text
    broken = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(each for each in broken if each == "\n" or not is_unsafe(each))


def _on_one_line(text: object) -> object:
    shown = _shown(text)
    return " ".join(shown.splitlines()) if isinstance(shown, str) else shown


Line = Annotated[str, BeforeValidator(_on_one_line), Field(min_length=1, max_length=MAX_LINE, pattern=r"\S")]
"""A line that has to say something."""

Words = Annotated[str, BeforeValidator(_shown), Field(min_length=1, max_length=MAX_WORDS, pattern=r"\S")]
"""A text that has to say something."""

MaybeWords = Annotated[str, BeforeValidator(_shown), Field(max_length=MAX_WORDS)]
"""A text that may be empty."""

Effects = dict[Id, Annotated[int, Field(ge=-100, le=100)]]
"""By track or resource (`team.resource`), how many whole points it moves."""
