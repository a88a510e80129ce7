"""Bands and what falls where."""

import pytest

from wargame.rulebook import BAND_NAMES, CRITICAL, FAILURE, PARTIAL, SUCCESS, Band, nearest_band


def test_bands_have_one_numbering() -> None:
    """The plain ints, the enumeration and the names agree."""
    assert [band.value for band in Band] == [CRITICAL, SUCCESS, PARTIAL, FAILURE] == [0, 1, 2, 3]
    assert tuple(band.name.lower() for band in Band) == BAND_NAMES


@pytest.mark.parametrize(
    ("band", "declared", "expected"),
    [
        (SUCCESS, (SUCCESS, FAILURE), SUCCESS),
        (CRITICAL, (SUCCESS, PARTIAL, FAILURE), SUCCESS),
        (CRITICAL, (PARTIAL, FAILURE), PARTIAL),
        (PARTIAL, (SUCCESS, FAILURE), FAILURE),
        (FAILURE, (CRITICAL, SUCCESS), SUCCESS),
        (SUCCESS, (CRITICAL, PARTIAL), PARTIAL),
    ],
)
def test_a_band_falls_to_its_neighbour(band: int, declared: tuple[int, ...], expected: int) -> None:
    """A band falls to itself, else to the nearest declared one, the worse of two as near."""
    assert nearest_band(band, declared) == expected


def test_without_bands_there_is_no_neighbour() -> None:
    """Nothing declared is an error of the caller's."""
    with pytest.raises(ValueError, match="empty"):
        nearest_band(SUCCESS, ())
