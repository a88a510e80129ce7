"""`wargame log`: what happened in a session, for people and for programs, and the session as one file to send."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from wargame.cli.chosen import session_errors
from wargame.deck.diagnostics import clean
from wargame.session.chain import Record
from wargame.store.packing import pack
from wargame.store.session_file import SessionFile

EXAMPLES = """\
\b
Examples:
  wargame log sessions/2026-11-22-first_look.wargame
  wargame log seven.wargame --json             one record a line, for programs
  wargame log seven.wargame --pack mail.wargame
                                               a copy to send: complete, without the dice secret
"""


@click.command(epilog=EXAMPLES)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record a line, just as it is chained.")
@click.option("--pack", "target", type=click.Path(dir_okay=False, path_type=Path), help="Write one file to send.")
def command(file: Path, as_json: bool, target: Path | None) -> None:
    """Tell what happened in a session.

    The log holds everything, the orders that are still sealed too: it is for whoever runs the session.
    """
    if target is not None:
        with session_errors():
            pack(file, target)
        click.echo(f"Packed into {clean(str(target))}.", err=True)
        return
    with session_errors(), SessionFile.read_only(file) as session:
        if as_json:
            for record in json_lines(session.read()):
                click.echo(record)
            return
        from wargame.cli.log_text import log_lines

        for line in log_lines(session):
            click.echo(line)


def json_lines(records: list[Record]) -> Iterator[bytes]:
    """Yield each record as one line of JSON in UTF-8, its data as it was hashed."""
    for record in records:
        fields = {**record._asdict(), "data": _data(record.data)}
        line = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        yield line.encode("utf-8", "backslashreplace")


def _data(text: str) -> object:
    """Return a record's data parsed, or as it is where damage has left no JSON."""
    try:
        return json.loads(text)
    except ValueError:
        return text
