"""How much memory simulating takes, and that more sessions take no more: the peak of a process for each number.

    python tests/benchmarks/memory.py [PLAN] [--sessions 5000 50000 200000]

Runs `wargame simulate --json` as a process of its own on the compiled engine in two threads, and beside it one session
by the interpreter: what the program takes before anything is counted. Needs Linux, which tells a peak in KiB.
"""

import argparse
import os
import subprocess
import sys
import time

from tests.benchmarks.subject import ROOT


def peak(*arguments: str) -> tuple[float, float]:
    """Run the command; return its peak resident memory in MiB and how many seconds it took."""
    command = [sys.executable, "-m", "wargame", "simulate", "--json", *arguments]
    started = time.perf_counter()
    program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    if program.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    return used.ru_maxrss / 1024, time.perf_counter() - started


def main() -> None:
    """Print one table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plan", nargs="?", default="evening")
    parser.add_argument("--sessions", type=int, nargs="+", default=[5_000, 50_000, 200_000])
    asked = parser.parse_args()
    runs = {"1, interpreted": ("-n", "1", "--engine", "python", "--workers", "1")}
    for sessions in asked.sessions:
        runs[f"{sessions:,}"] = ("-n", str(sessions), "--engine", "compiled", "--workers", "2")
    print("| sessions | peak MiB | s |")
    print("|---:|---:|---:|")
    for name, arguments in runs.items():
        mebibytes, seconds = peak("--plan", asked.plan, *arguments)
        print(f"| {name} | {mebibytes:.0f} | {seconds:.0f} |", flush=True)


if __name__ == "__main__":
    main()
