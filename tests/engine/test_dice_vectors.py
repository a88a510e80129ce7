"""The formula of docs/dice.md: its test vectors are read from the page and must hold."""

import re
from pathlib import Path
from typing import Final

import pytest

from wargame.engine import dice

PAGE: Final = (Path(__file__).parents[2] / "docs" / "dice.md").read_text()
VECTORS: Final = [line for block in re.findall(r"```vectors\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]


@pytest.mark.parametrize("vector", VECTORS)
def test_vector_holds(vector: str) -> None:
    """The line of the page is true of the code."""
    assert eval(vector, dict(vars(dice))) is True  # our own page, and reading it as Python is its point


def test_every_part_of_the_formula_has_a_vector() -> None:
    """No function of the formula is left without a line."""
    functions = ["mix", "identify", "chain", "draw", "to_face", "ticket", "session_key", "commitment", "stream_key"]
    assert [name for name in functions if not any(f"{name}(" in line for line in VECTORS)] == []


def test_page_lists_the_streams() -> None:
    """The page's numbers of the streams are those of the code."""
    listed = dict(re.findall(r"^\| `(\w+)` +\| +(\d+) \|", PAGE, re.MULTILINE))
    assert {name: int(number) for name, number in listed.items()} == {
        "DRAW": dice.DRAW,
        "ORDERS": dice.ORDERS,
        "START": dice.START,
        "NOISE": dice.NOISE,
        "BOTS": dice.BOTS,
    }
