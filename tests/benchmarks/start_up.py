"""How long commands take to start, beside a bare `python -c pass` in the same run.

    python tests/benchmarks/start_up.py [ROUNDS]

Runs the installed `wargame` of this environment, all commands in turn so that a busy moment hits them alike: once with
Python's bytecode cache, once with none (`PYTHONDONTWRITEBYTECODE` and an empty cache folder), as where every file is
compiled anew. Prints medians and their ratio to the bare start: the ratio is what to compare between machines.
The first screen is timed in a terminal of its own until the first exercise is drawn, which needs a Unix system.
"""

import fcntl
import os
import pty
import shutil
import struct
import subprocess
import sys
import termios
import time
from functools import partial
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
BARE = "python -c pass"
FIRST_SCREEN = "wargame"
EXERCISE = b"First look"
"""What is on the first screen once it is drawn."""


def commands() -> dict[str, list[str]]:
    """Return what is timed, by the name it is printed under."""
    wargame = shutil.which("wargame", path=str(Path(sys.executable).parent))
    if wargame is None:
        raise SystemExit("install the project into this environment first: pip install -e '.[test]'")
    return {
        BARE: [sys.executable, "-c", "pass"],
        "wargame --help": [wargame, "--help"],
        "wargame --version": [wargame, "--version"],
        "wargame play --help": [wargame, "play", "--help"],
        "wargame rules": [wargame, "rules"],
        "wargame check decks": [wargame, "check", "decks"],
    }


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Run a command once and return how long it took."""
    start = time.perf_counter()
    subprocess.run(command, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return time.perf_counter() - start


def seconds_to_first_screen(wargame: str, environment: dict[str, str]) -> float:
    """Start the program in a terminal, return how long it took to draw the first exercise, and end it."""
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    start, drawn = time.perf_counter(), b""
    environment = environment | {"TERM": "xterm-256color"}
    with subprocess.Popen([wargame], env=environment, cwd=ROOT, stdin=inner, stdout=inner, stderr=inner) as program:
        os.close(inner)
        while EXERCISE not in drawn:
            drawn += os.read(outer, 65_536)
        took = time.perf_counter() - start
        program.kill()
    os.close(outer)
    return took


def measure(rounds: int, *, cached: bool) -> dict[str, float]:
    """Return the median time of each command in seconds."""
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "" if cached else "1"}
    if not cached:
        environment["PYTHONPYCACHEPREFIX"] = os.devnull
    kinds = commands()
    tasks = {name: partial(seconds, command, environment) for name, command in kinds.items()}
    tasks[FIRST_SCREEN] = partial(seconds_to_first_screen, kinds["wargame --help"][0], environment)
    for task in tasks.values():
        task()
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            times[name].append(task())
    return {name: median(each) for name, each in times.items()}


def main() -> None:
    """Print one table of both ways as Markdown."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    cached, uncached = measure(rounds, cached=True), measure(rounds, cached=False)
    print("| command | ms | times bare | ms with no bytecode cache | times bare |")
    print("|---|---:|---:|---:|---:|")
    for name in cached:
        cells = [f"{each[name] * 1000:.0f} | {each[name] / each[BARE]:.1f}" for each in (cached, uncached)]
        print(f"| `{name}` | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
