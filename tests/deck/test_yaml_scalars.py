"""Plain scalars: whatever a YAML 1.1 reader takes for something else than we do is refused."""

import math
from datetime import date

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from wargame.deck.yaml_scalars import MAX_NUMBER, resolve

PARTS = st.sampled_from(
    [*"0123456789_+-.:eExobyYnN~=<", "on", "off", "no", "yes", "true", "null", "inf", "nan", "NO", "0x1F", "1:30"]
)
FALSE_TRUTHS = ["y", "yes", "on", "n", "no", "off"]
PLAIN = st.lists(PARTS, min_size=1, max_size=7).map("".join) | st.text(max_size=8)


def old_reading(text: str) -> object:
    """Return what PyYAML's YAML 1.1 resolver and constructor make of a plain scalar; the text itself if it refuses."""
    loader = yaml.SafeLoader("")
    tag = loader.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    if tag in {"tag:yaml.org,2002:value", "tag:yaml.org,2002:merge"}:
        return object()
    if text in {"!", "&", "*"}:  # never plain: they start a tag, an anchor, an alias
        return text
    try:
        return loader.construct_object(yaml.ScalarNode(tag, text))
    except ValueError:
        return text


@example("NO")
@example("on")
@example("1:30")
@example("190:20:30.15")
@example("017")
@example("1_000")
@example("0x1F")
@example("0b11")
@example("0b0_1")
@example("-0_7")
@example("+.5_0e+1")
@example("=")
@example("<<")
@example("1e3")
@example("08")
@given(PLAIN)
def test_no_plain_scalar_is_read_otherwise_by_older_readers(text: str) -> None:
    """A plain scalar that passes means the same to YAML 1.1, but for dates and for numbers that 1.1 misses."""
    reading = resolve(text)
    old = old_reading(text)
    if reading.code or isinstance(old, date) or (isinstance(old, str) and isinstance(reading.value, float)):
        return
    assert reading.value == old
    assert isinstance(reading.value, bool) == isinstance(old, bool)


@example(MAX_NUMBER)
@example(-MAX_NUMBER)
@example(float(MAX_NUMBER))
@example(MAX_NUMBER + 1)
@example(-1000000000.5)
@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.integers(-MAX_NUMBER, MAX_NUMBER)))
def test_numbers_are_read_back(number: float) -> None:
    """Every number in range is read as Python writes it, and every other is refused as out of range."""
    reading = resolve(repr(number))
    if abs(number) <= MAX_NUMBER:
        assert reading.code == ""
        assert reading.value == number
        assert type(reading.value) is type(number)
    else:
        assert reading.code == "Y018"


@given(PLAIN)
def test_values_are_always_usable(text: str) -> None:
    """Refused or not, a value is text, a truth, nothing, or a finite number in range, and a refusal says what to do."""
    reading = resolve(text)
    if isinstance(reading.value, int | float):
        assert math.isfinite(reading.value)
        assert abs(reading.value) <= MAX_NUMBER
    assert bool(reading.code) == bool(reading.message) == bool(reading.help)


@pytest.mark.parametrize("word", [case(word) for word in FALSE_TRUTHS for case in (str.lower, str.title, str.upper)])
def test_truth_words_of_old_readers(word: str) -> None:
    """The words that are truths in YAML 1.1 only, the single letters of its specification included, are refused."""
    assert resolve(word)[:2] == (word, "Y101")
