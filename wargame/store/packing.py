"""Copies of a session's file, from any state that it may be in: one to mail, or one to go on with from a record."""

from collections.abc import Mapping
from pathlib import Path

from wargame.store.errors import StoreError
from wargame.store.layout import attach, make


def pack(source: Path, target: Path) -> None:
    """Write a complete copy of a session that needs no file beside it and holds no secret of the authority.

    The source may be closed, live in another program, or left by a killed one; it is only read. Left out are sealed
    values and what people had not committed. Raises StoreError if the target is there already or can't be written, or
    if the source is no session, and DamagedError if it can't be read.
    """
    _copy(source, target, {"eras": "", "records": "", "sources": ""})


def fork(source: Path, target: Path, last: int) -> None:
    """Write a copy of a session as it stood after record number `last`, to be gone on with.

    It has the sealed values and what people had not committed. Reads and raises as `pack` does.
    """
    upto = {"eras": f"WHERE first <= {last}", "records": f"WHERE seq <= {last}"}
    _copy(source, target, {**upto, "sources": "", "sealed": "", "drafts": ""})


def _copy(source: Path, target: Path, tables: Mapping[str, str]) -> None:
    """Copy some tables to a new file, of each the rows that its clause says."""
    if target.exists():
        raise StoreError(f"{target} is there already")
    attach(source, "ro").close()
    partial = target.with_name(f"{target.name}-partial")
    partial.unlink(missing_ok=True)
    packed = make(partial)
    try:
        packed.change("ATTACH DATABASE ? AS live", f"{source.absolute().as_uri()}?mode=ro")
        with packed.transaction():
            for table, clause in tables.items():
                packed.change(f"INSERT INTO {table} SELECT * FROM live.{table} {clause}")  # noqa: S608 - words of ours
            ((version,),) = packed.rows("PRAGMA live.user_version")
            packed.change(f"PRAGMA main.user_version={version}")
        packed.close()
        partial.replace(target)
    except BaseException:
        packed.close()
        partial.unlink(missing_ok=True)
        raise
