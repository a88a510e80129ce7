"""The MSEL and the deck's cards in one list: what could be put before the teams, found by a few letters."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from wargame.session.control_view import CardLine, ControlView, InjectLine
from wargame.session.view import Team
from wargame.tui.inject_row import card_row, inject_details, inject_row
from wargame.tui.matching import score
from wargame.tui.teams import as_teams
from wargame.tui.typeset import Lines, blank, heading, paragraph, said
from wargame.tui.widgets.pick_sheet import BESIDE, PickSheet

_PREVIEW = 4
"""Lines below the picked inject. Always as many: so the list does not jump while one moves through it."""


class MselList(PickSheet):
    """Injects in the order of the MSEL, then the cards; what is typed into the filter leaves out the rest."""

    ON_DOUBLE_CLICK: ClassVar = "screen.fire"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.fire", "Fire", show=False),
        Binding("ctrl+up", "screen.reorder(-1)", "Earlier", show=False),
        Binding("ctrl+down", "screen.reorder(1)", "Later", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._view: ControlView | None = None
        self._teams: tuple[Team, ...] = ()
        self._typed = ""
        self._shown: list[InjectLine | CardLine] = []

    def show(self, view: ControlView) -> None:
        """Show the MSEL of a view; what is picked stays picked wherever it is now, until it has been delivered."""
        if self._view is None:
            self._view, self._teams = view, as_teams(view.teams)
            self._find()
            self._pick_open(0)
        else:
            before = self.picked
            self._view, self._teams = view, as_teams(view.teams)
            self._find()
            self._follow(before)
        self.keep_pick()
        self.redraw()

    def search(self, typed: str) -> None:
        """Leave only what fits; the best one that could still come is picked. Nothing typed brings all back."""
        before, self._typed = self.picked, typed.strip()
        self._find()
        if not self._typed:
            self._follow(before)
            self.pick(self._picked)
            return
        fitting = sorted(range(len(self._shown)), key=lambda at: (-_rank(self._typed, self._shown[at]), at))
        self._picked = next(iter(fitting), 0)
        self.redraw()
        self.call_after_refresh(self.keep_in_sight)

    @property
    def pickable(self) -> int:
        """How many lines are shown."""
        return len(self._shown)

    @property
    def picked(self) -> InjectLine | CardLine | None:
        """What is picked."""
        return self._shown[self._picked] if self._picked < len(self._shown) else None

    def blocks(self, width: int) -> Iterable[tuple[int, Lines]]:
        """Return the lines."""
        if not self._shown:
            yield BESIDE, [said("Nothing is called so." if self._typed else "No injects, no cards.", "$dim")]
        for at, entry in enumerate(self._shown):
            if isinstance(entry, CardLine) and (at == 0 or isinstance(self._shown[at - 1], InjectLine)):
                yield BESIDE, [heading("CARDS OF THE DECK", width)]
            block = self._block(entry, width - 1, picked=at == self._picked)
            yield at, self.raised(block, width) if at == self._picked else [Content(" ") + part for part in block]

    def _block(self, entry: InjectLine | CardLine, width: int, *, picked: bool) -> Lines:
        if isinstance(entry, CardLine):
            why = paragraph(said(entry.can_fire, "$dim"), width - 2) if picked and entry.can_fire else []
            return [card_row(entry, self._typed, width), *(Content("  ") + part for part in why[:_PREVIEW])]
        row = inject_row(entry, self._typed, width)
        if not picked:
            return [row]
        details = inject_details(entry, self._teams, self.palette, width - 3)
        below = [*details[:_PREVIEW], *[blank()] * (_PREVIEW - len(details))]
        return [row, *(Content("  ") + part for part in below)]

    def _find(self) -> None:
        entries: list[InjectLine | CardLine] = [*self._view.msel, *self._view.deck] if self._view else []
        self._shown = [entry for entry in entries if score(self._typed, entry.title) > 0]

    def _follow(self, before: InjectLine | CardLine | None) -> None:
        for at, entry in enumerate(self._shown):
            if before is not None and (type(entry), entry.id) == (type(before), before.id):
                self._picked = at
                if _is_open(before) and not _is_open(entry):
                    self._pick_open(at)

    def _pick_open(self, start: int) -> None:
        """Pick the first inject from a position on that could still come, if there is one."""
        able = (at for at, entry in enumerate(self._shown) if at >= start and _is_open(entry))
        self._picked = next(able, start)


def _is_open(entry: InjectLine | CardLine) -> bool:
    return isinstance(entry, InjectLine) and entry.status in {"pending", "deferred"}


def _rank(typed: str, entry: InjectLine | CardLine) -> float:
    return score(typed, entry.title) * (1.0 if _is_open(entry) or isinstance(entry, CardLine) else 0.5)
