"""What the picked plan or saved session is about."""

from wargame.tui.offers import PlanOffer, SavedSession
from wargame.tui.plain_text import clean_line
from wargame.tui.typeset import Lines, blank, line, paragraph, paragraphs, said
from wargame.tui.widgets.sheet import Sheet


class OfferDetails(Sheet):
    """Title, deck, length and summary."""

    _offer: PlanOffer | SavedSession | None = None

    def show(self, offer: PlanOffer | SavedSession | None) -> None:
        """Show an offer."""
        self._offer = offer
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        match self._offer:
            case PlanOffer() as plan:
                facts = f" · {plan.turns} {'turn' if plan.turns == 1 else 'turns'} · about {plan.minutes} minutes"
                return [
                    *paragraph(said(plan.title, "bold $heading"), width),
                    *paragraph(line((plan.deck_title, "$accent"), (facts, "$dim")), width),
                    blank(),
                    *paragraphs(plan.summary, width, "$foreground"),
                ]
            case SavedSession() as saved:
                return [
                    *paragraph(said(saved.title, "bold $heading"), width),
                    *paragraph(said(f"Turn {saved.turn} of {saved.turns} · last played {saved.saved}", "$dim"), width),
                    *paragraph(said(saved.note, "$foreground"), width),
                    blank(),
                    *paragraph(said(clean_line(saved.path), "$dim"), width),
                ]
            case _:
                return []
