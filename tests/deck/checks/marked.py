"""Small decks for the checks: a text in which `«` and `»` mark what is to be found, and the harbour they change."""

from typing import Final

from tests.small_decks import shipped_rules
from wargame.deck.checks.subject import Subject
from wargame.deck.checks.table import run_checks
from wargame.deck.diagnostics import Diagnostic, Diagnostics, Span
from wargame.deck.load import load_located
from wargame.deck.schema import Plan
from wargame.lab.dominance import find_dominated

HARBOUR: Final = """\
deck: harbour
format: 1
title: The harbour
turns: 4
scales:
  mod: [[0, -1], [50, 1]]
sources:
  almanac: {title: The almanac, as_of: 2025-01}
teams:
  north:
    title: North
    symbol: "◆"
    colour: "#fbd367"
    resources:
      coin: {title: Coin, start: 3, cap: 8, income: 1}
    objectives:
      busy: {title: A busy quay, met: trade >= 55}
  south:
    title: South
    symbol: "▲"
    colour: "#3b8ffa"
    objectives:
      calm: {title: Calm, met: trust >= 55}
tracks:
  trade: {title: Trade, start: 50}
  trust: {title: Trust, start: 45}
facts:
  treaty: {title: A treaty}
cards:
  silt:
    title: The channel silts up
    text: Only small boats come in.
    source: [almanac]
    window: {turns: 1, mandatory: true}
    unlocks: [race]
    must_answer: [north]
    responses:
      north:
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
        wait:
          title: Wait
          rule: automatic
          outcomes:
            success: {}
      south:
        help:
          title: Help
          rule: automatic
          outcomes:
            success: {effects: {trust: +4, treaty: true}}
  race:
    title: The race
    text: Both towns row.
    source: [almanac]
    locked: true
    repeat: 3
    responses:
      north:
        row:
          title: Row
          when: not treaty
          rule: automatic
          outcomes:
            success: {effects: {trade: +1}}
      south:
        row:
          title: Row
          rule: automatic
          outcomes:
            success: {effects: {trade: +1, trust: -1}}
"""
"""A deck of which no check has anything to say."""


def changed(*changes: tuple[str, str], deck: str = HARBOUR) -> str:
    """Return a deck's text with some pieces of it replaced, each of which must stand in it."""
    for old, new in changes:
        assert old in deck, f"{old!r} is not in the deck"
        deck = deck.replace(old, new, 1)
    return deck


def unmarked(text: str) -> tuple[str, list[Span]]:
    """Return a text without its marks, and the stretches that they mark."""
    spans: list[Span] = []
    lines = []
    for number, line in enumerate(text.split("\n")):
        plain = line
        while "«" in plain:
            first = plain.index("«")
            last = plain.index("»") - 1
            plain = plain.replace("«", "", 1).replace("»", "", 1)
            spans.append(Span(number, first, number, last))
        lines.append(plain)
    return "\n".join(lines), spans


def subject_of(text: str, *plans: Plan) -> Subject:
    """Return a deck that plays, with its own findings, ready to be looked at."""
    found = Diagnostics()
    located = load_located(text, "harbour.yaml", "harbour", shipped_rules(), found)
    assert located is not None, [(each.code, each.span, each.message) for each in found]
    return Subject(located.node, "harbour.yaml", text, found, located.deck, plans)


def found_in(text: str, *plans: Plan) -> list[Diagnostic]:
    """Return all that the checks find in a deck that plays."""
    subject = subject_of(text, *plans)
    run_checks(subject)
    find_dominated(subject)
    return list(subject.found)


Finding = tuple[str, str, str]
"""Code, message and help."""


def assert_found(text: str, *expected: Finding, plans: tuple[Plan, ...] = ()) -> None:
    """Hold what the checks find to what is expected, in order, each at its marked place and with no other finding."""
    plain, spans = unmarked(text)
    found = found_in(plain, *plans)
    assert [(each.code, each.message, each.help) for each in found] == list(expected)
    assert [each.span for each in found] == spans


def assert_silent(text: str, *plans: Plan) -> None:
    """Hold that the checks find nothing."""
    assert [(each.code, each.span, each.message) for each in found_in(text, *plans)] == []
