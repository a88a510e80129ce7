"""Memory for what compiled code goes through again and again, cut from large pages.

A processor remembers of so many pages only where they lie. Where the tables of a deck and the counts of sessions are
scattered over what else a process holds, as after a compilation, sessions take up to a quarter longer.
"""

from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.int8]

LINE: Final = 64
"""Bytes in a line of the cache."""

_PAGE: Final = 2 << 20
_CHUNK: Final = 4 * _PAGE
"""So much at a time: numpy asks for large pages from 4 MiB on. What nobody writes to takes no memory."""


class Room:
    """Gives out memory, piece after piece, to any thread. Each chunk stays as long as any of its pieces does."""

    def __init__(self) -> None:
        self._left = np.zeros(0, np.int8)
        self._lock = Lock()

    def cut(self, size: int) -> Bytes:
        """Return so many bytes, all zero, from the beginning of a line on."""
        lines = -(-size // LINE) * LINE
        with self._lock:
            if lines > len(self._left):
                self._left = zeros_from(max(lines, _CHUNK), _PAGE)
            piece, self._left = self._left[:size], self._left[lines:]
        return piece


SHARED: Final = Room()
"""For all decks and variants of a process: hundreds are played side by side, and none fills a large page of its own."""


def zeros_from(size: int, step: int) -> Bytes:
    """Return so many bytes, all zero, at an address that is a multiple of a step."""
    memory = np.zeros(size + step, np.int8)
    first = -memory.ctypes.data % step
    return memory[first : first + size]
