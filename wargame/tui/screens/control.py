"""The console of those who run the exercise: seats, clock, injects, rulings, map, forecast, timeline, record, notes."""

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from textual.binding import BindingType
from textual.command import Provider
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from wargame.session.control_view import ControlView, ForecastView
from wargame.tui import control_keys_table
from wargame.tui.control_now import control_now
from wargame.tui.dialogs.help import HelpDialog
from wargame.tui.framed import Framed
from wargame.tui.map.widget import MapEvent, SituationMap
from wargame.tui.palette import sound
from wargame.tui.screens.control_course import CourseKeys
from wargame.tui.screens.control_injects import InjectKeys
from wargame.tui.screens.control_seats import SeatKeys
from wargame.tui.screens.control_writing import WritingKeys
from wargame.tui.screens.inject_finder import InjectFinder
from wargame.tui.teams import symbol_of
from wargame.tui.widgets.clock_pane import ClockPane
from wargame.tui.widgets.control_bar import ControlBar
from wargame.tui.widgets.duty_sheet import DutySheet
from wargame.tui.widgets.forecast_pane import ForecastPane
from wargame.tui.widgets.key_line import KeyLine
from wargame.tui.widgets.log_sheet import LogSheet
from wargame.tui.widgets.matter_pane import MatterPane
from wargame.tui.widgets.msel_pane import FilterInput, MselPane
from wargame.tui.widgets.note_sheet import NoteSheet
from wargame.tui.widgets.override_pane import OverridePane
from wargame.tui.widgets.page_pane import PagePane
from wargame.tui.widgets.pane import SituationPane, entitle, underline
from wargame.tui.widgets.seat_sheet import SeatSheet
from wargame.tui.widgets.step_line import StepLine
from wargame.tui.widgets.tab_strip import TabStrip
from wargame.tui.widgets.timeline_sheet import TimelineSheet, moment_in_words
from wargame.tui.widgets.typed_text import TypedText
from wargame.tui.widgets.wash_sheet import WashSheet

_ONLY_IN_LOBBY = frozenset({"start", "rehearse"})
_ONLY_IN_PLAY = frozenset(
    {"hold", "add_time", "auto", "arguments", "rule_freely", "fact", "fire", "improvise", "undo", "rewind", "view_as"}
)
_ONLY_BEFORE_ENDEX = frozenset({"advance", "edit", "skip", "defer", "reorder"})


class ControlScreen(CourseKeys, InjectKeys, SeatKeys, WritingKeys, Framed[None]):
    """What those who run the exercise see and do. It keeps what is picked, open and typed; all else is in the views."""

    BINDINGS: ClassVar[list[BindingType]] = control_keys_table.BINDINGS
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {InjectFinder}

    def __init__(
        self, view: ControlView, forecast: ForecastView | None = None, drafts: Mapping[str, str] | None = None
    ) -> None:
        """Open on a seat's latest view, with the latest forecast and what the seat typed and has not sent."""
        super().__init__(view, drafts or {})
        self._forecast = forecast
        self._unread = 0

    def body(self) -> Iterable[Widget]:
        """Lay out the panes."""
        yield ControlBar()
        yield TabStrip()
        with Horizontal(id="control-main"):
            with Vertical(id="control-left"):
                yield PagePane(SeatSheet(), title="SEATS", id="pane-seats")
                yield ClockPane(id="pane-clock")
                yield MselPane(id="pane-msel")
            with Vertical(id="control-stage"):
                with Vertical(id="control-mid"):
                    yield MatterPane(id="pane-matter")
                    yield OverridePane(id="pane-override")
                    yield PagePane(DutySheet(), title="FOR YOU", id="pane-duties")
                with Vertical(id="control-right"):
                    with SituationPane(id="pane-map", classes="pane"):
                        yield SituationMap(pulse=self.app.animation_level != "none")
                    yield ForecastPane(id="pane-forecast")
                    yield PagePane(
                        WashSheet(), NoteSheet(observations_only=True), title="AFTER THE EXERCISE", id="pane-wash"
                    )
        yield PagePane(TimelineSheet(), title="TIMELINE", id="pane-timeline")
        with Horizontal(id="control-low"):
            yield PagePane(LogSheet(), title="RECORD", id="pane-record")
            yield PagePane(NoteSheet(), title="NOTES", id="pane-notes")
        yield StepLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what the console was opened with."""
        entitle(self.query_one("#pane-map"), "SITUATION")
        entitle(self.query_one("#pane-clock"), "CLOCK")
        underline(self.query_one("#pane-clock"), "h hold · + - a minute")
        underline(self.query_one("#pane-msel"), "f fire · i improvise · e s t < >")
        underline(self.query_one("#pane-notes"), "n note · o observe · * mark")
        self._fill()
        self.query_one("#pane-record VerticalScroll", VerticalScroll).scroll_end(animate=False)
        self.call_after_refresh(self._meet_phase)

    def show(self, view: ControlView) -> None:
        """Show a newer view; what is picked, open, focused, scrolled and typed stays."""
        before, self._view = self._view, view
        self.follow_step()
        self.show_seats(view)
        if not self.is_mounted:
            return
        self._fill()
        if before.phase != view.phase and not self._is_typing():
            self.call_after_refresh(self._meet_phase)

    def show_unread(self, count: int) -> None:
        """Say how much of what teams have said and signed is new."""
        self._unread = count
        for bar in self.query(ControlBar):  # none while the screen comes or goes
            bar.show(self._view, count)

    def show_forecast(self, forecast: ForecastView) -> None:
        """Draw a forecast that has arrived."""
        self._forecast = forecast
        if self.is_mounted:
            self.query_one(ForecastPane).show(forecast, self._view)

    def tick(self, now: int) -> None:
        """Let the clock show the time at `now`, seconds since 1970 UTC."""
        for pane in self.query(ClockPane):  # none while the screen comes or goes
            pane.tick(now)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the keys that mean something in this phase."""
        phase = self._view.phase
        unfit = (
            (action in _ONLY_IN_LOBBY and phase != "lobby")
            or (action in _ONLY_IN_PLAY and phase in {"lobby", "endex"})
            or (action in _ONLY_BEFORE_ENDEX and phase == "endex")
            or (action == "page" and len(self._pages) < 2)
        )
        return False if unfit else super().check_action(action, parameters)

    def action_skip(self) -> None:
        """Skip the picked inject; before STARTEX the same key gives STARTEX."""
        if self._view.phase == "lobby":
            self.action_start()
        else:
            super().action_skip()

    def action_help(self) -> None:
        """Explain what to do now."""
        self.app.push_screen(HelpDialog(control_now(self._view), control_keys_table.KEYS))

    def on_timeline_sheet_turned(self, _message: TimelineSheet.Turned) -> None:
        """Say which moment is chosen."""
        chosen = self.query_one(TimelineSheet).chosen
        keys = "b branches" if self.matter == "end" else "R rewinds · b branches"
        told = f"{moment_in_words(chosen)} · {keys} · ← → choose" if chosen else "nothing to return to"
        underline(self.query_one("#pane-timeline"), told)

    def on_unmount(self) -> None:
        """Keep the reason of an override that was not applied."""
        self.keep_reason()

    def _is_typing(self) -> bool:
        return isinstance(self.focused, TypedText | FilterInput)

    def _meet_phase(self) -> None:
        pane, target = self.main_target()
        self.open_page_of(pane)
        if self.screen is self.app.screen:
            self.query_one(target).focus()

    def _fill(self) -> None:
        view = self._view
        self.query_one(ControlBar).show(view, self._unread)
        self.query_one(StepLine).show(view)
        self.query_one(SeatSheet).show(view)
        self.query_one(ClockPane).show(view.clock)
        self.query_one(MselPane).show(view)
        self.query_one(MatterPane).show(view)
        self.show_picked()
        self.query_one(DutySheet).show(view)
        self.query_one(TimelineSheet).show(view)
        self.query_one(LogSheet).show(view.log, self.teams)
        self.query_one("#pane-notes NoteSheet", NoteSheet).show(view)
        if view.map:
            self.query_one(SituationMap).show(
                view.map,
                view.tracks,
                [MapEvent(card.number, card.title, card.place) for card in view.cards if card.place],
                {team.id: (symbol_of(team.symbol), sound(team.colour)) for team in view.teams},
            )
        self.query_one(ForecastPane).show(self._forecast, view)
        self.query_one(WashSheet).show(view.questions, view.exercise)
        self.query_one("#pane-wash NoteSheet", NoteSheet).show(view)
        self.lay_panes()
        self.refresh_bindings()
