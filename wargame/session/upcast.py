"""Reading logs that an older program wrote.

Every format of the records has a number. A session that is continued by a newer program keeps its old records as they
are, byte for byte, since the chain covers them; from the first new record on it is in the new format. So a log is a row
of eras, and a record is lifted, when it is read, through one step per format since it was written.

When the meaning of a record changes: raise `FORMAT`, append to `STEPS` the step from the format before, and keep a file
of the old format in `tests/session/data`.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from wargame.session.chain import Record, canonical

FORMAT: Final = 1
"""The format that this program writes."""

Step = Callable[[str, Any], tuple[str, Any]]
"""Lifts a record's kind and parsed data by one format."""

STEPS: Final[Sequence[Step]] = ()
"""The step at position n lifts format n + 1 to format n + 2."""


class Era(NamedTuple):
    """From record `first` on, up to the next era, a log is in this format."""

    first: int
    format: int


def upcast(records: Sequence[Record], eras: Sequence[Era], steps: Sequence[Step] = STEPS) -> list[Record]:
    """Return the records as the newest format says them.

    `eras` rise by `first` and begin at 1. Kind and data are lifted; number, time, author and hashes stay those of the
    record as it was written, so check the chain before lifting, never after.
    """
    return [_lift(record, steps[_format(record.seq, eras) - 1 :]) for record in records]


def _format(seq: int, eras: Sequence[Era]) -> int:
    """Return the format that the record of this number was written in."""
    return max(era for era in eras if era.first <= seq).format


def _lift(record: Record, steps: Sequence[Step]) -> Record:
    """Return the record after these steps."""
    if not steps:
        return record
    kind, data = record.kind, json.loads(record.data)
    for step in steps:
        kind, data = step(kind, data)
    return record._replace(kind=kind, data=canonical(data))
