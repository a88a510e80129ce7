"""How long commands take to start, beside a bare `python -c pass` in the same run.

    python tests/benchmarks/start_up.py [ROUNDS]

Runs the installed `wargame` of this environment, all commands in turn so that a busy moment hits them alike: once with
Python's bytecode cache, once with none (`PYTHONDONTWRITEBYTECODE` and an empty cache folder), as where every file is
compiled anew. Prints medians and their ratio to the bare start: the ratio is what to compare between machines.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
BARE = "python -c pass"


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


def measure(rounds: int, *, cached: bool) -> dict[str, float]:
    """Return the median time of each command in seconds."""
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "" if cached else "1"}
    if not cached:
        environment["PYTHONPYCACHEPREFIX"] = os.devnull
    kinds = commands()
    for command in kinds.values():
        seconds(command, environment)
    times: dict[str, list[float]] = {name: [] for name in kinds}
    for _ in range(rounds):
        for name, command in kinds.items():
            times[name].append(seconds(command, environment))
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
