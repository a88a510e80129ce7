"""Decks for tests: the lake deck as data that can be changed, and decks of a few lines made for one test.

A deck goes the whole way that a designer's does: data to YAML text, to nodes, to the schema, to a program.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

from wargame.deck.compile import CompiledDeck
from wargame.deck.diagnostics import Diagnostics
from wargame.deck.load import CompiledPlan, load_deck, load_plan
from wargame.deck.nodes import to_data
from wargame.deck.yaml_reader import read
from wargame.rulebook import BAND_NAMES, Rule
from wargame.workspace.folders import find_workspace
from wargame.workspace.rule_files import load_rules

FOLDER: Final = Path(__file__).parent / "decks"

Data = dict[str, Any]
"""A deck as YAML's mappings, lists and scalars."""


@cache
def shipped_rules() -> dict[str, Rule]:
    """Return the shipped rules by name."""
    loaded = load_rules(find_workspace(Path(__file__).parents[1]))
    return {name: found.rule for name, found in loaded.rules.items()}


def compiled_text(text: str, name: str, *further: Rule) -> CompiledDeck:
    """Return a deck's text compiled with the shipped and further rules; a fault in it fails the test."""
    diagnostics = Diagnostics()
    rules = {**shipped_rules(), **{rule.name: rule for rule in further}}
    deck = load_deck(text, f"{name}.yaml", name, rules, diagnostics)
    assert deck is not None, [(found.code, found.span, found.message) for found in diagnostics]
    return deck


def text_of(data: Data) -> str:
    """Return data as YAML that can't be misread: every text is in quotes, as in JSON."""
    return json.dumps(data, ensure_ascii=False, indent=1)


def compiled(data: Data, *further: Rule) -> CompiledDeck:
    """Return a deck's data compiled; see `compiled_text`."""
    return compiled_text(text_of(data), data["deck"], *further)


def lake_data() -> Data:
    """Return the lake deck as data of its own, to be changed at will."""
    node = read((FOLDER / "lake_compact.yaml").read_text(encoding="utf-8"), "lake_compact.yaml", Diagnostics())
    assert node is not None
    return cast("Data", to_data(node))


@cache
def lake() -> CompiledDeck:
    """Return the lake deck."""
    return compiled_text((FOLDER / "lake_compact.yaml").read_text(encoding="utf-8"), "lake_compact")


def plan_for(deck: CompiledDeck, **keys: Any) -> CompiledPlan:
    """Return a plan for a deck, every seat a person's unless said otherwise."""
    data = {"plan": "trial", "title": "Trial", "deck": deck.deck.deck, **keys}
    diagnostics = Diagnostics()
    plan = load_plan(text_of(data), "trial.yaml", "trial", deck, diagnostics)
    assert plan is not None, [(found.code, found.span, found.message) for found in diagnostics]
    return plan


def response(rule: str | Rule = "automatic", /, **keys: Any) -> Data:
    """Return a response; without outcomes of its own it does nothing in any band of its rule."""
    chosen = shipped_rules()[rule] if isinstance(rule, str) else rule
    outcomes: Data = {BAND_NAMES[band]: {} for band in chosen.bands}
    return {"title": "Try", "rule": chosen.name, "outcomes": outcomes, **keys}


def card(**keys: Any) -> Data:
    """Return a card that comes in no particular turn; keywords are its keys."""
    return {"title": "A card", "text": "Something happens.", **keys}


def team(**keys: Any) -> Data:
    """Return a team; keywords are its keys."""
    return {"title": "A team", "symbol": "◆", "colour": "#fbd367", **keys}


def small_data(**sections: Any) -> Data:
    """Return a deck with the team `ost`, the track `heat` from 0 to 100 at 50, and the card `calm` that does nothing.

    Keywords replace whole sections.
    """
    base: Data = {
        "deck": "small",
        "format": 1,
        "title": "Small",
        "turns": 9,
        "teams": {"ost": team()},
        "tracks": {"heat": {"title": "Heat", "start": 50}},
        "cards": {"calm": card()},
    }
    return {**base, **sections}


def small(*further: Rule, **sections: Any) -> CompiledDeck:
    """Return a deck of a few lines compiled; see `small_data` and `compiled_text`."""
    return compiled(small_data(**sections), *further)
