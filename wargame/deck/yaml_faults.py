"""Syntax errors of YAML in plain words: what PyYAML's parsers complain about, and the slip that is behind it."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from yaml import MarkedYAMLError

from wargame.deck.diagnostics import Diagnostic, Span

_UNSPACED: Final = re.compile(r"\s*(?:- +)*[A-Za-z_]\w*(:)(?=[^\s:/])(?!.*:\s)")
"""A line that looks like `key:value`, and has no other key."""

_CLOSING: Final = {"[": "]", "{": "}"}
_NO_CHARACTER: Final = "this escape stands for no character that a deck can hold"
_UNSPACED_COLON: Final = "there is no space behind this colon"
_IN_QUOTES: Final = "put the whole text in quotes"


class _Finding(NamedTuple):
    """What a syntax error turned out to be, and where: line and column from 0."""

    code: str
    message: str
    place: tuple[int, int]
    help: str = ""


class _Trouble(NamedTuple):
    """A parser's complaint: where it stopped and where what it was reading began, lines and columns from 0."""

    problem: str
    context: str
    at: tuple[int, int]
    opened: tuple[int, int]
    lines: Sequence[str]

    def line(self) -> str:
        """Return the line where the parser stopped; empty at the end of the file."""
        return self.lines[self.at[0]] if self.at[0] < len(self.lines) else ""

    def first_line(self) -> str:
        """Return the line where what was being read began."""
        return self.lines[self.opened[0]]

    def character(self) -> str:
        """Return the character where the parser stopped; empty at the end of a line."""
        return self.line()[self.at[1] : self.at[1] + 1]

    def before(self) -> str:
        """Return what stands before the stop in its line."""
        return self.line()[: self.at[1]].rstrip()

    def opening(self) -> str:
        """Return the character at which what was being read began."""
        return self.first_line()[self.opened[1] : self.opened[1] + 1]


def explain(fault: Exception, lines: Sequence[str], file: str) -> Diagnostic:
    """Return the diagnostic for an error that a parser raised on these lines."""
    found = _find(fault, lines)
    line = min(found.place[0], len(lines) - 1)
    column = min(found.place[1], len(lines[line]))
    return Diagnostic(found.code, found.message, file, Span(line, column, line, column + 1), found.help)


def _find(fault: Exception, lines: Sequence[str]) -> _Finding:
    """Ask each kind of slip whether it is behind the error."""
    if not isinstance(fault, MarkedYAMLError):
        return _Finding("Y017", _NO_CHARACTER, _wild_escape(lines), "leave it out")
    mark = fault.problem_mark or fault.context_mark
    at = (mark.line, mark.column) if mark else (0, 0)
    opened = (fault.context_mark.line, fault.context_mark.column) if fault.context_mark else at
    opened = min(opened, (len(lines) - 1, len(lines[-1])))
    trouble = _Trouble(fault.problem or "", fault.context or "", at, opened, lines)
    for look in (_tab, _quote, _colon, _flow, _block, _start):
        found = look(trouble)
        if found is not None:
            return found
    return _Finding("Y000", f"this is not YAML: {trouble.problem or 'unreadable text'}", at)


def _wild_escape(lines: Sequence[str]) -> tuple[int, int]:
    """Return where an escape stands whose number no character has; the Python parser does not say."""
    for number, line in enumerate(lines):
        for match in re.finditer(r"\\U([0-9A-Fa-f]{8})", line):
            if int(match[1], 16) > 0x10FFFF:
                return number, match.start()
    return 0, 0


def _tab(trouble: _Trouble) -> _Finding | None:
    """Find a tab in the indentation of the line, or where a value should start."""
    line = trouble.line()
    column = line[: _indent(line)].find("\t")
    if column >= 0:
        return _Finding("Y001", "a tab stands in the indentation", (trouble.at[0], column), "indent with spaces only")
    if trouble.character() == "\t":
        return _Finding("Y001", "a tab stands where only spaces may stand", trouble.at, "put a space in its place")
    return None


def _quote(trouble: _Trouble) -> _Finding | None:
    """Find a quote that is never closed, or an escape that is none."""
    if "quoted scalar" not in trouble.context:
        return None
    if "end of stream" in trouble.problem or "document separator" in trouble.problem:
        quote = trouble.opening()
        apostrophe = "; inside, write `''` for an apostrophe" if quote == "'" else '; inside, write `\\"` for a quote'
        return _Finding("Y004", "this quote is never closed", trouble.opened, f"close it with {quote}{apostrophe}")
    place = (trouble.at[0], max(trouble.line().rfind("\\", 0, trouble.at[1] + 1), 0))
    if "Unicode" in trouble.problem:
        return _Finding("Y017", _NO_CHARACTER, place, "leave it out")
    return _Finding(
        "Y009", "this escape means no character", place, "write `\\\\` for a backslash, or use single quotes"
    )


def _unspaced(line: str, number: int) -> _Finding | None:
    """Find a key whose colon has no space behind it."""
    match = _UNSPACED.match(line)
    if match is None:
        return None
    return _Finding("Y002", _UNSPACED_COLON, (number, match.start(1)), "write `key: value`")


def _colon(trouble: _Trouble) -> _Finding | None:
    """Find a colon too many, or one without its space, or a line that has none."""
    if "could not find expected ':'" in trouble.problem:
        message = "this line is neither `key: value` nor part of the text above it"
        advice = "write `key: value`, or indent the line deeper than the key that its text belongs to"
        lone = _Finding("Y007", message, trouble.opened, advice)
        return _unspaced(trouble.first_line(), trouble.opened[0]) or lone
    if "unexpected ':'" in trouble.problem:
        return _Finding("Y002", _UNSPACED_COLON, trouble.at, "write `key: value`")
    if "mapping values are not allowed" not in trouble.problem:
        return None
    if ": " in f"{trouble.before()} " and trouble.character() == ":":
        advice = f"{_IN_QUOTES}, or start it on the next line after `>-`"
        return _Finding("Y003", "a second `: ` stands in this line", trouble.at, advice)
    above = next((at for at in range(trouble.at[0] - 1, -1, -1) if trouble.lines[at].strip()), trouble.at[0])
    message = "this key is indented deeper than the line above, which has a value already"
    place = (trouble.at[0], len(trouble.line()) - len(trouble.line().lstrip()))
    deeper = _Finding("Y007", message, place, "start it in the column of the keys that it belongs with")
    return _unspaced(trouble.lines[above], above) or deeper


def _flow(trouble: _Trouble) -> _Finding | None:
    """Find a bracket that is never closed, or a missing comma."""
    if "flow" not in trouble.context or "expected ','" not in trouble.problem:
        return None
    opening = trouble.opening()
    closing = _CLOSING.get(opening, "]")
    line, first = trouble.line(), trouble.first_line()
    dedented = trouble.at[0] > trouble.opened[0] and _indent(line) <= _indent(first)
    if dedented or trouble.at[0] >= len(trouble.lines) or not any(map(str.strip, trouble.lines[trouble.at[0] :])):
        return _Finding("Y006", f"this `{opening}` is never closed", trouble.opened, f"close it with `{closing}`")
    if trouble.before().endswith(("'", '"')):
        return _behind_quote(trouble)
    character = trouble.character()
    if character in _CLOSING.values():
        message = f"`{character}` does not close the `{opening}`"
        return _Finding("Y006", message, trouble.at, f"close it with `{closing}`")
    advice = "part the values by commas" + ("; a text with `: ` inside stands in quotes" if character == ":" else "")
    return _Finding("Y006", f"a `,` or `{closing}` is missing before this", trouble.at, advice)


def _indent(line: str) -> int:
    """Return how many characters of white space a line starts with."""
    return len(line) - len(line.lstrip())


def _behind_quote(trouble: _Trouble) -> _Finding:
    """Say that text goes on behind a closing quote."""
    quote = trouble.before()[-1]
    advice = "put the text in double quotes, or write `''` for an apostrophe" if quote == "'" else 'write `\\"` inside'
    message = "the text goes on behind its closing quote"
    return _Finding("Y005", message, trouble.at, advice)


def _block(trouble: _Trouble) -> _Finding | None:
    """Find what does not fit into the keys or the list items around it."""
    if not re.search(r"expected key|<block end>|'-' indicator", trouble.problem):
        return None
    before, character = trouble.before(), trouble.character()
    if character in {"]", "}"}:
        return _Finding("Y006", f"this `{character}` closes nothing", trouble.at, "leave it out, or quote the text")
    if before.endswith(("'", '"')):
        return _behind_quote(trouble)
    if before.endswith(("]", "}")):
        return _Finding("Y006", "the text goes on behind its closing bracket", trouble.at, _IN_QUOTES)
    is_item, among_items = trouble.line()[trouble.at[1] :].startswith("- "), "collection" in trouble.context
    if is_item and not among_items:
        return _Finding(
            "Y007", "a list item stands among keys", trouble.at, "indent it deeper than the key of the list"
        )
    if among_items and not is_item and not before:
        return _Finding("Y007", "a key stands among list items", trouble.at, "start it in the column of its own keys")
    message = "this line starts in a column that fits nothing above it"
    return _Finding("Y007", message, trouble.at, "start it in the column of the lines that it belongs with")


def _start(trouble: _Trouble) -> _Finding | None:
    """Find a text that starts with a sign that means something to YAML."""
    problem, context, character = trouble.problem, trouble.context, trouble.character()
    if "anchor" in context or "alias" in context:
        return _Finding("Y010", "decks have no anchors or aliases", trouble.opened, _IN_QUOTES)
    if "tag" in context:
        return _Finding("Y011", "decks have no tags", trouble.opened, _IN_QUOTES)
    if "block scalar" in context:
        return _Finding("Y021", "the text of a block starts on the line below", trouble.at, "start a new line here")
    if "sequence entries are not allowed" in problem:
        return _Finding("Y007", "a list cannot start behind its key", trouble.at, "start the list on the next line")
    if character and ("cannot start" in problem or "node content" in problem or "not allowed" in problem):
        return _Finding("Y008", f"a text cannot start with `{character}`", trouble.at, _IN_QUOTES)
    if "document start" in problem:
        advice = "look for a bracket or quote that closes too early, or for a key without its colon"
        return _Finding("Y000", "the document is over, and more text follows", trouble.at, advice)
    return None
