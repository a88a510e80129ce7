"""Doing something again whenever files change, until ctrl-c."""

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from time import sleep
from typing import Final

import click

PAUSE: Final = 0.5
"""Seconds between two looks at the files."""

_SUFFIXES: Final = frozenset({".yaml", ".py"})


def watch(task: Callable[[], None], files: Callable[[], Iterable[Path]]) -> None:
    """Do a task, and again after each change of the files; returns when the person presses ctrl-c.

    `files` names the files and folders to look at; of a folder all that the workspace reads.
    """
    try:
        while True:
            before = _stamps(files())
            if sys.stdout.isatty():
                click.clear()
            task()
            click.echo("Watching for changes: save a file to check again, press ctrl-c to stop.", err=True)
            while _stamps(files()) == before:
                sleep(PAUSE)
    except KeyboardInterrupt:
        click.echo("\nStopped watching.", err=True)


def _stamps(places: Iterable[Path]) -> Mapping[Path, tuple[int, int]]:
    """Return when each file last changed, and its size."""
    found = {}
    for path in _files(places):
        try:
            status = path.stat()
        except OSError:  # it went between the listing and the look; the next listing is without it
            continue
        found[path] = status.st_mtime_ns, status.st_size
    return found


def _files(places: Iterable[Path]) -> Iterable[Path]:
    for place in places:
        if place.is_dir():
            yield from (path for path in sorted(place.rglob("*")) if path.suffix in _SUFFIXES and path.is_file())
        else:
            yield place
