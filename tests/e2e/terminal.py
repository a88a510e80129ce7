"""A program at a real terminal: what it draws as plain text, and keys pressed at it."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

from tests.e2e.conftest import environment

PATIENCE = 60.0
"""Seconds after which a test gives up; nothing is measured by it."""

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[@-Z\\-_=>])")


class Terminal:
    """Runs `wargame` at a terminal of its own."""

    def __init__(self, folder: Path, *arguments: str, columns: int = 100, lines: int = 30) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.drawn = b""
        """Everything drawn so far, escape sequences included."""
        self._pressed = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "wargame", *arguments],
            cwd=folder,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            close_fds=True,
            start_new_session=True,
            env=environment() | {"TERM": "xterm-256color"},
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self._ours)

    @property
    def text(self) -> str:
        """What was drawn, without escape sequences."""
        return _ESCAPES.sub("", self.drawn.decode("utf-8", "replace"))

    def wait_for(self, text: str) -> None:
        """Read until a text has been drawn since a key was pressed."""
        until = monotonic() + PATIENCE
        while text not in self.text[self._pressed :]:
            if not self._read(until):
                raise AssertionError(f"{text!r} was never drawn; the end of what was: {self.text[-800:]!r}")

    def wait_until(self, happened: Callable[[], bool]) -> None:
        """Read on until something has happened elsewhere."""
        until = monotonic() + PATIENCE
        while not happened():
            if monotonic() > until:
                raise AssertionError(f"it never happened; the end of what was drawn: {self.text[-800:]!r}")
            self._read(monotonic() + 0.1)

    def press(self, keys: str) -> None:
        """Press keys."""
        self._pressed = len(self.text)
        os.write(self._ours, keys.encode())

    def end(self) -> int:
        """Read until the program ends, and return its exit code."""
        until = monotonic() + PATIENCE
        while self._read(until):
            pass
        return self._process.wait(PATIENCE)

    def _read(self, until: float) -> bool:
        """Read what there is; False at the end or when patience is."""
        ready, _, _ = select.select([self._ours], [], [], max(0.0, until - monotonic()))
        if not ready:
            return False
        try:
            chunk = os.read(self._ours, 65536)
        except OSError:
            return False
        self.drawn += chunk
        return bool(chunk)
