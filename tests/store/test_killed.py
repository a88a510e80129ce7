"""A writer that is killed at any moment loses nothing that it acknowledged, and its session goes on."""

import random
import signal
import subprocess
import sys
from pathlib import Path

from wargame.session.chain import check_chain, seal
from wargame.store.packing import pack
from wargame.store.session_file import SessionFile

WRITER = """
import sys
from pathlib import Path
from wargame.session.chain import seal
from wargame.store.session_file import SessionFile

path = Path(sys.argv[1])
session = SessionFile.open(path) if path.exists() else SessionFile.create(path)
last = session.head()
while True:
    batch = []
    for n in range(1 + (last.seq if last else 0) % 4):
        last = seal(last, "09:00", "umpire", "noted", {"text": "x" * 300})
        batch.append(last)
    session.append(batch[0].seq - 1, batch)
    session.put_draft("kosovo", "card", str(last.seq))
    print(last.seq, flush=True)
"""
"""Appends batches of one to four records for ever and prints the number of the last one once it is acknowledged."""


def write_and_kill(path: Path, lines: int) -> int:
    """Let a writer acknowledge about this many batches, kill it wherever it is then, and return the last number."""
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        for _ in range(lines):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        acknowledged = writer.stdout.read().split()
    return int(acknowledged[-1]) if acknowledged else 0


def test_nothing_acknowledged_is_lost(path: Path, tmp_path: Path) -> None:
    """Killed again and again, the file holds every acknowledged record, its chain whole, and takes more."""
    for n in range(6):
        acknowledged = write_and_kill(path, random.SystemRandom().randint(1, 60))
        packed = tmp_path / f"pack{n}"
        pack(path, packed)
        with SessionFile.read_only(packed) as copy:
            records = copy.read()
            assert check_chain(records) == []
            assert len(records) >= acknowledged
        with SessionFile.open(path) as session:
            assert session.read() == records
            assert int(session.drafts("kosovo")["card"]) >= acknowledged
            assert session.damage() == []
            session.append(len(records), [seal(records[-1], "09:01", "umpire", "went_on", {})])
    assert not [beside for beside in path.parent.iterdir() if beside.name.startswith(f"{path.name}-")]


def test_killed_while_it_is_made(path: Path) -> None:
    """A session whose program dies while making it is whole or said to be none; it never blocks its name's lock."""
    for delay in range(0, 40, 8):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            for _ in range(delay):
                writer.stdout.readline()
            writer.send_signal(signal.SIGKILL)
        if path.exists() and path.stat().st_size:
            with SessionFile.open(path) as session:
                assert check_chain(session.read()) == []
        path.unlink(missing_ok=True)
