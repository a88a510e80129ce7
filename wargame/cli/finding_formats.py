"""Findings for other programs: JSON, SARIF 2.1.0 for code scanning, and the commands that GitHub Actions reads."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from wargame import __version__
from wargame.deck.checks.ignoring import Ignored
from wargame.deck.codes import CODES
from wargame.deck.diagnostics import Diagnostic, clean
from wargame.workspace.texts import in_their_files

_SARIF_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_GITHUB: Final = {"error": "error", "warning": "warning", "note": "notice"}


def as_data(found: Diagnostic) -> dict[str, object]:
    """Return a diagnostic for programs; lines and columns count from 1, as people are shown them."""
    return {
        "code": found.code,
        "severity": found.severity,
        "message": found.message,
        "file": found.file,
        "line": found.span.line + 1,
        "column": found.span.column + 1,
        "end_line": found.span.end_line + 1,
        "end_column": found.span.end_column + 1,
        "help": found.help,
    }


def as_json(found: Iterable[Diagnostic]) -> str:
    """Return diagnostics as a list of objects."""
    return json.dumps([as_data(each) for each in in_their_files(found)], indent=2)


def as_github(found: Iterable[Diagnostic]) -> str:
    """Return diagnostics as workflow commands, one a line: they show up beside the lines of a pull request."""
    return "\n".join(map(_command, in_their_files(found)))


def _command(found: Diagnostic) -> str:
    span = found.span
    properties = {"file": found.file, "line": span.line + 1, "endLine": span.end_line + 1}
    if span.line == span.end_line:
        properties |= {"col": span.column + 1, "endColumn": max(span.column + 1, span.end_column)}
    properties["title"] = f"{found.code} {CODES[found.code].title}"
    said = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_GITHUB[found.severity]} {said}::{_escaped(_sentence(found))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(clean(text)).replace(":", "%3A").replace(",", "%2C")


def _sentence(found: Diagnostic) -> str:
    """Return what is wrong and what helps, in two lines at most."""
    return clean(found.message) + (f"\nhelp: {clean(found.help)}" if found.help else "")


def as_sarif(found: Iterable[Diagnostic], ignored: Sequence[Ignored]) -> str:
    """Return diagnostics as a SARIF 2.1.0 log; what comments ignore is in it as suppressed, with the reason."""
    told, silent = list(found), [each.found for each in ignored]
    reasons = [""] * len(told) + [each.reason for each in ignored]
    listed = list(zip(in_their_files([*told, *silent]), reasons, strict=True))
    codes = sorted({each.code for each, _ in listed})
    driver = {"name": "wargame", "version": __version__, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, codes.index(each.code), reason) for each, reason in listed],
    }
    return json.dumps({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(code: str) -> dict[str, Any]:
    return {
        "id": code,
        "shortDescription": {"text": CODES[code].title},
        "fullDescription": {"text": CODES[code].explanation},
        "help": {"text": f"wargame check --explain {code}"},
    }


def _result(found: Diagnostic, rule: int, reason: str) -> dict[str, Any]:
    span = found.span
    region = {
        "startLine": span.line + 1,
        "startColumn": span.column + 1,
        "endLine": span.end_line + 1,
        "endColumn": span.end_column + 1,
    }
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": found.severity,
        "message": {"text": _sentence(found)},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(found.file), "region": region}}],
    }
    if reason:
        result["suppressions"] = [{"kind": "inSource", "justification": reason}]
    return result


def _artifact(file: str) -> dict[str, str]:
    """Return where a file is: beside the place that was checked from, or as a whole address."""
    path = Path(file)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix()), "uriBaseId": "%SRCROOT%"}
