"""When an app has done all that was asked of it: the event loop says so, and nobody has to sleep to find out."""

import asyncio
from typing import Any, Final

from textual.screen import Screen

_SOON: Final = 0.05
"""Seconds: a timer due within them is part of what was asked, as the next picture is, two frames away at most."""
_PATIENCE: Final = 1.0
"""Seconds until something that goes on and on, like a thread that plays futures, is no longer waited for."""
_ENDLESS: Final = 12
"""Times that a screen is laid out in them, again and again, if it will not come to rest."""

laid_out: list[Screen[Any]] = []
"""The screens that were laid out since somebody last began to wait, once each time."""


def count_layouts(screen: Screen[Any], *args: Any, **options: Any) -> None:
    """Lay out a screen, and note that it was."""
    laid_out.append(screen)
    _lay_out(screen, *args, **options)


_lay_out = Screen._refresh_layout


async def until_idle(_least: float = 0, most: float = _PATIENCE) -> None:
    """Wait until the loop has nothing to do now and draws nothing soon; what Textual's pilot waits for by sleeping.

    A screen whose layout never comes to rest is a fault: it flickers and keeps a core busy.
    """
    if await _is_busy_after(most) and len(laid_out) >= _ENDLESS:  # a start on a busy machine may take as long, but once
        if await _is_busy_after(most) and len(laid_out) >= _ENDLESS:
            raise AssertionError(f"{laid_out[-1]} is laid out again and again, and flickers")


async def _is_busy_after(most: float) -> bool:
    """Wait until the loop is idle, for so many seconds at most, and return whether it still is not."""
    laid_out.clear()
    loop: Any = asyncio.get_running_loop()
    give_up = loop.time() + most
    while loop.time() < give_up:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        due = min((handle.when() for handle in loop._scheduled if not handle.cancelled()), default=give_up)
        wait = due - loop.time()
        if wait > _SOON:
            return False
        await asyncio.sleep(max(wait, 0))
    return True
