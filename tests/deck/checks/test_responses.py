"""Checks of responses: what can be paid, what must be answered, what is worth choosing, who has anything to do."""

import pytest

from tests.deck.checks.marked import Finding, assert_found, assert_silent, changed

WAIT = "        wait:\n          title: Wait\n          rule: automatic\n          outcomes:\n            success: {}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            changed(("cost: {coin: 2}", "cost: {coin: «9»}")),
            ("C010", "this costs 9 coin, and `north` never has more than 8", "cap of 8"),
        ),
        (
            changed(("cost: {coin: 2}", "cost: {coin: «4»}")),
            ("C010", "this costs 4 coin, and `north` never has more than 3", "brings at most 1 a turn until turn 1"),
        ),
        (
            changed(("cost: {coin: 2}", "cost: {coin: «4»}"), ("cap: 8, income: 1", "cap: 8")),
            ("C010", "this costs 4 coin, and `north` never has more than 3", "and has no income"),
        ),
    ],
)
def test_a_response_that_can_never_be_paid(text: str, expected: Finding) -> None:
    """A cost above the cap, or above the start with all the income until the card's last turn, is shown."""
    code, said, why = expected
    resource = "`coin` has a" if "cap of" in why else "`coin` starts at 3"
    joint = " " if why.startswith(("cap", "and")) else " and "
    assert_found(text, (code, said, f"{resource}{joint}{why}: lower the cost or raise that"))


@pytest.mark.parametrize(
    "text",
    [
        changed(("cost: {coin: 2}", "cost: {coin: 3}")),
        changed(
            ("cost: {coin: 2}", "cost: {coin: 6}"), ("window: {turns: 1, mandatory: true}", "window: {turns: 1-4}")
        ),
        changed(
            ("cost: {coin: 2}", "cost: {coin: 8}"),
            ("{trust: +4, treaty: true}", "{trust: +4, treaty: true, north.coin: +1}"),
        ),
    ],
)
def test_a_response_that_can_be_paid(text: str) -> None:
    """Income until the card's last turn counts, and so does an effect that somebody may bring about."""
    assert_silent(text)


ALL_CLOSED = "give `north` one without `when` that it can pay from the start"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            changed(("must_answer: [north]", "must_answer: [«north»]"), (WAIT, ""))
            .replace("coin: 2", "coin: 3")
            .replace("start: 3", "start: 2")
            .replace("mandatory: true", "mandatory: true, asap: turn > 1")
            .replace("turns: 1,", "turns: 1-2,"),
            "`north` must answer `silt`, and every response costs more than the team starts with",
        ),
        (
            changed(
                ("must_answer: [north]", "must_answer: [«north»]"),
                (WAIT, WAIT.replace("rule", "when: trade > 60\n          rule")),
                ("          cost: {coin: 2}\n", "          when: not treaty\n          cost: {coin: 2}\n"),
            ),
            "`north` must answer `silt`, and every response can be closed",
        ),
    ],
)
def test_an_obligation_that_may_have_no_answer(text: str, said: str) -> None:
    """A team that must answer and may find every response closed is shown where the deck says that it must."""
    assert_found(text, ("C012", said, ALL_CLOSED))


@pytest.mark.parametrize(
    "text",
    [
        changed((WAIT, WAIT.replace("rule", "when: treaty\n          rule"))),
        changed(
            (WAIT, WAIT.replace("rule", "when: treaty\n          rule")),
            ("          cost: {coin: 2}\n", "          when: not treaty\n          cost: {coin: 2}\n"),
        ),
        changed(
            (WAIT, WAIT.replace("rule", "when: trade >= 60\n          rule")),
            ("          cost: {coin: 2}\n", "          when: trade < 60\n          cost: {coin: 2}\n"),
        ),
    ],
)
def test_an_obligation_with_an_answer(text: str) -> None:
    """One response that is always open is enough, and so are two that exclude each other."""
    assert_silent(text)


def test_a_team_with_nothing_to_do() -> None:
    """A team that no card of two turns in a row asks is shown, with the turns."""
    late = ("    repeat: 3\n", "    repeat: 3\n    window: {turns: 4}\n")
    said = "has nothing to do in turns 2 and 3: no card can come that it may answer"
    hint = "give it a response on a card of those turns, or an initiative"
    text = changed(("  north:\n", "  «north»:\n"), ("  south:\n", "  «south»:\n"), late)
    assert_found(text, ("C013", f"`north` {said}", hint), ("C013", f"`south` {said}", hint))


def test_a_team_that_is_asked_too_rarely() -> None:
    """However the cards fall, fewer of them than every other turn leave a gap of two turns."""
    text = changed(("turns: 4\n", "turns: 12\n"), ("  north:\n", "  «north»:\n"), ("  south:\n", "  «south»:\n"))
    said = "is asked at most 4 times in 12 turns, so it is idle for two turns in a row"
    hint = "give it responses on more cards, or an initiative"
    assert_found(text, ("C013", f"`north` {said}", hint), ("C013", f"`south` {said}", hint))


def test_a_team_without_responses() -> None:
    """A team that can never order anything is shown."""
    west = '  «west»:\n    title: West\n    symbol: "■"\n    colour: "#99ead9"\ntracks:\n'
    assert_found(
        changed(("tracks:\n", west)),
        ("C013", "`west` can never order anything", "give it responses on a card, or initiatives"),
    )


def test_initiatives_keep_a_team_busy() -> None:
    """Who has an initiative always has something to do."""
    roam = "{title: Roam, rule: automatic, outcomes: {success: {}}}"
    both = f"initiatives:\n  north: {{roam: {roam}}}\n  south: {{roam: {roam}}}\ncards:\n"
    assert_silent(changed(("turns: 4\n", "turns: 12\n"), ("cards:\n", both)))


def test_titles_that_are_the_same() -> None:
    """The second of two responses of a team, or of two cards, with one title is shown, and where the first stands."""
    assert_found(
        changed(("title: Wait", "title: «dredge»")),
        ("C014", "`wait` has the same title as `dredge`", "the other title is in line 40: change one of the two"),
    )
    assert_found(
        changed(("title: The race", "title: «The channel silts up»")),
        ("C015", "`race` has the same title as `silt`", "the other title is in line 31: change one of the two"),
    )


def test_titles_of_different_teams() -> None:
    """Two teams may have responses of the same title; the race of the harbour does."""
    assert_silent(changed(("title: Help", "title: Dredge")))


def test_a_contest_of_one_team() -> None:
    """A contest with one team on the card is shown at `contest`."""
    race = """\
  regatta:
    title: The regatta
    text: The cup is rowed for.
    source: [almanac]
    «contest»: {rule: contested_roll}
    responses:
      north:
        row:
          title: Row
          strength: 1
          outcomes: {success: {}, partial: {}, failure: {}}
"""
    said = "`regatta` is a contest, and only `north` can enter it"
    assert_found(changed() + race, ("C016", said, "give two teams responses on this card"))
    both = race.replace("«", "").replace("»", "") + race[race.index("      north:") :].replace("north", "south")
    assert_silent(changed() + both)
