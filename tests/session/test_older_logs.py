"""Logs that older programs wrote still open: one golden log per format, `data/format_N.jsonl`.

A golden log is never written again once a program that writes its format was released. A new one is made in a workspace
with the small deck of the tests:

    wargame play --auto --plan calm_year --seed 7 --out golden.wargame
    wargame log golden.wargame --json > format_N.jsonl
"""

import json
from pathlib import Path

import pytest

from wargame.live.running import event_of
from wargame.session.chain import Record, canonical, check_chain
from wargame.session.evolve import fold
from wargame.session.upcast import FORMAT, Era, upcast

DATA = Path(__file__).parent / "data"
FORMATS = range(1, FORMAT + 1)


def golden(number: int) -> list[Record]:
    """Return the golden log of a format."""
    lines = (DATA / f"format_{number}.jsonl").read_text(encoding="utf-8").splitlines()
    facts = [json.loads(line) for line in lines]
    return [Record(**(fact | {"data": canonical(fact["data"])})) for fact in facts]


@pytest.mark.parametrize("number", FORMATS)
def test_the_chain_of_an_older_log_holds(number: int) -> None:
    """The hashes are what they were: canonical text and framing have not changed."""
    assert check_chain(golden(number)) == []


@pytest.mark.parametrize("number", FORMATS)
def test_an_older_log_leads_to_the_same_end(number: int) -> None:
    """Lifted to today's records and folded, it is the session that was played then, results included."""
    state = fold(map(event_of, upcast(golden(number), [Era(1, number)])))
    assert state.play.phase == "endex"
    points = dict.fromkeys(("arda", "belmar", "corvo"), 0)
    for result in state.play.results:
        points[result.team] += result.points if result.met else 0
    assert points == {"arda": 5, "belmar": 7, "corvo": 3}
