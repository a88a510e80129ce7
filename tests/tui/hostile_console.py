"""Runs the console in this terminal on views full of hostile text, walks through its panes, and quits."""

import asyncio

from tests.tui.hostile_text import hostile
from tests.tui.kosovo_talk import table, talk_view
from tests.tui.kosovo_views import odds_view, recap_view
from tests.tui.scripted_link import KOSOVO, ScriptedLink
from wargame.tui.app import WargameApp

_KEYS = ("2", "w", "escape", "b", "t", "l", "e", "3", "enter")
_AFTER = ("space", "w", "escape", "r", "d", "3", "h", "i", "escape", "t", "down", "escape")


class Walking(WargameApp):
    """A console that presses its own keys."""

    async def on_ready(self) -> None:
        """Start the walk once the first screen is drawn."""
        self.run_worker(self._walk())

    async def _walk(self) -> None:
        await asyncio.sleep(0.2)
        await self._press_keys([*_KEYS, "wait:50"])
        self._script.tell(KOSOVO.id, hostile(recap_view(table=table())))
        await asyncio.sleep(0.1)
        await self._press_keys([*_AFTER, "wait:50"])
        self.exit()

    def __init__(self, link: ScriptedLink) -> None:
        super().__init__(link)
        self._script = link


if __name__ == "__main__":
    Walking(ScriptedLink({KOSOVO.id: [hostile(talk_view()), hostile(odds_view())]})).run()
