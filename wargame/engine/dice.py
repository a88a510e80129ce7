"""Keyed dice: a throw is a hash of what it is for, so it depends on nothing that happened before it.

The formula is documented with test vectors in docs/dice.md; a session's log can be checked with it on any machine.
Compiled code uses the same arithmetic on uint64; here ints are masked to 64 bits.
"""

from collections.abc import Sequence
from hashlib import blake2b, sha256
from typing import Final, NamedTuple

from wargame.rulebook import MAX_DICE, MAX_SIDES, Ints
from wargame.rulebook.dice import MAX_WEIGHT, PERMILLE, within

MASK: Final = 0xFFFF_FFFF_FFFF_FFFF
"""The low 64 bits."""

GOLDEN: Final = 0x9E37_79B9_7F4A_7C15
"""splitmix64's step: 2**64 divided by the golden ratio, made odd."""

# What dice are for; a stream never meets another one's draws.
DRAW: Final = 1
"""Which cards are dealt."""
ORDERS: Final = 2
"""What becomes of orders."""
START: Final = 3
"""What is drawn at STARTEX: secret objectives, slips."""
NOISE: Final = 4
"""What a forecast doesn't know."""
BOTS: Final = 5
"""What bots choose."""

HOLDER: Final = 16
"""The bits of a ticket that say whose it is."""

MAX_THROWS: Final = 1000
"""The most throws and notes in one resolution: a rule that wants more never ends."""


class TooManyThrowsError(Exception):
    """A rule has thrown more than `MAX_THROWS` times in one resolution."""

    def __init__(self) -> None:
        super().__init__(f"still throwing after {MAX_THROWS} throws")


class Throw(NamedTuple):
    """One throw of a resolution, as the log keeps it and "Why?" shows it."""

    kind: str
    """roll, chance, count, poll or note."""
    asked: tuple[int, ...]
    """roll: (n, sides); chance: (per mille,); count: (n, per mille); poll: each voter's per mille; note: (code,)."""
    shown: tuple[int, ...]
    """roll: the faces; chance, count, poll: the d1000 draws, yes where at most the per mille; note: (number,)."""


def mix(word: int) -> int:
    """Return the 64 bits of a word (0..2**64-1) mixed so that each depends on all: splitmix64's finalizer."""
    word = (word ^ (word >> 30)) * 0xBF58_476D_1CE4_E5B9 & MASK
    word = (word ^ (word >> 27)) * 0x94D0_49BB_1331_11EB & MASK
    return word ^ (word >> 31)


def identify(text: str) -> int:
    """Return the 64 bits that stand for an id in keys: 8 bytes of blake2b over its UTF-8, big-endian.

    Ids enter as their text and never as positions, so that editing a deck moves no other card's dice.
    """
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def fold(part: int) -> int:
    """Return what a part brings into a key, modulo 2**64; that of an id is the same in every key."""
    return mix((part + GOLDEN) & MASK)


def chain_folded(key: int, folded: int) -> int:
    """Return a key with one more part in it, from `fold` of the part."""
    return mix(((key ^ folded) + GOLDEN) & MASK)


def chain(key: int, part: int) -> int:
    """Return a key with one more part folded in; parts are taken modulo 2**64."""
    return chain_folded(key, fold(part))


def stream_key(session_key: int, epoch: int, stream: int, turn: int, card: int, team: int) -> int:
    """Return the 64-bit key of one place where dice are thrown.

    `epoch` is raised by a re-roll; `stream` is DRAW, ORDERS, START, NOISE or BOTS; `card` and `team` are `identify`
    of their ids, or 0 where the place has none. The response that was chosen has no part in it.
    """
    return place_key(turn_key(session_key, epoch, stream, turn), card, team)


def turn_key(session_key: int, epoch: int, stream: int, turn: int) -> int:
    """Return what the keys of all places of a stream in one turn are made of."""
    return chain(chain(chain(session_key & MASK, epoch), stream), turn)


def place_key(turn_key: int, card: int, team: int) -> int:
    """Return the key of a place of a turn's stream; see `stream_key`."""
    return chain(chain(turn_key, card), team)


def draw(key: int, n: int) -> int:
    """Return the n-th 64-bit word of a key, from 1."""
    return mix((key + n * GOLDEN) & MASK)


def to_face(word: int, sides: int) -> int:
    """Return the face 1..sides that a 64-bit word shows: its high 32 bits times sides, without the low 32 bits."""
    return ((word >> 32) * sides >> 32) + 1


def ticket(word: int, holder: int) -> int:
    """Return a word of 64 bits as the ticket of a holder, a number below 2**16: of many tickets the highest wins.

    It has 63 bits, so that it is never negative: what is left of the word, and behind it the holder's number.
    """
    return word >> HOLDER + 1 << HOLDER | holder


def holder_of(ticket: int) -> int:
    """Return whose ticket it is."""
    return ticket & (1 << HOLDER) - 1


def session_key(secret: bytes, nonces: Sequence[bytes]) -> int:
    """Return the 64-bit key of a session: SHA-256 over the secret, then each nonce after its length as 4 bytes.

    The nonces stand in the order in which the log records them. Raises OverflowError for a nonce of 4 GiB or more.
    """
    digest = sha256(secret)
    for nonce in nonces:
        digest.update(len(nonce).to_bytes(4, "big") + nonce)
    return int.from_bytes(digest.digest()[:8], "big")


def commitment(secret: bytes, deck_digest: bytes) -> str:
    """Return the hexadecimal SHA-256 that binds a session to its secret and its deck before anybody adds a nonce."""
    return sha256(secret + deck_digest).hexdigest()


class KeyedDice:
    """The dice of one place of a session: the same key throws the same, and every throw is kept in `trace`."""

    __slots__ = ("drawn", "key", "trace")

    def __init__(self, key: int) -> None:
        self.key = key & MASK
        """Where the dice lie: a `stream_key`."""
        self.drawn = 0
        """How many words have been drawn."""
        self.trace: list[Throw] = []
        """Every throw and note so far, in order."""

    def roll(self, n: int, sides: int, /) -> int:
        """Return the sum of `n` dice of `sides` sides."""
        n, sides = within(n, 0, MAX_DICE), within(sides, 1, MAX_SIDES)
        faces = self._faces(n, sides)
        self._keep(Throw("roll", (n, sides), faces))
        return sum(faces)

    def chance(self, permille: int, /) -> bool:
        """Whether a d1000 shows at most `permille`."""
        permille = within(permille, 0, PERMILLE)
        faces = self._faces(1, PERMILLE)
        self._keep(Throw("chance", (permille,), faces))
        return faces[0] <= permille

    def count(self, n: int, permille: int, /) -> int:
        """Return how many of `n` d1000 show at most `permille`."""
        n, permille = within(n, 0, MAX_DICE), within(permille, 0, PERMILLE)
        faces = self._faces(n, PERMILLE)
        self._keep(Throw("count", (n, permille), faces))
        return sum(face <= permille for face in faces)

    def poll(self, permilles: Ints, weights: Ints, /) -> int:
        """Return the total weight of the voters whose d1000 shows at most their per mille."""
        voters = list(zip(permilles, weights, strict=False))[:MAX_DICE]
        asked = tuple(within(permille, 0, PERMILLE) for permille, _ in voters)
        faces = self._faces(len(voters), PERMILLE)
        self._keep(Throw("poll", asked, faces))
        return sum(
            within(weight, 0, MAX_WEIGHT)
            for face, permille, (_, weight) in zip(faces, asked, voters, strict=True)
            if face <= permille
        )

    def note(self, code: int, number: int, /) -> None:
        """Keep a number for "Why?"."""
        self._keep(Throw("note", (code,), (number,)))

    def _faces(self, n: int, sides: int) -> tuple[int, ...]:
        first = self.drawn + 1
        self.drawn += n
        return tuple(to_face(draw(self.key, i), sides) for i in range(first, first + n))

    def _keep(self, throw: Throw) -> None:
        if len(self.trace) >= MAX_THROWS:
            raise TooManyThrowsError
        self.trace.append(throw)


class SilentDice:
    """The same throws as `KeyedDice` of the same key, several times as fast, with nothing kept: for many runs."""

    __slots__ = ("drawn", "key", "throws")

    def __init__(self, key: int) -> None:
        self.key = key & MASK
        """Where the dice lie: a `stream_key`."""
        self.drawn = 0
        """How many words have been drawn."""
        self.throws = 0
        """How many throws and notes there were."""

    def roll(self, n: int, sides: int, /) -> int:
        """Return the sum of `n` dice of `sides` sides."""
        self._count()
        n, sides = within(n, 0, MAX_DICE), within(sides, 1, MAX_SIDES)
        first = self.drawn + 1
        self.drawn += n
        total = n
        for i in range(first, first + n):
            total += (mix((self.key + i * GOLDEN) & MASK) >> 32) * sides >> 32
        return total

    def chance(self, permille: int, /) -> bool:
        """Whether a d1000 shows at most `permille`."""
        self._count()
        return self._is_yes(permille)

    def count(self, n: int, permille: int, /) -> int:
        """Return how many of `n` d1000 show at most `permille`."""
        self._count()
        return sum([self._is_yes(permille) for _ in range(within(n, 0, MAX_DICE))])

    def poll(self, permilles: Ints, weights: Ints, /) -> int:
        """Return the total weight of the voters whose d1000 shows at most their per mille."""
        self._count()
        total = 0
        for i in range(min(len(permilles), len(weights), MAX_DICE)):
            if self._is_yes(permilles[i]):
                total += within(weights[i], 0, MAX_WEIGHT)
        return total

    def note(self, _code: int, _number: int, /) -> None:
        """Keep nothing."""
        self._count()

    def _is_yes(self, permille: int) -> bool:
        self.drawn += 1
        return (mix((self.key + self.drawn * GOLDEN) & MASK) >> 32) * PERMILLE >> 32 < permille

    def _count(self) -> None:
        self.throws += 1
        if self.throws > MAX_THROWS:
            raise TooManyThrowsError
