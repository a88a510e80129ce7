"""The list of the start screen: the plans that can be started, and the sessions that can be gone on with."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from wargame.tui.offers import PlanOffer, SavedSession, StartOffer
from wargame.tui.typeset import Lines, blank, cut, fitted, heading, line, said
from wargame.tui.widgets.sheet import Sheet


class OfferList(Sheet, can_focus=True):
    """Plans first, saved sessions below; one of them is picked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", "Up", show=False),
        Binding("down,j", "step(1)", "Down", show=False),
    ]

    class Picked(Message):
        """Another offer is picked."""

    class Taken(Message):
        """The picked offer was clicked twice."""

    def __init__(self, offer: StartOffer) -> None:
        super().__init__()
        self._offers: tuple[PlanOffer | SavedSession, ...] = (*offer.plans, *offer.saved)
        self._picked = 0
        self._owner: list[int] = []

    @property
    def picked(self) -> PlanOffer | SavedSession | None:
        """The picked offer; None if there is nothing to pick."""
        return self._offers[self._picked] if self._offers else None

    def action_step(self, by: int) -> None:
        """Move the pick."""
        self._pick(self._picked + by)

    def on_click(self, event: events.Click) -> None:
        """Pick on a click; take on a double click."""
        at = self._owner[event.y] if event.y < len(self._owner) else -1
        self._pick(at)
        if at >= 0 and event.chain >= 2:
            self.post_message(self.Taken())

    def lay_out(self, width: int) -> Lines:
        """Return the list."""
        self._owner = []
        lines: Lines = []
        for kind, title in ((PlanOffer, "START"), (SavedSession, "GO ON WITH")):
            members = [at for at, offer in enumerate(self._offers) if isinstance(offer, kind)]
            if members:
                lines += [*([blank()] if lines else []), heading(title, width, "bold $accent")]
                self._owner += [-1] * (len(lines) - len(self._owner))
            for at in members:
                block = self._block(at, width)
                self._owner += [at] * len(block)
                lines += block
        return lines or [said("There is no plan to start. See `wargame check`.", "$warning")]

    def _block(self, at: int, width: int) -> Lines:
        offer = self._offers[at]
        if isinstance(offer, PlanOffer):
            under = f"{offer.deck_title} · {offer.minutes} min"
        else:
            under = f"turn {offer.turn}/{offer.turns} · {offer.saved}"
        on = at == self._picked
        block = [
            line(
                ("▌" if on else " ", "$accent"), (cut(offer.title, width - 1), "bold $heading" if on else "$foreground")
            ),
            line(("▌ " if on else "  ", "$accent"), (cut(under, width - 2), "$level" if on else "$dim")),
        ]
        return [fitted(part, width).stylize_before("on $raised") for part in block] if on else block

    def _pick(self, at: int) -> None:
        if 0 <= at < len(self._offers) and at != self._picked:
            self._picked = at
            self.redraw()
            rows = [y for y, owner in enumerate(self._owner) if owner == at]
            self.bring_into_sight(rows[0], len(rows))
            self.post_message(self.Picked())
