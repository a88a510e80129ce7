"""An application that says nothing of what it knows when it fails."""

import rich
from rich.segment import Segments
from rich.traceback import Traceback
from textual.app import App


class DiscreetApp(App[None]):
    """Leaves after a fault of the program with a traceback that shows no values: they may be another seat's."""

    def _fatal_error(self) -> None:
        told = Traceback(show_locals=False, width=None, suppress=[rich])
        self._exit_renderables.append(Segments(self.console.render(told, self.console.options)))
        self._close_messages_no_wait()
