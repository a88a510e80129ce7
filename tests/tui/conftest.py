"""What the tests of the screens share: a truecolour terminal, and snapshots of what was drawn."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from tests.tui.idle import count_layouts, until_idle


class SvgSnapshot(SingleFileSnapshotExtension):
    """One SVG file a picture."""

    _write_mode = WriteMode.TEXT
    file_extension = "svg"


def still(app: App[Any]) -> str:
    """Return a picture of what an app shows, the same each time that it shows the same."""
    return re.sub(r"terminal-\d+", "terminal-0", app.export_screenshot())


@pytest.fixture(autouse=True)
def _no_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pilot go on as soon as an app has done what a key asked.

    It would sleep some 40 ms after each key, and send every widget of the screen a message to see it come through.
    """

    async def settled(_pilot: Pilot[Any]) -> bool:
        await until_idle()
        return True

    monkeypatch.setattr(Screen, "_refresh_layout", count_layouts)
    monkeypatch.setattr("textual.app.wait_for_idle", until_idle)
    monkeypatch.setattr("textual.pilot.wait_for_idle", until_idle)
    monkeypatch.setattr(Pilot, "_wait_for_screen", settled)


@pytest.fixture
def truecolour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let apps made in this test believe in a truecolour terminal, whatever this one is."""
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def looks_right(snapshot: SnapshotAssertion, truecolour: None) -> Callable[[App[Any]], bool]:
    """Return a comparison of what an app shows with the kept picture; `--snapshot-update` keeps a new one."""

    def compare(app: App[Any]) -> bool:
        return bool(still(app) == snapshot(extension_class=SvgSnapshot))

    return compare
