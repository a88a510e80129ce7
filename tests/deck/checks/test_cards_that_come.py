"""Checks of when cards come: locks, windows, conditions, chains."""

import pytest

from tests.deck.checks.marked import Finding, assert_found, assert_silent, changed
from wargame.deck.schema import Plan

LATE_CARD = """\
  late:
    title: The last day
    text: The year ends.
    source: [almanac]
"""


def with_card(keys: str, *changes: tuple[str, str]) -> str:
    """Return the harbour with one more card, `late`, of these keys."""
    return changed(*changes) + LATE_CARD + keys


def plan(**keys: object) -> Plan:
    """Return a plan for the harbour."""
    return Plan.model_validate({"plan": "year", "title": "Year", "deck": "harbour", **keys})


NOTHING_UNLOCKS: Finding = (
    "C001",
    "`late` is locked, and nothing unlocks it",
    "add `unlocks: [late]` to a card or an outcome, or leave `locked` out",
)


def test_the_harbour_is_sound() -> None:
    """The deck that the cases change has no findings of its own."""
    assert_silent(changed())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (with_card("    «locked»: true\n"), NOTHING_UNLOCKS),
        (with_card("    «locked»: true\n    unlocks: [late]\n"), NOTHING_UNLOCKS),
        (with_card("    «locked»: true\n    follow_up: [{card: late, when: trade > 40}]\n"), NOTHING_UNLOCKS),
        (
            with_card("    window: {turns: «7-9»}\n"),
            (
                "C002",
                "`late` can't come before turn 7, and the last turn is 4",
                "let its window begin in turn 4 or earlier",
            ),
        ),
        (
            with_card(
                "    locked: true\n    window: {turns: «1»}\n",
                ("            success: {effects: {trade: +6}}", "            success: {unlocks: [late]}"),
            ),
            (
                "C002",
                "`late` is unlocked in turn 2 at the earliest, after its window has closed",
                "let its window last beyond turn 1",
            ),
        ),
        (
            with_card("    when: «trade > 120»\n"),
            ("C003", "this condition can never hold", "`trade` lies between 50 and 100"),
        ),
        (
            with_card("    when: «trade > 60 and trade < 40»\n"),
            ("C003", "this condition can never hold", "`trade` lies between 50 and 100"),
        ),
        (
            with_card("    when: «turn >= 4»\n    window: {turns: 1-3}\n"),
            ("C003", "this condition can never hold", "it is asked in turns 1 to 3"),
        ),
        (with_card("    when: «false»\n"), ("C003", "this condition can never hold", "")),
        (
            with_card("    window: {turns: 1-4, asap: «trade < 0»}\n"),
            ("C003", "this condition can never hold", "`trade` lies between 50 and 100"),
        ),
        (
            with_card("    when: «ordered('south', 'help')»\n"),
            (
                "C003",
                "this condition can never hold",
                "nobody has ordered anything yet when cards are dealt: `has_ordered` asks about earlier turns",
            ),
        ),
        (
            changed(("add: mod(trust), why", "add: mod(trust), when: «turn > 1», why")),
            ("C003", "this condition can never hold", "it is asked in turns 1 to 1"),
        ),
        (
            changed(("tracks:\n", "ends_when: «trust > 100»\ntracks:\n")),
            ("C003", "this condition can never hold", "`trust` lies between 0 and 100"),
        ),
        (
            changed(
                (
                    "facts:\n",
                    "links: [{from: trade, to: trust, weight: 1, why: Trade, when: «treaty and not treaty»}]\nfacts:\n",
                )
            ),
            ("C003", "this condition can never hold", ""),
        ),
    ],
)
def test_a_card_or_condition_that_never_comes_true(text: str, expected: Finding) -> None:
    """What can't happen is shown at the key or value that keeps it from happening, once."""
    assert_found(text, expected)


def test_a_card_that_waits_for_a_card_that_never_comes() -> None:
    """The first card of a dead chain has the fault itself; those behind it wait for what never happens."""
    text = with_card("    «locked»: true\n    unlocks: [later]\n") + (
        "  later:\n    title: Later\n    text: More.\n    source: [almanac]\n    «locked»: true\n"
        "  last:\n    title: Last\n    text: Most.\n    source: [almanac]\n    when: «drawn('later')»\n"
    )
    assert_found(
        text,
        NOTHING_UNLOCKS,
        ("C004", "`later` never comes: what would unlock or queue it never happens", "only `late` could: see there"),
        ("C004", "`last` never comes: its condition waits for what never happens", "mend first what it waits for"),
    )


def test_cards_that_unlock_one_another_never_come() -> None:
    """Two locked cards that only each other unlock are reported both."""
    text = with_card("    «locked»: true\n    unlocks: [later]\n") + (
        "  later:\n    title: Later\n    text: More.\n    source: [almanac]\n    «locked»: true\n    unlocks: [late]\n"
    )
    said = "never comes: what would unlock or queue it never happens"
    assert_found(
        text,
        ("C004", f"`late` {said}", "only `later` could: see there"),
        ("C004", f"`later` {said}", "only `late` could: see there"),
    )


@pytest.mark.parametrize(
    "text",
    [
        with_card("    locked: true\n", ("unlocks: [race]", "unlocks: [race, late]")),
        with_card("    locked: true\n", ("    repeat: 3\n", "    repeat: 3\n    follow_up: [{card: late}]\n")),
        with_card("    when: trade > 99\n    window: {turns: 4-9}\n"),
        with_card("    when: trade > 99\n    window: {turns: 2, mandatory: true}\n"),
        with_card("    when: has_ordered('south', 'help') and not treaty\n"),
        with_card("    when: 40 <= trade < 50 or turn == 4\n"),
        with_card("    when: drawn('race')\n"),
    ],
)
def test_a_card_that_can_come(text: str) -> None:
    """Nothing is said of a card that some course of play brings."""
    assert_silent(text)


def test_a_plan_can_bring_a_locked_card() -> None:
    """A card that a session plan schedules comes, locked or not, also after the deck's own last turn."""
    text = with_card("    locked: true\n")
    assert_silent(text, plan(schedule={"2": ["late"]}))
    assert_silent(with_card("    window: {turns: 7-9}\n"), plan(turns=8))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            with_card("    follow_up: [{card: «late»}]\n"),
            (
                "C005",
                "`late` is queued again by itself and comes only once",
                "give `late` a `repeat` or this follow-up a `when`, or leave it out",
            ),
        ),
        (
            with_card(
                "    follow_up: [{card: «silt», after: 2}]\n",
                ("            partial: {effects: {trade: +3}}", "            partial: {follow_up: [{card: late}]}"),
            ),
            (
                "C005",
                "`silt` is queued again by `late`, which follows from it, and comes only once",
                "give `silt` a `repeat` or this follow-up a `when`, or leave it out",
            ),
        ),
    ],
)
def test_a_chain_that_loops(text: str, expected: Finding) -> None:
    """A circle of follow-ups is shown where it closes."""
    assert_found(text, expected)


@pytest.mark.parametrize(
    "text",
    [
        with_card("    repeat: 2\n    follow_up: [{card: late}]\n"),
        with_card("    follow_up: [{card: late, when: trust < 40}]\n"),
        with_card("    follow_up: [{card: race}]\n"),
    ],
)
def test_a_chain_that_ends(text: str) -> None:
    """A circle with a condition or with a card that may come again is meant; a chain that goes on is no circle."""
    assert_silent(text)


def test_mandatory_cards_without_room() -> None:
    """Of the cards that must come within some turns, those beyond the room are shown, and none that fits."""
    text = with_card("    «window»: {turns: 1, mandatory: true}\n")
    said = "2 cards are mandatory in turn 1, which has room for 1"
    assert_found(text, ("C006", said, "widen a window or raise `cards_per_turn`"))
    three = with_card("    window: {turns: 1-2, mandatory: true}\n") + (
        "  later:\n    title: Later\n    text: More.\n    source: [almanac]\n"
        "    «window»: {turns: 2, mandatory: true}\n"
    )
    said = "3 cards are mandatory in turns 1 to 2, which has room for 2"
    assert_found(three, ("C006", said, "widen a window or raise `cards_per_turn`"))


def test_mandatory_cards_with_room() -> None:
    """Room in other turns of the window, or for more cards a turn, is room."""
    assert_silent(with_card("    window: {turns: 1-2, mandatory: true}\n"))
    assert_silent(
        with_card("    window: {turns: 1, mandatory: true}\n", ("turns: 4\n", "turns: 4\ncards_per_turn: 2\n"))
    )
    assert_silent(with_card("    window: {turns: 1}\n"))


def test_a_follow_up_after_the_end() -> None:
    """A follow-up that is due after the last turn, however early its card comes, is shown."""
    text = with_card("    window: {turns: 3-4}\n    follow_up: [«{card: race, after: 2}»]\n")
    said = "`race` is due in turn 5 at the earliest, and the last turn is 4"
    assert_found(
        text, ("C007", said, "`late` comes in turn 3 at the earliest: make `after` smaller or let it come earlier")
    )
    assert_silent(with_card("    window: {turns: 3-4}\n    follow_up: [{card: race, after: 1}]\n"))


def test_unlocking_what_is_open() -> None:
    """Unlocking a card that is not locked does nothing."""
    text = with_card("", ("unlocks: [race]", "unlocks: [race, «late»]"))
    assert_found(text, ("C008", "`late` is not locked", "add `locked: true` to `late`, or leave it out here"))
