"""Sessions as a Parquet file: one row each, written batch by batch, so that a million of them need no more memory."""

from pathlib import Path
from types import TracebackType
from typing import Any, Self

import click

from wargame.cli.exits import RefusedError
from wargame.deck.compile import CompiledDeck
from wargame.deck.diagnostics import clean
from wargame.engine.expression_code import UNIT
from wargame.lab.trials import Batch, keys_of, row_width


class SessionTable:
    """A Parquet file that is being written.

    Its columns: `number` and `key` of the session; `score.<team>` in points; `met.<objective>`, true or false, and null
    where the objective did not count; `end.<track>` in points, gauges first.
    """

    def __init__(self, path: Path, deck: CompiledDeck, seed: int) -> None:
        try:
            import pyarrow as pa
            from pyarrow import parquet
        except ImportError as error:
            raise click.UsageError("--parquet needs pyarrow: install `wargame[data]`.") from error
        self._arrow: Any = pa
        self._width, self._seed = row_width(deck), seed
        objectives = deck.names.objective_numbers()
        self._scores = [f"score.{team}" for team in deck.names.teams]
        self._met = [f"met.{name}" for name in objectives]
        self._ends = [f"end.{name}" for name in (*deck.deck.gauges, *deck.deck.tracks)]
        fields = [("number", pa.int64()), ("key", pa.uint64())]
        fields += [(name, pa.int32()) for name in self._scores]
        fields += [(name, pa.bool_()) for name in self._met]
        fields += [(name, pa.float64()) for name in self._ends]
        about = {"deck": deck.deck.deck, "seed": str(seed)}
        self._schema: Any = pa.schema(fields, metadata=about)
        try:
            self._writer: Any = parquet.ParquetWriter(path, self._schema)
        except OSError as error:
            raise RefusedError(f"`{clean(str(path))}` can't be written: {error.strerror}.") from error
        self._next = 0

    def write(self, batch: Batch) -> None:
        """Write the sessions of the next batch."""
        numbers = range(self._next, self._next + batch.tally.sessions[0])
        self._next = numbers.stop
        columns = [batch.rows[place :: self._width] for place in range(self._width)]
        scores, behind = len(self._scores), len(self._scores) + len(self._met)
        values: list[Any] = [list(numbers), keys_of(self._seed, numbers), *columns[:scores]]
        values += [[None if each < 0 else each > 0 for each in column] for column in columns[scores:behind]]
        values += [[each / UNIT for each in column] for column in columns[behind:]]
        arrays = [
            self._arrow.array(column, type=field.type) for column, field in zip(values, self._schema, strict=True)
        ]
        self._writer.write_batch(self._arrow.record_batch(arrays, schema=self._schema))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.close()
