"""Ignore comments: they silence what they name where they stand, say why, and are told when they do nothing."""

import pytest

from tests.deck.checks.marked import changed, subject_of
from wargame.deck.checks.ignoring import sift
from wargame.deck.checks.table import run_checks

BECAUSE = "because the hills are silent"
HIDDEN = "trust: {title: Trust, start: 45, visible: none}"


def sifted(text: str) -> tuple[list[tuple[str, int, int]], list[tuple[str, str]]]:
    """Return code, line and column (from 1) of what is left, and code and reason of what is ignored."""
    subject = subject_of(text)
    run_checks(subject)
    left, ignored = sift(subject.found, "harbour.yaml", text, subject.node)
    places = [(each.code, each.span.line + 1, each.span.column + 1) for each in left]
    return places, [(each.found.code, each.reason) for each in ignored]


@pytest.mark.parametrize(
    "line",
    [
        f"  {HIDDEN}  # check: ignore C025 {BECAUSE}\n",
        f"  # check: ignore C025 {BECAUSE}\n  {HIDDEN}\n",
        f"  # check: ignore C025 {BECAUSE}\n\n  # Another comment.\n  {HIDDEN}\n",
        f"  {HIDDEN}  #check: ignore c025 {BECAUSE}  \n",
        f"  # check:ignore C025 {BECAUSE}\n  {HIDDEN}\n",
    ],
)
def test_a_finding_with_a_reason_is_silent(line: str) -> None:
    """At the end of the line, or alone above it, the comment silences its code and keeps the reason."""
    text = changed(("  trust: {title: Trust, start: 45}\n", line))
    assert sifted(text) == ([], [("C025", "because the hills are silent".removeprefix("because "))])


def test_several_codes_and_several_comments() -> None:
    """One comment may name several codes, and several comments may stand above one line."""
    bare = "  trust: {title: Trust, start: 45}\n"
    dull = "  depth: {title: Depth, start: 5, visible: none}"
    both = f"{dull}  # check: ignore C025, C026 {BECAUSE}\n"
    assert sifted(changed((bare, bare + both))) == ([], [("C025", BECAUSE[8:]), ("C026", BECAUSE[8:])][::-1])
    stacked = f"  # check: ignore C025 because one\n  # check: ignore C026 because two\n{dull}\n"
    assert sorted(sifted(changed((bare, bare + stacked)))[1]) == [("C025", "one"), ("C026", "two")]


def test_only_the_named_code_on_the_named_line_is_silenced() -> None:
    """Another code on the line, or the same code elsewhere, is still told; the comment is not unused."""
    bare = "  trust: {title: Trust, start: 45}\n"
    dull = "  depth: {title: Depth, start: 5, visible: none}  # check: ignore C026 because it is a lake\n"
    left, ignored = sifted(changed((bare, "  " + HIDDEN + "\n" + dull)))
    assert left == [("C025", 26, 45), ("C025", 27, 44)]
    assert ignored == [("C026", "it is a lake")]


@pytest.mark.parametrize(
    ("comment", "code", "column"),
    [
        (f"# check: ignore C025 {BECAUSE}", "C090", 1),
        (f"# check: ignore C026, C025 {BECAUSE}", "C090", 1),
        ("# check: ignore C025", "C091", 1),
        ("# check: ignore C025 because", "C091", 1),
        ("# check: ignore C025: it is so", "C091", 1),
        (f"# check: ignore C999 {BECAUSE}", "C091", 1),
        (f"# check: ignore {BECAUSE}", "C091", 1),
    ],
)
def test_a_comment_that_does_nothing_is_told(comment: str, code: str, column: int) -> None:
    """A comment that nothing is found for, that gives no reason or no known code, is a warning at the comment."""
    left, ignored = sifted(changed(("turns: 4\n", f"{comment}\nturns: 4\n")))
    assert {each[:2] for each in left} == {(code, 4)}
    assert left[0][2] == column
    assert ignored == []


def test_a_comment_without_a_reason_silences_nothing() -> None:
    """The finding is told beside the comment that lacks its reason."""
    text = changed(("  trust: {title: Trust, start: 45}\n", f"  {HIDDEN} # check: ignore C025\n"))
    left, _ = sifted(text)
    assert [code for code, _, _ in left] == ["C025", "C091"]


AVOID = ("scales:\n", "neutrality: {avoid: {border: say the line}}\nscales:\n")


@pytest.mark.parametrize(
    "text",
    [
        ">-  # check: ignore C044 because it is quoted\n      They row\n      to the border.",
        '"They row\n      to the border."  # check: ignore C044 because it is quoted',
    ],
)
def test_inside_a_text_of_several_lines(text: str) -> None:
    """What is found inside a block is silenced at the block's key; a text in quotes at the line that it ends in too."""
    left, ignored = sifted(changed(AVOID, ("Both towns row.", text)))
    assert (left, ignored) == ([], [("C044", "it is quoted")])


def test_a_comment_above_the_key_of_a_text_of_several_lines() -> None:
    """Above the key of a block the comment is about the whole block."""
    block = "    # check: ignore C044 because it is quoted\n    text: >-\n      They row\n      to the border.\n"
    left, ignored = sifted(changed(AVOID, ("    text: Both towns row.\n", block)))
    assert (left, ignored) == ([], [("C044", "it is quoted")])


@pytest.mark.parametrize(
    "text",
    [
        '"They row. # check: ignore C025 because they row"',
        ">-\n      They row.\n      # check: ignore C025 because they row",
        "'They row\n      # check: ignore C025 because they row'",
    ],
)
def test_what_a_text_says_is_no_comment(text: str) -> None:
    """A sign in a text that people read is text."""
    assert sifted(changed(("Both towns row.", text))) == ([], [])


def test_errors_are_never_ignored() -> None:
    """A comment takes away warnings only."""
    from wargame.deck.diagnostics import Diagnostic, Diagnostics, Span

    text = changed(("turns: 4\n", f"turns: 4  # check: ignore C001, C002 {BECAUSE}\n"))
    found = Diagnostics()
    found.add(Diagnostic("C001", "wrong", "harbour.yaml", Span(3, 0, 3, 5)))
    found.add(Diagnostic("C002", "odd", "other.yaml", Span(3, 0, 3, 5), severity="warning"))
    left, ignored = sift(found, "harbour.yaml", text, subject_of(text).node)
    assert [each.code for each in left] == ["C001", "C090", "C090", "C002"]
    assert ignored == []
