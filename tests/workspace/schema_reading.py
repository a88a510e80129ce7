"""A reader of JSON Schema, as small as the schemas of decks allow: what an editor would mark."""

import re
from collections.abc import Callable, Iterator
from typing import Any

Json = Any
Mark = tuple[str, str]
"""Where, as keys with slashes between, and the word of the schema that is broken."""

KINDS: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}

SIMPLE: dict[str, Callable[[Json, Json], bool]] = {
    "const": lambda value, wanted: bool(value == wanted),
    "enum": lambda value, wanted: value in wanted,
    "pattern": lambda value, wanted: not isinstance(value, str) or re.search(wanted, value) is not None,
    "minLength": lambda value, wanted: not isinstance(value, str) or len(value) >= wanted,
    "maxLength": lambda value, wanted: not isinstance(value, str) or len(value) <= wanted,
    "minimum": lambda value, wanted: not isinstance(value, int | float) or value >= wanted,
    "maximum": lambda value, wanted: not isinstance(value, int | float) or value <= wanted,
    "minItems": lambda value, wanted: not isinstance(value, list) or len(value) >= wanted,
    "maxItems": lambda value, wanted: not isinstance(value, list) or len(value) <= wanted,
    "minProperties": lambda value, wanted: not isinstance(value, dict) or len(value) >= wanted,
    "maxProperties": lambda value, wanted: not isinstance(value, dict) or len(value) <= wanted,
    "required": lambda value, wanted: not isinstance(value, dict) or set(wanted) <= set(value),
}
SILENT = {"$schema", "$defs", "title", "description", "default"}
STRUCTURE = {
    "propertyNames",
    "type",
    "anyOf",
    "$ref",
    "properties",
    "patternProperties",
    "additionalProperties",
    "items",
}


def marks(schema: Json, value: Json, root: Json | None = None, at: str = "") -> Iterator[Mark]:
    """Yield what is wrong with a value; a word that this reader does not know is an error of the test."""
    root = schema if root is None else root
    unknown = set(schema) - SILENT - STRUCTURE - set(SIMPLE)
    assert not unknown, unknown
    if "$ref" in schema:
        yield from marks(root["$defs"][schema["$ref"].rpartition("/")[2]], value, root, at)
    if "anyOf" in schema and not any(not list(marks(choice, value, root, at)) for choice in schema["anyOf"]):
        yield at, "anyOf"
    kinds = schema.get("type", list(KINDS))
    if not any(_is(value, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds)):
        yield at, "type"
        return
    yield from ((at, word) for word, holds in SIMPLE.items() if word in schema and not holds(value, schema[word]))
    if isinstance(value, dict):
        yield from _in_object(schema, value, root, at)
    if isinstance(value, list) and "items" in schema:
        for i, item in enumerate(value):
            yield from marks(schema["items"], item, root, f"{at}/{i}")


def _is(value: Json, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, KINDS[kind])


def _in_object(schema: Json, value: dict[str, Json], root: Json, at: str) -> Iterator[Mark]:
    for key, part in value.items():
        yield from marks(schema.get("propertyNames", {}), key, root, f"{at}/{key}")
        under = [schema["properties"][key]] if key in schema.get("properties", {}) else []
        under += [sub for pattern, sub in schema.get("patternProperties", {}).items() if re.search(pattern, key)]
        if not under and schema.get("additionalProperties") is False:
            yield f"{at}/{key}", "additionalProperties"
        elif not under and isinstance(schema.get("additionalProperties"), dict):
            under = [schema["additionalProperties"]]
        for sub in under:
            yield from marks(sub, part, root, f"{at}/{key}")
