"""The console in a real terminal: what reaches it, and what it needs to start."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
_POINTER = b"\x1b]22;default\x07"
"""Textual's own request for an arrow as mouse pointer."""


def run_in_terminal(module: str, rows: int = 24, columns: int = 80, **environment: str) -> tuple[bytes, int]:
    """Run a module in a pseudo-terminal; return all bytes that the terminal got, and the exit code."""
    controller, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    env = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "COLORTERM"}}
    env |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", **environment}
    process = subprocess.Popen(
        [sys.executable, "-m", module], cwd=ROOT, env=env, stdin=terminal, stdout=terminal, stderr=terminal
    )
    os.close(terminal)
    got = bytearray()
    end = time.monotonic() + 60
    while time.monotonic() < end:
        ready, _, _ = select.select([controller], [], [], 0.2)
        try:
            chunk = os.read(controller, 65536) if ready else b""
        except OSError:
            break
        got += chunk
        if not chunk and process.poll() is not None:
            break
    process.kill()
    os.close(controller)
    return bytes(got), process.wait()


_FORBIDDEN = (
    b"\x1b]0",
    b"\x1b]52",
    b"\x1bP1$r",
    *(character.encode() for character in "\x9b\x9d\x90\u202e\u2066\u200b\ufeff"),
    *(b"\x07", b"\x0b", b"\x0c"),
)


def test_no_hostile_sequence_reaches_the_terminal() -> None:
    """While the console walks through hostile views, no escape, C1 or bidi code of theirs gets out."""
    got, code = run_in_terminal("tests.tui.hostile_console")
    assert code == 0, got[-2000:].decode(errors="replace")
    got = got.replace(_POINTER, b"")
    assert b"HACKED" in got
    assert b"pwn" in got
    assert [sequence for sequence in _FORBIDDEN if sequence in got] == []
    assert b"\x1b[2J" not in got[got.index(b"HACKED") :]


def test_without_colour_only_greys_are_sent() -> None:
    """With NO_COLOR every colour that reaches the terminal is a grey."""
    got, code = run_in_terminal("tests.tui.hostile_console", NO_COLOR="1")
    assert code == 0
    colours = {
        tuple(part.split(b";")[:3])
        for lead in (b"[38;2;", b";38;2;", b"[48;2;", b";48;2;")
        for part in (piece.partition(b"m")[0] for piece in got.split(lead)[1:])
    }
    assert colours
    assert all(len(set(colour)) == 1 for colour in colours)
