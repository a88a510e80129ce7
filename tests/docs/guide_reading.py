"""A reader who does what a guide says: saves files, adds parts, types commands, compares what is printed."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from wargame.cli import main
from wargame.cli.exits import DONE, SHORT

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(
    r"^(?P<fence>`{3,})(?P<language>\w+)(?: (?P<file>\S+))?\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)
DECK = Path("decks", "high_water.yaml")
WHOLE = 5
"""Keys from the top to a response, which a guide prints whole and never in parts."""


class Block(NamedTuple):
    """Something printed in a guide: in which language, for which file, and the text."""

    language: str
    file: str
    text: str


def blocks(guide: str) -> list[Block]:
    """Return all that is printed in a guide, in its order."""
    text = (ROOT / "docs" / guide).read_text(encoding="utf-8")
    return [Block(found["language"], found["file"] or "", found["text"]) for found in BLOCK.finditer(text)]


def commands(text: str) -> Iterator[list[str]]:
    """Yield the arguments of each `wargame` line that needs no person at a terminal and comes to an end."""
    for line in text.splitlines():
        words = shlex.split(line.removeprefix("$ "), comments=True)
        if words[:1] == ["wargame"] and len(words) > 1 and "--watch" not in words:
            # Compiling would take longer than all the rest, and count the same.
            yield [*words[1:], *(["--engine", "python"] if words[1] == "simulate" else [])]


def follow(block: Block, capsys: pytest.CaptureFixture[str]) -> None:
    """Do what a block wants done."""
    if block.file:
        Path(block.file).parent.mkdir(parents=True, exist_ok=True)
        Path(block.file).write_text(block.text, encoding="utf-8")
    elif block.language == "yaml":
        add_to_deck(block.text)
    elif block.language == "sh":
        for arguments in commands(block.text):
            assert main(arguments) == DONE, (arguments, capsys.readouterr())
    elif block.language == "console":
        compare(block.text, capsys)


def add_to_deck(text: str) -> None:
    """Put parts of a deck where they belong, as a reader does by hand."""
    written = yaml.safe_load(DECK.read_text(encoding="utf-8"))
    DECK.write_text(yaml.safe_dump(joined(written, yaml.safe_load(text)), sort_keys=False, allow_unicode=True))


def joined(old: Any, new: Any, depth: int = 0) -> Any:
    """Return a mapping with the parts of another added; what is in both is replaced, a response as a whole."""
    if not isinstance(old, dict) or not isinstance(new, dict) or depth == WHOLE:
        return new
    added = {key: joined(old[key], value, depth + 1) if key in old else value for key, value in new.items()}
    return {**old, **added}


def compare(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Type the command of a console block and hold what it prints to what is printed."""
    command, _, printed = text.partition("\n")
    capsys.readouterr()
    (arguments,) = commands(command)
    assert main(arguments) in {DONE, SHORT}
    out, err = capsys.readouterr()
    shown, wanted = trimmed(out + err), trimmed(printed)
    assert shown == wanted, f"{command} prints\n{shown}"


def trimmed(text: str) -> str:
    """Return text without blanks at the ends of lines and without empty lines at its own ends."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")
