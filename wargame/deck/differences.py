"""What differs between two versions of a deck, key by key, whatever the order in which they are written.

Everything that the models hold is compared, so a new key of the language needs nothing here. What has an id is compared
with what has the same id; links by what they join, modifiers by their reason, follow-ups by their card.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from pydantic import BaseModel

from wargame.deck.schema import Deck, FollowUp, Link, Modifier
from wargame.deck.values import Between, Change, Window, in_language

Path = tuple[str, ...]

Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was."""

    path: Path
    """Keys from the top of the deck."""
    kind: Kind
    before: str
    """As a designer would write it, or what it is called; empty for what was added."""
    after: str
    """As `before`; empty for what was removed."""
    text: bool
    """Whether it is wording, which is told as changed and not word by word."""


WORDING: Final = frozenset({"text", "brief", "summary", "footnote", "marking", "aim", "notes", "note", "low", "high"})
"""Keys whose values are wording; so is everything under `private`, and lists of texts."""

_LISTED_TEXTS: Final = frozenset({"questions", "red_lines", "turn_titles"})

_NOTHING: Final[tuple[object, ...]] = (None, (), {}, "")
"""What stands for a part that was left out."""

_NAMED: Final[Mapping[type[BaseModel], Callable[[Any], str]]] = {
    Link: lambda link: f"{link.source_track} → {link.to}",
    Modifier: lambda modifier: in_language(modifier.why),
    FollowUp: lambda follow: str(follow.card),
}
"""By what the items of a list are known."""


def differences(before: Deck, after: Deck) -> list[Difference]:
    """Return all that differs, in the order of the schema, what is new at the end of its section."""
    return list(_compared((), before, after))


def _compared(path: Path, before: object, after: object) -> Iterator[Difference]:
    if isinstance(before, BaseModel) and isinstance(after, BaseModel):
        yield from _in_mapping(path, dict(_fields(before)), dict(_fields(after)))
    elif isinstance(before, tuple) and isinstance(after, tuple) and _are_named(*before, *after):
        yield from _in_mapping(path, _by_name(before), _by_name(after))
    elif isinstance(before, tuple) and isinstance(after, tuple) and _are_ids(path, before, after):
        yield from _in_list(path, before, after)
    elif isinstance(before, dict) and isinstance(after, dict) and not is_wording(path):
        yield from _in_mapping(path, before, after)
    elif before != after:
        yield from _changed(path, before, after)


def _fields(model: BaseModel) -> Iterator[tuple[str, object]]:
    """Yield the keys of a model as they are written, with what belongs to each."""
    for name, field in type(model).model_fields.items():
        yield field.alias or name, getattr(model, name)
    yield from (model.__pydantic_extra__ or {}).items()


def _are_named(*items: object) -> bool:
    return bool(items) and all(type(item) in _NAMED for item in items)


def _are_ids(path: Path, *lists: tuple[object, ...]) -> bool:
    """Whether lists hold ids, of which it matters what is in and not where."""
    return not is_wording(path) and all(isinstance(item, str) for items in lists for item in items)


def _in_list(path: Path, before: tuple[object, ...], after: tuple[object, ...]) -> Iterator[Difference]:
    yield from (Difference((*path, str(item)), "removed", "", "", text=False) for item in before if item not in after)
    yield from (Difference((*path, str(item)), "added", "", "", text=False) for item in after if item not in before)
    if before != after and set(before) == set(after):
        yield Difference(path, "changed", called(before), called(after), text=False)


def _by_name(items: tuple[Any, ...]) -> dict[str, object]:
    """Return the items of a list by what they are known by; of several alike the later ones are counted."""
    found: dict[str, object] = {}
    for item in items:
        name, count = _NAMED[type(item)](item), 1
        while (f"{name} ({count})" if count > 1 else name) in found:
            count += 1
        found[f"{name} ({count})" if count > 1 else name] = item
    return found


def _in_mapping(path: Path, before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[Difference]:
    for key in (*before, *(key for key in after if key not in before)):
        if key in before and key in after:
            yield from _compared((*path, key), before[key], after[key])
        elif key in before:
            yield Difference((*path, key), "removed", called(before[key]), "", text=is_wording((*path, key)))
        else:
            yield Difference((*path, key), "added", "", called(after[key]), text=is_wording((*path, key)))


def _changed(path: Path, before: object, after: object) -> Iterator[Difference]:
    """Yield what a single value became; a part that was not there before, or is no longer, as a whole."""
    kind: Kind = "added" if before in _NOTHING else "removed" if after in _NOTHING else "changed"
    was, now = "" if kind == "added" else called(before), "" if kind == "removed" else called(after)
    yield Difference(path, kind, was, now, text=is_wording(path))


def is_wording(path: Path) -> bool:
    """Whether a path leads to words that people read, other than a title."""
    return bool(path) and (path[-1] in WORDING or path[-1] in _LISTED_TEXTS or "private" in path[-2:-1])


def called(value: object) -> str:
    """Return a value as a designer writes it; of a larger part its title."""
    match value:
        case Change():
            return _change(value)
        case Between():
            return str(value)
        case Window(first=first, last=last):
            return str(first) if first == last else f"{first}-{last}"
        case Modifier():
            condition = "" if value.when is None else f" if {called(value.when)}"
            return f"{called(value.add)}{condition}"
        case bool():
            return "true" if value else "false"
        case float():
            return f"{value:g}"
        case BaseModel():
            title = getattr(value, "title", None)
            return in_language(title) if title else ", ".join(f"{key} {called(part)}" for key, part in _given(value))
        case tuple():
            return f"[{', '.join(map(called, value))}]"
        case dict():
            return (
                in_language(value)
                if _is_text(value)
                else f"{{{', '.join(f'{k}: {called(v)}' for k, v in value.items())}}}"
            )
        case _:
            return str(value)


def _is_text(value: Mapping[object, object]) -> bool:
    """Whether a mapping is a text in several languages, as far as its look goes."""
    return bool(value) and all(isinstance(key, str) and 2 <= len(key) <= 3 for key in value)


def _given(model: BaseModel) -> Iterator[tuple[str, object]]:
    """Yield the keys of a model that are not as they would be if left out."""
    defaults = {field.alias or name: field.default for name, field in type(model).model_fields.items()}
    return ((key, part) for key, part in _fields(model) if part != defaults.get(key))


def _change(change: Change) -> str:
    if change.establishes:
        return f"for {change.turns} turns" if change.turns else "holds" if change.amount else "ends"
    amount = f"{change.amount:g}" if isinstance(change.amount, int | float) else change.amount
    if change.sets:
        return f"set to {amount}"
    return f"{change.amount:+g}" if isinstance(change.amount, int | float) else amount
