"""Whether a rule's manual is whole and true: its headings, its parameters, its table of chances, its example."""

import ast
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from wargame.deck.codes import Explanation, register
from wargame.deck.diagnostics import LINE_BREAK, Diagnostic, Diagnostics, Span
from wargame.deck.nodes import Mapping, Node, to_data
from wargame.deck.yaml_reader import read
from wargame.rulebook import BAND_NAMES, Rule, RuleFault
from wargame.workspace.rule_cases import chances_of
from wargame.workspace.texts import START

register(
    {
        "R010": Explanation(
            "manual not whole",
            "The docstring of a rule file is its manual: a first line that begins with the rule's title, then the "
            "fixed headings in their order, each with a text. `wargame rules difficulty_check` prints an example.",
        ),
        "R011": Explanation(
            "parameters and their list differ",
            "Under `## Parameters` each parameter of the function has a line that begins with its name, and no other.",
        ),
        "R012": Explanation(
            "chance in the manual that is not so",
            "Each line of the table under `## Chances` holds arguments and the exact odds for them in percent, rounded "
            "to a tenth.",
        ),
        "R013": Explanation(
            "example that does not fit",
            "Under `## Example` stands a response in YAML that calls this very rule with parameters that it has.",
        ),
    }
)

HEADINGS: Final = (
    "What it does",
    "When to use it",
    "How it resolves",
    "Parameters",
    "Chances",
    "Example",
    "Source",
)
"""The headings of a manual, in their order."""

_HEADING: Final = re.compile(r"^## +(.*?)\s*$", re.MULTILINE)
_LISTED: Final = re.compile(r"^- `(\w+)`:", re.MULTILINE)
_YAML: Final = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def check_manual(rule: Rule, file: str, source: str, found: Diagnostics) -> None:
    """Add what is wrong with a rule's manual. `file` and `source` are its file's name and text."""
    parts = re.split(_HEADING, rule.manual)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    if not rule.manual.startswith(f"{rule.title}: "):
        found.add(Diagnostic("R010", f"the manual does not begin with `{rule.title}: …`", file, START))
    if list(sections) != list(HEADINGS):
        said = f"the manual's headings are not {', '.join(HEADINGS)}"
        missing = [heading for heading in HEADINGS if heading not in sections]
        hint = f"add `## {missing[0]}`" if missing else "put them in this order, each once"
        found.add(Diagnostic("R010", said, file, START, hint))
        return
    for heading, text in sections.items():
        if not text.strip():
            place = _place(source, f"## {heading}")
            found.add(Diagnostic("R010", f"there is nothing under `{heading}`", file, place))
    _check_parameters(rule, sections["Parameters"], file, source, found)
    for line, message in _untrue(rule, sections["Chances"]):
        found.add(Diagnostic("R012", message, file, _place(source, line)))
    for message in _misfits(rule, sections["Example"]):
        found.add(Diagnostic("R013", message, file, _place(source, "## Example")))


def _place(source: str, text: str) -> Span:
    """Return the first line of a file that holds a text."""
    for number, line in enumerate(LINE_BREAK.split(source)):
        if text and text in line:
            return Span(number, len(line) - len(line.lstrip()), number, len(line))
    return START


def _check_parameters(rule: Rule, section: str, file: str, source: str, found: Diagnostics) -> None:
    listed, known = _LISTED.findall(section), [parameter.name for parameter in rule.parameters]
    heading = _place(source, "## Parameters")
    for name in known:
        if name not in listed:
            found.add(
                Diagnostic("R011", f"the parameter `{name}` is not listed", file, heading, f"add `- `{name}`: …`")
            )
    for name in listed:
        if name not in known:
            place = _place(source, f"- `{name}`:")
            found.add(Diagnostic("R011", f"the function has no parameter `{name}`", file, place))


def _untrue(rule: Rule, section: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of the table of chances that are not so, and why."""
    lines = [line.strip() for line in section.splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    if len(rows) < 3:
        yield "## Chances", "there is no table of chances"
        return
    heads = rows[0]
    for line, row in zip(lines[2:], rows[2:], strict=True):
        cells = dict(zip(heads, row, strict=False))
        try:
            given = {head: ast.literal_eval(cell) for head, cell in cells.items() if head not in BAND_NAMES}
            chances, rounding = chances_of(rule, rule.bind(given))
            wanted = {band: Fraction(cells[band]) for band in BAND_NAMES if band in cells}
        except (TypeError, ValueError, SyntaxError, RuleFault) as error:
            yield line, f"this line can't be read as arguments and chances: {error}"
            continue
        for band, percent in wanted.items():
            exact = chances[BAND_NAMES.index(band)]
            if abs(exact - percent) > rounding:
                yield line, f"{band} has {float(exact):.1f} percent, not {float(percent):g}"


def _misfits(rule: Rule, section: str) -> Iterator[str]:
    """Yield what is wrong with the example."""
    match = _YAML.search(section)
    node = None if match is None else read(match[1], "", Diagnostics())
    if not isinstance(node, Mapping):
        yield "there is no example in YAML, between ```yaml and ```"
        return
    call: Node | None = node.get("contest") if rule.contest else node
    data = to_data(call) if isinstance(call, Mapping) else {}
    assert isinstance(data, dict)
    if data.get("rule") != rule.name:
        yield f"the example does not call `{rule.name}`"
    known = [parameter.name for parameter in rule.parameters]
    given = data.get("with", {})
    for name in given if isinstance(given, dict) else {}:
        if name not in known:
            yield f"the example gives `{name}`, which is no parameter"
