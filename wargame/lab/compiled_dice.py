"""The dice on unsigned 64-bit words: the one twin of `wargame.engine.dice`, for compiled code.

Importing this module tells numba what to put in the place of each function that makes or throws dice. Compiled dice are
an array of two words: the key, and how many words have been drawn.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numba import njit
from numba.extending import overload, register_jitable

from wargame import rulebook
from wargame.engine import dice
from wargame.engine.dice import GOLDEN, HOLDER
from wargame.lab.compiled_structures import two_words
from wargame.rulebook import MAX_DICE, MAX_SIDES
from wargame.rulebook.dice import MAX_WEIGHT, PERMILLE, within

Impl = Callable[..., Any]

_WORD = np.uint64
_STEP = _WORD(GOLDEN)
_HALF = _WORD(32)
_HOLDER = _WORD(HOLDER)
_SHORTENED = _WORD(HOLDER + 1)

register_jitable(within)


@njit
def _mix(word: Any) -> Any:
    word = (word ^ (word >> _WORD(30))) * _WORD(0xBF58_476D_1CE4_E5B9)
    word = (word ^ (word >> _WORD(27))) * _WORD(0x94D0_49BB_1331_11EB)
    return word ^ (word >> _WORD(31))


@njit
def _chain_folded(key: Any, folded: Any) -> Any:
    return _mix((key ^ folded) + _STEP)


@njit
def _chain(key: Any, part: Any) -> Any:
    return _chain_folded(key, _mix(_WORD(part) + _STEP))


@njit
def _face(word: Any, sides: Any) -> Any:
    return np.int64((word >> _HALF) * _WORD(sides) >> _HALF) + 1


@njit
def _word(key: Any, n: Any) -> Any:
    return _mix(key + _WORD(n) * _STEP)


@njit
def _throw(thrown: Any, sides: Any) -> Any:
    thrown[1] += _WORD(1)
    return _face(_word(thrown[0], thrown[1]), sides)


@njit
def _is_yes(thrown: Any, permille: Any) -> Any:
    return _throw(thrown, PERMILLE) <= permille


@overload(dice.chain)
def _dice_chain(key: Any, part: Any) -> Impl:
    def impl(key: Any, part: Any) -> Any:
        return _chain(_WORD(key), part)

    return impl


@overload(dice.chain_folded)
def _dice_chain_folded(key: Any, folded: Any) -> Impl:
    def impl(key: Any, folded: Any) -> Any:
        return _chain_folded(_WORD(key), _WORD(folded))

    return impl


@overload(dice.turn_key)
def _turn_key(session_key: Any, epoch: Any, stream: Any, turn: Any) -> Impl:
    def impl(session_key: Any, epoch: Any, stream: Any, turn: Any) -> Any:
        return _chain(_chain(_chain(_WORD(session_key), epoch), stream), turn)

    return impl


register_jitable(dice.place_key)
register_jitable(dice.stream_key)
register_jitable(dice.holder_of)


@overload(dice.draw)
def _draw(key: Any, n: Any) -> Impl:
    def impl(key: Any, n: Any) -> Any:
        return _word(key, n)

    return impl


@overload(dice.to_face)
def _to_face(word: Any, sides: Any) -> Impl:
    def impl(word: Any, sides: Any) -> Any:
        return _face(word, sides)

    return impl


@overload(dice.ticket)
def _ticket(word: Any, holder: Any) -> Impl:
    def impl(word: Any, holder: Any) -> Any:
        return np.int64(word >> _SHORTENED << _HOLDER | _WORD(holder))

    return impl


@overload(dice.SilentDice, inline="always")  # its two words live in the frame of who throws
def _silent_dice(key: Any) -> Impl:
    def impl(key: Any) -> Any:
        thrown = two_words()
        thrown[0] = _WORD(key)
        thrown[1] = _WORD(0)
        return thrown

    return impl


@overload(rulebook.roll)
def _roll(dice: Any, n: Any, sides: Any) -> Impl:
    def impl(dice: Any, n: Any, sides: Any) -> Any:
        total = 0
        for _ in range(within(n, 0, MAX_DICE)):
            total += _throw(dice, within(sides, 1, MAX_SIDES))
        return total

    return impl


@overload(rulebook.chance)
def _chance(dice: Any, permille: Any) -> Impl:
    def impl(dice: Any, permille: Any) -> Any:
        return _is_yes(dice, permille)

    return impl


@overload(rulebook.count)
def _count(dice: Any, n: Any, permille: Any) -> Impl:
    def impl(dice: Any, n: Any, permille: Any) -> Any:
        total = 0
        for _ in range(within(n, 0, MAX_DICE)):
            if _is_yes(dice, permille):
                total += 1
        return total

    return impl


@overload(rulebook.poll)
def _poll(dice: Any, permilles: Any, weights: Any) -> Impl:
    def impl(dice: Any, permilles: Any, weights: Any) -> Any:
        total = 0
        for i in range(min(len(permilles), len(weights), MAX_DICE)):
            if _is_yes(dice, permilles[i]):
                total += within(weights[i], 0, MAX_WEIGHT)
        return total

    return impl


@overload(rulebook.note)
def _note(dice: Any, code: Any, number: Any) -> Impl:
    def impl(dice: Any, code: Any, number: Any) -> Any:
        return None

    return impl
