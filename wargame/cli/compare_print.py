"""Two sessions side by side as people read them in the terminal."""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from wargame.cli.tables import cell, console, table
from wargame.session.comparison_view import ComparisonView, RulingSide, Side, TurnPair
from wargame.session.parting import LETTERS

_MISSING = "-"


def print_sessions(view: ComparisonView) -> None:
    """Print where the two part, then each turn that differs, then how they ended."""
    out = console()
    out.print(cell(view.exercise, "bold"))
    if view.marking:
        out.print(cell(view.marking, "bold yellow"))
    for letter, side in zip(LETTERS, (view.first, view.second), strict=True):
        out.print(cell(f"{letter}  {side.name}: {_stand(side)}"))
    out.print(cell("For whoever runs the sessions: it shows all that is hidden in them.", "dim"))
    for note in view.notes:
        out.print(cell(note))
    out.print()
    out.print(cell(view.parted, "bold"))
    titles = {team.id: team.title for team in view.teams}
    out.print()
    for turn in view.turns:
        _print_turn(out, turn, titles)
    _print_facts(out, view)
    out.print(_objectives(view, titles))


def _stand(side: Side) -> str:
    stands = f"ended after turn {side.turn}" if side.phase == "endex" else f"stands in turn {side.turn}, {side.phase}"
    return f"{stands}; {side.branch}" if side.branch else stands


def _print_turn(out: Console, turn: TurnPair, titles: dict[str, str]) -> None:
    heading = f"Turn {turn.turn}" + (f" · {turn.title}" if turn.title else "")
    if not (turn.first and turn.second):
        out.print(cell(f"{heading}: only in {LETTERS[not turn.first]}", "bold"))
        return
    if not turn.differs:
        out.print(cell(f"{heading}: nothing differs", "dim"))
        return
    out.print()
    out.print(cell(heading, "bold"))
    for card in turn.cards:
        if card.first != card.second:
            out.print(cell(f"“{card.title}” comes only in {LETTERS[not card.first]}"))
    for ruled in turn.free:
        where = LETTERS[not ruled.first]
        out.print(cell(f"Without a card, “{ruled.title}” is ruled only in {where}"))
    for pair in turn.happenings:
        sides = (
            f"{letter}: {said or 'not here'}" for letter, said in zip(LETTERS, (pair.first, pair.second), strict=True)
        )
        out.print(cell(f"{pair.kind.title()} “{pair.title}”, {'; '.join(sides)}"))
    for shown in (_orders(turn, titles), _values(turn)):
        if shown.row_count:
            out.print(shown)


def _paired(what: str, last: str, *, wide: bool) -> Table:
    """Return a table with a column for each session and one for what differs."""
    shown = table()
    shown.add_column(what, ratio=2 if wide else 1)
    for name in LETTERS:
        shown.add_column(cell(name), ratio=2 if wide else None, justify="left" if wide else "right")
    shown.add_column(last, ratio=1 if wide else None, justify="left" if wide else "right")
    return shown


def _orders(turn: TurnPair, titles: dict[str, str]) -> Table:
    """Return the orders and rulings that differ."""
    shown = _paired("Order", "Differs by", wide=True)
    orders = {(order.team, order.card): order for order in turn.orders}
    ruled = {(pair.team, pair.card) for pair in turn.rulings if pair.said}
    for pair in turn.rulings:
        if pair.said:
            where = cell(f"{titles[pair.team]}: {pair.card_title}")
            instead = orders.get((pair.team, pair.card))
            first = _ruling(pair.first, instead.first if instead else "")
            second = _ruling(pair.second, instead.second if instead else "")
            shown.add_row(where, first, second, cell(pair.said))
    for place, order in orders.items():
        if place not in ruled:
            where = cell(f"{titles[order.team]}: {order.card_title}")
            shown.add_row(where, cell(order.first), cell(order.second), cell("another order"))
    return shown


def _ruling(side: RulingSide | None, instead: str) -> Text:
    """Return what became of an order; where there was none, what the team did instead."""
    if side is None:
        return cell(instead or _MISSING, "dim")
    by_hand = f" (the engine: {side.overridden})" if side.overridden else ""
    dice = f"; {', '.join(side.dice)}" if side.dice else ""
    return cell(f"{side.response}: {side.band_title}{by_hand}{dice}")


def _values(turn: TurnPair) -> Table:
    """Return the tracks that end the turn otherwise."""
    shown = _paired("At the end of the turn", "Difference", wide=False)
    for value in turn.values:
        if value.difference:
            shown.add_row(cell(value.title), _number(value.first), _number(value.second), f"{value.difference:+}")
    return shown


def _number(value: int | None) -> str:
    return _MISSING if value is None else str(value)


def _print_facts(out: Console, view: ComparisonView) -> None:
    """Print the established facts that hold in one only."""
    apart = [fact for fact in view.facts if fact.first != fact.second]
    if apart:
        out.print()
        out.print(cell("Established in one only", "bold"))
    for fact in apart:
        out.print(cell(f"{fact.title}: only in {LETTERS[not fact.first]}"))


def _objectives(view: ComparisonView, titles: dict[str, str]) -> Table:
    """Return everybody's points, and the objectives that are met in one only."""
    ended = view.first.phase == view.second.phase == "endex"
    shown = _paired("Points at ENDEX" if ended else "Points as things stand", "Difference", wide=False)
    for score in view.scores:
        change = f"{score.second - score.first:+}" if score.first != score.second else ""
        shown.add_row(cell(titles[score.team], "bold"), str(score.first), str(score.second), change)
        for each in score.objectives:
            if each.first != each.second:
                kind = f" ({each.kind})" if each.kind != "open" else ""
                shown.add_row(cell(f"  {each.title}{kind}"), *_met((each.first, each.second)), "")
    return shown


def _met(sides: Iterable[bool | None]) -> list[Text]:
    words = {True: cell("met", "green"), False: cell("no", "dim"), None: cell(_MISSING, "dim")}
    return [words[met] for met in sides]
