"""Finds every inject and every card by its title in the command palette."""

from functools import partial

from textual.command import Hit, Hits, Provider
from textual.content import Content

from wargame.session.control_view import CardLine, InjectLine
from wargame.tui.inject_row import due
from wargame.tui.matching import found, score
from wargame.tui.screens.control_injects import InjectKeys


class InjectFinder(Provider):
    """Offers what could be fired; choosing it shows it once more before it is delivered."""

    async def search(self, query: str) -> Hits:
        """Offer what fits."""
        screen = self.screen
        if not isinstance(screen, InjectKeys):
            return
        for entry in screen.fireable:
            fits = score(query, entry.title)
            if fits > 0:
                shown = Content.assemble("Fire: ", found(query, entry.title, "$foreground"))
                yield Hit(fits, shown, partial(screen.fire, entry), text=entry.title, help=_help(entry))


def _help(entry: InjectLine | CardLine) -> str:
    return f"inject, {due(entry)}" if isinstance(entry, InjectLine) else "card of the deck"
