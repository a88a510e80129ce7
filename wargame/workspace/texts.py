"""Text files that people write, read with a limit; one that can't be read as text is a diagnostic."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wargame.deck.codes import Explanation, register
from wargame.deck.diagnostics import LINE_BREAK, Diagnostic, Span

MAX_BYTES: Final = 4_000_000
"""The largest file that is read; nothing that a person writes comes near."""

START: Final = Span(0, 0, 0, 0)
"""The beginning of a file, where faults of the whole file are shown."""

register(
    {
        "F001": Explanation(
            "not UTF-8",
            "Decks and session plans are UTF-8 text. Editors call the choice `encoding`; save the file as UTF-8.",
        ),
        "F002": Explanation("too large", f"A file is at most {MAX_BYTES // 1_000_000} MB."),
        "F003": Explanation(
            "not readable",
            "The system does not let the program read the file, or it is not a regular file.",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text as it is, a byte order mark at its beginning included."""

    file: str
    """The file's name as diagnostics say it."""
    text: str


def shown(path: Path) -> str:
    """Return a path as people are shown it: relative to where they are, if it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def read_bytes(path: Path) -> bytes | Diagnostic:
    """Return a regular file's bytes, or why they can't be had."""
    name = shown(path)
    if not path.is_file():
        return Diagnostic("F003", "this is not a file", name, START)
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        return Diagnostic("F003", f"the file can't be read: {error.strerror}", name, START)
    if len(content) > MAX_BYTES:
        return Diagnostic("F002", f"the file is larger than {MAX_BYTES // 1_000_000} MB", name, START)
    return content


def read_text(path: Path) -> Text | Diagnostic:
    """Return a file's text, or why it can't be had, with the place of the first byte that is not UTF-8."""
    content = read_bytes(path)
    if isinstance(content, Diagnostic):
        return content
    try:
        return Text(shown(path), content.decode())
    except UnicodeDecodeError as error:
        before = LINE_BREAK.split(content[: error.start].decode())
        line, column = len(before) - 1, len(before[-1])
        byte = content[error.start]
        return Diagnostic(
            "F001",
            f"byte {byte:#04x} is not UTF-8 text",
            shown(path),
            Span(line, column, line, column + 1),
            help="save the file as UTF-8",
        )
