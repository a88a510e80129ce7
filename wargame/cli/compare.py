"""`wargame compare`: two sessions of one deck side by side, turn by turn, and where they part."""

from pathlib import Path

import click

from wargame.cli.chosen import library_at_hand, session_errors
from wargame.cli.terminal_only import need_terminal

EXAMPLES = """\
\b
Examples:
  wargame compare evening.wargame evening-branch-t4.wargame
  wargame compare one.wargame other.wargame --json      the same for programs
  wargame compare one.wargame other.wargame --screen    to scroll through, turn by turn
"""

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(epilog=EXAMPLES)
@click.argument("first", metavar="A", type=FILE)
@click.argument("second", metavar="B", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--screen", is_flag=True, help="Show the two on a screen to scroll through.")
def command(first: Path, second: Path, *, as_json: bool, screen: bool) -> None:
    """Tell where two sessions of one deck part, and what came of it.

    A session and a branch of it, two branches, or two runs of the same exercise. Turn by turn: cards, orders, rulings
    and dice, tracks; then facts and objectives. It knows all that is hidden: it is for whoever runs the sessions.
    """
    from wargame.live.side_by_side import compare_files

    if as_json and screen:
        raise click.UsageError("--json is for programs, --screen for people: choose one.")
    if screen:
        need_terminal("A screen", "leave --screen out: the same is printed.")
    with session_errors():
        view = compare_files(first, second, library_at_hand().rules)
    if as_json:
        click.echo(view.model_dump_json(indent=2))
    elif screen:
        from wargame.tui.comparison_app import ComparisonApp

        ComparisonApp(view).run()
    else:
        from wargame.cli.compare_print import print_sessions

        print_sessions(view)
