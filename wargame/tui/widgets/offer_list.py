"""The list of the start screen: the plans that can be started, and the sessions that can be gone on with."""

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.message import Message

from wargame.tui.offers import PlanOffer, SavedSession, StartOffer
from wargame.tui.typeset import Lines, blank, cut, heading, line, said
from wargame.tui.widgets.pick_sheet import BESIDE, PickSheet


class OfferList(PickSheet):
    """Plans first, saved sessions below; one of them is picked."""

    ON_DOUBLE_CLICK: ClassVar = "screen.take"

    class Picked(Message):
        """Another offer is picked."""

    def __init__(self, offer: StartOffer) -> None:
        super().__init__()
        self._offers: tuple[PlanOffer | SavedSession, ...] = (*offer.plans, *offer.saved)

    @property
    def picked(self) -> PlanOffer | SavedSession | None:
        """The picked offer; None if there is nothing to pick."""
        return self._offers[self._picked] if self._offers else None

    @property
    def pickable(self) -> int:
        """How many offers there are."""
        return len(self._offers)

    def pick(self, at: int) -> None:
        """Pick an offer, and tell if it is another one."""
        before = self._picked
        super().pick(at)
        if self._picked != before:
            self.post_message(self.Picked())

    def blocks(self, width: int) -> Iterable[tuple[int, Lines]]:
        """Return the list."""
        if not self._offers:
            yield BESIDE, [said("There is no plan to start. See `wargame check`.", "$warning")]
        for kind, title in ((PlanOffer, "START"), (SavedSession, "GO ON WITH")):
            members = [at for at, offer in enumerate(self._offers) if isinstance(offer, kind)]
            if members:
                yield BESIDE, [*([blank()] if members[0] else []), heading(title, width, "bold $accent")]
            for at in members:
                yield at, self._block(at, width)

    def _block(self, at: int, width: int) -> Lines:
        offer = self._offers[at]
        if isinstance(offer, PlanOffer):
            under = f"{offer.deck_title} · {offer.minutes} min"
        else:
            under = f"turn {offer.turn}/{offer.turns} · {offer.saved}"
        on = at == self._picked
        title = said(cut(offer.title, width - 1), "bold $heading" if on else "$foreground")
        block = [title, line(" ", (cut(under, width - 2), "$level" if on else "$dim"))]
        return self.raised(block, width) if on else [Content(" ") + part for part in block]
