"""The table: talk, treaties, gifts, arguments, news and facts. The same for teams and for those who run the exercise.

Whatever arrives changes neither who has the keyboard nor a letter of what is being typed.
"""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from wargame.session.talk_commands import Say
from wargame.tui.channel_name import channel_name, takes_aside, what_enter_does
from wargame.tui.dialogs.help import HelpDialog, Keys
from wargame.tui.framed import Framed
from wargame.tui.screens.arguing import ArguingKeys
from wargame.tui.screens.dealing import DealingKeys
from wargame.tui.screens.talk_writing import WritingKeys
from wargame.tui.talk_matter import CONTROL, Notes, TalkMatter, is_argument, read_so_far
from wargame.tui.typeset import said
from wargame.tui.widgets.argument_list import ArgumentList
from wargame.tui.widgets.argument_sheet import ArgumentSheet
from wargame.tui.widgets.channel_list import ChannelList
from wargame.tui.widgets.key_line import KeyLine
from wargame.tui.widgets.message_sheet import MessageSheet
from wargame.tui.widgets.news_list import NewsList
from wargame.tui.widgets.news_sheet import NewsSheet
from wargame.tui.widgets.page_pane import PagePane
from wargame.tui.widgets.sheet import Sheet
from wargame.tui.widgets.talk_bar import PAGES, TalkBar, TalkPage
from wargame.tui.widgets.treaty_list import TreatyList
from wargame.tui.widgets.treaty_sheet import TreatySheet

KEYS: Keys = (
    ("1-9", "write on a channel"),
    ("up down", "choose a channel"),
    ("enter", "write; then send"),
    ("ctrl+j", "new line while typing"),
    ("f3", "aside for the white cell"),
    ("f4", "say it, ask nothing"),
    ("pgup pgdn", "scroll what was said"),
    ("n", "new channel"),
    ("t i f", "treaties, arguments, facts"),
    ("s x", "sign; decline, take back"),
    ("b", "declare a breach"),
    ("p", "propose a treaty"),
    ("g", "give a resource"),
    ("m", "make an argument"),
    ("p c", "on it: add a pro, a con"),
    ("v x", "on it: vote; take it back"),
    ("esc", "stop typing; leave"),
    ("d", "leave"),
)
_WHILE_TYPING: Final = frozenset(
    {"aside", "only_say", "stop_typing", "focus_next", "focus_previous", "quit", "command_palette"}
)
_ON_PAGES: Final[dict[str, frozenset[TalkPage]]] = {
    **dict.fromkeys(("write", "gather", "aside", "only_say", "open_channel"), frozenset({"talk"})),
    **dict.fromkeys(("sign", "decline", "breach"), frozenset({"treaties"})),
    **dict.fromkeys(("propose", "give"), frozenset({"talk", "treaties"})),
    **dict.fromkeys(("argue", "drop", "add", "judge"), frozenset({"arguments"})),
}
_ON_STATUS: Final = {"sign": "open", "decline": "open", "breach": "in_force"}
"""What the picked treaty has to be for an action to mean something."""
_ON_ARGUMENTS: Final = frozenset({"drop", "add", "judge"})
_LISTS: Final[dict[TalkPage, type[Widget]]] = {
    "talk": ChannelList,
    "treaties": TreatyList,
    "arguments": ArgumentList,
    "facts": NewsList,
}
_READ: Final[dict[TalkPage, str]] = {
    "talk": "#messages",
    "treaties": "#treaty VerticalScroll",
    "arguments": "#argument-sheet VerticalScroll",
    "facts": "#news-sheet VerticalScroll",
}
"""What page up and page down scroll."""
_TAKEN_BACK: Final = "This channel was taken back. What you typed is still here."
_FOR_TEAMS: Final = frozenset({"sign", "decline", "propose", "give", "aside", "argue"} | _ON_ARGUMENTS)


class TalkScreen(DealingKeys, ArguingKeys, WritingKeys, Framed[None]):
    """It keeps what is open and picked and typed; all else comes with the views."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", "Write", key_display="⏎", id="talk.write"),
        Binding("f3", "aside", "Aside", id="talk.aside"),
        Binding("f4", "only_say", "Say, ask nothing", show=False, id="talk.only_say"),
        Binding("s", "sign", "Sign", id="talk.sign"),
        Binding("x", "decline", "Decline", id="talk.decline"),
        Binding("b", "breach", "Breach", id="talk.breach"),
        Binding("m", "argue", "Argue", id="talk.argue"),
        Binding("x", "drop", "Drop", id="talk.drop"),
        Binding("p", "add('pro')", "Pro", id="talk.pro"),
        Binding("c", "add('con')", "Con", id="talk.con"),
        Binding("v", "judge", "Vote", id="talk.judge"),
        Binding("t", "turn_to('treaties')", "Treaties", id="talk.treaties"),
        Binding("i,a", "turn_to('arguments')", "Arguments", id="talk.arguments"),
        Binding("f", "turn_to('facts')", "Facts", id="talk.facts"),
        Binding("t,i,a,f", "turn_to('talk')", "Talk", id="talk.talk"),
        Binding("question_mark,f1", "help", "Help", key_display="?", id="talk.help"),
        Binding("p", "propose", "Propose", id="talk.propose"),
        Binding("g", "give", "Give", id="talk.give"),
        Binding("n", "gather", "New channel", id="talk.gather"),
        Binding("escape", "stop_typing", "Stop typing", key_display="esc", id="talk.stop"),
        Binding("escape", "leave", "Back", key_display="esc", id="talk.back"),
        Binding("d", "leave", "Leave", show=False, id="talk.leave"),
        Binding("pageup", "leaf(-1)", "Page up", show=False, id="talk.page_up"),
        Binding("pagedown", "leaf(1)", "Page down", show=False, id="talk.page_down"),
        *(Binding(str(number), f"open_channel({number})", show=False) for number in range(1, 10)),
    ]

    def __init__(self, matter: TalkMatter, notes: Notes, page: TalkPage = "talk") -> None:
        """Open on a page of the table as it is, with what the seat has read and typed so far."""
        super().__init__(matter, notes)
        self._page: TalkPage = page
        self._fresh: frozenset[str] = frozenset()
        """What was new when the page was opened, or came while it was open."""
        self._read_before = 0

    def body(self) -> Iterable[Widget]:
        """Lay out the pages."""
        yield TalkBar()
        with Horizontal(id="talk-page"):
            yield PagePane(ChannelList(), title="CHANNELS", id="channels")
            with Vertical(id="said", classes="pane"):
                with VerticalScroll(id="messages", can_focus=False):
                    yield MessageSheet()
                yield Static(id="closed")
                yield from self.fields()
        with Horizontal(id="treaties-page"):
            yield PagePane(TreatyList(), title="TREATIES", id="treaties")
            yield PagePane(TreatySheet(), title="TREATY", id="treaty")
        with Horizontal(id="arguments-page"):
            yield PagePane(ArgumentList(), title="ARGUMENTS", id="argument-list")
            yield PagePane(ArgumentSheet(), title="ARGUMENT", id="argument-sheet")
        with Horizontal(id="facts-page"):
            yield PagePane(NewsList(), title="NEWS AND FACTS", id="news-list")
            yield PagePane(NewsSheet(), title="TOLD", id="news-sheet")
        yield KeyLine()

    def on_mount(self) -> None:
        """Open the first channel on which something is new, then the page that was asked for."""
        channels = self._matter.table.channels
        fresh = (at for at, each in enumerate(channels) if self._matter.unread(each.id, self._notes))
        if self._page == "talk":
            self._open(next(fresh, 0))
            self.action_turn_to("talk")
        else:
            self.action_turn_to(self._page)
            self._open(next(fresh, 0))

    def show(self, matter: TalkMatter) -> None:
        """Show a newer table."""
        self._matter = matter
        for where, count in matter.too_far(self._notes).items():
            self.keep(where, count)
        if self.is_mounted:
            self._fill()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the keys that mean something on this page, and none that would be typed."""
        typing = self.is_typing()
        if typing and action.removeprefix("app.") not in _WHILE_TYPING:
            return False
        if self._page not in _ON_PAGES.get(action, {self._page}):
            return False
        if (action == "stop_typing" and not typing) or (action == "turn_to" and self._page in parameters):
            return False
        if action in _ON_STATUS and not self.picked_is(_ON_STATUS[action]):
            return False
        if action in _ON_ARGUMENTS and not self.picked_argument_fits(action):
            return False
        if action in _FOR_TEAMS and self._matter.team == CONTROL:
            return False
        if action == "aside" and not takes_aside(self._channel(), self._matter):
            return False
        return super().check_action(action, parameters)

    def action_open_channel(self, number: int) -> None:
        """Open a channel by its digit and write on it."""
        if number <= len(self._matter.table.channels):
            self._open(number - 1)
            self.action_write()

    def action_turn_to(self, page: TalkPage) -> None:
        """Turn to a page."""
        self._page = page
        self._fresh = frozenset()
        for name in PAGES:
            self.query_one(f"#{name}-page").display = name == page
        self._fill()
        if page == "facts":
            self.query_one(NewsList).pick_newest()
        self.call_after_refresh(self._main_list().focus)

    def action_stop_typing(self) -> None:
        """Go back to the list; what is typed stays."""
        self._main_list().focus()

    def action_leave(self) -> None:
        """Go back to the console."""
        self.dismiss()

    def action_leaf(self, by: int) -> None:
        """Scroll by a page what was said, or what is picked."""
        page = self.query_one(_READ[self._page], VerticalScroll)
        page.scroll_relative(y=by * max(page.size.height - 1, 1), animate=False)

    def action_help(self) -> None:
        """Name the keys."""
        now = "Talk to the others, one by one, in groups or in public. What you type is kept until it is sent."
        self.app.push_screen(HelpDialog(now, KEYS))

    def on_talk_bar_picked(self, message: TalkBar.Picked) -> None:
        """Open the page whose tab was clicked."""
        self.action_turn_to(message.page)

    def on_followed_sheet_moved(self) -> None:
        """Open the picked channel, or show the picked treaty."""
        picked = self.query_one(ChannelList).picked
        if self._page == "talk" and picked is not None and picked.id != self._opened:
            self._open(self._matter.table.channels.index(picked))
        self._fill()

    def _main_list(self) -> Widget:
        return self.query_one(_LISTS[self._page])

    def _open(self, at: int) -> None:
        """Open a channel by its place, with what was typed on it and from where on it is new."""
        channels = self._matter.table.channels
        if at >= len(channels):
            return
        self._keep_typed()
        self._opened = channels[at].id
        self._read_before = read_so_far(self._notes, self._opened)
        self._show_typed()
        self.query_one(ChannelList).pick(at)
        self._fill()
        self.call_after_refresh(self.query_one("#messages").scroll_end, animate=False)

    def _fill(self) -> None:
        matter = self._matter
        self._fresh |= matter.fresh(self._notes)
        self._mark_read()
        new = {channel.id: matter.unread(channel.id, self._notes) for channel in matter.table.channels}
        counts = (sum(new.values()), matter.changed_treaties(self._notes), *matter.new_told(self._notes))
        self.query_one(TalkBar).show(matter, self._page, counts)
        self.query_one(ChannelList).show(matter, new)
        self._fill_messages(matter)
        treaties = self.query_one(TreatyList)
        treaties.show(matter)
        self.query_one(TreatySheet).show(matter, treaties.picked)
        arguments, news = self.query_one(ArgumentList), self.query_one(NewsList)
        arguments.show(matter, self._fresh)
        self.query_one(ArgumentSheet).show(matter, arguments.picked)
        news.show(matter, self._fresh)
        self.query_one(NewsSheet).show(matter, news.picked)
        self.refresh_bindings()

    def _fill_messages(self, matter: TalkMatter) -> None:
        """Show the open channel; a reader who was at its end stays at its end."""
        channel, page = self._channel(), self.query_one("#messages", VerticalScroll)
        follows = page.is_vertical_scroll_end
        self.query_one(MessageSheet).show(matter, self._opened, self._read_before)
        title = Content("") if channel is None else channel_name(channel, matter, Sheet.palette_of(self.app))
        self.query_one("#said").border_title = title
        self.query_one("#said").border_subtitle = Content("" if channel is None else what_enter_does(channel, matter))
        closed, why = self.query_one("#closed", Static), _TAKEN_BACK
        if channel is not None:
            why = matter.forbids(Say) or channel.can_say
        closed.update(said(why, "$warning"))
        closed.display = bool(why)
        if follows:
            self.call_after_refresh(page.scroll_end, animate=False)

    def _mark_read(self) -> None:
        """Note what is before the reader's eyes as read."""
        matter = self._matter
        if self._page == "talk":
            marks = {self._opened: matter.read_mark(self._opened)}
        elif self._page == "treaties":
            marks = {treaty.id: matter.treaty_mark(treaty) for treaty in matter.table.proposals}
        else:
            argued = self._page == "arguments"
            marks = {at: mark for at, mark in matter.told_marks().items() if is_argument(at) == argued}
        for place, mark in marks.items():
            self.keep(f"read.{place}", str(mark))
