"""Why these odds?: what a response would do and what its odds rest on, before it is ordered."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from wargame.session.view import Resource
from wargame.tui.dialogs.dialog import Dialog
from wargame.tui.response_block import Offer
from wargame.tui.widgets.prospect_sheet import ProspectSheet


class ProspectDialog(Dialog[None]):
    """One response at length."""

    TITLE_TEXT = "BEFORE YOU COMMIT"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("w,enter,space", "close", "Close", show=False)]

    def __init__(self, offer: Offer, held: tuple[Resource, ...]) -> None:
        super().__init__()
        self._offer, self._held = offer, held

    def page(self) -> Iterable[Widget]:
        """Return the sheet."""
        yield ProspectSheet(self._offer, self._held)
