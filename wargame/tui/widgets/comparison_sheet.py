"""Two sessions side by side, as a page: how each stands, where they part, then turn by turn."""

from textual.content import Content

from wargame.session.comparison_view import (
    ComparisonView,
    HappeningPair,
    ObjectivePair,
    OrderPair,
    RulingPair,
    RulingSide,
    ScorePair,
    Side,
    TurnPair,
    ValuePair,
)
from wargame.session.parting import LETTERS
from wargame.session.view import Team
from wargame.tui.bands import SHAPES
from wargame.tui.teams import named
from wargame.tui.typeset import (
    Lines,
    blank,
    ends,
    fitted,
    heading,
    line,
    padded,
    paragraph,
    said,
    side_by_side,
    signed,
)
from wargame.tui.widgets.sheet import Sheet

_ROOMY = 96
"""Cells from which two rows of values stand beside each other."""
_NUMBER = 5
_NEAR = 66
"""Widest row of values, so that an eye finds the numbers of a title."""


class ComparisonSheet(Sheet):
    """The page; it can leave out the values that are alike, or show all."""

    _view: ComparisonView | None = None
    _all = False

    def __init__(self) -> None:
        super().__init__()
        self._turns: dict[int, int] = {}
        self._teams: tuple[Team, ...] = ()

    def show(self, view: ComparisonView) -> None:
        """Show two sessions; the view has been cleaned."""
        self._view = view
        self._teams = tuple(
            Team(id=team.id, title=team.title, symbol=team.symbol, colour=team.colour, played_by="", ready=False)
            for team in view.teams
        )
        self.redraw()

    def show_all(self, *, everything: bool) -> None:
        """Show values that are alike too, or leave them out."""
        self._all = everything
        self.redraw()

    def line_of(self, turn: int) -> int:
        """Return the line at which a turn begins; the last line if there is no such turn."""
        lines = self._lines(max(self.content_size.width, 1))
        return self._turns.get(turn, len(lines))

    def turns(self) -> tuple[int, ...]:
        """Return the turns that there are."""
        return tuple(turn.turn for turn in self._view.turns) if self._view else ()

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        view, self._turns = self._view, {}
        if view is None:
            return []
        lines = _head(view, width)
        told_before = True
        for turn in view.turns:
            told = self._turn(turn, width)
            lines += [blank()] if told_before or len(told) > 1 else []
            self._turns[turn.turn] = len(lines)
            lines += told
            told_before = len(told) > 1
        return [*lines, blank(), *self._end(view, width)]

    def _turn(self, turn: TurnPair, width: int) -> Lines:
        title = f"TURN {turn.turn}" + (f" · {turn.title}" if turn.title else "")
        if not (turn.first and turn.second):
            return [heading(f"{title} · only in {LETTERS[not turn.first]}", width)]
        told = self._told(turn, width)
        if not told:
            return [heading(f"{title} · nothing differs", width)]
        return [heading(title, width, "bold $accent"), *told]

    def _told(self, turn: TurnPair, width: int) -> Lines:
        lines: Lines = []
        for card in turn.cards:
            if card.first != card.second:
                lines += paragraph(said(f"“{card.title}” comes only in {LETTERS[not card.first]}.", "$watch"), width)
        for free in turn.free:
            what = f"Without a card, only in {LETTERS[not free.first]}: “{free.title}”."
            lines += paragraph(said(what, "$watch"), width)
        for happening in turn.happenings:
            lines += _happening(happening, width)
        orders = {(order.team, order.card): order for order in turn.orders}
        for pair in turn.rulings:
            if pair.said:
                lines += self._ruling(pair, orders.pop((pair.team, pair.card), None), width)
        for order in orders.values():
            lines += self._order(order, width)
        return [*lines, *_values(turn.values, width, everything=self._all)]

    def _ruling(self, pair: RulingPair, order: OrderPair | None, width: int) -> Lines:
        instead = (order.first, order.second) if order else ("", "")
        sides = [_side(pair.first, instead[0]), _side(pair.second, instead[1])]
        who = self._whose(pair.team, pair.card_title)
        return _paired(who, pair.said, sides, width)

    def _order(self, order: OrderPair, width: int) -> Lines:
        sides = [said(order.first, "$foreground"), said(order.second, "$foreground")]
        return _paired(self._whose(order.team, order.card_title), "another order", sides, width)

    def _whose(self, team: str, card: str) -> Content:
        return line(named(self._teams, team, self.palette), (f"  {card}", "$heading"))

    def _end(self, view: ComparisonView, width: int) -> Lines:
        ended = view.first.phase == view.second.phase == "endex"
        lines = [heading("ENDEX" if ended else "AS THINGS STAND", width, "bold $accent")]
        for fact in view.facts:
            if fact.first != fact.second:
                lines += paragraph(said(f"{fact.title}: only in {LETTERS[not fact.first]}", "$watch"), width)
        width = min(width, _NEAR)
        lines.append(_row(said(""), said("A", "bold $dim"), said("B", "bold $dim"), blank(), width))
        for score in view.scores:
            lines += self._score(score, width)
        return lines

    def _score(self, score: ScorePair, width: int) -> Lines:
        change = said(signed(score.second - score.first), "bold $accent")
        points = (said(str(score.first), "bold $heading"), said(str(score.second), "bold $heading"))
        apart = [each for each in score.objectives if self._all or each.first != each.second]
        return [_row(named(self._teams, score.team, self.palette), *points, change, width)] + [
            _objective(each, width) for each in apart
        ]


def _paired(what: Content, apart: str, sides: list[Content], width: int) -> Lines:
    """Return something with how it went in both, side by side."""
    each = (width - 4) // 2
    columns = [
        paragraph(line((f"{letter} ", "bold $dim"), side), each, rest="  ")
        for letter, side in zip(LETTERS, sides, strict=True)
    ]
    rows = side_by_side(columns, width - 2)
    return [ends(what, said(apart, "$dim"), width), *(Content("  ") + row for row in rows)]


def _happening(pair: HappeningPair, width: int) -> Lines:
    """Return an inject, a treaty or an argument that differs."""
    what = line((f"{pair.kind} ", "$dim"), (pair.title, "$heading"))
    apart = f"only in {LETTERS[not pair.first]}" if not (pair.first and pair.second) else "otherwise"
    sides = [said(told or "not here", "$foreground" if told else "$dim") for told in (pair.first, pair.second)]
    return _paired(what, apart, sides, width)


def _head(view: ComparisonView, width: int) -> Lines:
    lines: Lines = []
    for letter, side in zip(LETTERS, (view.first, view.second), strict=True):
        lines += paragraph(line((f"{letter}  ", "bold $accent"), (side.name, "bold $foreground"), _stand(side)), width)
    for note in view.notes:
        lines += paragraph(said(note, "$watch"), width)
    return [*lines, blank(), *paragraph(said(view.parted, "bold $heading"), width)]


def _stand(side: Side) -> tuple[str, str]:
    stands = f" ended after turn {side.turn}" if side.phase == "endex" else f" stands in turn {side.turn}, {side.phase}"
    return (f"{stands}; {side.branch}" if side.branch else stands), "$dim"


def _side(side: RulingSide | None, instead: str) -> Content:
    """Return what became of an order; where there was none, what the team did instead."""
    if side is None:
        return said(instead or "no order", "$dim")
    by_hand = (f" by hand; the engine: {side.overridden}", "$watch") if side.overridden else ("", "")
    dice = (f"  {', '.join(side.dice)}", "$dim") if side.dice else ("", "")
    band = (f"  {SHAPES[side.band]} {side.band_title}", "bold $foreground")
    return line((side.response, "$foreground"), band, by_hand, dice)


def _values(values: tuple[ValuePair, ...], width: int, *, everything: bool) -> Lines:
    shown = [value for value in values if everything or value.difference]
    if not shown:
        return []
    columns = 2 if width >= _ROOMY and len(shown) > 1 else 1
    each = min((width - 4 * (columns - 1)) // columns, _NEAR)
    rows = [_value(value, each) for value in shown]
    half = -(-len(rows) // columns)
    top = _row(said("at the end of the turn", "$dim"), said("A", "bold $dim"), said("B", "bold $dim"), blank(), each)
    blocks = [[top, *rows[at : at + half]] for at in range(0, len(rows), half)]
    lines = side_by_side(blocks, min(width, columns * (_NEAR + 4) - 4), 4)
    alike = len(values) - len(shown)
    said_alike = "1 other is alike" if alike == 1 else f"{alike} others are alike"
    return [*lines, said(f"  {said_alike}", "$dim")] if alike else lines


def _value(value: ValuePair, width: int) -> Content:
    title = said(value.title, "bold $foreground" if value.gauge else "$foreground")
    change = said(signed(value.difference), "bold $accent")
    return _row(title, _number(value.first), _number(value.second), change, width)


def _number(number: int | None) -> Content:
    return said("-" if number is None else str(number), "$foreground")


def _objective(each: ObjectivePair, width: int) -> Content:
    kind = f" ({each.kind})" if each.kind != "open" else ""
    words = {True: said("met", "$works"), False: said("no", "$dim"), None: said("-", "$dim")}
    title = said(f"  {each.title}{kind}", "$foreground")
    return _row(title, words[each.first], words[each.second], blank(), width)


def _row(title: Content, first: Content, second: Content, change: Content, width: int) -> Content:
    """Return a title with two numbers and their difference, each in its column."""
    numbers = [Content(padded("", max(_NUMBER - part.cell_length, 1))) + part for part in (first, second, change)]
    room = width - 2 - 3 * _NUMBER
    return line("  ", fitted(title, room), *numbers)
