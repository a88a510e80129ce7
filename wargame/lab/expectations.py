"""Holding a deck to what it is expected to do: the chance of an objective, over many sessions."""

from typing import Final

from wargame.deck.checks.subject import Subject
from wargame.deck.codes import Explanation, register
from wargame.deck.diagnostics import Severity
from wargame.lab.balance import objective_lines
from wargame.lab.tally import Tally

register(
    {
        "C050": Explanation(
            "expectation that sessions don't bear out",
            "Under `expect` the deck says in which share of sessions an objective should be met. `wargame check "
            "--simulate` plays many sessions with chance orders, and the share that it finds lies outside, surely: "
            "the whole 95 % interval does. Change what the objective asks for in `met`, what moves it, or what you "
            "expect. An expectation that the sessions leave open is not reported; more sessions (-n) may decide it.",
        ),
    }
)

SEVERITY: Final[Severity] = "error"
"""The deck plays, but it is not what it says that it is, and whoever simulates it wants to know just that."""


def hold_to_expectations(subject: Subject, tally: Tally) -> None:
    """Report each expectation of a deck that so many sessions show to be wrong."""
    for line in objective_lines(subject.deck, tally):
        if line.misses and line.expected is not None:
            low, high = (f"{100 * end:g} %" for end in line.expected)
            met = f"{line.met.value:.1%} of {line.scored:,} sessions ({line.met.low:.1%} to {line.met.high:.1%})"
            more = line.met.high < line.expected[0]
            said = f"`{line.full_name}` is met in {met.replace('%', ' %')}, and should be in {low} to {high}"
            wanted = f"more often, in at least {low}" if more else f"less often, in at most {high}"
            hint = f"for it to be met {wanted}, change `met` or what moves it; or change what you expect"
            subject.warn("C050", ("expect", line.full_name), said, hint, severity=SEVERITY)
