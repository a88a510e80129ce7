"""The middle of the console: the pre-flight, the table with its orders, the rulings, or the end."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from wargame.session.control_view import ControlView, Proposed
from wargame.tui.matter import Matter, matter_of
from wargame.tui.teams import as_teams
from wargame.tui.widgets.pane import entitle, underline
from wargame.tui.widgets.preflight_sheet import PreflightSheet
from wargame.tui.widgets.proposed_list import ProposedList
from wargame.tui.widgets.recap_sheet import RecapSheet
from wargame.tui.widgets.score_sheet import ScoreSheet
from wargame.tui.widgets.sheet import Sheet
from wargame.tui.widgets.table_sheet import TableSheet

_SHEETS: Final[dict[Matter, tuple[type[Sheet], ...]]] = {
    "preflight": (PreflightSheet,),
    "table": (TableSheet,),
    "rulings": (ProposedList,),
    "recap": (RecapSheet, ProposedList),
    "end": (ScoreSheet,),
}


class MatterPane(Vertical):
    """One page, of which only what belongs to the phase is to be seen."""

    ALLOW_MAXIMIZE = True

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes="pane")

    def compose(self) -> ComposeResult:
        """Stack the sheets."""
        with VerticalScroll(id="matter-page"):
            yield PreflightSheet()
            yield TableSheet()
            yield RecapSheet()
            yield ProposedList()
            yield ScoreSheet()

    @property
    def picked(self) -> Proposed | None:
        """The picked ruling."""
        return self.query_one(ProposedList).picked

    def show(self, view: ControlView) -> None:
        """Show what a view has before those who run the exercise."""
        matter = matter_of(view.phase)
        entitle(self, _title(view, matter))
        waiting = sum(argument.status in {"open", "weighed"} for argument in view.table.arguments)
        arguments = "1 argument waits" if waiting == 1 else f"{waiting} arguments wait"
        seats = "S gives out seats" if matter == "preflight" else ""
        underline(self, f"a · {arguments}" if waiting and matter == "rulings" else seats)
        for sheets in _SHEETS.values():
            for sheet in sheets:
                self.query_one(sheet).display = sheet in _SHEETS[matter]
        match matter:
            case "preflight":
                self.query_one(PreflightSheet).show(view)
            case "table":
                self.query_one(TableSheet).show(view)
            case "rulings" | "recap":
                self.query_one(ProposedList).show(view)
                self.query_one(RecapSheet).show(view.recap)
            case "end":
                self.query_one(ScoreSheet).show(view.scores, as_teams(view.teams))


def _title(view: ControlView, matter: Matter) -> str:
    match matter:
        case "preflight":
            return "PRE-FLIGHT"
        case "table":
            given = sum(bool(order.response) for card in view.cards for order in card.orders)
            asked = sum(len(card.orders) for card in view.cards)
            return f"THE TABLE · turn {view.turn} · {given} of {asked} ordered"
        case "recap":
            return f"RECAP · turn {view.turn} · {len(view.rulings)} rulings"
        case "rulings":
            overruled = sum(proposed.overridden is not None for proposed in view.rulings)
            said = f" · {overruled} overridden" if overruled else ""
            return f"ADJUDICATION · turn {view.turn} · {len(view.rulings)} rulings{said}"
        case "end":
            return "ENDEX"
