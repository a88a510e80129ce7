"""How a band looks: one word, one shape of three squares, and a pair of colours of the theme."""

from typing import Final

from wargame.session.seen import BandName, Odds

BANDS: Final[tuple[BandName, ...]] = ("critical", "success", "partial", "failure")
"""From best to worst; odds bars run in this order."""

WORDS: Final[dict[BandName, str]] = {
    "critical": "strongly",
    "success": "works",
    "partial": "partly",
    "failure": "fails",
}
SHAPES: Final[dict[BandName, str]] = {
    "critical": "■■■",
    "success": "■■□",
    "partial": "■□□",
    "failure": "□□□",
}


def colour(band: BandName) -> str:
    """Return the theme variable of the band's fill."""
    return f"${WORDS[band]}"


def ink(band: BandName) -> str:
    """Return the theme variable of text on the band's fill."""
    return f"${WORDS[band]}-ink"


def chances(odds: Odds) -> tuple[tuple[BandName, int], ...]:
    """Return each band that can happen with its chance in per mille, best first."""
    numbers = (odds.critical, odds.success, odds.partial, odds.failure)
    return tuple((band, number) for band, number in zip(BANDS, numbers, strict=True) if number > 0)
