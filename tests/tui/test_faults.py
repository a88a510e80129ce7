"""A fault of the program itself gives away nothing that a seat was told."""

from collections.abc import AsyncIterator
from io import StringIO

import pytest
from rich.console import Console
from textual.worker import WorkerFailed

from tests.tui.kosovo_views import plan_view
from tests.tui.scripted_link import KOSOVO, ScriptedLink
from wargame.session.view import OddsView, SeatView
from wargame.tui.app import WargameApp

SECRET = "the envoy of another seat"


class FaultyLink(ScriptedLink):
    """Tells one view and then fails, with a secret in a local variable."""

    async def views(self, seat: str) -> AsyncIterator[SeatView | OddsView]:
        """Yield a view, then raise what no link should."""
        whispered = SECRET
        yield plan_view()
        raise RuntimeError(str(len(whispered)))


async def test_a_crash_shows_where_and_no_values() -> None:
    """The traceback names the place; the values of variables, which may be another seat's, stay out of it."""
    app = WargameApp(FaultyLink({"kosovo": ()}, (KOSOVO,)))
    with pytest.raises(WorkerFailed):
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.pause()
    said = StringIO()
    for part in app._exit_renderables:
        Console(file=said, width=200).print(part)
    assert "RuntimeError" in said.getvalue()
    assert SECRET not in said.getvalue()
