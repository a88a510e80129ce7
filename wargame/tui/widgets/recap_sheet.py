"""The recap of a turn: the headlines, what the turn changed, and what moved by itself and why."""

from textual.content import Content

from wargame.session.view import Recap
from wargame.tui.typeset import Lines, blank, flow, heading, line, paragraph, said
from wargame.tui.widgets.sheet import Sheet


class RecapSheet(Sheet):
    """Headlines, changes and drift of one turn."""

    _recap: Recap | None = None

    def show(self, recap: Recap | None) -> None:
        """Show a recap."""
        self._recap = recap
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        recap = self._recap
        if recap is None:
            return []
        lines: Lines = [heading(f"RECAP OF TURN {recap.turn}", width, "bold $accent")]
        for headline in recap.headlines:
            lines += paragraph(said(headline, "$heading"), width, first="▸ ", rest="  ")
        if recap.changes:
            changes = [
                line((f"{change.title} ", "$level"), (change.change, "bold $heading")) for change in recap.changes
            ]
            lines += [blank(), heading("WHERE THE TURN ENDED", width), *flow(changes, width)]
        if recap.drift:
            lines += [blank(), heading("WHAT MOVED BY ITSELF, AND WHY", width)]
            for moved in recap.drift:
                lines += _moved(
                    line((f"{moved.title} ", "$foreground"), (moved.change, "bold $heading")), moved.terms, width
                )
        return lines


def _moved(title: Content, terms: tuple[str, ...], width: int) -> Lines:
    return [title, *(part for term in terms for part in paragraph(said(term, "$dim"), width, first="  ", rest="    "))]
