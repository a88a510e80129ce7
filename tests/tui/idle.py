"""When an app has done all that was asked of it: the event loop says so, and nobody has to sleep to find out."""

import asyncio
from typing import Any, Final

_SOON: Final = 0.05
"""Seconds: a timer due within them is part of what was asked, as the next picture is, two frames away at most."""
_PATIENCE: Final = 1.0
"""Seconds until something that goes on and on, like a thread that plays futures, is no longer waited for."""


async def until_idle(_least: float = 0, most: float = _PATIENCE) -> None:
    """Wait until the loop has nothing to do now and draws nothing soon; what Textual's pilot waits for by sleeping."""
    loop: Any = asyncio.get_running_loop()
    give_up = loop.time() + most
    while loop.time() < give_up:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        due = min((handle.when() for handle in loop._scheduled if not handle.cancelled()), default=give_up)
        wait = due - loop.time()
        if wait > _SOON:
            return
        await asyncio.sleep(max(wait, 0))
