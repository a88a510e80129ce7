"""Branching: a session of its own from a moment of another one, with the same dice, seats and sources."""

import json
from itertools import count
from pathlib import Path

from wargame.live.opening import CannotOpenError, Log, read_log, sealed_secret, wall_clock
from wargame.live.running import RunningSession
from wargame.session.authors import SESSION, author
from wargame.session.branching import Visits, stands_at, visits
from wargame.session.chain import seal
from wargame.session.control_events import Branched
from wargame.session.evolve import fold
from wargame.session.state import Moment
from wargame.store.errors import StoreError
from wargame.store.packing import fork
from wargame.store.session_file import SessionFile


def branch(session: RunningSession, moment: Moment, by: str = SESSION) -> Path:
    """Branch from a session that is open, for a seat; it goes on undisturbed. As `branch_file`."""
    return branch_file(session.file.path, moment, by=by)


def branch_file(source: Path, moment: Moment, target: Path | None = None, by: str = SESSION) -> Path:
    """Make a session file that holds another session up to a moment, and return where it is.

    Without a `target` it lies beside the other file under a name of its own. Whoever orders there as they did here gets
    the same dice. Raises StoreError if a file can't be used, CannotOpenError if there is no such moment, or if the
    source was changed or is a pack, which holds no dice secret.
    """
    made = free_name(source, moment) if target is None else target
    if made.exists():
        raise StoreError(f"{made} is there already")
    with SessionFile.read_only(source) as file:
        log = read_log(file)
        if log.state.room.opened is None:
            raise CannotOpenError(f"{source.name} holds a session that was never begun")
        sealed_secret(file, log.state.room.opened)
        last = _record_of(log, moment, source.name)
    unfinished = made.with_name(f"{made.name}-new")
    unfinished.unlink(missing_ok=True)
    try:
        fork(source, unfinished, last)
        _say_so(unfinished, log, last, moment, by)
        unfinished.rename(made)
    finally:
        unfinished.unlink(missing_ok=True)
    return made


def free_name(source: Path, moment: Moment) -> Path:
    """Return a name beside a session's file that nothing has yet: `evening-branch-t4.wargame`."""
    stem = f"{source.stem}-branch-t{moment.turn}" + "-rulings" * (moment.stage == "adjudicate")
    names = (f"{stem}{source.suffix}" if n == 1 else f"{stem}-{n}{source.suffix}" for n in count(1))
    return next(path for path in map(source.with_name, names) if not path.exists())


def _record_of(log: Log, moment: Moment, name: str) -> int:
    """Return the number of the record after which the session stands at a moment."""
    found = visits(log.events)
    if moment not in found:
        raise CannotOpenError(_no_such(found, moment, name))
    last = found[moment]
    there = fold(log.events[:last])
    agreed = there.checkpoints[moment] == log.state.checkpoints.get(moment)
    assert agreed, "the record is not the one that the checkpoint in force was made by"
    assert stands_at(there, moment), "play does not stand where the record says it does"
    return last


def _no_such(found: Visits, moment: Moment, name: str) -> str:
    turns = ", ".join(str(turn) for turn, stage in sorted(found) if stage == moment.stage)
    done = "opened" if moment.stage == "plan" else "ruled on"
    if not turns:
        return f"no turn of {name} has been {done} yet, so there is nothing to branch from"
    return f"turn {moment.turn} has not been {done} in {name}; branch from one of these: {turns}"


def _say_so(path: Path, log: Log, last: int, moment: Moment, by: str) -> None:
    """Append the record that makes a copy a session of its own."""
    newest = log.records[-1]
    event = Branched(
        by=by,
        turn=moment.turn,
        stage=moment.stage,
        head=newest.hash,
        seq=newest.seq,
        revealed=log.state.play.phase == "endex",
    )
    data = json.loads(event.model_dump_json(exclude={"kind"}))
    with SessionFile.open(path) as file:
        file.append(last, [seal(file.head(), wall_clock(log.state), author(event), event.kind, data)])
