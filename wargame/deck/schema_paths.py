"""Finding one's way in the schema: what it wants at a path such as pydantic's `loc`."""

from collections.abc import Mapping as AbstractMapping
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel


def keys_at(model: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """Return the keys that the schema knows at a path, following fields, mappings and lists."""
    found = annotation_at(model, path)
    if isinstance(found, type) and issubclass(found, BaseModel):
        return [field.alias or name for name, field in found.model_fields.items()]
    return []


def annotation_at(model: type[BaseModel], path: tuple[int | str, ...]) -> Any:  # noqa: ANN401 - of any kind
    """Return what the schema wants at a path, without `Annotated` and `None`; None if it knows nothing there."""
    found: Any = model
    for part in path:
        found = _below(found, part)
    return found


def _below(found: Any, part: int | str) -> Any:  # noqa: ANN401 - annotations are of any kind
    """Return the annotation one part of a path further down, unwrapped to what it holds."""
    if isinstance(found, type) and issubclass(found, BaseModel):
        for name, field in found.model_fields.items():
            if part in {name, field.alias}:
                return unwrapped(field.annotation)
        extra = found.__annotations__.get("__pydantic_extra__")
        return unwrapped(get_args(extra)[1]) if extra is not None else None
    origin = get_origin(found)
    if origin in {dict, AbstractMapping}:
        return unwrapped(get_args(found)[1])
    if origin is tuple:
        return unwrapped(get_args(found)[0])
    return None


def unwrapped(annotation: Any) -> Any:  # noqa: ANN401 - annotations are of any kind
    """Return an annotation without `Annotated` and without `None`."""
    if hasattr(annotation, "__metadata__"):
        return unwrapped(annotation.__origin__)
    if get_origin(annotation) in {Union, UnionType}:
        return unwrapped(next(part for part in get_args(annotation) if part is not type(None)))
    return annotation
