"""Text files that people write, read with a limit; one that can't be read as text is a diagnostic.

A deck may be a folder of files, of which `deck.yaml` is the head. It is read as one text (`wargame.deck.deck_parts`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from wargame.deck.codes import Explanation, register
from wargame.deck.deck_parts import place_of, put_together
from wargame.deck.diagnostics import LINE_BREAK, Diagnostic, Span

MAX_BYTES: Final = 4_000_000
"""The largest file that is read; nothing that a person writes comes near."""

HEAD: Final = "deck.yaml"
"""The file of a deck's folder that comes first."""

MAX_FILES: Final = 1000
"""The most files of one deck."""

START: Final = Span(0, 0, 0, 0)
"""The beginning of a file, where faults of the whole file are shown."""

register(
    {
        "F001": Explanation(
            "not UTF-8",
            "Decks and session plans are UTF-8 text. Editors call the choice `encoding`; save the file as UTF-8.",
        ),
        "F002": Explanation(
            "too large",
            f"A file is at most {MAX_BYTES // 1_000_000} MB, and so are the files of one deck together, "
            f"which are at most {MAX_FILES}.",
        ),
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


def is_deck_folder(path: Path) -> bool:
    """Whether a path is a folder that holds one deck."""
    return path.name != "decks" and (path / HEAD).is_file()


def deck_folder_of(file: Path) -> Path | None:
    """Return the folder whose deck a file is a part of, or None if it is none's."""
    found: Path | None = None
    for folder in file.resolve().parents:
        if is_deck_folder(folder):
            found = folder
        elif found is not None:
            break
    return found


def read_text(path: Path) -> Text | Diagnostic:
    """Return a file's text, or why it can't be had, with the place of the first byte that is not UTF-8.

    Of a deck in a folder it is the text of all its files.
    """
    return _read_folder(path) if is_deck_folder(path) else _read_file(path)


def in_their_files(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield diagnostics, those of a deck in a folder as diagnostics of the files that they are in."""
    texts: dict[str, str] = {}
    for each in found:
        if each.file not in texts:
            read = _read_folder(Path(each.file)) if is_deck_folder(Path(each.file)) else None
            texts[each.file] = read.text if isinstance(read, Text) else ""
        yield _in_its_file(each, texts[each.file])


def _in_its_file(found: Diagnostic, text: str) -> Diagnostic:
    folder = Path(found.file)
    name, line = place_of(text, found.span.line)
    if not name:
        return found
    lines = found.span.line - line
    span = Span(line, found.span.column, max(found.span.end_line - lines, line), found.span.end_column)
    return replace(found, file=str(folder / name), span=span)


def _read_folder(folder: Path) -> Text | Diagnostic:
    """Return the text of a deck's files, the head first, then in the order of their names."""
    files: list[tuple[str, str]] = []
    size = 0
    for path in _parts(folder):
        read = _read_file(path)
        if isinstance(read, Diagnostic):
            return read
        size += len(read.text.encode())
        if len(files) == MAX_FILES or size > MAX_BYTES:
            said = f"the deck has more than {MAX_FILES} files or {MAX_BYTES // 1_000_000} MB"
            return Diagnostic("F002", said, shown(folder), START)
        files.append((path.relative_to(folder).as_posix(), read.text))
    return Text(shown(folder), put_together(files))


def _parts(folder: Path) -> Iterator[Path]:
    """Yield the files of a deck; what begins with `_` or `.`, a folder too, is nobody's business."""
    yield folder / HEAD
    for path in sorted(folder.rglob("*.yaml"), key=lambda path: path.relative_to(folder).as_posix()):
        parts = path.relative_to(folder).parts
        if path.is_file() and path != folder / HEAD and not any(part[0] in "._" for part in parts):
            yield path


def _read_file(path: Path) -> Text | Diagnostic:
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
