"""A deck in a folder under every command: checked, shown, played, resumed, verified, compared."""

import json
import re
from pathlib import Path

import pytest

from wargame.cli import main
from wargame.cli.exits import DONE, SHORT
from wargame.live.stepping import step


@pytest.fixture
def wells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """Run in a new workspace whose deck lies in files, a card each; return the deck's folder."""
    monkeypatch.chdir(tmp_path)
    assert main(["init", "ws"]) == DONE
    monkeypatch.chdir(tmp_path / "ws")
    folder = Path("decks", "wells")
    (folder / "cards").mkdir(parents=True)
    text = Path("decks", "two_wells.yaml").read_text(encoding="utf-8").replace("deck: two_wells", "deck: wells")
    head, _, rest = text.partition("\ncards:\n")
    cards, _, questions = rest.partition("\nquestions:")
    (folder / "deck.yaml").write_text(f"{head}\nquestions:{questions}", encoding="utf-8")
    for card in re.split(r"(?m)^(?=  \w+:\n)", cards + "\n"):
        if card.strip():
            name = card.strip().partition(":")[0]
            (folder / "cards" / f"{name}.yaml").write_text(f"cards:\n{card}", encoding="utf-8")
    plan = Path("sessions", "two_wells.yaml").read_text(encoding="utf-8").replace("two_wells", "wells")
    Path("sessions", "wells.yaml").write_text(plan, encoding="utf-8")
    capsys.readouterr()
    return folder


def change(path: Path, before: str, after: str) -> None:
    """Replace a text that stands once in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_it_is_the_deck_that_it_was(wells: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In files it has no fault and differs from the deck in one file by its name alone."""
    assert main(["check", "--strict"]) == DONE
    assert main(["diff", "two_wells", "wells", "--json"]) == DONE
    assert [each["path"] for each in json.loads(capsys.readouterr().out)] == ["deck"]


def test_faults_are_told_of_their_files(wells: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File, line, column and the line itself are those of the file that the fault is in, in every form."""
    change(wells / "cards" / "second_spring.yaml", "water: +8", "watr: +8")
    change(wells / "cards" / "market_day.yaml", "title: Market day", "titel: Market day")
    (wells / "more.yaml").write_text('sources:\n  almanac: {title: Again, as_of: "2025"}\n', encoding="utf-8")
    assert main(["check", "wells"]) == SHORT
    out = capsys.readouterr().out
    assert f"--> {wells / 'cards' / 'second_spring.yaml'}:19:33\n" in out
    assert "19 |             success: {effects: {watr: +8}" in out
    assert f"--> {wells / 'cards' / 'market_day.yaml'}:3:5\n" in out
    assert "error[Y023]: `almanac` stands in deck.yaml already\n" in out
    assert f"--> {wells / 'more.yaml'}:2:3\n" in out
    for form in ("json", "github", "sarif"):
        assert main(["check", "wells", "--format", form]) == SHORT
        told = capsys.readouterr().out
        assert "cards/second_spring.yaml" in told
        assert '"decks/wells"' not in told


def test_a_comment_in_a_file_ignores_what_is_on_its_line(wells: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ignore comments work in each file as in a deck in one file."""
    spring = wells / "cards" / "second_spring.yaml"
    change(spring, "    source: [almanac]\n", "")
    assert main(["check", "wells", "--strict"]) == SHORT
    warning = capsys.readouterr().out
    (code,) = re.findall(r"\[(C\d+)\]", warning)
    assert "second_spring.yaml:2:3" in warning
    change(spring, "  second_spring:\n", f"  second_spring: # check: ignore {code} because the goat told us\n")
    assert main(["check", "wells", "--strict"]) == DONE, capsys.readouterr().out


def test_a_session_keeps_all_files(wells: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was played verifies and is told in the deck's words when the folder is gone."""
    assert main(["play", "--auto", "--plan", "wells", "--seed", "1", "--out", "one.wargame"]) == DONE
    for path in sorted(wells.rglob("*.yaml")):
        path.unlink()
    capsys.readouterr()
    assert main(["verify", "one.wargame"]) == DONE
    assert main(["log", "one.wargame"]) == DONE
    assert "No rain since May" in capsys.readouterr().out


def test_a_stopped_session_goes_on_without_the_folder(wells: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A session is opened again from its own file, with the deck that it began with."""
    from wargame.cli.beginning import begin
    from wargame.cli.chosen import library_at_hand
    from wargame.live.opening import scenario_clock

    library = library_at_hand()
    plan = library.plan("wells")
    session = begin(library, plan, {"upper": "random", "lower": "random"}, 1, Path("two.wargame"), scenario_clock)
    for _ in range(5):
        step(session)
    session.close()
    for path in sorted(wells.rglob("*.yaml")):
        path.unlink()
    assert main(["play", "--auto", "--resume", "two.wargame"]) == DONE
    assert main(["verify", "two.wargame"]) == DONE


def test_every_command_knows_it(wells: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Shown by name and by card, its odds told, simulated, of the newest format."""
    for arguments in (
        ["show", "wells"],
        ["show", "wells:the_bucket"],
        ["show", "wells", "--graph", "text"],
        ["odds", str(wells / "cards" / "the_bucket.yaml"), "the_bucket"],
        ["simulate", "wells", "-n", "5", "--engine", "python"],
        ["migrate", "wells"],
        ["migrate", "wells", "--write"],
    ):
        assert main(arguments) == DONE, (arguments, capsys.readouterr())
    assert "two_wells" not in capsys.readouterr().out


def test_a_part_has_a_schema_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    """A file of a deck needs no title and no teams; what it has is held to the same schema."""
    assert main(["schema", "part"]) == DONE
    part = json.loads(capsys.readouterr().out)
    assert main(["schema", "deck"]) == DONE
    deck = json.loads(capsys.readouterr().out)
    assert "required" not in part
    assert part["properties"] == deck["properties"]


@pytest.mark.usefixtures("wells")
def test_other_processes_play_it_as_this_one_does(capsys: pytest.CaptureFixture[str]) -> None:
    """Its files travel to workers as one text: the figures are the same."""
    told = []
    for workers in ("1", "2"):
        run = ["simulate", "wells", "-n", "20", "--engine", "python", "--json", "--workers", workers]
        assert main(run) == DONE
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
