"""The first screen: what to play, who plays which team, or which saved session to go on with."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from wargame.tui.dialogs.help import HelpDialog, Keys
from wargame.tui.framed import Framed
from wargame.tui.offers import Choice, NewSession, PlanOffer, ResumeSession, SavedSession, StartOffer
from wargame.tui.widgets.key_line import KeyLine
from wargame.tui.widgets.offer_details import OfferDetails
from wargame.tui.widgets.offer_list import OfferList
from wargame.tui.widgets.team_picker import TeamPicker

KEYS: Keys = (
    ("up down", "pick a plan, a session, a team"),
    ("tab", "from the list to the teams"),
    ("space", "who plays this team"),
    ("enter", "start; go on"),
    ("f", "run it as its facilitator"),
    ("ctrl+p", "all commands, themes"),
    ("ctrl+q", "quit"),
)
_NOW = (
    "Pick a plan and press enter. With tab you get to the teams: each can be played by a person at this screen or by a "
    "bot. With f you run the plan as its facilitator. Sessions that you left are listed below the plans, and go on "
    "where they were."
)


class StartScreen(Framed[None]):
    """Offers plans and saved sessions, and tells the app what was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Start", key_display="⏎", priority=True, id="start.take"),
        Binding("f", "facilitate", "Run it", id="start.facilitate"),
        Binding("tab,shift+tab", "app.focus_next", "Teams", key_display="tab", id="start.teams"),
        Binding("question_mark,f1", "help", "Help", key_display="?", id="start.help"),
        Binding("ctrl+q", "app.quit", "Quit", priority=True),
    ]

    class Chosen(Message):
        """Somebody decided what to play."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    def __init__(self, offer: StartOffer) -> None:
        super().__init__()
        self._offer = offer

    def body(self) -> Iterable[Widget]:
        """Lay out list and details."""
        yield Static(Content(" WARGAME   tabletop exercises, odds that everybody can check"), id="banner")
        with Horizontal(id="start"):
            with VerticalScroll(id="offers", classes="pane", can_focus=False) as offers:
                offers.border_title = Content("EXERCISES")
                yield OfferList(self._offer)
            with Vertical(id="chosen", classes="pane"):
                with VerticalScroll(id="details", can_focus=False):
                    yield OfferDetails()
                with VerticalScroll(id="teams", can_focus=False):
                    yield TeamPicker(self._offer.bots)
                yield Button(Content("Start"), id="take", compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the first offer."""
        self.query_one(Button).can_focus = False
        self.query_one(OfferList).focus()
        self.on_offer_list_picked()

    def on_offer_list_picked(self) -> None:
        """Show what is picked."""
        offer = self.query_one(OfferList).picked
        self.query_one(OfferDetails).show(offer)
        self.query_one(TeamPicker).show(offer if isinstance(offer, PlanOffer) else None)
        self.query_one(Button).label = Content("Go on" if isinstance(offer, SavedSession) else "Start")

    def on_button_pressed(self) -> None:
        """Take a click for the enter key."""
        self.action_take()

    def action_take(self) -> None:
        """Start or resume what is picked."""
        match self.query_one(OfferList).picked:
            case PlanOffer() as plan:
                self._start(plan)
            case SavedSession() as saved:
                self.post_message(self.Chosen(ResumeSession(saved.path)))

    def action_facilitate(self) -> None:
        """Open the picked plan for somebody who runs it; its teams may all be bots."""
        plan = self.query_one(OfferList).picked
        if isinstance(plan, PlanOffer):
            players = self.query_one(TeamPicker).players
            self.post_message(self.Chosen(NewSession(plan.id, players, facilitated=True)))

    def action_help(self) -> None:
        """Explain the screen."""
        self.app.push_screen(HelpDialog(_NOW, KEYS))

    def _start(self, plan: PlanOffer) -> None:
        picker = self.query_one(TeamPicker)
        if picker.people:
            self.post_message(self.Chosen(NewSession(plan.id, picker.players)))
        else:
            self.notify("Give at least one team to a person.", severity="warning", markup=False)
