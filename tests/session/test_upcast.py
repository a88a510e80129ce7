"""Older logs read as today's: each record goes through one step per format since it was written."""

from typing import Any

from wargame.session.chain import Record, check_chain, seal
from wargame.session.upcast import FORMAT, STEPS, Era, upcast


def rename(kind: str, data: Any) -> tuple[str, Any]:
    """Lift format 1 to 2: what was a move is an order."""
    return ("order" if kind == "move" else kind), data


def add_turn(kind: str, data: Any) -> tuple[str, Any]:
    """Lift format 2 to 3: an order says its turn."""
    return kind, data | {"turn": 1}


def three_moves() -> list[Record]:
    """Return a log of three records."""
    first = seal(None, "t", "kosovo", "move", {"card": "a"})
    second = seal(first, "t", "kosovo", "order", {"card": "b"})
    return [first, second, seal(second, "t", "kosovo", "order", {"card": "c", "turn": 9})]


def test_there_is_a_step_for_every_older_format() -> None:
    """The list of steps reaches from format 1 to the format that is written."""
    assert len(STEPS) == FORMAT - 1


def test_each_era_is_lifted_from_its_own_format() -> None:
    """A log that three programs wrote reads as one: old kinds renamed, missing fields filled, new records untouched."""
    lifted = upcast(three_moves(), [Era(1, 1), Era(2, 2), Era(3, 3)], (rename, add_turn))
    assert [(record.kind, record.data) for record in lifted] == [
        ("order", '{"card":"a","turn":1}'),
        ("order", '{"card":"b","turn":1}'),
        ("order", '{"card":"c","turn":9}'),
    ]


def test_lifting_leaves_the_written_record_as_it_is() -> None:
    """Number, time, author and hashes are those of the file, whose chain still holds."""
    records = three_moves()
    lifted = upcast(records, [Era(1, 1)], (rename,))
    assert [(r.seq, r.at, r.by, r.previous, r.hash) for r in lifted] == [
        (r.seq, r.at, r.by, r.previous, r.hash) for r in records
    ]
    assert check_chain(records) == []


def test_a_log_of_today_is_not_touched() -> None:
    """Records of the newest format come back as the same objects."""
    records = three_moves()
    assert all(a is b for a, b in zip(upcast(records, [Era(1, FORMAT)]), records, strict=True))
