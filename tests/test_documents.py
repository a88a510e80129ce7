"""What the documents say can be typed and followed: commands, options, tasks and links are there."""

import re
import shlex
from itertools import pairwise
from pathlib import Path

import pytest

from wargame.cli import main
from wargame.cli.menu import COMMANDS

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
SHELL = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(wargame [^`\n]+)`")
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


def typed(document: Path) -> list[list[str]]:
    """Return the `wargame` command lines of a document, in words."""
    text = document.read_text(encoding="utf-8")
    lines = [line for block in SHELL.findall(text) for line in block.splitlines()] + INLINE.findall(text)
    words = [shlex.split(line, comments=True) for line in lines]
    return [line for line in words if line[:1] == ["wargame"]]


def help_of(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what a command says about itself."""
    assert main([command, "--help"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_line_can_be_typed(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each `wargame` line of a document names a command that there is, with options that it has."""
    for words in typed(document):
        options = [word for word in words[1:] if word.startswith("-")]
        if words[1] in {"--help", "--version"}:
            continue
        assert words[1] in COMMANDS, f"{document.name}: {shlex.join(words)}"
        text = help_of(words[1], capsys)
        assert [option for option in options if not re.search(rf"(?<!\S){option}\b", text)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    """Each link to a file of the repository leads to one that is there."""
    links = [link for link in LINK.findall(document.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_the_readme_and_continuous_integration_agree() -> None:
    """What the README says passes the tests is what continuous integration runs."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"^python3 -m venv .*pytest.*$", readme, re.MULTILINE)
    tests = command.rpartition("&&")[2].replace(".venv/bin/", "").strip()
    assert f"\n{tests} |" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_task_is_described() -> None:
    """Each recipe of the justfile has a comment above it that `just` shows."""
    lines = (ROOT / "justfile").read_text(encoding="utf-8").splitlines()
    bare = [
        line
        for above, line in pairwise(lines)
        if re.match(r"[a-z][\w-]*( \*\w+)?:$", line) and not above.startswith("# ")
    ]
    assert bare == []


def test_nothing_here_names_a_machine_or_a_registry() -> None:
    """No tracked text holds a path of somebody's machine, a package registry's host, or a lock file of one."""
    assert not (ROOT / "uv.lock").exists() or "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8")
    texts = [
        *DOCUMENTS,
        ROOT / "pyproject.toml",
        ROOT / "justfile",
        ROOT / ".ci" / "run",
        ROOT / ".pre-commit-config.yaml",
    ]
    named = re.compile(r"/home/|/Users/|/root/|/w[o]rk/|py[p]i\.org|files\.python[h]osted|index-url", re.IGNORECASE)
    assert [path.name for path in texts if named.search(path.read_text(encoding="utf-8"))] == []


def test_the_readmes_picture_is_the_console_of_today() -> None:
    """The picture is the snapshot that the screen tests hold; copy it anew when the screen has changed."""
    snapshot = ROOT / "tests/tui/__snapshots__/test_screens_look/test_look[plan_120x40].svg"
    assert (ROOT / "docs/console.svg").read_bytes() == snapshot.read_bytes()


FACILITATING = ("preflight", "startex", "improvise", "weigh", "override", "recap", "comparison", "treaty")


@pytest.mark.parametrize("picture", FACILITATING)
def test_the_facilitators_pictures_are_those_of_the_evening(picture: str) -> None:
    """Each picture is the one that the evening run by hand holds; copy it anew when a screen has changed."""
    folder = ROOT / "tests/tui/__snapshots__/test_evening_by_hand"
    shown = (ROOT / f"docs/facilitator_{picture}.svg").read_bytes()
    assert shown == (folder / f"test_an_evening_is_run_by_hand[160x48][{picture}].svg").read_bytes()
    assert len(shown) < 400_000


def test_the_facilitators_guide_shows_all_its_pictures() -> None:
    """No picture lies there unseen."""
    guide = (ROOT / "docs/facilitators_guide.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\(facilitator_(\w+)\.svg\)", guide)) == set(FACILITATING)
