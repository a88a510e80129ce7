"""Canonical text and the hash chain: one text per data, and no change goes unseen."""

import json
from enum import IntEnum
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.session.chain import MAX_DEPTH, MAX_INTEGER, MAX_TEXT, Json, Record, canonical, check_chain, seal

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PLAIN = st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | TEXT
DATA: st.SearchStrategy[Json] = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4), max_leaves=12
)
FACTS = st.lists(st.tuples(TEXT, TEXT, TEXT, DATA), min_size=1, max_size=6)


def log(facts: list[tuple[str, str, str, Json]]) -> list[Record]:
    """Seal facts one after another."""
    records: list[Record] = []
    for at, by, kind, data in facts:
        records.append(seal(records[-1] if records else None, at, by, kind, data))
    return records


@given(DATA)
def test_canonical_text_reads_back_as_the_data(data: Json) -> None:
    """Nothing is lost or changed on the way through text, and the text of what is read is the same text."""
    text = canonical(data)
    assert json.loads(text) == data
    assert canonical(json.loads(text)) == text


@given(st.dictionaries(TEXT, PLAIN, max_size=6))
def test_canonical_text_does_not_depend_on_the_order_of_keys(data: dict[str, Json]) -> None:
    """Two mappings that are equal have one text."""
    assert canonical(dict(reversed(data.items()))) == canonical(data)


def test_canonical_text_by_example() -> None:
    """Keys sorted, no spaces, letters as themselves, tuples as lists: the form that other readers rely on."""
    assert canonical({"b": (1, True), "a": {"ë": None}}) == '{"a":{"ë":null},"b":[1,true]}'


def nested(levels: int) -> Json:
    """Return lists in lists, this many."""
    data: Json = 0
    for _ in range(levels):
        data = [data]
    return data


class Sides(IntEnum):
    """An integer that is not only an integer."""

    TWO = 2


def test_what_fits_just_fits() -> None:
    """The limits are the last values taken; enumerations count as their values."""
    assert canonical(nested(MAX_DEPTH - 1)).count("[") == MAX_DEPTH - 1
    assert canonical(-MAX_INTEGER) == str(-MAX_INTEGER)
    assert len(canonical("x" * (MAX_TEXT - 2))) == MAX_TEXT
    assert canonical(Sides.TWO) == "2"


@pytest.mark.parametrize(
    "data",
    [
        0.5,
        float("nan"),
        [1, {"a": 1.0}],
        {1: "a"},
        {True: "a"},
        "\ud800",
        {"\udcff": 1},
        MAX_INTEGER + 1,
        b"bytes",
        {1, 2},
        nested(MAX_DEPTH),
        nested(100_000),
        "x" * (MAX_TEXT - 1),
    ],
    ids=lambda data: f"{type(data).__name__}-{str(data)[:12]}" if not isinstance(data, list) else "list",
)
def test_what_has_no_canonical_text_is_refused(data: Json) -> None:
    """Floats, keys that aren't text, lone surrogates, great integers, other types, depth and length are refused."""
    with pytest.raises(ValueError):  # noqa: PT011 - the sentence differs with the cause
        canonical(data)


@given(FACTS)
def test_a_sealed_log_has_no_fault(facts: list[tuple[str, str, str, Json]]) -> None:
    """What `seal` made, `check_chain` finds whole."""
    assert check_chain(log(facts)) == []


@given(FACTS, st.data())
def test_a_changed_field_is_found_at_its_record(facts: list[tuple[str, str, str, Json]], data: st.DataObject) -> None:
    """Any change of any text field of any record is a fault of that record, or of the link that follows it."""
    records = log(facts)
    at = data.draw(st.integers(0, len(records) - 1))
    field = data.draw(st.integers(1, len(Record._fields) - 1))
    new = data.draw(st.text().filter(lambda text: text != records[at][field]))
    records[at] = Record._make([*records[at][:field], new, *records[at][field + 1 :]])
    assert at + 1 in {fault.seq for fault in check_chain(records)}


@given(FACTS.filter(lambda facts: len(facts) > 1), st.data())
def test_a_missing_or_moved_record_is_found(facts: list[tuple[str, str, str, Json]], data: st.DataObject) -> None:
    """Taking out any record but the last, or swapping two neighbours, breaks the chain."""
    records = log(facts)
    at = data.draw(st.integers(0, len(records) - 2))
    assert check_chain(records[:at] + records[at + 1 :])
    assert check_chain([*records[:at], records[at + 1], records[at], *records[at + 2 :]])


def test_fields_do_not_run_into_each_other() -> None:
    """Text that moves from one field to its neighbour changes the hash."""
    assert seal(None, "1", "23", "k", {}).hash != seal(None, "12", "3", "k", {}).hash


def test_the_hash_is_fixed() -> None:
    """The hash of a record is part of the file format: each field in UTF-8 after its length in bytes and a colon."""
    first = seal(None, "09:00", "umpire", "startex", {"turns": 4})
    assert first.hash == sha256(b'1:15:09:006:umpire7:startex11:{"turns":4}0:').hexdigest()
    second = seal(first, "09:01", "ëast", "order", {})
    framed = f"1:25:09:015:ëast5:order2:{{}}64:{first.hash}"
    assert second.hash == sha256(framed.encode()).hexdigest()


def test_a_record_that_is_not_text_has_a_fault_and_not_a_crash() -> None:
    """What a flipped byte leaves of a text still gets a verdict."""
    broken = seal(None, "now", "a", "k", {})._replace(data="\udcff")
    assert [fault.seq for fault in check_chain([broken])] == [1]
