"""One mailable file of a session, from any state that its file may be in."""

from pathlib import Path

from wargame.store.errors import StoreError
from wargame.store.layout import attach, make


def pack(source: Path, target: Path) -> None:
    """Write a complete copy of a session that needs no file beside it and holds no secret of the authority.

    The source may be closed, live in another program, or left by a killed one; it is only read. Left out are sealed
    values and what people had not committed. Raises StoreError if the target is there already or can't be written, or
    if the source is no session, and DamagedError if it can't be read.
    """
    if target.exists():
        raise StoreError(f"{target} is there already")
    attach(source, "ro").close()
    partial = target.with_name(f"{target.name}-partial")
    partial.unlink(missing_ok=True)
    packed = make(partial)
    try:
        packed.change("ATTACH DATABASE ? AS live", f"{source.absolute().as_uri()}?mode=ro")
        with packed.transaction():
            for table in ("eras", "records", "sources"):
                packed.change(f"INSERT INTO {table} SELECT * FROM live.{table}")  # noqa: S608 - names of ours
            ((version,),) = packed.rows("PRAGMA live.user_version")
            packed.change(f"PRAGMA main.user_version={version}")
        packed.close()
        partial.replace(target)
    except BaseException:
        packed.close()
        partial.unlink(missing_ok=True)
        raise
