"""The keys of the control console, in the order in which the line at the bottom offers them."""

from collections.abc import Mapping
from typing import Final

from textual.binding import Binding, BindingType

from wargame.session.command import Command
from wargame.session.control_commands import (
    Advance,
    FireInject,
    Improvise,
    Note,
    Observe,
    PauseClock,
    StartExercise,
    Undo,
)
from wargame.tui.dialogs.help import Keys

MINUTE: Final = 60
"""Seconds that a key gives to the phase or takes from it."""

BINDINGS: Final[list[BindingType]] = [
    Binding("space", "advance", "Next step", key_display="space", id="control.advance"),
    Binding("enter", "start", "STARTEX", key_display="⏎", id="control.start"),
    Binding("p", "rehearse", "Practise", id="control.rehearse"),
    Binding("h", "hold", "Hold clock", id="control.hold"),
    Binding("f", "fire", "Fire", id="control.fire"),
    Binding("i", "improvise", "Improvise", id="control.improvise"),
    Binding("x", "rulings", "Rulings", id="control.rulings"),
    Binding("a", "arguments", "Arguments", id="control.arguments"),
    Binding("n", "note", "Note", id="control.note"),
    Binding("o", "observe", "Observe", id="control.observe"),
    Binding("u", "undo", "Undo", id="control.undo"),
    Binding("question_mark", "help", "Help", key_display="?", id="control.help"),
    Binding("f1", "help", "Help", show=False, id="control.help_too"),
    Binding("d", "talk", "Talk", id="control.talk"),
    Binding("l", "timeline", "Timeline", id="control.timeline"),
    Binding("v", "view_as", "See as a team", id="control.view_as"),
    Binding("S", "seats", "Seats", id="control.seats"),
    Binding("r", "rule_freely", "Rule freely", show=False, id="control.rule_freely"),
    Binding("w", "stakes", "What hangs on the ruling", show=False, id="control.stakes"),
    Binding("W", "why", "Why the ruling fell so", show=False, id="control.why"),
    Binding("slash", "find", "Find an inject or a card", show=False, id="control.find"),
    Binding("e", "edit", "Edit the inject", show=False, id="control.edit"),
    Binding("s", "skip", "Skip the inject", show=False, id="control.skip"),
    Binding("t", "defer", "Put off the inject to a turn", show=False, id="control.defer"),
    Binding("less_than_sign", "reorder(-1)", "Move the inject up", show=False, id="control.move_up"),
    Binding("greater_than_sign", "reorder(1)", "Move the inject down", show=False, id="control.move_down"),
    Binding("g", "fact", "Establish or end a fact", show=False, id="control.fact"),
    Binding("asterisk", "bookmark", "Bookmark", show=False, id="control.bookmark"),
    Binding("plus,equals_sign", f"add_time({MINUTE})", "A minute more", show=False, id="control.more_time"),
    Binding("minus", f"add_time(-{MINUTE})", "A minute less", show=False, id="control.less_time"),
    Binding("A", "auto", "Let phases end by themselves, or not", show=False, id="control.auto"),
    Binding("R", "rewind", "Rewind to the chosen moment", show=False, id="control.rewind"),
    Binding("b", "branch", "Branch from the chosen moment", show=False, id="control.branch"),
    Binding("c", "compare", "Compare with a branch", show=False, id="control.compare"),
    Binding("comma", "track(-1)", "Forecast: track before", show=False, id="control.track_before"),
    Binding("full_stop", "track(1)", "Forecast: next track", show=False, id="control.next_track"),
    Binding("m", "zoom_map", "Map on the whole screen", show=False, id="control.map"),
    Binding("z", "zoom", "Zoom", show=False, id="control.zoom"),
    Binding("left_square_bracket", "page(-1)", "Page before", show=False, id="control.page_before"),
    Binding("right_square_bracket", "page(1)", "Next page", show=False, id="control.next_page"),
    Binding("tab", "app.focus_next", "Next pane", show=False, id="control.next_pane"),
    Binding("shift+tab", "app.focus_previous", "Pane before", show=False, id="control.pane_before"),
    Binding("escape", "back", "Back to the main list", show=False, id="control.back"),
]

KEYS: Final[Keys] = (
    ("space", "the next step"),
    ("p", "practise before STARTEX"),
    ("h", "hold the clock, or go on"),
    ("+ -", "a minute more, less"),
    ("A", "phases end by themselves"),
    ("f", "fire the picked inject"),
    ("/", "find an inject or a card"),
    ("i", "improvise an inject"),
    ("e s t", "edit, skip, put off"),
    ("< >", "move it up, down"),
    ("x", "to the rulings"),
    ("1-4", "override: choose a band"),
    ("0", "keep the engine's result"),
    ("w W", "what hangs on it; why"),
    ("r", "rule freely"),
    ("a", "weigh, rule on arguments"),
    ("g", "establish or end a fact"),
    ("n *", "note; bookmark"),
    ("o", "observe: team, objective"),
    ("u", "undo; it says what"),
    ("l R", "timeline; rewind"),
    ("b c", "branch; compare"),
    (", .", "forecast: other track"),
    ("v d", "see as a team; talk"),
    ("S", "give out seats"),
    ("m z", "map, pane: whole screen"),
    ("tab [ ]", "next pane; page"),
    ("ctrl+p", "everything by name"),
)

COMMANDS: Final[Mapping[str, type[Command]]] = {
    "advance": Advance,
    "start": StartExercise,
    "rehearse": StartExercise,
    "hold": PauseClock,
    "fire": FireInject,
    "improvise": Improvise,
    "note": Note,
    "observe": Observe,
    "undo": Undo,
}
"""By what the line at the bottom offers, the command that it comes to."""
