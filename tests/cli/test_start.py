"""How the command starts: nothing heavy on the way to help, a table that tells the truth, telling exit codes."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

import wargame.cli
from wargame import __version__
from wargame.cli import main
from wargame.cli.commands import wargame as group
from wargame.cli.exits import DONE, INTERRUPTED, REFUSED, SHORT, USAGE, RefusedError
from wargame.cli.menu import COMMANDS, page

HEAVY = (
    "click",
    "pydantic",
    "textual",
    "rich",
    "numpy",
    "numba",
    "yaml",
    "asyncio",
    "sqlite3",
    "typing",
    "platformdirs",
)
"""What `--help` and `--version` must not pay for."""

FOLDER = Path(wargame.cli.__file__).parent


def modules_after(*arguments: str) -> set[str]:
    """Run the command line in a process of its own and return the top-level modules it imported."""
    program = (
        "import sys; before = set(sys.modules); import wargame.cli; wargame.cli.main(sys.argv[1:]); "
        "print(*{name.partition('.')[0] for name in set(sys.modules) - before}, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("option", ["--help", "-h", "--version"])
def test_help_imports_nothing_heavy(option: str) -> None:
    """The bare `--help` and `--version` load no library at all."""
    assert modules_after(option).isdisjoint(HEAVY)


def test_help_says_what_each_command_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` goes to stdout, exits 0, fits 80 columns and has a line for each command."""
    assert main(["--help"]) == DONE
    out, err = capsys.readouterr()
    assert err == ""
    assert max(map(len, out.splitlines())) <= 80
    for name, line in COMMANDS.items():
        assert f"  {name} " in out
        assert line in out


def test_help_is_one_page_however_it_is_reached(capsys: pytest.CaptureFixture[str]) -> None:
    """With click loaded, the group prints the very page that is printed without click."""
    assert main(["--help", "--help"]) == DONE
    assert capsys.readouterr().out == page()


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` prints the program's name and version."""
    assert main(["--version"]) == DONE
    assert capsys.readouterr().out == f"wargame {__version__}\n"


def test_python_m_wargame_is_the_same_command() -> None:
    """`python -m wargame` answers as the installed command does."""
    done = subprocess.run([sys.executable, "-m", "wargame", "--help"], capture_output=True, text=True, check=True)
    assert done.stdout == page()


def test_the_table_and_the_files_are_alike() -> None:
    """Each command in the table has its file, and each file its line in the table."""
    modules = {path.stem: import_module(f"wargame.cli.{path.stem}") for path in FOLDER.glob("[!_]*.py")}
    assert {name for name, module in modules.items() if hasattr(module, "command")} == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_answers_help_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`wargame NAME --help` exits 0 and shows at least one command line that can be copied."""
    assert main([name, "--help"]) == DONE
    assert f"wargame {name}" in capsys.readouterr().out.split("\n", 1)[1]


def test_a_wrong_name_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown command exits 2 and writes to stderr only."""
    assert main(["zzzzzz"]) == USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert "no command 'zzzzzz'" in err


@pytest.mark.parametrize("name", COMMANDS)
def test_a_near_name_is_suggested(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A command with a letter too many gets a `did you mean`."""
    assert main([f"{name}x"]) == USAGE
    assert f"did you mean {name!r}?" in capsys.readouterr().err


def test_completion_knows_the_commands_without_importing_them() -> None:
    """Shell completion reads the table."""
    found = group.shell_complete(click.Context(group), "")
    assert [item.value for item in found] == list(COMMANDS)


def command_ending_with(end: click.ClickException | click.Abort | int) -> click.Command:
    """Make a command that ends in this way."""

    @click.command()
    @click.pass_context
    def probe(ctx: click.Context) -> None:
        if isinstance(end, int):
            ctx.exit(end)
        raise end

    return probe


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (RefusedError("The seat is taken."), REFUSED),
        (click.BadParameter("no such deck"), USAGE),
        (click.Abort(), INTERRUPTED),
        (SHORT, SHORT),
    ],
)
def test_exit_codes(end: click.ClickException | click.Abort | int, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each way to end has its exit code: refused 3, wrong usage 2, falls short 1, interrupted 130."""
    monkeypatch.setattr(group, "get_command", lambda _ctx, _name: command_ending_with(end))
    monkeypatch.setitem(COMMANDS, "probe", "End in a given way.")
    assert main(["probe"]) == code


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    """A closed pipe ends the command quietly."""
    program = f"{sys.executable} -m wargame --help --help | true"
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_signs_that_the_terminal_lacks_are_escaped() -> None:
    """What stdout's encoding lacks is printed as an escape, not raised."""
    program = "import wargame.cli; wargame.cli.main(['--version']); print('≈ 42')"
    environment = os.environ | {"PYTHONIOENCODING": "latin-1"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.endswith("\\u2248 42\n")
