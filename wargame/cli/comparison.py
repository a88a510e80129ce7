"""Two versions of a deck compared: in the terminal, as a page, and for programs."""

from collections.abc import Iterator, Sequence

from wargame.cli.balance_data import plain
from wargame.cli.balance_page import page, rows
from wargame.cli.page_charts import difference
from wargame.cli.page_markup import Content, Markup, element, joined
from wargame.cli.tables import cell, console, table
from wargame.lab.comparison import Comparison, Line, sentences
from wargame.lab.findings import percent

_HEADINGS = ("", "Before", "Now", "Difference", "95 % interval", "Real")
_SECTIONS = (("objective", "Objectives"), ("score", "Points"), ("track", "Tracks and gauges at the end"))


def print_comparison(comparison: Comparison) -> None:
    """Print which differences are real, then all figures that both have."""
    out = console()
    out.print(cell(_lead(comparison), "bold"))
    told = sentences(comparison)
    out.print()
    out.print(cell(_verdict(comparison), "bold"))
    for said in told:
        out.print(cell(f"- {said}"))
    for kind, heading in _SECTIONS:
        shown = table(heading)
        for n, each in enumerate(_HEADINGS):
            shown.add_column(each, ratio=1 if n == 0 else None, justify="left" if n == 0 else "right", no_wrap=n > 0)
        for line in comparison.lines:
            if line.kind == kind:
                shown.add_row(cell(line.title), *_figures(line), "yes" if line.is_real else "")
        out.print(shown)
    for said in _only(comparison):
        out.print(cell(said))


def comparison_page(comparison: Comparison) -> str:
    """Return the comparison as one page that needs nothing from anywhere."""
    told = sentences(comparison)
    body = joined(
        element("p", _verdict(comparison)),
        element("ul", [element("li", said) for said in told], class_="findings") if told else "",
        [element("p", said, class_="soft") for said in _only(comparison)],
    )
    sections = [("What differs", body), *((heading, _table(comparison, kind)) for kind, heading in _SECTIONS)]
    return page(f"{comparison.before} and {comparison.after}", _lead(comparison), sections)


def comparison_data(comparison: Comparison) -> dict[str, object]:
    """Return the comparison for programs."""
    return {
        "before": comparison.before,
        "after": comparison.after,
        "sessions": comparison.sessions,
        "findings": sentences(comparison),
        "only_before": list(comparison.only_before),
        "only_after": list(comparison.only_after),
        "differences": [
            {
                "kind": line.kind,
                "name": line.name,
                "title": line.title,
                "difference": plain(line.difference),
                "p": plain(line.p),
                "real": line.is_real,
                "change": plain(line.change),
            }
            for line in comparison.lines
        ],
    }


def _table(comparison: Comparison, kind: str) -> Markup:
    own = [line for line in comparison.lines if line.kind == kind]
    span = max([abs(end) for line in own for end in (line.difference.low, line.difference.high)], default=1.0) or 1.0

    headings = (_HEADINGS[0], "Before and now", *_HEADINGS[1:])
    return rows(headings, (_row(line, span) for line in own), (2, 3, 4, 5, 6))


def _row(line: Line, span: float) -> Sequence[Content]:
    before, after, moved, ends = _figures(line)
    is_real = "yes" if line.is_real else ""
    return line.title, difference(line.difference, span, is_real=line.is_real), before, after, moved, ends, is_real


def _figures(line: Line) -> tuple[str, str, str, str]:
    """Return before, now, the difference and its interval."""
    found = line.difference
    if line.change is None:
        return "", "", f"{found.value:+.2f}", f"{found.low:+.2f} to {found.high:+.2f}"
    if not line.change.pairs:
        return "never counted", "", "", ""
    moved, low, high = (100 * each for each in (found.value, found.low, found.high))
    before, after = percent(line.change.before.value), percent(line.change.after.value)
    return before, after, f"{moved:+.1f} %", f"{low:+.1f} to {high:+.1f} %"


def _lead(comparison: Comparison) -> str:
    return (
        f"{comparison.before} (before) and {comparison.after} (now): {comparison.sessions:,} sessions of each on the "
        f"same dice, with chance orders"
    )


def _verdict(comparison: Comparison) -> str:
    count, of = len(comparison.real()), len(comparison.lines)
    if not count:
        return f"No difference is real: chance explains all {of} of them. More sessions (-n) find smaller ones."
    are = "difference is" if count == 1 else "differences are"
    return f"{count} {are} real, of {of} looked at (Holm, at 5 %)."


def _only(comparison: Comparison) -> Iterator[str]:
    for names, said in ((comparison.only_before, "before"), (comparison.only_after, "now")):
        if names:
            yield f"Objectives that are there only {said}: {', '.join(names)}"
