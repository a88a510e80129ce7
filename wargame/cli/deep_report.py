"""What takes runs of its own, told in the terminal, as sections of a page, and for programs."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from wargame.cli.balance_data import plain
from wargame.cli.balance_page import rows, signed, team_heading
from wargame.cli.page_charts import difference
from wargame.cli.page_markup import Markup, element, joined
from wargame.cli.tables import cell, console, table
from wargame.lab.balance import Balance
from wargame.lab.comparison import Line, sentence
from wargame.lab.findings import Finding, named, percent
from wargame.lab.sensitivity import Move, Sensitivity, findings_of_sensitivity
from wargame.lab.what_if import Luck, WhatIf, findings_of_what_if

FEW: Final = 12
"""How many moves are listed in the terminal."""

MANY: Final = 150
"""How many moves are listed on a page."""

CHANGES: Final = 5
"""How many changes by a team's passing are told at once of each team; in the terminal the first three."""

LUCK: Final = (
    "The sessions once more, with the same cards, the same choices and the same dice of all others; only this team's "
    "own dice fall anew. What then changes in its points, measured against what they vary by in all, is its luck."
)


class Deep(NamedTuple):
    """What was asked for beyond the balance."""

    what_if: WhatIf | None
    sensitivity: Sensitivity | None

    def findings(self, balance: Balance) -> Iterator[Finding]:
        """Yield what stands out."""
        if self.what_if is not None:
            yield from findings_of_what_if(self.what_if)
        if self.sensitivity is not None:
            yield from findings_of_sensitivity(balance, self.sensitivity)


def print_deep(balance: Balance, deep: Deep) -> None:
    """Print what passing, luck and turned numbers do."""
    if deep.what_if is not None:
        _print_what_if(deep.what_if)
    if deep.sensitivity is not None:
        _print_moves(balance, deep.sensitivity)


def _print_what_if(answers: WhatIf) -> None:
    shown = table(f"If a team passed every turn, or its own dice fell otherwise ({answers.sessions:,} sessions)")
    shown.add_column("", ratio=1)
    for heading in ("Its points if it passed", "Luck's part in its points", "Other dice change them by"):
        shown.add_column(heading, justify="right")
    for passing, luck in zip(answers.passing, answers.luck, strict=True):
        own = f"{passing.own.value:+.2f} ({passing.own.low:+.2f} to {passing.own.high:+.2f})"
        shown.add_row(cell(passing.title), own, _luck(luck), f"± {luck.swing:.1f}")
    console().print(shown)
    for passing in answers.passing:
        for line in passing.lines[:3]:
            console().print(cell(f"- If {passing.title} passed: {_told(line)}"))


def _told(line: Line) -> str:
    return sentence(line).replace("before,", "as it is,").replace("now", "then")


def _luck(luck: Luck) -> str:
    low, high = (percent(min(max(end, 0.0), 1.0)) for end in (luck.share.low, luck.share.high))
    return f"{percent(luck.share.value)} ({low} to {high})"


def _print_moves(balance: Balance, sensitivity: Sensitivity) -> None:
    shown = table(_turned(sensitivity))
    shown.add_column("Number", ratio=1)
    shown.add_column("Objective", ratio=1)
    for heading in ("Down", "Up", "Difference in a hundred"):
        shown.add_column(heading, justify="right")
    for move in sensitivity.moves[:FEW]:
        found = move.change.difference
        ends = f"{100 * found.value:+.0f} ({100 * found.low:+.0f} to {100 * found.high:+.0f})"
        before, after = percent(move.change.before.value), percent(move.change.after.value)
        shown.add_row(cell(f"{move.path} {move.value}"), cell(_objective(balance, move)), before, after, ends)
    console().print(shown)


def _turned(sensitivity: Sensitivity) -> str:
    count = len(sensitivity.moves)
    return (
        f"What moves what: {sensitivity.tried} numbers turned down and up, {sensitivity.sessions:,} sessions of each; "
        f"{count} {'move is' if count == 1 else 'moves are'} real"
    )


def _objective(balance: Balance, move: Move) -> str:
    return named(balance, next(line for line in balance.objectives if line.full_name == move.objective))


def deep_sections(balance: Balance, deep: Deep) -> Iterator[tuple[str, Markup]]:
    """Yield sections of a page."""
    if deep.what_if is not None:
        yield "If a team passed", _passing_section(balance, deep.what_if)
        yield "Luck", _luck_section(deep.what_if)
    if deep.sensitivity is not None:
        yield "What moves what", _moves_section(balance, deep.sensitivity)


def _passing_section(balance: Balance, answers: WhatIf) -> Markup:
    parts = [element("p", f"Each team passes wherever it may, in {answers.sessions:,} sessions.", class_="soft")]
    for passing in answers.passing:
        told = [element("li", _told(line)) for line in passing.lines]
        parts += [
            team_heading(balance.team(passing.team)),
            element("p", "Its own points: ", signed(passing.own)),
            element("ul", told[:CHANGES], class_="findings") if told else element("p", "Nothing else really changes."),
        ]
        if told[CHANGES:]:
            rest = element("ul", told[CHANGES:], class_="findings")
            parts.append(element("details", element("summary", f"{len(told) - CHANGES} more"), rest))
    return joined(parts)


def _luck_section(answers: WhatIf) -> Markup:
    lines = ((luck.title, _luck(luck), f"± {luck.swing:.1f} points") for luck in answers.luck)
    table_ = rows(("Team", "Luck's part in its points", "Other dice change them by"), lines, (1, 2))
    return joined(element("p", LUCK, class_="soft"), table_)


def _moves_section(balance: Balance, sensitivity: Sensitivity) -> Markup:
    shown = sensitivity.moves[:MANY]
    span = max((abs(move.change.difference.value) for move in shown), default=1.0)

    def lines() -> Iterator[tuple[str | Markup, ...]]:
        for move in shown:
            found = move.change.difference
            number = element("small", element("code", move.path), f" {move.value}")
            before, after = percent(move.change.before.value), percent(move.change.after.value)
            moved = f"{100 * found.value:+.0f} ({100 * found.low:+.0f} to {100 * found.high:+.0f})"
            yield joined(_objective(balance, move), number), difference(found, span), before, after, moved

    headings = ("Objective, and the number that moves it", "From down to up", "Down", "Up", "In a hundred")
    return joined(element("p", f"{_turned(sensitivity)}.", class_="soft"), rows(headings, lines(), (2, 3, 4)))


def deep_data(deep: Deep) -> dict[str, object]:
    """Return it for programs."""
    data: dict[str, object] = {}
    if deep.what_if is not None:
        data["what_if"] = plain(deep.what_if)
    if deep.sensitivity is not None:
        data["sensitivity"] = plain(deep.sensitivity)
    return data
