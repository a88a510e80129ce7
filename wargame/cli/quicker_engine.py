"""What plays the console's futures: Python at once, and compiled code as soon as it is there.

Compiling takes a minute the first time and would hold up every key if it were done here, so another process does it;
what it keeps is loaded afterwards.
"""

import subprocess
import sys
from importlib.util import find_spec
from threading import Thread

from wargame.cli.forecast import futures_engine
from wargame.lab.outlook import PYTHON, Engine
from wargame.live.running import RunningSession
from wargame.workspace.library import Library

FEW = 40
"""Futures that Python plays: enough to see a direction, few enough not to hold up the keys."""


class QuickerEngine:
    """The engine of one session's console."""

    def __init__(self, library: Library, session: RunningSession) -> None:
        self._library = library
        self._session = session
        self._engine = PYTHON._replace(futures=FEW)
        self._warming: Thread | None = None

    def __call__(self) -> Engine:
        """Return what plays futures now; the first call, with the exercise begun, sets off the compiling."""
        if self._warming is None and find_spec("numba") is not None:
            self._warming = Thread(target=self._warm, name="compiling", daemon=True)
            self._warming.start()
        return self._engine

    def _warm(self) -> None:
        command = [sys.executable, "-m", "wargame", "forecast", str(self._session.file.path), "--futures", "1"]
        quiet = subprocess.DEVNULL
        compiled = subprocess.run(  # noqa: S603 - this very program, on the session's own file
            [*command, "--engine", "compiled"], stdin=quiet, stdout=quiet, stderr=quiet, check=False
        )
        if compiled.returncode == 0:
            self._engine = futures_engine(self._library, self._session.game.deck, "compiled")
