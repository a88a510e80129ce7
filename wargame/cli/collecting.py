"""When Python looks for circular garbage: not while much is made that stays, and seldom while somebody looks."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_MADE_BEFORE_LOOKING: Final = 10_000
"""Objects. A screen makes about as many for a key or two, and nearly all of them go by themselves."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no circular garbage meanwhile."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look for circular garbage less often meanwhile, and not at all in what is there already.

    At Python's own pace it takes a third of what a key costs on a screen, and at times a tenth of a second at once.
    """
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_MADE_BEFORE_LOOKING)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
