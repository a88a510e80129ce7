"""Keyed dice: what a throw depends on, that it is fair, and that it is kept."""

from collections import Counter
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.engine.dice import (
    BOTS,
    DRAW,
    HOLDER,
    MAX_THROWS,
    NOISE,
    ORDERS,
    START,
    KeyedDice,
    SilentDice,
    Throw,
    TooManyThrowsError,
    commitment,
    draw,
    holder_of,
    identify,
    session_key,
    stream_key,
    ticket,
    to_face,
)
from wargame.rulebook import chance, count, note, poll, roll

WORDS = st.integers(0, 2**64 - 1)
HOLDERS = st.integers(0, 2**HOLDER - 1)
NUMBERS = st.integers(-(10**9), 10**9)


@given(key=WORDS)
def test_same_key_throws_the_same(key: int) -> None:
    """Two dice with one key give the same throws."""
    first, second = KeyedDice(key), KeyedDice(key)
    for dice in (first, second):
        roll(dice, 2, 6)
        count(dice, 5, 300)
    assert first.trace == second.trace


@given(
    place=st.tuples(WORDS, st.integers(0, 9), st.integers(1, 5), st.integers(0, 40), WORDS, WORDS),
    index=st.integers(0, 5),
    bit=st.integers(0, 63),
)
def test_every_part_of_a_place_moves_its_dice(place: tuple[int, ...], index: int, bit: int) -> None:
    """Changing one bit of any part of a place gives another key."""
    other = list(place)
    other[index] ^= 1 << bit
    assert stream_key(*place) != stream_key(*other)


def test_places_of_a_session_share_no_key() -> None:
    """Epochs, streams, turns, cards and teams of a large exercise all lie apart, whichever part differs."""
    ids = [identify(text) for text in ("", "kosovo", "serbia", "nato", "troops_to_ukraine", "a", "b")] + [0]
    keys = [
        stream_key(session, epoch, stream, turn, card, team)
        for session in (0, 1)
        for epoch in range(3)
        for stream in (DRAW, ORDERS, START, NOISE, BOTS)
        for turn in range(12)
        for card in ids
        for team in ids
    ]
    assert len(set(keys)) == len(keys)


@given(word=WORDS, other=WORDS, holder=HOLDERS, another=HOLDERS)
def test_the_highest_ticket_says_whose_it_is(word: int, other: int, holder: int, another: int) -> None:
    """A ticket is never negative in a signed word; the higher word wins, whoever holds it."""
    first, second = ticket(word, holder), ticket(other, another)
    assert 0 <= first < 2**63
    assert (holder_of(first), holder_of(second)) == (holder, another)
    if word >> HOLDER + 1 != other >> HOLDER + 1:
        assert (first > second) == (word > other)


@given(word=WORDS, sides=st.integers(1, 1_000_000))
def test_faces_lie_on_the_die(word: int, sides: int) -> None:
    """Any word shows a face of the die."""
    assert 1 <= to_face(word, sides) <= sides


@pytest.mark.parametrize("sides", [2, 6, 100])
def test_dice_are_even(sides: int) -> None:
    """Over many keys and draws each face comes up as often as the others, within four and a half deviations."""
    throws = 60_000
    seen = Counter(to_face(draw(identify(str(i // 3)), i % 3 + 1), sides) for i in range(throws))
    spread = sqrt(throws / sides * (1 - 1 / sides))
    assert set(seen) == set(range(1, sides + 1))
    assert all(abs(times - throws / sides) <= 4.5 * spread for times in seen.values())


def test_neighbouring_places_are_independent() -> None:
    """The first throws of two teams on one card pair up evenly over the turns and cards of many sessions."""
    pairs = Counter(
        (
            to_face(draw(stream_key(session, 0, ORDERS, turn, 7, 1), 1), 6),
            to_face(draw(stream_key(session, 0, ORDERS, turn, 7, 2), 1), 6),
        )
        for session in range(1500)
        for turn in range(1, 9)
    )
    expected = 12_000 / 36
    assert sum((times - expected) ** 2 / expected for times in pairs.values()) < 70  # chi-square, 35 degrees: 1 in 2500
    assert len(pairs) == 36


def test_trace_keeps_every_throw() -> None:
    """The trace says what was asked and what each die showed, in order."""
    dice = KeyedDice(0x1976_158D_C97C_D404)
    assert roll(dice, 2, 6) == 10
    assert chance(dice, 614)
    assert count(dice, 2, 500) == 1
    assert poll(dice, [50, 980], [7, 3]) == 3
    note(dice, 4, -12)
    assert dice.trace == [
        Throw("roll", (2, 6), (4, 6)),
        Throw("chance", (614,), (614,)),
        Throw("count", (2, 500), (672, 461)),
        Throw("poll", (50, 980), (64, 974)),
        Throw("note", (4,), (-12,)),
    ]
    assert dice.drawn == 7


def test_answers_that_are_certain_still_take_their_words() -> None:
    """A chance of nothing or of everything moves the dice as any other does."""
    sure, open_ = KeyedDice(5), KeyedDice(5)
    assert sure.chance(1000)
    assert not sure.chance(0)
    open_.count(2, 500)
    assert sure.roll(3, 6) == open_.roll(3, 6)


@given(n=NUMBERS, sides=NUMBERS, permille=NUMBERS, votes=st.lists(st.tuples(NUMBERS, NUMBERS), max_size=200))
def test_dice_are_total(n: int, sides: int, permille: int, votes: list[tuple[int, int]]) -> None:
    """Any ints at all are held within the limits, and the answers with them."""
    dice = KeyedDice(1)
    dice_thrown = min(max(n, 0), 100)
    assert dice_thrown <= dice.roll(n, sides) <= dice_thrown * min(max(sides, 1), 1_000_000)
    assert 0 <= dice.count(n, permille) <= dice_thrown
    assert permille > 0 or not dice.chance(permille)
    assert permille < 1000 or dice.chance(permille)
    assert 0 <= dice.poll([vote[0] for vote in votes], [vote[1] for vote in votes]) <= 100 * 1_000_000


def test_poll_pairs_the_shorter_sequence() -> None:
    """A voter without a weight, or a weight without a voter, doesn't vote."""
    assert KeyedDice(1).poll([1000, 1000], [3]) == 3
    assert KeyedDice(1).poll([1000], [3, 4]) == 3


@given(
    key=WORDS,
    asked=st.lists(
        st.tuples(st.sampled_from(["roll", "chance", "count", "poll", "note"]), NUMBERS, NUMBERS), max_size=9
    ),
)
def test_silent_dice_throw_what_keyed_dice_throw(key: int, asked: list[tuple[str, int, int]]) -> None:
    """Without a trace every throw comes to the same, whatever is asked in whatever order."""
    keyed, silent = KeyedDice(key), SilentDice(key)
    for kind, first, second in asked:
        row = tuple(first % 1013 + second % (i + 7) for i in range(abs(second) % 130))
        given_here = (
            (row, row[1:]) if kind == "poll" else (first % 1013,) if kind == "chance" else (first, second % 1013)
        )
        assert getattr(keyed, kind)(*given_here) == getattr(silent, kind)(*given_here)
    assert (silent.drawn, silent.throws) == (keyed.drawn, len(keyed.trace))


@pytest.mark.parametrize("kind", [KeyedDice, SilentDice])
def test_throwing_for_ever_is_stopped(kind: type[KeyedDice] | type[SilentDice]) -> None:
    """Throws and notes in one resolution have an end."""
    dice = kind(1)
    for _ in range(MAX_THROWS):
        dice.roll(0, 6)
    with pytest.raises(TooManyThrowsError):
        dice.note(1, 1)


def test_session_key_depends_on_secret_and_all_nonces_in_order() -> None:
    """Any change of the secret, of a nonce, of their order or of where one ends gives another key."""
    keys = [
        session_key(b"s" * 32, []),
        session_key(b"t" * 32, []),
        session_key(b"s" * 32, [b""]),
        session_key(b"s" * 32, [b"a", b"bc"]),
        session_key(b"s" * 32, [b"ab", b"c"]),
        session_key(b"s" * 32, [b"bc", b"a"]),
    ]
    assert len(set(keys)) == len(keys)


def test_commitment_binds_secret_and_deck() -> None:
    """Another secret or another deck has another commitment."""
    bound = commitment(b"s" * 32, b"d" * 32)
    assert len(bound) == 64
    assert bound != commitment(b"t" * 32, b"d" * 32)
    assert bound != commitment(b"s" * 32, b"e" * 32)
