"""Small pictures for a page, in SVG: fans over turns, bars of shares, differences around zero.

Colours are the page's own properties, so that a picture follows light and dark.
"""

from collections.abc import Sequence
from math import ceil
from typing import Final

from wargame.cli.page_markup import Markup, element
from wargame.lab.intervals import Estimate, Share

WIDTH: Final = 260
HEIGHT: Final = 132
"""A fan, in pixels where there is room for it."""

NARROWEST: Final = 40
"""A fan's scale shows at least so many points, or all that there are: else a ripple would look like a wave."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 30, 34, 8, 20

_DOT = 4

BAR: Final = 160
"""Width of a bar and of a difference."""


def scale(points: Sequence[int], low: int, high: int) -> tuple[int, int]:
    """Return the tens between which points are drawn; `low` and `high` are where they end."""
    least, most = min(points), max(points)
    spare = max(NARROWEST - (most - least), 0) // 2
    bottom, top = (least - spare) // 10 * 10, -((-most - spare) // 10) * 10
    return max(bottom, min(low, least)), min(top, max(high, most))


def fan(title: str, quantiles: Sequence[Sequence[int]], low: int, high: int, width: int = WIDTH) -> Markup:
    """Return where something stood, turn by turn: five quantiles a turn; it ends at `low` and `high`."""
    low, high = scale([number for turn in quantiles for number in turn], low, high)

    def x(turn: int) -> float:
        return round(_LEFT + (width - _LEFT - _RIGHT) * turn / max(len(quantiles) - 1, 1), 1)

    def y(number: float) -> float:
        return round(_TOP + (HEIGHT - _TOP - _BOTTOM) * (high - number) / max(high - low, 1), 1)

    def band(under: int, over: int) -> str:
        there = [f"{x(turn)},{y(each[under])}" for turn, each in enumerate(quantiles)]
        back = [f"{x(turn)},{y(each[over])}" for turn, each in reversed(list(enumerate(quantiles)))]
        return " ".join(there + back)

    middle = " ".join(f"{x(turn)},{y(each[2])}" for turn, each in enumerate(quantiles))
    last = quantiles[-1]
    said = f"{title}: {quantiles[0][2]} at first; in the end {last[2]}, in eight of ten sessions {last[0]} to {last[4]}"
    return element(
        "svg",
        element("title", said),
        [_grid(number, y(number), width) for number in (low, (low + high) // 2, high)],
        element("polygon", points=band(0, 4), class_="wide"),
        element("polygon", points=band(1, 3), class_="near"),
        element("polyline", points=middle, class_="median"),
        [_label(x(turn), HEIGHT - 5, str(turn), "middle") for turn in _ticks(len(quantiles) - 1)],
        _label(width - _RIGHT + 5, y(last[2]) + 4, str(last[2]), "start", "value"),
        viewbox=f"0 0 {width} {HEIGHT}",
        role="img",
        class_="fan",
    )


def _grid(number: int, y: float, width: int) -> Markup:
    line = element("line", x1=_LEFT, x2=width - _RIGHT, y1=y, y2=y, class_="grid")
    return element("g", line, _label(_LEFT - 5, y + 4, str(number), "end"))


def _label(x: float, y: float, said: str, anchor: str, kind: str = "label") -> Markup:
    return element("text", said, x=x, y=y, text_anchor=anchor, class_=kind)


def _ticks(last: int) -> list[int]:
    """Return the turns that are marked: so many that their numbers don't touch, the last among them."""
    step = max(ceil(last / 8), 1)
    return sorted({*range(0, last - step // 2, step), last})


def share_bar(found: Share, aim: tuple[float, float] | None = None) -> Markup:
    """Return a share as a bar with its interval; `aim` is the range in which it should lie."""
    low, high = BAR * found.low, BAR * found.high
    aimed = () if aim is None else (_rect(BAR * aim[0], 0, BAR * (aim[1] - aim[0]), 16, "aim"),)
    return element(
        "svg",
        element("title", f"{found.value:.1%}, between {found.low:.1%} and {found.high:.1%}"),
        _rect(0, 0, BAR, 16, "ground"),
        *aimed,
        _rect(0, 4, BAR * found.value, 8, "bar"),
        element("line", x1=round(low, 1), x2=round(high, 1), y1=8, y2=8, class_="whisker"),
        viewbox=f"0 0 {BAR} 16",
        role="img",
        class_="share",
    )


def difference(found: Estimate, span: float, *, is_real: bool = True) -> Markup:
    """Return a difference with its interval, around zero, in a scale from `-span` to `span`.

    It is coloured if it is real and its interval leaves zero out.
    """

    def x(value: float) -> float:
        return round(BAR / 2 + (BAR / 2 - _DOT) * max(-1.0, min(value / span, 1.0)), 1)

    sure = "unsure"
    if is_real and not found.low <= 0 <= found.high:
        sure = "worse" if found.value < 0 else "better"
    return element(
        "svg",
        element("title", f"{found.value:+.2f}, between {found.low:+.2f} and {found.high:+.2f}"),
        element("line", x1=BAR / 2, x2=BAR / 2, y1=0, y2=16, class_="zero"),
        element("line", x1=x(found.low), x2=x(found.high), y1=8, y2=8, class_=f"reach {sure}"),
        element("circle", cx=x(found.value), cy=8, r=_DOT, class_=sure),
        viewbox=f"0 0 {BAR} 16",
        role="img",
        class_="share",
    )


def _rect(x: float, y: float, width: float, height: float, kind: str) -> Markup:
    return element("rect", x=round(x, 1), y=y, width=round(width, 1), height=height, class_=kind)
