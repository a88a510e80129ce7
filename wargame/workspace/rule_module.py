"""Running one rule file: its code by path, under a private name, and what went wrong where.

The file's bytes are read once; what is digested is what ran. No folder enters `sys.path`, nothing is written beside the
file. The module's name has no dot, so that pickle looks for no parent, and a hash of the content: two workspaces may
use one file name, and compiled code that names the module finds it wherever the workspace lies.
"""

import sys
import traceback
from dataclasses import dataclass
from hashlib import sha256
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType, TracebackType

from wargame.deck.codes import Explanation, register
from wargame.deck.diagnostics import LINE_BREAK, Diagnostic, Span
from wargame.rulebook import Rule
from wargame.workspace.texts import START, read_bytes, shown

register(
    {
        "R001": Explanation(
            "not Python", "The rule file breaks a rule of Python at this place; nothing of it is used."
        ),
        "R002": Explanation(
            "stops while it is loaded",
            "The rule file raised an error when its code ran. A rule file imports `wargame.rulebook` and nothing else.",
        ),
        "R003": Explanation(
            "no rule in the file",
            "A rule file declares at least one function with `@rule` from `wargame.rulebook`. "
            "A file whose name begins with `_` is not taken for a rule file.",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class RuleModule:
    """The rules of one file."""

    rules: tuple[Rule, ...]
    digest: str
    """SHA-256 of the file's bytes, hexadecimal."""
    file: str
    """The file's name as people are shown it."""


def run_rule_file(path: Path) -> RuleModule | Diagnostic:
    """Run a rule file and return its rules, or why there are none. Whatever the file does wrong, nothing is raised."""
    content = read_bytes(path)
    if isinstance(content, Diagnostic):
        return content
    code = _compile(content, path)
    if isinstance(code, Diagnostic):
        return code
    module = _run(code, content, path)
    if isinstance(module, Diagnostic):
        return module
    rules = rules_of(module)
    if not rules:
        return _no_rule(module, content, path)
    return RuleModule(rules, sha256(content).hexdigest(), shown(path))


def rules_of(module: ModuleType) -> tuple[Rule, ...]:
    """Return the rules that a module itself declares, in its order, each once however many names it has."""
    found = dict.fromkeys(value for value in vars(module).values() if isinstance(value, Rule))
    return tuple(each for each in found if each.function.__module__ == module.__name__)


def _compile(content: bytes, path: Path) -> CodeType | Diagnostic:
    """Compile a file's bytes, or say where they are not Python."""
    try:
        return compile(content, str(path), "exec", dont_inherit=True)
    except SyntaxError as error:
        line, column = max(error.lineno or 1, 1) - 1, max(error.offset or 1, 1) - 1
        return Diagnostic("R001", f"not Python: {error.msg}", shown(path), _mark(content, line, column))
    except (ValueError, RecursionError, MemoryError) as error:
        return Diagnostic("R001", f"not Python: {error or 'nested too deeply'}", shown(path), START)


def _run(code: CodeType, content: bytes, path: Path) -> ModuleType | Diagnostic:
    """Run compiled code as a module of its own, or say at which line it stopped."""
    module = module_from_spec(_spec(path, content))
    # Before it runs: a dataclass looks its own module up while it is made.
    sys.modules[module.__name__] = module
    try:
        exec(code, module.__dict__)  # noqa: S102 - using a workspace runs its rules; the docs say so
    except (Exception, SystemExit) as error:  # noqa: BLE001 - one broken file must not end the others
        del sys.modules[module.__name__]
        reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        return Diagnostic("R002", reason, shown(path), _where(error.__traceback__, content, path))
    return module


def _spec(path: Path, content: bytes) -> ModuleSpec:
    """Return a module spec with the private name for a file."""
    spec = spec_from_file_location(f"_wargame_rule_{sha256(content).hexdigest()[:12]}_{path.stem}", path)
    assert spec is not None, "a path that ends in .py always has a loader"
    return spec


def _where(raised: TracebackType | None, content: bytes, path: Path) -> Span:
    """Return the innermost place of an error that lies in the file."""
    frames = [frame for frame in traceback.extract_tb(raised) if frame.filename == str(path)]
    if not frames or frames[-1].lineno is None:
        return START
    line, offset = frames[-1].lineno - 1, frames[-1].colno or 0
    # Python counts columns of a traceback in bytes of the line.
    before = _lines(content)[line].encode()[:offset].decode("utf-8", "ignore")
    return _mark(content, line, len(before))


def _no_rule(module: ModuleType, content: bytes, path: Path) -> Diagnostic:
    """Say that a file declares no rule, at the function that was meant to be one if there is one of the file's name."""
    meant = vars(module).get(path.stem)
    code = getattr(meant, "__code__", None)
    place = _mark(content, code.co_firstlineno - 1, 0) if isinstance(code, CodeType) else START
    hint = f"write `@rule(title=…, bands=…)` above `def {path.stem}`" if code else ""
    return Diagnostic("R003", "the file declares no rule", shown(path), place, help=hint)


def _mark(content: bytes, line: int, column: int) -> Span:
    """Return the span from a place to the end of its line."""
    lines = _lines(content)
    end = len(lines[line].rstrip()) if line < len(lines) else 0
    return Span(line, column, line, max(end, column + 1))


def _lines(content: bytes) -> list[str]:
    """Return the lines of a file's text."""
    return LINE_BREAK.split(content.decode("utf-8", "replace"))
