"""`wargame replay`: a saved session looked at again, from any record and with anybody's eyes."""

from pathlib import Path

import click

from wargame.cli.chosen import library_at_hand, one_of, session_errors
from wargame.cli.collecting import seldom_collected
from wargame.cli.exits import RefusedError
from wargame.cli.terminal_only import need_terminal

EXAMPLES = """\
\b
Examples:
  wargame replay sessions/2026-11-22-evening.wargame
  wargame replay evening.wargame --turn 3              from the opening of turn 3
  wargame replay evening.wargame --as kosovo --as nato   what these two were shown, and no more
\b
Keys: left right one record, { } a turn, p P a phase, r R a ruling,
n N bookmarks and observations, home end, v whose eyes, ctrl+q leaves.
"""


@click.command(epilog=EXAMPLES)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--as", "teams", metavar="TEAM", multiple=True, help="Only with this team's eyes; may be given again.")
@click.option("--turn", type=click.IntRange(1), help="Begin where this turn was opened first.")
def command(file: Path, teams: tuple[str, ...], turn: int | None) -> None:
    """Look at a saved session again. Nothing is written, and no dice are needed: a packed copy will do.

    Without --as everything is shown, sealed and secret orders too: it is for whoever ran the session. With --as it is
    what the team was shown at each moment.
    """
    need_terminal("A replay", "`wargame log FILE` tells what happened in a session.")
    from wargame.link.replay import open_replay
    from wargame.tui.replay_app import ReplayApp

    library = library_at_hand()
    with session_errors():
        link = open_replay(file, library.rules)
        known = [seat.team for seat in link.seats if seat.team]
        eyes = tuple(one_of("team", team, known, "--as") for team in teams)
        if eyes:
            link = open_replay(file, library.rules, eyes)
    if turn is not None:
        starts = [at for at in link.reel.stops("turn") if link.reel.turn_at(at) == turn]
        if not starts:
            raise RefusedError(f"Turn {turn} was not opened in this session.")
        link.seek(starts[0])
    with seldom_collected():
        ReplayApp(link).run()
