"""What editors are told of decks, plans and cases: all that the program takes, nothing that it refuses, in words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from tests.workspace.schema_reading import marks
from wargame.deck.card_schema import Card
from wargame.deck.diagnostics import Diagnostics
from wargame.deck.nodes import to_data
from wargame.deck.schema import Deck, Plan
from wargame.deck.yaml_reader import read
from wargame.workspace.editor_schema import KINDS, SchemaKind, editor_schema
from wargame.workspace.folders import find_workspace
from wargame.workspace.rule_files import load_rules

ROOT = Path(__file__).parents[2]
RULES = {name: loaded.rule for name, loaded in load_rules(find_workspace(ROOT)).rules.items()}
SCHEMAS = {kind: editor_schema(kind, RULES) for kind in KINDS}
FILES = [
    *(("deck", path) for path in sorted((ROOT / "decks").glob("*.yaml"))),
    *(("plan", path) for path in sorted((ROOT / "sessions").glob("*.yaml"))),
    *(("cases", path) for path in sorted((ROOT / "tests" / "rules").glob("*.yaml"))),
]


def data(text: str) -> Any:
    """Return the data of a YAML text as the program reads it."""
    diagnostics = Diagnostics()
    node = read(text, "", diagnostics)
    assert node is not None
    return to_data(node)


def keys(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every key of every part of a schema with what is said about it."""
    for part in (schema, *schema.get("$defs", {}).values()):
        yield from part.get("properties", {}).items()


@pytest.mark.parametrize(("kind", "path"), FILES, ids=lambda each: each.stem if isinstance(each, Path) else each)
def test_what_is_shipped_is_right(kind: SchemaKind, path: Path) -> None:
    """An editor marks nothing in any file that comes with the program."""
    assert list(marks(SCHEMAS[kind], data(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_explained(kind: SchemaKind) -> None:
    """Each key has a sentence: what a designer reads when the pointer rests on it."""
    assert [key for key, part in keys(SCHEMAS[kind]) if not part.get("description", "").endswith(".")] == []


@pytest.mark.parametrize("model", [Deck, Card, Plan], ids=lambda model: model.__name__)
def test_keys_are_those_of_the_models(model: type[BaseModel]) -> None:
    """The schema has each key under the name that designers write."""
    schema = SCHEMAS["plan" if model is Plan else "deck"]
    part = schema["$defs"]["Card"] if model is Card else schema
    assert set(part["properties"]) == {field.alias or name for name, field in model.model_fields.items()}


@pytest.mark.parametrize(
    ("before", "after", "mark"),
    [
        ("turns: 1\nturn_titles", "turn: 1\nturn_titles", ("/turn", "additionalProperties")),
        ("format: 1", "format: 2", ("/format", "const")),
        ("  ferry: {title: The ferry", "  Ferry: {title: The ferry", ("/tracks/Ferry", "additionalProperties")),
        ('colour: "#fbd367"', "colour: yellow", ("/teams/west/colour", "pattern")),
        ("window: {turns: 1, mandatory: true}\n    contest", "window: {turns: 1-}\n    contest", None),
        ("at: [9.9, 57.4]", "at: [9.9]", ("/map/places/west_quay/at", "minItems")),
        ("{timetable: true}", "{timetable: {turn: 2}}", None),
    ],
)
def test_what_is_wrong_is_marked(before: str, after: str, mark: tuple[str, str] | None) -> None:
    """Misspelt keys and values of the wrong kind are marked where they are."""
    text = (ROOT / "decks" / "tutorial.yaml").read_text(encoding="utf-8")
    changed = text.replace(before, after).replace("west_stores: +2, timetable: true", "timetable: {turn: 2}")
    found = list(marks(SCHEMAS["deck"], data(changed)))
    assert found
    assert mark is None or mark in found


def test_rules_are_offered_where_they_are_named() -> None:
    """A response is offered the rules for one order, a contest those for all orders of a card; others stay allowed."""
    parts = SCHEMAS["deck"]["$defs"]
    for owner, contest in (("Response", False), ("Contest", True)):
        offered = {choice["const"] for choice in parts[owner]["properties"]["rule"]["anyOf"] if "const" in choice}
        assert offered == {name for name, rule in RULES.items() if rule.contest == contest}
        assert list(marks(parts[owner]["properties"]["rule"], "a_rule_of_tomorrow")) == []
