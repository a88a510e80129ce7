"""Responses that another one leaves no reason to choose: found by cost, odds and effects, and never by a guess."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.deck.checks.marked import assert_found, assert_silent, changed, subject_of
from wargame.lab.directions import BOTH, DOWN, UP, wishes
from wargame.lab.dominance import find_dominated

HINT = "give `{}` a lower cost, better odds or an effect of its own"

DREDGE = """\
        dredge:
          title: Dredge
          cost: {coin: 2}
          rule: difficulty_check
          with: {target: 7}
          modifiers:
            - {add: mod(trust), why: Neighbours help}
          outcomes:
            success: {effects: {trade: +6}}
            partial: {effects: {trade: +3}}
            failure: {effects: {trust: -2}}
"""
ALSO = DREDGE.replace("dredge:", "«also»:").replace("Dredge", "Also")


def beside(*changes: tuple[str, str]) -> str:
    """Return the harbour with a second way to dredge that differs in these pieces."""
    return changed((DREDGE, DREDGE + changed(*changes, deck=ALSO)))


def no_reason(worse: str, better: str, line: int) -> tuple[str, str, str]:
    """Return what is said of a response that another one leaves no reason to choose."""
    said = f"nobody has a reason to choose `{worse}`: `{better}` is as good or better in cost, odds and every effect"
    return "C011", said, f"`{better}` stands in line {line}: " + HINT.format(worse)


@pytest.mark.parametrize(
    "change",
    [
        ("coin: 2", "coin: 3"),
        ("target: 7", "target: 9"),
        ("{add: mod(trust), why", "{add: mod(trust) - 1, why"),
        ("{trade: +6}", "{trade: +5}"),
        ("{trade: +3}", "{}"),
        ("{trade: +6}", "{trade: +6, north.coin: -1}"),
        ("rule: difficulty", "when: treaty\n          rule: difficulty"),
    ],
)
def test_a_response_that_is_worse_in_one_thing(change: tuple[str, str]) -> None:
    """Dearer, less likely, weaker in one band, or offered less often and better in nothing: shown at its key."""
    assert_found(beside(change), no_reason("also", "dredge", 39))


def test_a_response_that_is_the_same() -> None:
    """Of two responses that come to the same the later is shown; titles and texts make no difference."""
    said = "`also` has the same cost, odds and effects as `dredge`"
    assert_found(beside(), ("C011", said, "`dredge` stands in line 39: " + HINT.format("also")))


def test_the_worse_one_may_come_first() -> None:
    """The one that is worse is shown wherever it stands."""
    text = changed(("dredge:", "«dredge»:"), ("coin: 2", "coin: 3")).replace(
        "        wait:\n", ALSO.replace("«", "").replace("»", "") + "        wait:\n"
    )
    assert_found(text, no_reason("dredge", "also", 50))


def test_a_certain_result_beats_a_throw_for_the_same() -> None:
    """A rule that always succeeds has no worse odds than one that may fail."""
    sure = "        sure:\n          title: Sure\n          cost: {coin: 2}\n          rule: automatic\n"
    sure += "          outcomes:\n            success: {effects: {trade: +6}}\n"
    assert_found(changed((DREDGE, DREDGE.replace("dredge", "«dredge»", 1) + sure)), no_reason("dredge", "sure", 50))


@pytest.mark.parametrize(
    "changes",
    [
        [("coin: 2", "coin: 3"), ("target: 7", "target: 6")],
        [("target: 7", "target: 9"), ("{trade: +6}", "{trade: +7}")],
        [("{trade: +6}", "{trade: +5, south.fish: +1}")],
        [("trust: -2", "trust: -3")],
        [("target: 7", "target: 9"), ("{trade: +6}", "{trade: +6, treaty: true}")],
        [("target: 7", "target: 9"), ("{trade: +6}", "{trade: {set: 70}}")],
        [("coin: 2", "coin: 3"), ("{trade: +6}", '{trade: "5 + margin"}')],
        [("target: 7", '"target": "9 if trust < 50 else 5"')],
        [("add: mod(trust)", "add: mod(100 - trust)")],
        [("coin: 2", "coin: 3"), ("effects: {trade: +3}", "unlocks: [race], effects: {trade: +3}")],
        [("coin: 2", "coin: 3"), ("effects: {trade: +3}", "follow_up: [{card: race}], effects: {trade: +3}")],
        [("coin: 2", "coin: 3"), ("rule:", "secret: true\n          rule:")],
    ],
)
def test_a_response_with_something_of_its_own(changes: list[tuple[str, str]]) -> None:
    """Where one is better in anything, or nobody can tell, nothing is said."""
    fish = (
        "    objectives:\n      calm",
        "    resources: {fish: {title: Fish, start: 1, income: 1}}\n    objectives:\n      calm",
    )
    buy = ("          title: Help\n", "          title: Help\n          cost: {fish: 1}\n")
    deck = beside(*changes).replace("«", "").replace("»", "")
    assert_silent(changed(fish, buy, deck=deck))


def test_an_order_that_somebody_watches() -> None:
    """An order that a condition asks about may be worth choosing for that, and so may one be worth avoiding."""
    for name in ("also", "dredge"):
        watched = ("          title: Row\n          when: not treaty\n", "          title: Row\n          when: W\n")
        text = changed(watched, deck=beside(("coin: 2", "coin: 3"))).replace("«", "").replace("»", "")
        asked = text.replace("when: W", f"when: \"not treaty and has_ordered('north', '{name}')\"")
        assert_silent(asked)


def test_what_the_team_does_not_want_is_no_advantage() -> None:
    """An effect counts as better only in the direction that the team's objectives ask for."""
    assert_found(
        beside(("{trade: +6}", "{trade: +4}")).replace("trade >= 55}", "trade >= 55 or trade > 60}"),
        no_reason("also", "dredge", 39),
    )
    assert_silent(
        beside(("{trade: +6}", "{trade: +4}"))
        .replace("trade >= 55}", "53 < trade < 55}")
        .replace("«", "")
        .replace("»", "")
    )


def test_which_way_a_team_wants_things_to_go() -> None:
    """Objectives, shared ones, gauges and links say what a team wants; what pulls both ways is left open."""
    rain, trade = "{from: rain, to: trust, weight: -1, why: R}", "{from: trade, to: rain, weight: 2, why: T}"
    deck = changed(
        ("met: trade >= 55", "met: calm >= 60 and not treaty"),
        ("facts:\n", "gauges: {calm: {title: Calm, value: trust - 0.5 * heat}}\nfacts:\n"),
        ("tracks:\n", "shared_objectives: {low: {title: Low, met: heat <= 40 or heat > 90}}\ntracks:\n"),
        (
            "  trust:",
            "  heat: {title: Heat, start: 50, trend: 1}\n  rain: {title: Rain, start: 50, trend: 1}\n  trust:",
        ),
        ("facts:\n", f"links: [{rain}, {trade}]\nfacts:\n"),
    )
    subject = subject_of(deck)
    slots = subject.deck.names.slots
    found = wishes(subject, "north")
    named = {name: found.get(slots[name]) for name in ("trust", "heat", "rain", "trade", "treaty", "north.coin")}
    assert named == {"trust": UP, "heat": BOTH, "rain": DOWN, "trade": DOWN, "treaty": DOWN, "north.coin": UP}


@settings(max_examples=30, deadline=None)
@given(
    costs=st.tuples(st.integers(0, 3), st.integers(0, 3)),
    targets=st.tuples(st.integers(5, 10), st.integers(5, 10)),
    gains=st.tuples(st.integers(0, 6), st.integers(0, 6)),
)
def test_nothing_is_dominated_that_is_better_in_something(
    costs: tuple[int, int], targets: tuple[int, int], gains: tuple[int, int]
) -> None:
    """Of two responses alike but for cost, target and gain, one is shown exactly if it is nowhere better."""
    deck = (
        changed(
            (
                DREDGE,
                DREDGE.replace("coin: 2", f"coin: {costs[0]}")
                .replace("target: 7", f"target: {targets[0]}")
                .replace("+6", f"+{gains[0] + 3}")
                + ALSO.replace("coin: 2", f"coin: {costs[1]}")
                .replace("target: 7", f"target: {targets[1]}")
                .replace("+6", f"+{gains[1] + 3}"),
            ),
        )
        .replace("«", "")
        .replace("»", "")
    )
    subject = subject_of(deck)
    find_dominated(subject)
    first_wins = costs[0] <= costs[1] and targets[0] <= targets[1] and gains[0] >= gains[1]
    second_wins = costs[1] <= costs[0] and targets[1] <= targets[0] and gains[1] >= gains[0]
    told = {each.message.split("`")[1] for each in subject.found if each.code == "C011"}
    assert told == ({"also"} if first_wins else {"dredge"} if second_wins else set())
