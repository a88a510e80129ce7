"""A fault of the program itself gives away nothing that a seat was told."""

from collections.abc import AsyncIterator

import pytest
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


async def crash() -> None:
    """Run the app until the fault."""
    async with WargameApp(FaultyLink({"kosovo": ()}, (KOSOVO,))).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()


async def test_a_crash_shows_where_and_no_values(capsys: pytest.CaptureFixture[str]) -> None:
    """The traceback names the place; the values of variables, which may be another seat's, stay out of it."""
    with pytest.raises(WorkerFailed):
        await crash()
    said = capsys.readouterr().err
    assert "RuntimeError" in said
    assert SECRET not in said
