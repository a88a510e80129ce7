"""The deck manual is true: its deck plays, its plan fits, and it names every key of the schema."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from wargame.deck.diagnostics import Diagnostics, render
from wargame.deck.inject_schema import Inject, UnlessBy
from wargame.deck.load import load_deck, load_plan
from wargame.deck.schema import Card, Deck, Plan, Response, Track
from wargame.workspace.folders import find_workspace
from wargame.workspace.library import Library

ROOT = Path(__file__).parents[2]
MANUAL = (ROOT / "docs" / "deck.md").read_text(encoding="utf-8")
DECK, PLAN = re.findall(r"```yaml\n(.*?)```", MANUAL, re.DOTALL)


def test_the_manuals_deck_and_plan_play() -> None:
    """The deck and the plan printed in the manual load without a single diagnostic."""
    diagnostics = Diagnostics()
    deck = load_deck(DECK, "harbour.yaml", "harbour", Library(find_workspace(ROOT)).rules, diagnostics)
    assert deck is not None, [render(found, DECK) for found in diagnostics]
    assert load_plan(PLAN, "dry_year.yaml", "dry_year", deck, diagnostics) is not None
    assert [render(found, DECK) for found in diagnostics] == []


@pytest.mark.parametrize(
    "model", [Deck, Card, Track, Response, Plan, Inject, UnlessBy], ids=lambda model: model.__name__
)
def test_the_manual_names_every_key(model: type[BaseModel]) -> None:
    """Every key that the schema knows stands in the manual."""
    keys = [field.alias or name for name, field in model.model_fields.items()]
    missing = [key for key in keys if not re.search(rf"\b{key}\b", MANUAL)]
    assert missing == []
