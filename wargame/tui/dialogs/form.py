"""A few fields to fill in. What is typed outlives the window: closed without sending, it is handed back to be kept."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static, TextArea

from wargame.session.command import MAX_LINE
from wargame.tui.dialogs.dialog import Dialog
from wargame.tui.typeset import said
from wargame.tui.widgets.typed_text import TypedText

Typed = Mapping[str, str]
"""What was typed, by field."""


class Reading(NamedTuple):
    """How a typed text is understood; one of the two may be empty."""

    said: str = ""
    fault: str = ""
    """Why it can't be sent so, as a sentence."""


def _as_it_is(_text: str) -> Reading:
    return Reading()


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to type."""

    name: str
    label: str
    hint: str = ""
    """Shown while nothing is typed."""
    text: str = ""
    needed: bool = True
    limit: int = MAX_LINE
    read: Callable[[str], Reading] = _as_it_is

    def with_text(self, text: str) -> "Field":
        """Return the field with another text in it."""
        return replace(self, text=text)


class FormDialog(Dialog[Typed]):
    """Yields what was typed, or None if it was not sent. `keep` gets each field's text when it goes unsent."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "send", "Send", show=False, priority=True)]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        *,
        does: str,
        keep: Callable[[str, str], None],
        lead: Content | None = None,
    ) -> None:
        """Ask for `fields` below `lead`; `does` says in a word or two what sending does."""
        super().__init__()
        self._title, self._fields, self._does, self._keep, self._lead = title, fields, does, keep, lead
        self._typed = {field.name: field.text for field in fields}
        self._sent = False

    def page(self) -> Iterable[Widget]:
        """Return lead and fields."""
        if self._lead is not None:
            yield Static(self._lead, classes="lead")
        for field in self._fields:
            with Vertical(classes="field"):
                with Horizontal(classes="row"):
                    yield Static(said(field.label, "$level"), classes="label")
                    yield TypedText(field.text, hint=field.hint, limit=field.limit, id=f"typed-{field.name}")
                yield Static(id=f"read-{field.name}", classes="read")
        yield Static(id="fault")

    def buttons(self) -> Iterable[Widget]:
        """Return the button for the mouse."""
        with Horizontal(id="buttons"):
            yield Button(Content(self._does), id="send", compact=True)

    def on_mount(self) -> None:
        """Start at the first field that has to be filled in."""
        window = self.query_one("#window")
        window.border_title = Content(self._title)
        keys = "enter sends" if len(self._fields) == 1 else "enter goes on · ctrl+s sends"
        window.border_subtitle = Content(f"{keys} · esc keeps the text for later")
        self.query_one("#send").can_focus = False
        open_ones = [field for field in self._fields if field.needed and not field.text] or self._fields
        self._field(open_ones[0].name).focus()
        for field in self._fields:
            self._tell(field)

    def on_unmount(self) -> None:
        """Hand back what was not sent, however the window came to be closed."""
        for field in self._fields:
            if self._sent or self._typed[field.name] != field.text:
                self._keep(field.name, "" if self._sent else self._typed[field.name])

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say how the text is understood."""
        field = next(field for field in self._fields if event.text_area.id == f"typed-{field.name}")
        self._typed[field.name] = event.text_area.text
        self._tell(field)
        self.query_one("#fault").display = False

    def on_typed_text_submitted(self, message: TypedText.Submitted) -> None:
        """Go on to the next field; after the last one, send."""
        names = [f"typed-{field.name}" for field in self._fields]
        after = names[names.index(message.field.id or "") + 1 :]
        if after:
            self.query_one(f"#{after[0]}").focus()
        else:
            self.action_send()

    def on_button_pressed(self) -> None:
        """Take a click for the key."""
        self.action_send()

    def action_send(self) -> None:
        """Close with what was typed, unless something is missing or can't be read."""
        for field in self._fields:
            text = self._typed[field.name].strip()
            fault = f"{field.label}: this has to be filled in." if field.needed and not text else field.read(text).fault
            if fault:
                self._complain(field, fault)
                return
        self._sent = True
        self.dismiss({name: text.strip() for name, text in self._typed.items()})

    def _complain(self, field: Field, fault: str) -> None:
        self.query_one("#fault", Static).update(said(fault, "bold $warning"))
        self.query_one("#fault").display = True
        self._field(field.name).focus()

    def _tell(self, field: Field) -> None:
        reading = field.read(self._typed[field.name])
        told = self.query_one(f"#read-{field.name}", Static)
        told.update(said(f"→ {reading.said}", "$better") if reading.said else said(reading.fault, "$dim"))
        told.display = bool(reading.said or reading.fault)

    def _field(self, name: str) -> TypedText:
        return self.query_one(f"#typed-{name}", TypedText)
