"""What was written down: notes, bookmarks, observations, the newest first."""

from typing import Final

from textual.content import Content

from wargame.session.control_view import ControlView, NoteLine
from wargame.session.view import Team
from wargame.tui.teams import as_teams, named
from wargame.tui.typeset import Lines, blank, heading, line, paragraph, said
from wargame.tui.widgets.sheet import Sheet

_SHAPES: Final = {"note": ("·", "$dim"), "bookmark": ("◆", "bold $accent"), "observation": ("◎", "bold $calm")}
_RATINGS: Final = {
    "P": "performed without challenges",
    "S": "performed with some challenges",
    "M": "performed with major challenges",
    "U": "unable to be performed",
}


class NoteSheet(Sheet):
    """One block a note."""

    def __init__(self, *, observations_only: bool = False) -> None:
        super().__init__()
        self._only = observations_only
        self._notes: tuple[NoteLine, ...] = ()
        self._teams: tuple[Team, ...] = ()

    def show(self, view: ControlView) -> None:
        """Show the notes of a view."""
        kept = (note for note in view.notes if not self._only or note.kind == "observation")
        self._notes, self._teams = tuple(kept), as_teams(view.teams)
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        if not self._notes:
            return [said("Nothing was observed." if self._only else "n note · o observation · * bookmark", "$dim")]
        top = [heading("WHAT WAS OBSERVED", width, "bold $accent")] if self._only else []
        return [*top, *(part for note in self._notes for part in self._block(note, width))]

    def _block(self, note: NoteLine, width: int) -> Lines:
        shape, tone = _SHAPES[note.kind]
        lines = paragraph(said(note.text, "$foreground"), width, first="  ", rest="  ")
        lines[0] = line((f"{shape} ", tone), lines[0][2:])
        about: list[Content] = []
        if note.team:
            about.append(named(self._teams, note.team, self.palette))
        if note.objective:
            about.append(said(note.objective, "$level"))
        if note.rating:
            about.append(line((note.rating, "bold $accent"), (f" {_RATINGS.get(note.rating, '')}", "$dim")))
        told = said(" · ", "$quiet").join([*about, said(f"T{note.turn} {note.phase} · {note.by}", "$dim")])
        return [*lines, *paragraph(told, width, first="  ", rest="  "), blank()]
