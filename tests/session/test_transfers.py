"""Transfers: what a team may give, and what nobody learns by it."""

import pytest

from tests.session.played import Table, started
from tests.session.test_talking import texts
from tests.session.test_treaties import slug
from wargame.session.commands import Adjudicate, CloseTurn, OpenTurn, Rewind
from wargame.session.cut import log_lines, seat_view
from wargame.session.cut_table import table_view
from wargame.session.refusals import Slug
from wargame.session.talk_commands import Transfer
from wargame.session.transfers import TRANSFERS_A_TURN
from wargame.session.view import LogLine
from wargame.session.visibility import CONTROL

TWO = Transfer(to="belmar", resource="coin", amount=2)


def coins(table: Table) -> dict[str, int]:
    """Return what each team has in hand, in points."""
    return {name: units // 10 for name, units in table.values().items() if name.endswith(".coin")}


def test_both_have_it_at_once() -> None:
    """What one gives the other has, and can order with; the two read of it, nobody else."""
    table = started(schedule={1: ["dry_spring"]})
    before = coins(table)
    table.asked("arda", TWO)
    assert coins(table) == {**before, "arda.coin": before["arda.coin"] - 2, "belmar.coin": before["belmar.coin"] + 2}
    assert texts(table, "belmar") == texts(table, "arda") == ["gives 2 Coin to Belmar."]
    assert texts(table, "corvo") == []
    assert seat_view(table.game, table.state, "belmar", 1).resources[0].value == before["belmar.coin"] + 2


def test_what_orders_reserve_stays() -> None:
    """Only what no standing order needs can be given, and the view tells how much that is."""
    table = started(schedule={1: ["dry_spring"]})
    table.commit("arda", "dry_spring", "ration")
    (gift, *_) = table_view(table.game, table.state, "arda").gifts
    assert (gift.to, gift.resource, gift.free) == ("belmar", "coin", 3)
    assert slug(table.ask("arda", TWO.model_copy(update={"amount": 4}))) == Slug.NOT_ENOUGH
    table.asked("arda", TWO.model_copy(update={"amount": 3}))


def test_the_giver_does_not_learn_what_the_other_has() -> None:
    """What the cap leaves no room for is lost: the giver is told the same whether it fitted or not."""
    table = started()
    for _ in range(2):
        table.must(Adjudicate(), CloseTurn(), OpenTurn())
    assert coins(table)["belmar.coin"] == 9
    table.asked("arda", TWO)
    assert coins(table)["belmar.coin"] == 10
    assert texts(table, "arda") == ["gives 2 Coin to Belmar."]
    assert texts(table, "belmar") == ["gives 2 Coin to Belmar. Above the cap: 1 of it is lost."]


def test_control_sees_in_its_record_what_a_gift_lost() -> None:
    """Those who run the exercise read each gift that stands and what of it was lost; no team's record has it."""
    table = started()
    for _ in range(2):
        table.must(Adjudicate(), CloseTurn(), OpenTurn())
    table.asked("arda", TWO)
    told = "gives 2 Coin to Belmar. Above the cap: 1 of it is lost."
    for closed in (False, True):
        if closed:
            table.finish_turn()
        records = {reader: log_lines(table.game, table.play, reader) for reader in (CONTROL, "arda", "belmar")}
        assert LogLine(turn=3, team="arda", text=told) in records[CONTROL]
        assert not any("gives" in line.text for team in ("arda", "belmar") for line in records[team])
    table.must(Rewind(turn=3))
    assert not any("gives" in line.text for line in log_lines(table.game, table.play, CONTROL))


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (TWO.model_copy(update={"to": "arda"}), Slug.UNKNOWN_TEAM),
        (TWO.model_copy(update={"to": "nobody"}), Slug.UNKNOWN_TEAM),
        (TWO.model_copy(update={"resource": "standing"}), Slug.UNKNOWN_VARIABLE),
        (TWO.model_copy(update={"resource": "trust"}), Slug.UNKNOWN_VARIABLE),
        (TWO.model_copy(update={"amount": 9}), Slug.NOT_ENOUGH),
    ],
)
def test_what_can_not_be_given(command: Transfer, expected: Slug) -> None:
    """Nothing goes to oneself or to nobody, nothing that the other has no place for, nothing that is not there."""
    table = started()
    before = coins(table)
    assert slug(table.ask("arda", command)) == expected
    assert coins(table) == before


def test_it_is_given_in_plan_and_not_for_ever() -> None:
    """Outside of plan nothing changes hands; within it, so often a turn."""
    table = started()
    one = TWO.model_copy(update={"amount": 1})
    back = Transfer(to="arda", resource="coin", amount=1)
    for _ in range(TRANSFERS_A_TURN):
        table.asked("arda", one)
        table.asked("belmar", back)
    assert slug(table.ask("arda", one)) == Slug.TOO_MANY
    assert table_view(table.game, table.state, "arda").can_give
    table.must(Adjudicate())
    assert slug(table.ask("corvo", one)) == Slug.WRONG_PHASE


def test_a_rewind_gives_it_back_and_says_so() -> None:
    """The turn begins again with what each had; what was said of the gift stays, and that it no longer holds."""
    table = started()
    before = coins(table)
    table.asked("arda", TWO)
    table.must(Rewind(turn=1))
    assert coins(table) == before
    assert texts(table, "belmar") == ["gives 2 Coin to Belmar. (Taken back: the turn was rewound.)"]
