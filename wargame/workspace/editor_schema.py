"""JSON Schema of decks, plans and rule cases, from which editors complete keys and say what they mean.

It is made from the models that decks are read with, so that an editor knows what the program knows. What a key means is
the sentence under it in the source of its model.
"""

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, Literal, get_args

from pydantic import BaseModel

from wargame.deck.schema import Deck, Plan
from wargame.rulebook import Rule
from wargame.workspace.rule_cases import CaseFile

SchemaKind = Literal["deck", "part", "plan", "cases"]
"""What there is a schema of."""

KINDS: Final[tuple[SchemaKind, ...]] = get_args(SchemaKind)

_MODELS: Final[Mapping[SchemaKind, type[BaseModel]]] = {
    "deck": Deck,
    "part": Deck,
    "plan": Plan,
    "cases": CaseFile,
}
_TITLES: Final[Mapping[SchemaKind, str]] = {
    "deck": "wargame deck",
    "part": "wargame deck, one of its files",
    "plan": "wargame session plan",
    "cases": "wargame rule cases",
}

Json = dict[str, Any]


def schema_file(kind: SchemaKind) -> str:
    """Return how the file is called that editors are pointed to."""
    return f"{kind}.schema.json"


def editor_schema(kind: SchemaKind, rules: Mapping[str, Rule]) -> Json:
    """Return the JSON Schema of a deck, of one file of a deck in a folder, of a plan or of a case file.

    The rules at hand are offered where a deck names one.
    """
    model = _MODELS[kind]
    schema = model.model_json_schema(by_alias=True)
    for found in _models_in(model):
        part = schema if found is model else schema.get("$defs", {}).get(found.__name__)
        if part is not None:
            _describe(found, part)
    named: Json = {"$schema": "http://json-schema.org/draft-07/schema#", "title": _TITLES[kind]}
    cleaned: Json = {**named, **_cleaned(schema)}
    if kind == "part":
        del cleaned["required"]
    if kind in {"deck", "part"}:
        _offer_rules(cleaned, rules)
    return cleaned


def _models_in(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield all models of the module that a model is in, and of those that it was put together from."""
    modules = {sys.modules[found.__module__] for found in (model, *_parts(model, set()))}
    for module in modules:
        for found in vars(module).values():
            if isinstance(found, type) and issubclass(found, BaseModel) and found.__module__ == module.__name__:
                yield found


def _parts(annotation: object, seen: set[object]) -> Iterator[type[BaseModel]]:
    """Yield the models that an annotation or a model is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation not in seen:
            seen.add(annotation)
            yield annotation
            for field in annotation.model_fields.values():
                yield from _parts(field.annotation, seen)
    else:
        for argument in get_args(annotation):
            yield from _parts(argument, seen)


def _describe(model: type[BaseModel], part: Json) -> None:
    """Put what the source says under each key into the schema of a model."""
    said = _sentences(model.__module__).get(model.__name__, {})
    for name, field in model.model_fields.items():
        sentence = said.get(name)
        if sentence:
            part["properties"][field.alias or name]["description"] = sentence


@cache
def _sentences(module: str) -> dict[str, dict[str, str]]:
    """Return what stands under each attribute of each class of a module."""
    found: dict[str, dict[str, str]] = {}
    for node in ast.parse(inspect.getsource(sys.modules[module])).body:
        if isinstance(node, ast.ClassDef):
            found[node.name] = dict(_documented(node))
    return found


def _documented(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for attribute, below in zip(node.body, node.body[1:], strict=False):
        if isinstance(attribute, ast.AnnAssign) and isinstance(attribute.target, ast.Name):
            if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
                yield attribute.target.id, str(below.value.value)


def _cleaned(part: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return a schema without the titles that repeat a key, without null, and with ids held to their pattern."""
    if isinstance(part, list):
        return [_cleaned(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {key: value for key, value in part.items() if not (key == "title" and isinstance(value, str))}
    if kept.get("default") in (None, "", [], {}):
        kept.pop("default", None)
    choices = [choice for choice in kept.get("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == 1:
        kept = {**{key: value for key, value in kept.items() if key != "anyOf"}, **choices[0]}
    elif choices:
        kept["anyOf"] = choices
    if "patternProperties" in kept:
        kept["additionalProperties"] = False
    return {key: _cleaned(value) for key, value in kept.items()}


def _offer_rules(schema: Json, rules: Mapping[str, Rule]) -> None:
    """Offer the names of rules, each with the first line of its manual; any other text stays allowed."""
    for owner, contest in (("Response", False), ("Contest", True)):
        offered = [
            {"const": name, "description": rule.manual.partition("\n")[0]}
            for name, rule in rules.items()
            if rule.contest == contest
        ]
        place = schema["$defs"][owner]["properties"]["rule"]
        place.pop("type", None)
        place["anyOf"] = [*offered, {"type": "string"}]
