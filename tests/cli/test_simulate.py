"""`wargame simulate`: the balance of a deck, for people and for programs."""

import json

import pytest

from wargame.cli import main

RUN = ["simulate", "lake_compact", "-n", "40", "--engine", "python", "--workers", "1"]


@pytest.mark.usefixtures("lake")
def test_the_balance_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    """Teams, objectives with intervals, tracks: all by their titles."""
    assert main(RUN) == 0
    out = capsys.readouterr().out
    assert "The lake compact: 40 sessions with chance orders, 4 turns of 2 cards, seed 1" in out
    for said in ("Arda", "A full chest", "secret", "Every team", "Peace at the lake", "Lake level", "Calm", " to "):
        assert said in out


@pytest.mark.usefixtures("lake")
def test_the_balance_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """One seed, one result; another seed, another; a plan brings its own course."""
    found = []
    for extra in ([], [], ["--seed", "2"]):
        assert main([*RUN, *extra, "--json"]) == 0
        found.append(json.loads(capsys.readouterr().out))
    assert found[0] == found[1] != found[2]
    assert (found[0]["sessions"], found[0]["turns"], found[0]["cards"]["dry_spring"]) == (40, 4, 40)
    assert all(each["low"] <= each["met"] <= each["high"] for each in found[0]["objectives"])
    assert main(["simulate", "--plan", "calm_year", *RUN[2:], "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["cards"]["boat_race"] >= 40


@pytest.mark.usefixtures("lake")
@pytest.mark.parametrize("arguments", [["simulate"], ["simulate", "lake_compact", "--plan", "calm_year"]])
def test_a_deck_or_a_plan(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Neither or both is wrong usage, said in a sentence."""
    assert main(arguments) == 2
    assert "Name a deck, or a plan with --plan." in capsys.readouterr().err


@pytest.mark.usefixtures("lake")
def test_bots_for_all_and_for_some(capsys: pytest.CaptureFixture[str]) -> None:
    """One word seats a bot everywhere, TEAM=BOT in one seat; what is said later holds, and the heading tells."""
    assert main([*RUN, "--bots", "greedy"]) == 0
    assert "40 sessions with greedy bots, 4 turns" in capsys.readouterr().out
    assert main([*RUN, "--bots", "passive", "--bots", "arda=greedy, corvo=random", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["bots"] == {"arda": "greedy", "belmar": "passive", "corvo": "random"}
    assert sum(each["picked"] for each in found["responses"] if each["team"] == "belmar") == 0
    assert sum(each["picked"] for each in found["responses"] if each["team"] == "arda") > 0


@pytest.mark.usefixtures("lake")
@pytest.mark.parametrize(
    ("bots", "said"),
    [
        ("greedi", "there is no bot `greedi`; did you mean `greedy`?"),
        ("arda=robot", "there is no bot `robot`"),
        ("arde=greedy", "there is no team `arde`; did you mean `arda`?"),
        ("arda=", "there is no bot ``"),
    ],
)
def test_a_wrong_bot_is_wrong_usage(bots: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A bot or team that is not there is answered by the nearest."""
    assert main([*RUN, "--bots", bots]) == 2
    assert said in " ".join(capsys.readouterr().err.split())


@pytest.mark.usefixtures("lake")
def test_workers_change_nothing_of_bots(capsys: pytest.CaptureFixture[str]) -> None:
    """Bots go with the work to other processes: the result is that of one."""
    found = []
    for workers in ("1", "2"):
        assert main([*RUN[:-1], workers, "--bots", "arda=greedy", "--json"]) == 0
        found.append(capsys.readouterr().out)
    assert found[0] == found[1]
