"""Why?: everything that led to one ruling, as far as this seat may know it."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from wargame.session.view import Ruling, Team
from wargame.tui.dialogs.dialog import Dialog
from wargame.tui.widgets.why_sheet import WhySheet


class WhyDialog(Dialog[None]):
    """The reasons of one ruling."""

    TITLE_TEXT = "WHY?"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("w,enter,space", "close", "Close", show=False)]

    def __init__(self, ruling: Ruling, teams: tuple[Team, ...]) -> None:
        super().__init__()
        self._ruling, self._teams = ruling, teams

    def page(self) -> Iterable[Widget]:
        """Return the sheet of reasons."""
        yield WhySheet(self._ruling, self._teams)
