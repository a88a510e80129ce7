"""Sets text into lines of a given width: the few moves that every pane of the consoles is made of.

Everything here is a pure function from texts and widths to `Content`, which Textual shows as it is and never parses for
markup. Widths are terminal cells.
"""

from collections.abc import Iterable, Sequence

from textual.content import Content

Lines = list[Content]

_SPARK = "▁▂▃▄▅▆▇█"
_SPARK_LEAST_SPAN = 8
"""Points that a spark's full height stands for at least, so that a wobble does not look like a crisis."""


def said(text: str, style: str = "") -> Content:
    """Return text as content in one style."""
    return Content.assemble((text, style))


def line(*parts: Content | tuple[str, str] | str) -> Content:
    """Return parts joined to one content."""
    return Content.assemble(*parts)


def blank() -> Content:
    """Return an empty line."""
    return Content("")


def fitted(content: Content, width: int) -> Content:
    """Return `content` cut with `…` or padded to exactly `width`."""
    return content.truncate(max(width, 0), ellipsis=True, pad=True)


def cut(text: str, width: int) -> str:
    """Return `text` cut with `…` to at most `width` cells."""
    return Content(text).truncate(max(width, 0), ellipsis=True).plain


def cells(text: str) -> int:
    """Return how many cells a terminal needs for `text`."""
    return Content(text).cell_length


def padded(text: str, width: int) -> str:
    """Return `text` cut with `…` or filled with spaces to exactly `width` cells."""
    return fitted(Content(text), width).plain


def ends(left: Content, right: Content, width: int) -> Content:
    """Return `left` at the left end and `right` at the right end of a line; `left` gives way."""
    room = width - right.cell_length
    if room < 2:
        return fitted(left, width)
    return fitted(left, room - 1) + Content(" ") + right if right else fitted(left, width)


def paragraph(content: Content, width: int, *, first: str = "", rest: str = "") -> Lines:
    """Return `content` wrapped at words to `width`, with `first` before the first line and `rest` before the others."""
    room = max(width - max(len(first), len(rest)), 8)
    wrapped = content.wrap(room)
    return [Content(rest if at else first) + part for at, part in enumerate(wrapped)]


def paragraphs(text: str, width: int, style: str = "") -> Lines:
    """Return running text wrapped to `width`; empty lines stay, but never two in a row nor at the ends."""
    lines: Lines = []
    for part in text.strip("\n").split("\n"):
        if part.strip():
            lines += paragraph(said(part.strip(), style), width)
        elif lines and lines[-1].plain:
            lines.append(blank())
    return lines


def heading(title: str, width: int, style: str = "bold $dim") -> Content:
    """Return a small heading that runs out into a rule."""
    title = cut(title, width - 4)
    return line((title, style), (" " + "─" * max(width - cells(title) - 1, 0), "$groove"))


def side_by_side(blocks: Sequence[Lines], width: int, gap: int = 2) -> Lines:
    """Return blocks as columns of one width each, filled up with empty lines."""
    each = (width - gap * (len(blocks) - 1)) // len(blocks)
    height = max((len(block) for block in blocks), default=0)
    columns = [[*block, *[blank()] * (height - len(block))] for block in blocks]
    return [Content(" " * gap).join(fitted(part, each) for part in row) for row in zip(*columns, strict=True)]


def flow(parts: Iterable[Content], width: int, gap: str = "   ") -> Lines:
    """Return parts one after another, wrapped between parts and never inside one; a longer part is cut."""
    lines: Lines = []
    for part in parts:
        room = width - lines[-1].cell_length - len(gap) if lines else -1
        if part.cell_length <= room:
            lines[-1] = lines[-1] + Content(gap) + part
        else:
            lines.append(part.truncate(width, ellipsis=True))
    return lines


def meter(permille: int, width: int, style: str) -> Content:
    """Return a thin bar filled to `permille` of its width."""
    halves = round(min(max(permille, 0), 1000) * width * 2 / 1000)
    whole, half = divmod(halves, 2)
    filled = "━" * whole + "╸" * half
    return line((filled, style), ("─" * (width - len(filled)), "$groove"))


def spark(history: Sequence[int], width: int) -> str:
    """Return the last `width` values as a row of blocks, right-aligned."""
    values = history[-width:]
    if not values:
        return " " * width
    low, high = min(values), max(values)
    slack = max(_SPARK_LEAST_SPAN - (high - low), 0)
    low, span = low - slack // 2 - 2, high - low + slack + 4
    return "".join(_SPARK[min((value - low) * 8 // span, 7)] for value in values).rjust(width)


def pips(value: int, held: int, most: int) -> Content:
    """Return a resource as squares: free ones full, `held` ones hollow, the rest of its cap dotted."""
    free = max(value - held, 0)
    return line(("■" * free, "$accent"), ("□" * min(held, value), "$accent"), ("·" * max(most - value, 0), "$quiet"))


def signed(number: int) -> str:
    """Return a change in words that need no colour: `▲3`, `▼6`, or nothing."""
    if number == 0:
        return ""
    return f"▲{number}" if number > 0 else f"▼{-number}"
