"""`wargame check --watch`: checks again after every change, whatever happens to the files, until ctrl-c."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from wargame.cli.exits import DONE

WAITING = "press ctrl-c to stop."


@pytest.fixture
def watching(lake: Path) -> Iterator[subprocess.Popen[str]]:
    """Watch the lake's workspace in a process of its own, told of in one stream, and end it."""
    command = [sys.executable, "-m", "wargame", "check", "--watch"]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        command,
        cwd=lake,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        yield process
        process.kill()


def told(process: subprocess.Popen[str]) -> str:
    """Return what is told up to the sentence that it waits for changes."""
    assert process.stdout is not None
    lines: list[str] = []
    for line in process.stdout:
        lines.append(line)
        if WAITING in line:
            return "".join(lines)
    raise AssertionError("".join(lines))


def save(path: Path, text: str) -> None:
    """Write a file as editors do: beside it, then in its place, so that nobody sees half of it."""
    beside = path.with_suffix(".tmp")
    beside.write_text(text)
    beside.replace(path)


def test_it_checks_again_after_every_change(watching: subprocess.Popen[str], lake: Path) -> None:
    """A fault shows after the file is saved and goes when it is mended; new and lost files are seen; ctrl-c ends it."""
    deck = lake / "decks" / "lake_compact.yaml"
    sound = deck.read_text()
    assert told(watching) == f"All is well.\nWatching for changes: save a file to check again, {WAITING}\n"
    save(deck, sound.replace("lake_level: +6", "lake_levl: +6"))
    assert "error[D002]" in told(watching)
    save(deck, sound)
    assert "All is well." in told(watching)
    save(lake / "rules" / "broken.py", "x = )\n")
    assert "error[R001]" in told(watching)
    (lake / "rules" / "broken.py").unlink()
    assert "All is well." in told(watching)
    watching.send_signal(signal.SIGINT)
    assert watching.wait(timeout=60) == DONE
    assert watching.stdout is not None
    assert watching.stdout.read() == "\nStopped watching.\n"


def test_a_file_that_goes_and_comes_back(lake: Path, watching: subprocess.Popen[str]) -> None:
    """A deck that a plan needs and that is lost for a while is a fault as long as it is."""
    deck = lake / "decks" / "lake_compact.yaml"
    text = deck.read_text()
    told(watching)
    deck.unlink()
    assert "no deck is called `lake_compact`" in told(watching)
    save(deck, text)
    assert "All is well." in told(watching)
