"""The command group: finds a command's file by its name and imports only that one."""

import gc
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from types import ModuleType

import click
from click.shell_completion import CompletionItem

from wargame.cli.collecting import uncollected
from wargame.cli.exits import DONE, INTERRUPTED
from wargame.cli.menu import BARE, COMMANDS, page


class LazyGroup(click.Group):
    """A group whose help and completion come from the table, so that only the command called is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command of this name, or None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = _imported(f"wargame.cli.{cmd_name}").command
        assert isinstance(command, click.Command), f"wargame.cli.{cmd_name} has no click command called `command`"
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the arguments begin with; a wrong name is a usage error that names the nearest."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"There is no command {args[0]!r}{_suggestion(args[0])}")
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """Return the page that the bare `--help` prints without click."""
        return page().rstrip("\n")

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands that begin like this, without importing one."""
        return [CompletionItem(name, help=line) for name, line in COMMANDS.items() if name.startswith(incomplete)]


def _imported(name: str) -> ModuleType:
    """Import a module; what comes with it stays to the end, so it is never looked through for garbage."""
    if name not in sys.modules:
        with uncollected():
            import_module(name)
            gc.freeze()
    return sys.modules[name]


def _suggestion(name: str) -> str:
    """Return the rest of the sentence: the nearest command, or all of them if none is near."""
    near = get_close_matches(name, COMMANDS, 1)
    return f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(COMMANDS)}."


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
def wargame() -> None:
    """Hold the commands; `LazyGroup` writes the help."""


def run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name and return its exit code (`wargame.cli.exits`)."""
    try:
        code = wargame.main(list(arguments) or [BARE], prog_name="wargame", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        _stop_writing()
        return DONE
    return code if isinstance(code, int) else DONE


def _stop_writing() -> None:
    """Send what is still buffered nowhere: the reader of our output (say `head`) has seen enough."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
