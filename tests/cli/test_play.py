"""`wargame play`: bots alone to ENDEX, options that fit together, and plain sentences for everything else."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from wargame.cli import main
from wargame.cli.beginning import Wish, new_file, people_and_bots
from wargame.cli.exits import DONE, REFUSED, USAGE
from wargame.cli.play import BOTS
from wargame.cli.start_offer import start_offer
from wargame.lab.bots import BOT_KINDS
from wargame.live.opening import fresh_luck, open_new, open_saved, scenario_clock, wall_clock
from wargame.live.stepping import step
from wargame.tui.offers import BOT_SUMMARIES
from wargame.workspace.folders import find_workspace
from wargame.workspace.library import Library

AUTO = ["play", "--auto", "--plan", "calm_year"]


def log_of(path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return a session's records as `wargame log --json` prints them."""
    assert main(["log", str(path), "--json"]) == DONE
    return capsys.readouterr().out


def test_bots_play_to_endex(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table says for every team which objectives it met; where the session is goes to stderr."""
    assert main([*AUTO, "--seed", "7", "--out", "seven.wargame"]) == DONE
    out, err = capsys.readouterr()
    assert "The lake compact: ENDEX after turn 4" in out
    for said in ("◆ Arda", "The lake stays full", "(secret)", "Peace at the lake (shared)", "■ Corvo"):
        assert said in out
    assert err.startswith("Saved as seven.wargame, head ")


def test_results_for_programs(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` gives points and objectives of each team; points are those of the objectives met."""
    assert main([*AUTO, "--seed", "7", "--out", "seven.wargame", "--json"]) == DONE
    results = json.loads(capsys.readouterr().out)
    assert (results["deck"], results["plan"], results["turns"]) == ("lake_compact", "calm_year", 4)
    assert [team["player"] for team in results["teams"]] == ["greedy", "greedy", "random"]
    for team in results["teams"]:
        assert team["points"] == sum(each["points"] for each in team["objectives"] if each["met"])
        assert team["possible"] == sum(each["points"] for each in team["objectives"])


def test_one_seed_one_session(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two sessions of one seed are the same record for record; another seed is another session."""
    for name, seed in (("a", "7"), ("b", "7"), ("c", "8")):
        assert main([*AUTO, "--seed", seed, "--out", f"{name}.wargame"]) == DONE
    capsys.readouterr()
    a, b, c = (log_of(Path(f"{name}.wargame"), capsys) for name in "abc")
    assert a == b
    assert a != c


def test_without_a_seed_nobody_knows_the_dice(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Sessions without `--seed` differ, and are saved in the workspace under names of their own."""
    for _ in range(2):
        assert main([*AUTO, "--json"]) == DONE
    first, second = sorted((lake / "sessions").glob("*.wargame"))
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d-calm_year(-2)?\.wargame", path.name) for path in (first, second))
    capsys.readouterr()
    assert log_of(first, capsys) != log_of(second, capsys)


def test_all_bots_of_one_kind(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--bots` replaces what the plan suggests."""
    assert main([*AUTO, "--bots", "random", "--out", "r.wargame", "--json"]) == DONE
    assert {team["player"] for team in json.loads(capsys.readouterr().out)["teams"]} == {"random"}


def test_a_session_that_was_stopped_ends_as_if_it_had_not_been(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--auto --resume` goes on at any record and comes to the same log."""
    assert main([*AUTO, "--seed", "7", "--out", "whole.wargame"]) == DONE
    capsys.readouterr()
    whole = log_of(Path("whole.wargame"), capsys)
    for stop in (0, 3, 9):
        assert main([*AUTO, "--seed", "7", "--out", f"{stop}.wargame", "--json"]) == DONE
        path = Path(f"{stop}-again.wargame")
        stop_after(path, stop)
        assert main(["play", "--auto", "--resume", str(path)]) == DONE
        capsys.readouterr()
        assert log_of(path, capsys) == whole


def stop_after(path: Path, steps: int) -> None:
    """Begin the session of seed 7 and leave it after some steps."""
    from wargame.cli.beginning import all_bots, begin

    library = Library(find_workspace(Path.cwd()))
    plan = library.plan("calm_year")
    session = begin(library, plan, all_bots(plan, None), 7, path, scenario_clock)
    for _ in range(steps):
        assert step(session)
    session.close()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--auto"], "--auto needs --plan; there are calm_year, "),
        (["--auto", "--plan", "calm_yeah"], "did you mean `calm_year`?"),
        (["--plan", "calm_year", "--seed", "7"], "--seed makes the dice known beforehand"),
        (["--auto", "--plan", "calm_year", "--seat", "arda"], "leave --seat out"),
        (["--auto", "--plan", "calm_year", "--practice"], "--practice is for people"),
        (["--plan", "calm_year", "--json"], "it goes with --auto"),
        (["--auto", "--resume", "x.wargame", "--plan", "calm_year"], "--resume goes on with a session as it is"),
        ([], "Playing needs a terminal"),
        (["--plan", "first_look"], "Playing needs a terminal"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Options that contradict each other, and a screen where there is none, are said in a sentence."""
    assert main(["play", *arguments]) == USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert said in " ".join(err.split())
    assert not list(lake.rglob("*.wargame"))


def test_a_file_is_never_overwritten(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An existing file is left as it is, whatever it is."""
    (lake / "mine.wargame").write_text("mine")
    assert main([*AUTO, "--out", "mine.wargame"]) == REFUSED
    assert "mine.wargame is there already" in capsys.readouterr().err
    assert (lake / "mine.wargame").read_text() == "mine"


def test_a_faulty_deck_is_shown_and_refused(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong is framed on stderr, and no session is begun."""
    path = lake / "decks" / "lake_compact.yaml"
    path.write_text(path.read_text().replace("turns: 4", "turns: many"))
    assert main(AUTO) == REFUSED
    _, err = capsys.readouterr()
    assert "7 | turns: many" in err
    assert "The plan `calm_year` can't be used: a fault, shown above." in err
    assert not list(lake.rglob("*.wargame"))


def begun(lake: Path, players: dict[str, str], path: Path) -> None:
    """Begin a session and leave it."""
    library = Library(find_workspace(lake))
    plan = library.plan("calm_year")
    digests = library.rule_digests(plan.deck.compiled)
    open_new(path, plan, digests, players, fresh_luck(tuple(players)), wall_clock).close()


def test_people_are_not_played_by_bots(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A session with people in it is not gone on with by `--auto`."""
    path = lake / "ours.wargame"
    begun(lake, {"arda": "person", "belmar": "greedy", "corvo": "random"}, path)
    assert main(["play", "--auto", "--resume", str(path)]) == REFUSED
    assert "People play arda in this session" in capsys.readouterr().err


def test_what_can_not_be_resumed_is_said(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file in use, a pack, a damaged file and a missing one each have their sentence."""
    path = lake / "ours.wargame"
    begun(lake, {"arda": "greedy", "belmar": "greedy", "corvo": "random"}, path)
    packed, damaged = lake / "packed.wargame", lake / "damaged.wargame"
    assert main(["log", str(path), "--pack", str(packed)]) == DONE
    damaged.write_bytes(path.read_bytes()[:8000])
    holder = open_saved(path, Library(find_workspace(lake)).rules, wall_clock)
    said = {
        path: "is open in another program",
        packed: "is a packed copy: it can be looked at and verified, not played on.",
        damaged: "is damaged",
        lake / "missing.wargame": "there is no session file",
    }
    for file, sentence in said.items():
        capsys.readouterr()
        assert main(["play", "--auto", "--resume", str(file)]) == REFUSED
        assert sentence in capsys.readouterr().err
    holder.close()


def test_names_of_new_files(lake: Path) -> None:
    """A new session is named after the day and the plan; a name that is taken gets a number."""
    workspace = find_workspace(lake)
    day = date(2026, 11, 22)
    first = new_file(workspace, "calm_year", day)
    assert first == lake / "sessions" / "2026-11-22-calm_year.wargame"
    first.touch()
    assert new_file(workspace, "calm_year", day).name == "2026-11-22-calm_year-2.wargame"


def test_who_plays(lake: Path) -> None:
    """`--seat` puts people where they want to sit; otherwise the plan decides; bots take the rest."""
    plan = Library(find_workspace(lake)).plan("calm_year")
    assert people_and_bots(plan, Wish()) == {"arda": "person", "belmar": "greedy", "corvo": "random"}
    wish = Wish(seats=("belmar", "corvo"), bots="random")
    assert people_and_bots(plan, wish) == {"arda": "random", "belmar": "person", "corvo": "person"}


def test_the_first_screen_offers_plans_and_sessions(lake: Path) -> None:
    """Plans come with their deck's teams and who usually plays them; sessions with where they stand."""
    players = {"arda": "person", "belmar": "greedy", "corvo": "random"}
    begun(lake, players, lake / "sessions" / "ours.wargame")
    (lake / "sessions" / "broken.wargame").write_text("nonsense")
    offer = start_offer(Library(find_workspace(lake)))
    plans = {plan.id: plan for plan in offer.plans}
    assert {"calm_year", "evening", "first_look"} <= set(plans)
    assert (plans["calm_year"].deck_title, plans["calm_year"].turns) == ("The lake compact", 4)
    assert [(team.id, team.symbol, team.player) for team in plans["calm_year"].teams] == [
        ("arda", "◆", "person"),
        ("belmar", "▲", "greedy"),
        ("corvo", "■", "random"),
    ]
    (saved,) = offer.saved
    assert (saved.title, saved.turn, saved.turns, saved.note) == ("A calm year", 1, 4, "played by people: arda")
    assert saved.saved.startswith("today ")


def test_bots_are_told_apart() -> None:
    """Every kind of bot can be chosen and has its few words."""
    assert set(BOTS) == set(BOT_SUMMARIES) == set(BOT_KINDS)
