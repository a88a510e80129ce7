"""Whatever stands in a deck: it is refused with a place, or it compiles and plays."""

from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.running_machine import Machine
from tests.session.played import by_whim, play_on, started
from tests.small_decks import Data, compiled_text, lake_data, shipped_rules, text_of
from wargame.deck.compile import CompiledDeck
from wargame.deck.diagnostics import Diagnostics
from wargame.deck.load import load_deck, load_plan

WORDS: Final = (
    "lake_level",
    "arda",
    "coin",
    "pass",
    "turn",
    "trust + ",
    "ordered('arda', 'ration')",
    "2-3",
    "",
    "x" * 90,
)
VALUES: Final = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**6), 10**6),
    st.floats(-1e6, 1e6),
    st.sampled_from(WORDS),
    st.just([]),
    st.just({}),
    st.just({"set": 3}),
    st.just({"turns": 2}),
    st.just(["arda", 3]),
    st.dictionaries(st.sampled_from(WORDS), st.integers(0, 9), max_size=2),
)


def places(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the paths of all values in some data."""
    found = [path] if path else []
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in parts:
        found += places(value, (*path, key))
    return found


def changed(data: Data, path: tuple[str | int, ...], how: str, value: Any) -> Data:
    """Return the data with the value at a path replaced, left out, or put under another key."""
    owner: Any = data
    for part in path[:-1]:
        owner = owner[part]
    if how == "replace" or isinstance(owner, list):
        owner[path[-1]] = value
    elif how == "leave out":
        del owner[path[-1]]
    else:
        owner[str(value)] = owner.pop(path[-1])
    return data


PATHS: Final = places(lake_data())
CHANGES: Final = st.tuples(st.sampled_from(PATHS), st.sampled_from(["replace", "leave out", "rename"]), VALUES)


def loaded(text: str) -> tuple[CompiledDeck | None, Diagnostics]:
    """Return a text loaded as the lake deck, and what is said about it."""
    diagnostics = Diagnostics()
    return load_deck(text, "lake_compact.yaml", "lake_compact", shipped_rules(), diagnostics), diagnostics


@settings(max_examples=80, deadline=None)
@given(CHANGES)
def test_a_changed_deck_is_refused_with_a_place_or_compiles(change: tuple[tuple[str | int, ...], str, Any]) -> None:
    """One value of a sound deck replaced, left out or renamed never raises; every fault lies within the text."""
    text = text_of(changed(lake_data(), *change))
    deck, diagnostics = loaded(text)
    assert (deck is None) == bool(diagnostics.errors())
    lines = text.split("\n")
    for found in diagnostics:
        assert 0 <= found.span.line < len(lines)
        assert 0 <= found.span.column <= len(lines[found.span.line])
        assert found.message


@settings(max_examples=25, deadline=None)
@given(CHANGES, st.integers(0, 1000))
def test_what_compiles_plays(change: tuple[tuple[str | int, ...], str, Any], seed: int) -> None:
    """A changed deck that is taken plays to ENDEX, every seat told all along."""
    deck, _ = loaded(text_of(changed(lake_data(), *change)))
    if deck is not None:
        table = play_on(started(deck, seed=seed, turns=3, cards_per_turn=3), by_whim(seed))
        assert table.play.phase == "endex"


def test_every_shipped_expression_place_takes_a_plain_number() -> None:
    """Where an expression may stand a plain number may stand too: income, progress, gauges, strengths."""
    data = lake_data()
    data["teams"]["arda"]["resources"]["coin"]["income"] = 1.5
    data["teams"]["arda"]["objectives"]["full_lake"]["progress"] = 0.25
    data["gauges"]["calm"]["value"] = 40
    data["cards"]["boat_race"]["responses"]["arda"]["row"]["strength"] = 2
    deck, diagnostics = loaded(text_of(data))
    assert deck is not None, list(diagnostics)
    found = Machine(deck)
    found.deal()
    found.close()
    assert found.points("arda.coin") == 5.5


def test_a_plan_of_another_deck_is_refused() -> None:
    """Each name in a plan is looked up in its deck."""
    lake = compiled_text(text_of(lake_data()), "lake_compact")
    diagnostics = Diagnostics()
    plan = {"plan": "p", "title": "P", "deck": "lake_compact", "schedule": {"1": ["tide"]}, "seats": {"ost": "greedy"}}
    assert load_plan(text_of(plan), "p.yaml", "p", lake, diagnostics) is None
    assert [found.code for found in diagnostics] == ["D002", "D002"]


def test_the_walk_meets_every_part_of_the_deck() -> None:
    """The changes above can fall on any value: none of the deck's sections is left out."""
    assert {path[0] for path in PATHS} == set(lake_data())
