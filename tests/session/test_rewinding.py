"""Going back to the opening of a turn: seats and dice stay, play does not, and nothing is deleted."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.played import Table, by_whim, play_on, play_turn, started
from tests.small_decks import card, response, small
from wargame.session.commands import PASS, Adjudicate, CloseTurn, OpenTurn, Rewind
from wargame.session.events import Rewound, RulingMade

SEEDS = st.integers(0, 10_000)
CARDS = {1: ["dry_spring", "boat_race"], 2: ["dam_leaks", "council"]}


def second_turn(seed: int) -> Table:
    """Return the lake at the opening of its second turn, after a first played by whim."""
    table = started(seed=seed, schedule=CARDS)
    play_turn(table, by_whim(seed))
    return table


def throws(rulings: dict[tuple[str, str], RulingMade]) -> dict[tuple[str, str], list[tuple[int, ...]]]:
    """Return the faces that each order's dice showed, notes left out."""
    return {at: [throw.shown for throw in made.throws if throw.kind != "note"] for at, made in rulings.items()}


def all_ordered(table: Table) -> None:
    """Let every team order its first response on every card, as far as it can."""
    for team in table.game.deck.names.teams:
        for event in table.play.cards:
            for name in table.game.deck.deck.cards[event].responses.get(team, {}):
                try:
                    table.commit(team, event, name)
                except AssertionError:
                    continue
                break


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_rewinding_restores_the_turn_and_keeps_the_seats(seed: int) -> None:
    """Play stands exactly where the turn was opened; who sits where, and the dice, are as they were."""
    table = started(seed=seed, schedule=CARDS)
    opened, room = table.play, table.state.room
    play_turn(table, by_whim(seed))
    play_turn(table, by_whim(seed + 1))
    length = len(table.events)
    table.must(Rewind(turn=1))
    assert table.play == opened
    assert table.state.room == room
    assert len(table.events) == length + 1


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_one_changed_order_changes_no_other_teams_dice(seed: int) -> None:
    """After a rewind, whoever orders as before throws as before, whatever another team orders."""
    table = second_turn(seed)
    all_ordered(table)
    first = throws(table.adjudicate())
    table.must(Rewind(turn=2))
    all_ordered(table)
    for name, team in first:
        if team == "arda":
            table.commit(team, name, PASS)
    again = throws(table.adjudicate())
    assert again == {at: thrown for at, thrown in first.items() if at[1] != "arda"}


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_another_response_on_the_same_card_throws_the_same_dice(seed: int) -> None:
    """Taking an order back cannot shop for luck: every response of a team on a card throws the same faces."""
    offer = {
        name: response("difficulty_check", **{"with": {"target": 5 + n}}) for n, name in enumerate(("try", "dare"))
    }
    table = started(small(cards={"event": card(responses={"ost": offer})}), seed=seed)
    table.commit("ost", "event", "try")
    first = throws(table.adjudicate())
    table.must(Rewind(turn=1))
    table.commit("ost", "event", "dare")
    assert throws(table.adjudicate()) == first


@settings(max_examples=10, deadline=None)
@given(SEEDS)
def test_the_same_choices_lead_to_the_same_end(seed: int) -> None:
    """A rewind without a re-roll, and the same orders again, give the same turns again."""
    table = play_on(started(seed=seed, schedule=CARDS), by_whim(seed))
    other = started(seed=seed, schedule=CARDS)
    for _ in range(2):
        play_turn(other, by_whim(seed))
    other.must(Rewind(turn=1))
    play_on(other, by_whim(seed))
    assert other.play == table.play


def test_a_reroll_is_on_record_and_throws_other_dice() -> None:
    """A re-roll raises the epoch in the log, and over many sessions the dice agree no oftener than by chance."""
    alike: Counter[bool] = Counter()
    for seed in range(40):
        table = second_turn(seed)
        all_ordered(table)
        first = throws(table.adjudicate())
        table.must(Rewind(turn=2, reroll=True))
        assert table.events[-1] == Rewound(turn=2, epoch=1)
        assert table.play.cards == ("dam_leaks", "council")
        all_ordered(table)
        again = throws(table.adjudicate())
        alike.update(again[at] == thrown for at, thrown in first.items() if thrown)
    assert alike[True] < 0.2 * alike.total()


def test_the_next_deal_follows_the_new_dice() -> None:
    """After a re-roll the turns to come are dealt anew; without one they come as they did."""
    hands = set()
    for seed in range(30):
        table = started(seed=seed, cards_per_turn=1)
        table.finish_turn()
        before = table.play.cards
        table.must(Rewind(turn=1))
        table.finish_turn()
        assert table.play.cards == before
        table.must(Rewind(turn=1, reroll=True))
        table.finish_turn()
        hands.add(table.play.cards == before)
    assert hands == {True, False}


def test_epochs_never_come_back() -> None:
    """A later rewind without a re-roll stays with the newest dice, so that no re-roll can be undone by luck."""
    table = second_turn(1)
    table.must(Rewind(turn=2, reroll=True), Rewind(turn=1), Rewind(turn=1, reroll=True))
    assert table.play.epoch == 2


def test_play_goes_on_from_any_phase() -> None:
    """A turn can be rewound while it is planned, ruled or read, and then be played."""
    table = second_turn(2)
    for steps in ((), (Adjudicate(),), (Adjudicate(), CloseTurn()), (Adjudicate(), CloseTurn(), OpenTurn())):
        table.must(*steps, Rewind(turn=2))
        assert (table.play.phase, table.play.turn) == ("plan", 2)
        assert len(table.play.past) == 1
    play_on(table, by_whim(1))
