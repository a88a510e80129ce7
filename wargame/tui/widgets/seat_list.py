"""Everybody's seats: what each is there for and who has it; one is picked."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from wargame.session.control_view import ControlView, SeatLine
from wargame.session.permissions import roles_in_words
from wargame.session.view import Team
from wargame.tui.teams import as_teams, marked, named
from wargame.tui.typeset import Lines, blank, cells, ends, fitted, heading, line, paragraph, said
from wargame.tui.widgets.pick_sheet import BESIDE, PickSheet

_NAMES = 24
"""Cells for the name of whoever sits there, at most."""


class SeatList(PickSheet):
    """One block a seat, those of the people who run the exercise first; the first nine by a digit."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"pick_digit({digit})", show=False) for digit in range(1, 10)),
    ]

    def __init__(self, view: ControlView) -> None:
        super().__init__()
        self._seats: tuple[SeatLine, ...] = view.seats
        self._teams: tuple[Team, ...] = as_teams(view.teams)

    def show(self, view: ControlView) -> None:
        """Show the seats of a newer view; the pick stays on its seat."""
        before = self.picked
        self._seats, self._teams = view.seats, as_teams(view.teams)
        ids = [seat.id for seat in self._seats]
        if before is not None and before.id in ids:
            self._picked = ids.index(before.id)
        self.keep_pick()
        self.redraw()

    @property
    def picked(self) -> SeatLine | None:
        """The picked seat."""
        return self._seats[self._picked] if self._picked < len(self._seats) else None

    @property
    def pickable(self) -> int:
        """How many seats there are."""
        return len(self._seats)

    def blocks(self, width: int) -> Iterable[tuple[int, Lines]]:
        """Return a block a seat, under two headings."""
        names = min(max((self._called(seat).cell_length for seat in self._seats), default=0), _NAMES)
        control = sum(not seat.team for seat in self._seats)
        yield BESIDE, [heading("CONTROL", width)]
        for at, seat in enumerate(self._seats):
            if at == control:
                yield BESIDE, [blank(), heading("TEAMS", width)]
            block = self._block(at, seat, names, width - 1)
            yield at, self.raised(block, width) if at == self._picked else [Content(" ") + part for part in block]

    def action_pick_digit(self, digit: int) -> None:
        """Pick a seat by its digit."""
        self.pick(digit - 1)

    def _block(self, at: int, seat: SeatLine, names: int, width: int) -> Lines:
        held = seat.held_by or "nobody"
        first = line((f"{at + 1 if at < 9 else ' ':>1} ", "bold $accent"), fitted(self._called(seat), names), "  ")
        room = width - first.cell_length - cells(held) - 1
        roles = paragraph(said(roles_in_words(seat.roles), "$level"), room)
        top = ends(first + roles[0], said(held, "$dim" if seat.held_by else "bold $warning"), width)
        return [top, *(Content(" " * first.cell_length) + part for part in roles[1:])]

    def _called(self, seat: SeatLine) -> Content:
        """Return the name; a member's stands below that of the team, behind its shape."""
        if not seat.team:
            return said(seat.name, "bold $foreground")
        if seat.id == seat.team:
            return named(self._teams, seat.team, self.palette)
        return line("  ", marked(self._teams, seat.team, self.palette), (f" {seat.name}", "$foreground"))
