"""Every text of a deck or of a session plan that people read, with its path.

They are found by the schema, so that no new key is forgotten.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from wargame.deck.initiatives import places
from wargame.deck.inject_schema import Inject
from wargame.deck.schema import Card, Deck, Plan, Source
from wargame.deck.values import Text
from wargame.deck.writer import Path

Said = str | Mapping[str, str]
"""A text, or texts by language."""

_TEXT: Final = get_args(Text)[0]
"""The annotation of a text without what reads it."""


_FOR_FACILITATORS: Final = {(Card, "notes"), (Inject, "notes"), (Inject, "expected")}


class Found(NamedTuple):
    """A text where it was written."""

    path: Path
    said: Said
    owner: type[BaseModel]
    """The kind of part that it belongs to."""
    key: str
    """The key of that part under which it stands, alone or with others."""

    @property
    def is_for_players(self) -> bool:
        """Whether the exercise says it to players: no notes of the facilitator's, no titles of other people's works."""
        return self.owner is not Source and (self.owner, self.key) not in _FOR_FACILITATORS

    def spoken(self) -> Iterator[tuple[Path, str]]:
        """Yield the text in each of its languages, with its path."""
        if isinstance(self.said, str):
            yield self.path, self.said
        else:
            yield from (((*self.path, language), said) for language, said in self.said.items())


def texts_of(deck: Deck) -> list[Found]:
    """Return every text as it was written."""
    hidden = frozenset(places(deck))
    found: list[Found] = []
    _gather(deck, (), found)
    return [each for each in found if len(each.path) < 2 or each.path[1] not in hidden]


def texts_of_plan(plan: Plan) -> list[Found]:
    """Return every text of a session plan as it was written."""
    found: list[Found] = []
    _gather(plan, (), found)
    return found


def _gather(part: BaseModel, path: Path, found: list[Found]) -> None:
    """Add the texts of a part and of its parts."""
    for name, alias, holds_texts in _fields(type(part)):
        value = getattr(part, name)
        if not value:
            continue
        if holds_texts:
            found += _texts(value, (*path, alias), type(part), name)
        else:
            _gather_parts(value, (*path, alias), found)
    for name, value in (part.__pydantic_extra__ or {}).items():
        _gather_parts(value, (*path, name), found)


def _texts(value: Any, path: Path, owner: type[BaseModel], key: str) -> list[Found]:  # noqa: ANN401 - of any kind
    """Return a text, or the texts of a list, or those by team."""
    if isinstance(value, tuple):
        return [Found((*path, i), said, owner, key) for i, said in enumerate(value)]
    if type(value) is dict:
        return [Found((*path, name), said, owner, key) for name, said in value.items()]
    return [Found(path, value, owner, key)]


def _gather_parts(value: Any, path: Path, found: list[Found]) -> None:  # noqa: ANN401 - of any kind
    """Add the texts of the parts of a deck that a value holds."""
    if isinstance(value, BaseModel):
        _gather(value, path, found)
    elif isinstance(value, dict):
        for name, part in value.items():
            _gather_parts(part, (*path, name), found)
    elif isinstance(value, tuple):
        for i, part in enumerate(value):
            _gather_parts(part, (*path, i), found)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, bool], ...]:
    """Return name, written name and whether it holds texts of each field that may hold texts, here or further down."""
    return tuple(
        (name, field.alias or name, _is_text(field.annotation))
        for name, field in model.model_fields.items()
        if _is_text(field.annotation) or _holds_parts(field.annotation)
    )


def _is_text(annotation: Any) -> bool:  # noqa: ANN401 - annotations are of any kind
    """Tell whether a field holds a text, a list of texts, or texts by name."""
    if annotation == _TEXT:
        return True
    if get_origin(annotation) in {Annotated, tuple, dict}:
        inner = get_args(annotation)
        return annotation == Text or any(each == Text for each in inner if each is not Ellipsis)
    return False


def _holds_parts(annotation: Any) -> bool:  # noqa: ANN401 - annotations are of any kind
    """Tell whether a field holds parts of a deck."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    if get_origin(annotation) in {Union, UnionType, Annotated, tuple, dict}:
        return any(_holds_parts(each) for each in get_args(annotation))
    return False
