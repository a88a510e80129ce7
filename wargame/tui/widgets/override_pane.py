"""The override: another band in the place of the engine's, and the reason without which there is none."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from wargame.session.command import MAX_WORDS
from wargame.session.control_view import Proposed, StakesView
from wargame.session.seen import BandName
from wargame.tui.typeset import cut, said
from wargame.tui.widgets.override_sheet import OverrideSheet
from wargame.tui.widgets.pane import entitle, underline
from wargame.tui.widgets.typed_text import TypedText


class OverridePane(Vertical):
    """A small form that stays open beside the rulings; for each ruling it keeps what was typed."""

    ALLOW_MAXIMIZE = True

    class Apply(Message):
        """Band and reason are given."""

    class Keep(Message):
        """The engine's result is to stand."""

    class Left(Message):
        """The person went back from the reason to the rulings."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes="pane")
        self.proposed: Proposed | None = None
        self.band: BandName | None = None

    def compose(self) -> ComposeResult:
        """Stack the parts."""
        with VerticalScroll(id="override-page", can_focus=False):
            yield OverrideSheet()
        with Horizontal(classes="row"):
            yield Static(said("Why  ", "$level"), classes="label")
            yield TypedText(hint="the reason goes on record", limit=MAX_WORDS, id="reason")
        with Horizontal(id="override-buttons"):
            yield Button(Content("Apply override"), id="apply", compact=True)
            yield Button(Content("Keep engine's result"), id="keep", compact=True)

    def on_mount(self) -> None:
        """Leave the buttons to the mouse; keys do the same."""
        underline(self, "1-4 band · enter applies · 0 keeps the engine's")
        for button in self.query(Button):
            button.can_focus = False

    @property
    def reason(self) -> str:
        """What is typed."""
        return self.query_one(TypedText).text

    def show(
        self, proposed: Proposed | None, stakes: StakesView | None, *, team: str, reason: str | None = None
    ) -> None:
        """Show a ruling on an order of `team`; `reason` is given when it is another one than before."""
        self.proposed = proposed
        if reason is not None:
            self.band = None
            self.query_one(TypedText).take(reason)
        titled = "" if proposed is None else f" · {cut(team, 16)}: {cut(proposed.ruling.response, 34)}"
        entitle(self, f"OVERRIDE{titled}")
        self.redraw(stakes)

    def redraw(self, stakes: StakesView | None) -> None:
        """Draw the choice anew."""
        ruling = self.proposed.ruling if self.proposed else None
        ours = ruling and stakes and (stakes.team, stakes.card) == (ruling.team, ruling.card)
        self.query_one(OverrideSheet).show(self.proposed, self.band, stakes if ours else None)

    def begin(self) -> None:
        """Let the reason be typed."""
        self.query_one(TypedText).focus()

    def on_key(self, event: events.Key) -> None:
        """Go back to the rulings; what is typed stays."""
        if event.key == "escape":
            event.stop()
            self.post_message(self.Left())

    def on_typed_text_submitted(self, message: TypedText.Submitted) -> None:
        """Apply."""
        message.stop()
        self.post_message(self.Apply())

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Take a click for the key."""
        event.stop()
        self.post_message(self.Apply() if event.button.id == "apply" else self.Keep())
