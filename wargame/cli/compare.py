"""`wargame compare`: two sessions of one deck side by side, turn by turn, and where they part."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wargame.cli.chosen import library_at_hand, session_errors
from wargame.cli.exits import RefusedError
from wargame.cli.terminal_only import need_terminal
from wargame.store.session_file import SessionFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wargame.live.opening import Embedded
    from wargame.rulebook import Rule
    from wargame.session.comparison_view import ComparisonView

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
    if as_json and screen:
        raise click.UsageError("--json is for programs, --screen for people: choose one.")
    if screen:
        need_terminal("A screen", "leave --screen out: the same is printed.")
    view = compared(first, second)
    if as_json:
        click.echo(view.model_dump_json(indent=2))
    elif screen:
        from wargame.tui.comparison_app import ComparisonApp

        ComparisonApp(view).run()
    else:
        from wargame.cli.compare_print import print_sessions

        print_sessions(view)


def compared(first: Path, second: Path) -> "ComparisonView":
    """Return two session files side by side. Raises RefusedError if they can't be."""
    from wargame.session.comparing import compare, why_not_compared

    library = library_at_hand()
    one, other = (_embedded(path, library.rules) for path in (first, second))
    why = why_not_compared(one.state, other.state)
    if why:
        raise RefusedError(why)
    return compare(one.game(), one.state, other.state, _names(first, second))


def _embedded(path: Path, rules: "Mapping[str, Rule]") -> "Embedded":
    from wargame.live.opening import read_embedded

    with session_errors(), SessionFile.read_only(path) as file:
        return read_embedded(file, rules)


def _names(first: Path, second: Path) -> tuple[str, str]:
    """Return what the two are called: by their files, with folders where those are called alike."""
    if first.stem != second.stem:
        return first.stem, second.stem
    return str(first), str(second)
