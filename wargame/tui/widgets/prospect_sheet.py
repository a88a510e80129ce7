"""What a response would do, and what its odds rest on, before it is ordered."""

from wargame.session.view import Resource
from wargame.tui.bands import WORDS, colour
from wargame.tui.input_lines import input_lines
from wargame.tui.odds_bar import certain_bar, odds_bar, odds_in_words, unknown_bar
from wargame.tui.question_block import answer_lines
from wargame.tui.response_block import Offer, changes_in_words
from wargame.tui.typeset import Lines, blank, heading, paragraph, said
from wargame.tui.widgets.sheet import Sheet


class ProspectSheet(Sheet):
    """Aim, costs, odds, each band's effects, and the inputs that this seat may know."""

    def __init__(self, offer: Offer, held: tuple[Resource, ...]) -> None:
        super().__init__()
        self._offer, self._held = offer, held

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        offer, response = self._offer, self._offer.response
        lines = paragraph(said(response.title, "bold $heading"), width)
        if response.refusal:
            lines += paragraph(said(f"Not now: {response.refusal}", "$warning"), width)
        lines += [*paragraph(said(response.aim, "$foreground"), width), *paragraph(offer.terms(self._held), width)]
        for at, asked in enumerate(response.asks):
            lines += answer_lines(asked, offer.answers[asked.ask], width, current=at == offer.asked)
        lines += [blank(), heading("ODDS, FROM WHAT YOU MAY KNOW", width), *_odds(offer, width)]
        lines += [blank(), heading("WHAT IT WOULD DO", width)]
        for band in response.bands:
            mark = "" if response.certain else f"{WORDS[band.band]:<9}"
            changes = changes_in_words(band.effects) or "nothing changes"
            wrapped = paragraph(said(changes, "$foreground"), width - len(mark))
            lines += [
                said(" " * len(mark) if at else mark, f"bold {colour(band.band)}-mark") + part
                for at, part in enumerate(wrapped)
            ]
        return [*lines, *input_lines("WHAT THE ODDS REST ON", offer.odds.inputs if offer.odds else (), width)]


def _odds(offer: Offer, width: int) -> Lines:
    if offer.response.certain:
        return [certain_bar(width)]
    if offer.odds is None:
        return [unknown_bar(width, withheld=offer.withheld)]
    odds = offer.odds.odds
    return [odds_bar(odds, width), *paragraph(said(odds_in_words(odds), "$dim"), width)]
