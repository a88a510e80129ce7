"""The table: the turn's cards, and what every team has ordered on each so far."""

from textual.content import Content

from wargame.session.control_view import ControlView, OrderLine, TableCard
from wargame.session.view import Team
from wargame.tui.teams import as_teams, named
from wargame.tui.typeset import Lines, blank, ends, line, paragraph, paragraphs, said
from wargame.tui.widgets.sheet import Sheet

_TEAMS = 18
"""Cells for the name of a team."""


class TableSheet(Sheet):
    """One block a card."""

    _cards: tuple[TableCard, ...] = ()
    _teams: tuple[Team, ...] = ()
    _places: dict[str, str]

    def __init__(self) -> None:
        super().__init__()
        self._places = {}

    def show(self, view: ControlView) -> None:
        """Show the cards of a view."""
        self._cards, self._teams = view.cards, as_teams(view.teams)
        self._places = {place.id: place.title for place in view.map.places} if view.map else {}
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        if not self._cards:
            return [said("No card lies on the table.", "$dim")]
        lines: Lines = []
        for card in self._cards:
            lines += [*self._card(card, width), blank()]
        return lines[:-1]

    def _card(self, card: TableCard, width: int) -> Lines:
        given = sum(bool(order.response) for order in card.orders)
        count = said(f"{given} of {len(card.orders)} ordered" if card.orders else "nobody is asked", "$dim")
        title = line((f"{card.number} ", "bold $accent"), (card.title, "bold $heading"))
        lines = [ends(title, count, width)]
        if place := self._places.get(card.place):
            lines.append(said(f"  {place}", "$level"))
        lines += [Content("  ") + part for part in paragraphs(card.text, width - 2, "$dim")[:3]]
        return [*lines, *(part for order in card.orders for part in self._order(order, width))]

    def _order(self, order: OrderLine, width: int) -> Lines:
        name = line("  ", named(self._teams, order.team, self.palette)).truncate(_TEAMS + 2, ellipsis=True, pad=True)
        if not order.response:
            return [line(name, (" □ deciding", "$quiet"))]
        text = line((order.response, "$foreground"), ("  secret", "bold $watch") if order.secret else "")
        wrapped = paragraph(text, width - _TEAMS - 6)
        mark = line(name, (" ■ ", "$better"))
        return [(Content(" " * mark.cell_length) if at else mark) + part for at, part in enumerate(wrapped)]
