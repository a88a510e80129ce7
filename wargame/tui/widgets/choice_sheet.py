"""A list to choose from: digits, arrows or a click."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from wargame.tui.typeset import Lines, line, paragraph
from wargame.tui.widgets.pick_sheet import PickSheet


class ChoiceSheet(PickSheet):
    """Choices under the digits 1 to 9; with `none_first` the first one is under 0."""

    ON_DOUBLE_CLICK: ClassVar = "take"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "take", "Choose", show=False),
        *(Binding(str(digit), f"take_digit({digit})", show=False) for digit in range(10)),
    ]

    class Taken(Message):
        """Something was chosen, by its position."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self, choices: Sequence[Content], *, none_first: bool = False, picked: int = 0) -> None:
        super().__init__()
        self._picked = picked
        self._choices, self._first = choices, 0 if none_first else 1

    @property
    def pickable(self) -> int:
        """How many choices there are."""
        return len(self._choices)

    def blocks(self, width: int) -> Iterable[tuple[int, Lines]]:
        """Return a block a choice."""
        for at, choice in enumerate(self._choices):
            digit = at + self._first
            key = str(digit) if digit <= 9 else " "
            block = paragraph(choice, width - 6, rest="  ")
            lines = [line((f" {'' if row else key:1} ", "bold $accent"), part) for row, part in enumerate(block)]
            yield at, self.raised(lines, width) if at == self._picked else [Content(" ") + part for part in lines]

    def action_take(self) -> None:
        """Choose what is picked."""
        if self._choices:
            self.post_message(self.Taken(self._picked))

    def action_take_digit(self, digit: int) -> None:
        """Choose by digit."""
        at = digit - self._first
        if 0 <= at < len(self._choices):
            self.post_message(self.Taken(at))
