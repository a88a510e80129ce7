"""How quickly the facilitator's console answers a key, beside an empty screen, and what it costs when nothing happens.

    python tests/benchmarks/console.py [--keys 60] [--idle 20]

Each app runs in a pseudo-terminal of 160 by 48, in turns. A key is written to it, and the time is taken until the first
byte of its paint is read. The console has five teams, 200 messages, an MSEL and a deck of 64 cards, and its clock runs.
Then both are left alone, and the bytes that they write and the processor time that they take are counted.
"""

import argparse
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

SIZE = (48, 160)
QUIET = 0.15
"""Seconds without output after which a paint is taken to be over."""

START = 5.0
"""Seconds that an app has to draw itself first."""

APPS = {"empty screen": "empty", "facilitator's console": "console"}


@dataclass
class Running:
    """An app in a terminal."""

    process: subprocess.Popen[bytes]
    outer: int

    @classmethod
    def start(cls, kind: str) -> "Running":
        """Start an app and wait until it has drawn itself."""
        outer, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        command = [sys.executable, __file__, "--be", kind]
        process = subprocess.Popen(command, stdin=inner, stdout=inner, stderr=inner, env=environment)
        os.close(inner)
        app = cls(process, outer)
        app.read_for(START)
        return app

    def read_for(self, seconds: float) -> int:
        """Read whatever comes in so many seconds; return how many bytes came. A running clock is never quiet."""
        until, count = time.perf_counter() + seconds, 0
        while (left := until - time.perf_counter()) > 0:
            if select.select([self.outer], [], [], left)[0]:
                count += len(os.read(self.outer, 65536))
        return count

    def settle(self, quiet: float = QUIET) -> int:
        """Read until nothing comes for a while; return how many bytes came."""
        count = 0
        while select.select([self.outer], [], [], quiet)[0]:
            count += len(os.read(self.outer, 65536))
        return count

    def answer(self, key: bytes) -> tuple[float, int]:
        """Return the seconds from a key to the first byte of its paint, and how many bytes the paint has."""
        self.settle(0.05)
        began = time.perf_counter()
        os.write(self.outer, key)
        if not select.select([self.outer], [], [], 5)[0]:
            raise TimeoutError("the app did not answer")
        took = time.perf_counter() - began
        return took, self.settle()

    def idle(self, seconds: float) -> tuple[float, float]:
        """Return the bytes written and the processor seconds taken in a second of doing nothing."""
        self.settle()
        before = self.processor_seconds()
        count = self.read_for(seconds)
        return count / seconds, (self.processor_seconds() - before) / seconds

    def processor_seconds(self) -> float:
        """Return what the app has taken of a processor so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """End it."""
        self.process.kill()
        self.process.wait()
        os.close(self.outer)


def be(kind: str) -> None:
    """Run as one of the apps."""
    sys.path.insert(0, str(Path(__file__).parents[2]))
    if kind == "empty":
        from textual.app import App, ComposeResult
        from textual.widgets import Static

        class Empty(App[None]):
            """One line that counts keys."""

            count = 0

            def compose(self) -> ComposeResult:
                """Return the line."""
                yield Static("0")

            def on_key(self) -> None:
                """Count."""
                self.count += 1
                self.query_one(Static).update(str(self.count))

        Empty().run()
        return
    from tests.tui.control_views import CONTROL, forecast, in_control, plan_control
    from wargame.session.control_view import CardLine
    from wargame.session.table_view import Clock, Message
    from wargame.tui.app import WargameApp

    view = plan_control()
    table = view.table.model_copy(
        update={
            "messages": tuple(
                Message(
                    number=n,
                    channel="public",
                    team="kosovo",
                    text=f"Message {n}",
                    aside="",
                    turn=1,
                    request="",
                    open=False,
                )
                for n in range(1, 201)
            )
        }
    )
    deck = tuple(CardLine(id=f"card_{n}", title=f"Card {n}", group="North", drawn=0, can_fire="") for n in range(64))
    clock = Clock(running=True, left=600, since=int(time.time()), auto=False, reason="")
    link = in_control(view.model_copy(update={"table": table, "deck": deck, "clock": clock}), forecast())
    assert link.seats == (CONTROL,)
    WargameApp(link).run()


def main() -> None:
    """Measure in turns and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--idle", type=float, default=20.0)
    parser.add_argument("--be", choices=APPS.values(), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.be:
        be(options.be)
        return
    running = {name: Running.start(kind) for name, kind in APPS.items()}
    took: dict[str, list[float]] = {name: [] for name in APPS}
    sizes: dict[str, list[int]] = {name: [] for name in APPS}
    for n in range(options.keys):
        for name, app in running.items():
            seconds, size = app.answer(b"\x1b[B" if n % 2 == 0 else b"\x1b[A")
            took[name].append(seconds * 1000)
            sizes[name].append(size)
    print(f"load {os.getloadavg()[0]:.1f}")
    for name, app in running.items():
        written, busy = app.idle(options.idle)
        slowest = quantiles(took[name], n=10)[-1]
        print(
            f"{name}: key to paint {median(took[name]):.1f} ms, nine in ten within {slowest:.1f} ms, "
            f"{median(sizes[name]):,.0f} bytes; idle {written:,.0f} bytes/s, {busy:.1%} of a core"
        )
        app.stop()


if __name__ == "__main__":
    main()
