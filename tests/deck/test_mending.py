"""A deck that the schema refuses is checked to its end all the same, and blamed for nothing that it did not do."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wargame.deck.diagnostics import Diagnostics
from wargame.deck.load import load_deck
from wargame.workspace.folders import Workspace, shipped_root
from wargame.workspace.library import Library

DECKS = Path(__file__).parent.parent / "decks"
LAKE = (DECKS / "lake_compact.yaml").read_text()
RULES = Library(Workspace(None, shipped_root())).rules


def faults(text: str) -> list[tuple[str, int, int]]:
    """Return code, line and column of every fault, counted from 1."""
    found = Diagnostics()
    assert load_deck(text, "lake_compact.yaml", "lake_compact", RULES, found) is None
    return [(each.code, each.span.line + 1, each.span.column + 1) for each in found]


def place(text: str, part: str) -> tuple[int, int]:
    """Return line and column of the first place where a part stands."""
    before = text[: text.index(part)].split("\n")
    return len(before), len(before[-1]) + 1


def test_faults_of_all_stages_come_together() -> None:
    """A value of the wrong kind, an unknown key and an unknown name are found in one go."""
    text = LAKE.replace("turns: 4", "turns: four", 1).replace("homing:", "homming:", 1)
    text = text.replace("effects: {", "effects: {lake_levle: +1, ", 1)
    wanted = {
        ("S003", *place(text, "four")),
        ("S002", *place(text, "homming")),
        ("D002", *place(text, "lake_levle")),
    }
    assert set(faults(text)) == wanted


def test_a_misspelt_key_is_one_fault() -> None:
    """A required key that is misspelt is not reported as missing too, and what stands behind it is still read."""
    text = LAKE.replace("\ntracks:", "\ntrakcs:", 1)
    assert faults(text) == [("S002", *place(text, "trakcs"))]


def test_what_is_put_in_is_blamed_on_nobody() -> None:
    """Replacing a faulty response's rule or a link's end makes no second fault of it."""
    text = LAKE.replace("rule: ", "rule: [] #", 1)
    assert faults(text) == [("S003", *place(text, "[] #"))]


def test_names_with_faulty_ids_are_not_unknown_as_well() -> None:
    """A fact whose id is no id is one fault, however often it is referred to."""
    first = LAKE.split("\nfacts:\n", 1)[1].split(":", 1)[0].strip()
    text = LAKE.replace(f"  {first}:", f"  {first.upper()}:", 1)
    assert {code for code, _, _ in faults(text)} == {"S005"}


def test_a_deck_of_another_format_is_not_read_further() -> None:
    """Nothing but the format is reported of a deck in a format that this program does not know."""
    text = LAKE.replace("format: 1", "format: 9", 1).replace("effects: {", "effects: {lake_levle: +1, ", 1)
    assert faults(text) == [("S006", *place(text, "9"))]


VALUES = st.sampled_from(
    ["", "5", "-1.5", "[]", "{}", "[a]", "{a: 1}", "null", "true", '"x"', "no_such_name", "1 +", "99999999"]
)


@settings(max_examples=60, deadline=None)
@given(at=st.lists(st.integers(0, len(LAKE.splitlines()) - 1), min_size=1, max_size=4), value=VALUES)
def test_no_value_anywhere_breaks_the_reader(at: list[int], value: str) -> None:
    """Whatever stands behind any keys of a deck, loading raises nothing, and each fault has its place in the file."""
    lines = LAKE.splitlines()
    for number in at:
        head, sign, _ = lines[number].partition(": ")
        lines[number] = f"{head}{sign}{value}" if sign else lines[number]
    found = Diagnostics()
    loaded = load_deck("\n".join(lines), "lake_compact.yaml", "lake_compact", RULES, found)
    assert (loaded is None) == bool(found.errors())
    for each in found:
        assert 0 <= each.span.line < len(lines) + 1
        assert each.span.column >= 0


@pytest.mark.parametrize("key", ["teams", "cards", "title", "turns", "deck"])
def test_a_missing_part_is_named(key: str) -> None:
    """A deck without a part that it needs says which."""
    lines, kept, skipping = LAKE.splitlines(), [], False
    for line in lines:
        if line[:1] not in {" ", "#", ""}:
            skipping = line.startswith(f"{key}:")
        if not skipping:
            kept.append(line)
    assert "S001" in {code for code, _, _ in faults("\n".join(kept))}
