"""Which panes of the console are seen together: all of them on a wide screen, pages of them on smaller ones."""

from typing import Final, Literal, NamedTuple

from wargame.tui.matter import Matter

Pane = Literal[
    "seats", "clock", "msel", "matter", "override", "duties", "map", "forecast", "wash", "timeline", "record", "notes"
]


class Page(NamedTuple):
    """Panes that are seen together."""

    name: str
    panes: tuple[Pane, ...]


WIDE: Final = 160
"""Columns from which everything is seen at once."""
TALL: Final = 44
"""Rows that this takes too."""
NORMAL: Final = 100
"""Columns from which there are three pages."""

_ALL: Final = (
    Page(
        "",
        (
            "seats",
            "clock",
            "msel",
            "matter",
            "override",
            "duties",
            "map",
            "forecast",
            "wash",
            "timeline",
            "record",
            "notes",
        ),
    ),
)
_THREE: Final = (
    Page("Run", ("seats", "clock", "msel", "matter", "duties", "map", "wash")),
    Page("Adjudicate", ("matter", "override", "duties", "forecast", "wash")),
    Page("Record", ("timeline", "record", "notes")),
)
_SINGLE: Final = (
    Page("Seats", ("seats", "clock", "duties")),
    Page("Injects", ("msel",)),
    Page("Table", ("matter", "override")),
    Page("Map", ("map",)),
    Page("Forecast", ("forecast", "wash")),
    Page("Record", ("timeline", "record")),
    Page("Notes", ("notes",)),
)


def pages_for(width: int, height: int) -> tuple[Page, ...]:
    """Return the pages for a size of the screen, in cells."""
    if width >= WIDE and height >= TALL:
        return _ALL
    return _THREE if width >= NORMAL and height >= 34 else _SINGLE


def has_its_time(pane: Pane, matter: Matter, page: Page, *, mapped: bool) -> bool:
    """Return whether a pane means something now, on a page that it is on."""
    alone = page in _SINGLE
    match pane:
        case "override":
            return matter == "rulings"
        case "duties":
            return matter in {"table", "recap"} or (matter == "rulings" and "override" not in page.panes)
        case "map":
            return mapped and (alone or page in _ALL or matter == "table") and matter != "end"
        case "seats" | "clock" | "msel":
            return matter != "end" or alone
        case "forecast":
            return matter not in {"preflight", "end"} or alone
        case "wash":
            return matter == "end"
        case _:
            return True
