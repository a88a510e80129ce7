"""`wargame branch`: a session of its own from a moment of another one, with the same dice."""

import json
from pathlib import Path

import click

from wargame.cli.chosen import session_errors
from wargame.deck.diagnostics import clean

EXAMPLES = """\
\b
Examples:
  wargame branch evening.wargame --turn 4             as turn 4 was opened
  wargame branch evening.wargame --turn 4 --rulings   with the rulings of turn 4 proposed, none applied
  wargame branch evening.wargame --turn 4 --out what_if.wargame
"""

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(epilog=EXAMPLES)
@click.argument("file", type=FILE)
@click.option("--turn", type=click.IntRange(1), required=True, help="Branch from the opening of this turn.")
@click.option("--rulings", is_flag=True, help="Branch from the turn's rulings, before they are applied.")
@click.option("--out", type=FILE, help="Where to save the branch; else beside the session.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(file: Path, turn: int, out: Path | None, *, rulings: bool, as_json: bool) -> None:
    """Make a session of its own from a moment of another one.

    The branch holds what was played up to there, with its seats and dice: whoever orders the same throws the same.
    The other session stays as it is; it may be running or have ended. A packed copy has no dice to go on with.
    """
    from wargame.live.branching import branch_file
    from wargame.live.opening import read_log
    from wargame.session.state import Moment
    from wargame.store.session_file import SessionFile

    with session_errors():
        made = branch_file(file, Moment(turn, "adjudicate" if rulings else "plan"), out)
        with SessionFile.read_only(made) as branched:
            log = read_log(branched)
    origin = log.state.room.branched
    assert origin is not None
    if as_json:
        told = {"file": str(made), "records": len(log.records), "head": log.records[-1].hash}
        click.echo(json.dumps({**told, "from": origin.model_dump(exclude={"kind"})}, indent=2, ensure_ascii=False))
        return
    click.echo(clean(str(made)))
    if origin.revealed:
        click.echo("The session had ended, so these dice are known by now.", err=True)
    click.echo(f"Go on with: wargame play --resume {clean(str(made))}", err=True)
