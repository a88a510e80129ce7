"""A Dask cluster as a place to run sessions (extra `wargame[cluster]`)."""

from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from importlib.util import find_spec
from logging import CRITICAL, getLogger

import click

from wargame.cli.exits import RefusedError
from wargame.deck.diagnostics import clean

CONNECTING = 10
"""Seconds after which a scheduler that does not answer is given up."""


@contextmanager
def cluster_at(address: str) -> Iterator[tuple[Executor, int]]:
    """Connect to the cluster of a scheduler; yield an executor on it, and how many tasks it runs at a time.

    Dask itself gives the work of a worker that is lost to another one.
    """
    if find_spec("distributed") is None:
        raise click.UsageError("--dask needs Dask: install `wargame[cluster]`, here and on the cluster.")
    from distributed import Client, KilledWorker

    getLogger("distributed.client").setLevel(CRITICAL)  # what it logs of a lost scheduler is told in a sentence below
    shown = clean(address)
    try:
        client = Client(address, timeout=CONNECTING, set_as_default=False)
    except (OSError, ValueError) as error:
        raise RefusedError(f"No Dask scheduler can be reached at `{shown}`.") from error
    with client:
        workers = sum(client.nthreads().values())
        if not workers:
            raise RefusedError(f"The Dask scheduler at `{shown}` has no workers.")
        try:
            yield client.get_executor(pure=False), workers
        except (CancelledError, KilledWorker) as error:
            raise RefusedError(
                f"The Dask cluster at `{shown}` lost its scheduler, or one worker after another."
            ) from error
        except (RuntimeError, ModuleNotFoundError) as error:
            said = "is the same version of wargame installed for its scheduler and its workers?"
            raise RefusedError(f"The Dask cluster at `{shown}` could not do it: {clean(str(error))}; {said}") from error
