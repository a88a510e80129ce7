"""Orders: what is taken, what is refused with which reason, and that a refusal changes nothing."""

from collections.abc import Callable

import pytest

from tests.session.played import Table, lobby, started
from tests.small_decks import card, response, small, team
from wargame.session.commands import (
    PASS,
    Adjudicate,
    CloseTurn,
    Commit,
    OpenTurn,
    Ready,
    Reveal,
    Rewind,
    SeatCommand,
    SessionCommand,
    Start,
    TakeSeat,
    Withdraw,
)
from wargame.session.cut import seat_view
from wargame.session.refusals import Slug

SHARE = Commit(card="dry_spring", response="share")


def spring() -> Table:
    """Return the lake in its first turn, with the dry spring and the boat race on the table."""
    return started(schedule={1: ["dry_spring", "boat_race"]})


def in_recap() -> Table:
    """Return the lake in its first recap."""
    table = spring()
    table.must(Adjudicate(), CloseTurn())
    return table


def at_endex() -> Table:
    """Return the lake after ENDEX."""
    table = started(turns=1)
    table.finish_turn()
    return table


def sealed() -> Table:
    """Return the spring after belmar has sealed its orders."""
    table = spring()
    table.commit("belmar", "dry_spring")
    table.commit("belmar", "boat_race")
    table.ready("belmar")
    return table


def spent() -> Table:
    """Return the spring after belmar has ordered for three of its five coins, and rows for one."""
    table = spring()
    table.commit("belmar", "dry_spring", "dig")
    table.commit("belmar", "boat_race", "row")
    return table


REFUSED_SEATS: list[tuple[Callable[[], Table], str, SeatCommand, Slug]] = [
    (spring, "atlantis", SHARE, Slug.UNKNOWN_SEAT),
    (in_recap, "belmar", SHARE, Slug.WRONG_PHASE),
    (at_endex, "belmar", SHARE, Slug.OVER),
    (at_endex, "belmar", Ready(), Slug.OVER),
    (sealed, "belmar", SHARE, Slug.ALREADY_SEALED),
    (sealed, "belmar", Withdraw(card="dry_spring"), Slug.ALREADY_SEALED),
    (sealed, "belmar", Ready(), Slug.ALREADY_SEALED),
    (spring, "belmar", Commit(card="council", response="listen"), Slug.UNKNOWN_CARD),
    (spring, "belmar", Commit(card="no_card", response="listen"), Slug.UNKNOWN_CARD),
    (spring, "belmar", Commit(card="dry_spring", response="ration"), Slug.UNKNOWN_RESPONSE),
    (spring, "belmar", Commit(card="dry_spring", response="no_response"), Slug.UNKNOWN_RESPONSE),
    (spring, "arda", Commit(card="dry_spring", response=PASS), Slug.MUST_ANSWER),
    (spring, "belmar", Withdraw(card="dry_spring"), Slug.NO_ORDER),
    (spring, "belmar", Withdraw(card="council"), Slug.UNKNOWN_CARD),
    (spring, "belmar", Ready(), Slug.UNDECIDED),
]


@pytest.mark.parametrize(("table", "team", "command", "slug"), REFUSED_SEATS)
def test_what_a_seat_may_not_do(table: Callable[[], Table], team: str, command: SeatCommand, slug: Slug) -> None:
    """Each refusal has its stable reason and a sentence, and leaves everything as it was."""
    at = table()
    before = at.state
    refusal = at.seat(team, command)
    assert refusal is not None
    assert (refusal.slug, at.state) == (slug, before)
    assert refusal.sentence.endswith(".")


REFUSED_STEPS: list[tuple[Callable[[], Table], SessionCommand, Slug]] = [
    (lobby, Start(), Slug.NOT_NOW),
    (lobby, TakeSeat(team="atlantis", player="person", nonce=""), Slug.UNKNOWN_SEAT),
    (lobby, Rewind(turn=1), Slug.NO_SUCH_MOMENT),
    (spring, TakeSeat(team="arda", player="person", nonce=""), Slug.WRONG_PHASE),
    (spring, Start(), Slug.NOT_NOW),
    (spring, CloseTurn(), Slug.NOT_NOW),
    (spring, OpenTurn(), Slug.NOT_NOW),
    (spring, Reveal(), Slug.NOT_NOW),
    (spring, Rewind(turn=2), Slug.NO_SUCH_MOMENT),
    (in_recap, Adjudicate(), Slug.NOT_NOW),
    (at_endex, OpenTurn(), Slug.NOT_NOW),
    (at_endex, Adjudicate(), Slug.NOT_NOW),
    (at_endex, Rewind(turn=1), Slug.OVER),
]


@pytest.mark.parametrize(("table", "command", "slug"), REFUSED_STEPS)
def test_steps_out_of_place(table: Callable[[], Table], command: SessionCommand, slug: Slug) -> None:
    """A step of the session is taken in its own phase alone; anything else is refused and changes nothing."""
    at = table()
    before = at.state
    refusal = at.do(command)
    assert refusal is not None
    assert (refusal.slug, at.state) == (slug, before)


def test_a_seat_is_taken_once() -> None:
    """Who comes second is told so, and STARTEX waits for every seat."""
    table = lobby()
    table.must(TakeSeat(team="arda", player="person", nonce="00"))
    again = table.do(TakeSeat(team="arda", player="greedy", nonce="00"))
    assert again is not None
    assert again.slug == Slug.SEAT_TAKEN
    waiting = table.do(Start())
    assert waiting is not None
    assert "belmar, corvo" in waiting.sentence


def test_an_order_beyond_means_is_refused_with_what_is_left() -> None:
    """The sentence names the resource, the price and what other orders leave of it."""
    table = started(schedule={1: ["dry_spring", "boat_race"], 2: ["last_ferry"]})
    table.commit("belmar", "dry_spring", "dig")
    table.commit("belmar", "boat_race", "row")
    offers = seat_view(table.game, table.state, "belmar", 1).cards[0].responses
    assert [offer.refusal for offer in offers] == ["", ""]
    poor = started(
        small(
            teams={"ost": team(resources={"coin": {"title": "Coin", "start": 4}})},
            cards={name: card(responses={"ost": {"buy": response(cost={"coin": 3})}}) for name in ("one", "two")},
        ),
        cards_per_turn=2,
    )
    poor.commit("ost", "one", "buy")
    refusal = poor.seat("ost", Commit(card="two", response="buy"))
    assert refusal is not None
    assert (refusal.slug, refusal.sentence) == (Slug.TOO_DEAR, "It costs 3 Coin and 1 is left.")
    poor.withdraw("ost", "one")
    poor.commit("ost", "two", "buy")


def test_a_response_is_offered_while_its_condition_holds() -> None:
    """`when` is read at commit, and the view says beforehand what would be refused."""
    barred = response(when="heat > 60")
    table = started(small(cards={"event": card(responses={"ost": {"barred": barred}})}))
    refusal = table.seat("ost", Commit(card="event", response="barred"))
    assert refusal is not None
    assert refusal.slug == Slug.NOT_OFFERED_NOW
    (offer,) = seat_view(table.game, table.state, "ost", 1).cards[0].responses
    assert offer.refusal == refusal.sentence


def test_a_later_order_replaces_the_earlier() -> None:
    """On each card one order of a team stands: the last."""
    table = spent()
    table.commit("belmar", "dry_spring", "share")
    table.commit("belmar", "boat_race", PASS)
    assert set(table.play.orders) == {("belmar", "dry_spring", "share"), ("belmar", "boat_race", PASS)}
    table.withdraw("belmar", "boat_race")
    assert table.play.order("belmar", "boat_race") is None


def test_undecided_names_the_open_cards() -> None:
    """Who wants to seal too early is told which cards are open, in words and in the view."""
    table = spring()
    table.commit("corvo", "dry_spring")
    sentence = "Still open: The boat race. Order a response or pass."
    refusal = table.seat("corvo", Ready())
    assert refusal is not None
    assert refusal.sentence == sentence == seat_view(table.game, table.state, "corvo", 1).can_ready


def test_a_pass_is_open_where_a_team_must_answer_and_can_not() -> None:
    """An obligation that no response can meet does not hold a team up."""
    offer = {"ost": {"buy": response(cost={"coin": 3})}}
    deck = small(
        teams={"ost": team(resources={"coin": {"title": "Coin", "start": 2}})},
        cards={"event": card(must_answer=["ost"], responses=offer)},
    )
    table = started(deck)
    table.commit("ost", "event", PASS)
    table.ready("ost")
    assert table.adjudicate() == {}
    assert [(duty.team, duty.card) for duty in table.play.unmet] == [("ost", "event")]


def test_silence_is_an_unmet_obligation_or_the_cheapest_answer() -> None:
    """Where a team can pay, the cheapest answer is given in its name, and the ruling says so."""
    table = spring()
    rulings = table.adjudicate()
    assert rulings["dry_spring", "arda"].response == "pray"
    assert rulings["dry_spring", "arda"].obliged
    assert table.play.unmet == ()
    free = spring()
    free.commit("arda", "dry_spring", "ration")
    assert not free.adjudicate()["dry_spring", "arda"].obliged


def test_an_obligation_counts_as_an_order() -> None:
    """What was ordered in a team's name is ordered for all who look, up to the close of the turn."""
    seen = {"add": 1, "when": "ordered('ost', 'only')", "why": "Ost acts"}
    look = response("difficulty_check", modifiers=[seen], **{"with": {"target": 7}})
    effect = {"effects": {"heat": "5 if ordered('ost', 'only') else 1"}}
    look["outcomes"] = dict.fromkeys(("success", "partial", "failure"), effect)
    deck = small(
        teams={"ost": team(), "west": team()},
        cards={"event": card(must_answer=["ost"], responses={"ost": {"only": response()}, "west": {"look": look}})},
    )
    table = started(deck)
    table.commit("west", "event", "look")
    ruling = table.adjudicate()["event", "west"]
    assert ruling.arguments["modifier"] == 1
    assert ruling.deltas == {"heat": 50}
    table.must(CloseTurn())
    assert table.values()["heat"] == 550


def test_orders_are_paid_once() -> None:
    """In the recap nothing is reserved any more: what a turn's orders cost has been paid."""
    table = spent()
    table.commit("arda", "dry_spring", "ration")
    coin = seat_view(table.game, table.state, "belmar", 1).resources[0]
    assert (coin.value, coin.reserved) == (5, 4)
    table.must(Adjudicate(), CloseTurn())
    coin = seat_view(table.game, table.state, "belmar", 1).resources[0]
    assert (coin.value, coin.reserved) == (5 - 4 + 2, 0)
