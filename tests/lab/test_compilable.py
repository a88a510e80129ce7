"""Rules that compiled code does not know are found, with why; a wrong band is an error and never a place in memory."""

from typing import Any

import numpy as np
import pytest
from numba import njit

from tests.small_decks import shipped_rules
from wargame.lab.compilable import uncompilable
from wargame.lab.compiled import dispatcher
from wargame.lab.compiled_structures import two_words
from wargame.rulebook import FAILURE, SUCCESS, Dice, Ruling, roll, rule


@rule(title="By heart", bands=(SUCCESS, FAILURE))
def by_heart(dice: Dice, target: int) -> Ruling:
    """Use a part of Python that compiled code lacks."""
    words = {"low": 1, **{f"{n}": n for n in range(target)}}
    return Ruling(SUCCESS if roll(dice, 1, 6) >= len(words) else FAILURE, 0, 0)


@rule(title="Out of bands", bands=(SUCCESS, FAILURE))
def out_of_bands(dice: Dice, band: int) -> Ruling:
    """Return whatever band is asked for."""
    return Ruling(band, 0, 0)


@pytest.mark.slow
def test_a_rule_that_does_not_compile_is_told_with_why() -> None:
    """The shipped ones and a plain one compile; one that builds texts does not."""
    found = uncompilable({**shipped_rules(), "by_heart": by_heart, "out_of_bands": out_of_bands})
    assert list(found) == ["by_heart"]
    assert found["by_heart"]


@pytest.mark.slow
@pytest.mark.parametrize("band", [0, 2, 4, -1, 1 << 40])
def test_a_band_that_is_not_declared_is_an_error(band: int) -> None:
    """Wherever it would lead."""
    call = dispatcher({"out_of_bands": out_of_bands}, "test")

    def throw(arguments: Any) -> Any:
        dice: Any = two_words()
        dice[0] = np.uint64(1)
        dice[1] = np.uint64(0)
        return call(0, dice, arguments).band

    once: Any = njit(throw)
    assert once(np.array([SUCCESS, -1])) == SUCCESS
    with pytest.raises(ValueError, match="doesn't declare"):
        once(np.array([band, -1]))
