"""Injects: what they do, when they come by themselves, and what may be done with the MSEL."""

from typing import Any

from tests.session.control_seats import BOSS, CELL, ask, done, run, slug
from tests.session.played import Table
from tests.small_decks import card, lake, response, small, team
from wargame.deck.compile import CompiledDeck
from wargame.session.commands import Adjudicate, CloseTurn, Commit, OpenTurn, Rewind
from wargame.session.control_commands import (
    DeferInject,
    EditInject,
    FireCard,
    FireInject,
    Improvise,
    MoveInject,
    SkipInject,
    Undo,
)
from wargame.session.cut import seat_view
from wargame.session.cut_injects import card_lines, msel_lines, news
from wargame.session.evolve import fold
from wargame.session.inject_events import InjectDelivered
from wargame.session.visibility import CONTROL


def inject(**keys: Any) -> dict[str, Any]:
    """Return an inject of a plan; keywords are its keys."""
    return {"title": "A call", "text": "It rings.", **keys}


def coins() -> CompiledDeck:
    """Return a deck of two teams with a coin each, a track that one of them sees, and four cards."""
    buy = {
        "buy": response(cost={"coin": 3}),
        "dear": response(cost={"coin": 5}),
    }
    return small(
        teams={
            "ost": team(
                resources={"coin": {"title": "Coin", "start": 5, "cap": 8}},
                objectives={"cool": {"title": "Keep cool", "met": "heat < 60"}},
            ),
            "west": team(symbol="●", colour="#88aaff", resources={"coin": {"title": "Coin", "start": 5, "cap": 8}}),
        },
        tracks={
            "heat": {"title": "Heat", "start": 50},
            "deep": {"title": "Deep", "start": 40, "visible": ["ost"]},
        },
        gauges={"double": {"title": "Double", "value": "heat * 0.5"}},
        cards={
            "calm": card(weight=20),
            "shop": card(window={"turns": 9}, responses={"ost": buy, "west": buy}, on_draw={"heat": 5}),
            "fair": card(window={"turns": 9}, responses={"ost": {"go": response()}}),
            "storm": card(window={"turns": 9}),
        },
    )


def delivered(table: Table) -> list[str]:
    """Return what has been delivered, in its order."""
    return [said.inject for said in table.play.msel.delivered]


def statuses(table: Table) -> dict[str, str]:
    """Return where each line of the MSEL stands."""
    return {line.id: line.status for line in msel_lines(table.game, table.state)}


def test_an_inject_moves_what_it_says_within_bounds() -> None:
    """The record holds what really changed, gauges included, and the position has it."""
    table = run(coins(), injects={"wave": inject(effects={"heat": 80, "ost.coin": 2})})
    done(table, BOSS, FireInject(inject="wave"))
    values = table.values()
    assert (values["heat"], values["double"], values["ost.coin"]) == (1000, 500, 70)
    assert table.play.msel.delivered[0].deltas == {"heat": 500, "double": 250, "ost.coin": 20}
    assert slug(table, BOSS, FireInject(inject="wave")) == "delivered_already"
    assert slug(table, BOSS, FireInject(inject="wove")) == "unknown_inject"


def test_an_inject_leaves_what_orders_have_reserved() -> None:
    """What standing orders will cost can't be taken from under them."""
    table = run(coins(), schedule={"1": ["shop"]})
    table.commit("ost", "shop", "buy")
    done(table, CELL, Improvise(title="Thieves", text="Coins are gone.", effects={"ost.coin": -5, "west.coin": -5}))
    assert (table.values()["ost.coin"], table.values()["west.coin"]) == (30, 0)


def test_a_scheduled_inject_comes_when_its_turn_opens() -> None:
    """It follows the opening in the log, signed by the session, and a rewind to the opening has it."""
    table = run(coins(), injects={"call": inject(turn=2, effects={"heat": 3})})
    assert delivered(table) == []
    table.finish_turn()
    assert delivered(table) == ["call"]
    assert [event.kind for event in table.events[-2:]] == ["turn_opened", "inject_delivered"]
    heat = table.values()["heat"]
    done(table, BOSS, Rewind(turn=2))
    assert (delivered(table), table.values()["heat"]) == (["call"], heat)


def test_a_conditional_inject_comes_once_when_its_condition_holds() -> None:
    """It is looked at when a turn opens, and another inject of that moment may bring it about."""
    table = run(
        coins(),
        injects={
            "hot": inject(when="heat >= 70"),
            "push": inject(turn=2, effects={"heat": 20}),
            "again": inject(when="drawn('storm')"),
        },
    )
    table.finish_turn()
    assert delivered(table) == ["push", "hot"]
    done(table, BOSS, FireCard(card="storm"))
    assert delivered(table) == ["push", "hot"]
    table.finish_turn()
    table.finish_turn()
    assert delivered(table) == ["push", "hot", "again"]


def test_an_inject_comes_for_want_of_something() -> None:
    """It comes after the last turn in which its condition could have held, unless it held at the end of one."""
    for points, expected in ((0, ["late"]), (10, [])):
        table = run(coins(), injects={"late": inject(unless_by={"turn": 2, "when": "heat > 55"})})
        done(table, CELL, Improvise(title="Sun", text="It warms.", effects={"heat": points}))
        table.finish_turn()
        done(table, CELL, Improvise(title="Rain", text="It cools.", effects={"heat": -points}))
        table.finish_turn()
        assert [name for name in delivered(table) if name == "late"] == expected


def test_skipped_and_deferred_injects_do_not_come_at_their_time() -> None:
    """A skipped one never comes by itself, a deferred one in its new turn; both can still be delivered by hand."""
    table = run(coins(), injects={"one": inject(turn=2), "two": inject(turn=2), "three": inject(turn=2)})
    done(table, BOSS, SkipInject(inject="one", reason="Too much."), DeferInject(inject="two", turn=3))
    table.finish_turn()
    assert (delivered(table), statuses(table)) == (
        ["three"],
        {"one": "skipped", "two": "deferred", "three": "delivered"},
    )
    table.finish_turn()
    assert delivered(table) == ["three", "two"]
    assert slug(table, BOSS, SkipInject(inject="one", reason="Still.")) == "nothing_to_do"
    assert slug(table, BOSS, DeferInject(inject="one", turn=3)) == "no_such_moment"
    done(table, BOSS, FireInject(inject="one"))
    assert delivered(table) == ["three", "two", "one"]


def test_cards_of_the_schedule_are_lines_of_the_msel() -> None:
    """A card can be skipped, which keeps it from coming of itself too, deferred, reordered and fired."""
    table = run(coins(), cards_per_turn=4, schedule={"2": ["shop", "fair"], "3": ["storm"]})
    assert list(statuses(table)) == ["card.shop", "card.fair", "card.storm"]
    done(
        table,
        BOSS,
        MoveInject(inject="card.fair", before="card.shop"),
        SkipInject(inject="card.storm", reason="Calm."),
    )
    table.finish_turn()
    assert table.play.cards[:2] == ("fair", "shop")
    assert statuses(table)["card.shop"] == "delivered"
    for _ in range(7):
        table.finish_turn()
    assert not any("storm" in past.cards for past in table.play.past)
    table = run(coins(), schedule={"2": ["shop"], "3": ["storm"]})
    done(table, BOSS, DeferInject(inject="card.shop", turn=3), FireInject(inject="card.storm"))
    assert table.play.cards[-1] == "storm"
    assert statuses(table) == {"card.shop": "deferred", "card.storm": "delivered"}
    table.finish_turn()
    assert "shop" not in table.play.cards
    table.finish_turn()
    assert table.play.cards[0] == "shop"


def test_the_order_of_the_list_is_the_order_of_delivery() -> None:
    """Injects of one turn come as they stand on the list."""
    table = run(coins(), injects={"one": inject(turn=2), "two": inject(turn=2), "three": inject()})
    done(table, BOSS, MoveInject(inject="one"), MoveInject(inject="three", before="two"))
    assert list(statuses(table)) == ["three", "two", "one"]
    assert slug(table, BOSS, MoveInject(inject="one")) == "nothing_to_do"
    assert slug(table, BOSS, MoveInject(inject="one", before="one")) == "nothing_to_do"
    assert slug(table, BOSS, MoveInject(inject="one", before="four")) == "unknown_inject"
    table.finish_turn()
    assert delivered(table) == ["two", "one"]


def test_an_inject_can_be_rewritten_before_it_comes() -> None:
    """It then says and does what it was rewritten to; a card of the deck stays as it is."""
    table = run(coins(), injects={"call": inject(turn=2, effects={"heat": 3})}, schedule={"3": ["storm"]})
    edit = EditInject(inject="call", title="A letter", text="It is read.", to=("west",), effects={"heat": -2})
    done(table, CELL, edit)
    assert slug(table, CELL, edit.model_copy(update={"to": ("nord",)})) == "unknown_team"
    assert slug(table, CELL, edit.model_copy(update={"effects": {"double": 2}})) == "unknown_variable"
    assert slug(table, CELL, edit.model_copy(update={"inject": "card.storm"})) == "unknown_inject"
    table.finish_turn()
    (told,) = news(table.game, table.state, "west")
    assert (told.title, told.text, told.effects[0].change) == ("A letter", "It is read.", "-2")
    assert news(table.game, table.state, "ost") == ()


def test_a_fired_card_is_delivered_as_the_deck_says() -> None:
    """It lies on the table with what its coming does, and teams that it asks are open again."""
    table = run(coins())
    table.ready("ost", "west")
    done(table, BOSS, FireCard(card="shop"))
    assert (table.play.cards[-1], table.play.sealed, table.values()["heat"]) == ("shop", frozenset(), 550)
    table.commit("ost", "shop", "buy")
    assert slug(table, BOSS, FireCard(card="shop")) == "cannot_come"
    assert slug(table, BOSS, FireCard(card="shoe")) == "unknown_card"
    table.finish_turn()
    assert table.values()["ost.coin"] == 20
    assert slug(table, BOSS, FireCard(card="shop")) == "cannot_come"


def test_undoing_a_fired_card_drops_the_orders_on_it_and_keeps_the_rest() -> None:
    """The table is as before the card came, but for what teams have done since elsewhere."""
    table = run(coins(), schedule={"1": ["shop"]})
    before = table.state
    done(table, BOSS, FireCard(card="fair"), Undo())
    assert table.state == before
    done(table, BOSS, FireCard(card="fair"))
    table.commit("ost", "fair")
    table.commit("ost", "shop", "buy")
    done(table, BOSS, Undo())
    assert table.play.orders == (("ost", "shop", "buy"),)
    table.finish_turn()


def test_what_was_given_and_spent_is_not_taken_back() -> None:
    """An undo that would leave orders unpaid is refused; the rest of the session goes on."""
    table = run(coins(), schedule={"1": ["shop"]})
    done(table, CELL, Improvise(title="Loot", text="Coins turn up.", effects={"ost.coin": -1}))
    assert ask(table, "ost", Commit(card="shop", response="dear")) is not None
    done(table, CELL, Improvise(title="More", text="More coins turn up.", effects={"ost.coin": 1}))
    table.commit("ost", "shop", "dear")
    assert slug(table, BOSS, Undo()) == "nothing_to_undo"
    table.withdraw("ost", "shop")
    done(table, BOSS, Undo())
    assert table.values()["ost.coin"] == 40


def test_injects_are_delivered_while_a_turn_is_open() -> None:
    """Neither while rulings are proposed nor while the recap is read, nor after ENDEX."""
    table = run(coins(), turns=1, injects={"call": inject()})
    fire = FireInject(inject="call")
    table.adjudicate()
    assert slug(table, BOSS, fire) == "wrong_phase"
    assert slug(table, BOSS, FireCard(card="storm")) == "wrong_phase"
    assert slug(table, CELL, Improvise(title="A", text="B")) == "wrong_phase"
    done(table, BOSS, SkipInject(inject="call", reason="Late."))
    table.must(CloseTurn(), OpenTurn())
    assert slug(table, BOSS, fire) == "over"


def test_readers_are_told_what_was_for_them() -> None:
    """A team reads what it was told with the effects that it sees, numbered by itself; the log and recap name it."""
    table = run(coins(), injects={"call": inject(**{"from": "The ministry", "mode": "letter"})})
    effects = {"heat": 2, "deep": 3, "west.coin": 1}
    done(table, CELL, Improvise(title="For west", text="Psst.", to=("west",), effects=effects))
    done(table, BOSS, FireInject(inject="call"))
    seen = {reader: news(table.game, table.state, reader) for reader in ("ost", "west", CONTROL)}
    assert [told.id for told in seen["ost"]] == ["n1"]
    assert [told.title for told in seen["west"]] == ["A call", "For west"]
    assert [text.change for text in seen["west"][1].effects] == ["+2", "+1"]
    assert [text.change for text in seen[CONTROL][1].effects] == ["+2", "+3", "+1"]
    assert (seen["ost"][0].sender, seen["ost"][0].mode) == ("The ministry", "letter")
    view = seat_view(table.game, table.state, "ost", 1)
    assert view.table.news == seen["ost"]
    assert [line.text for line in view.log if line.text in {"A call", "For west"}] == ["A call"]
    table.must(Adjudicate(), CloseTurn())
    recap = seat_view(table.game, table.state, "west", 2).recap
    assert recap is not None
    assert recap.headlines[:2] == ("For west", "A call")


def test_the_consoles_lists_say_what_can_be_done() -> None:
    """The MSEL has words for each trigger, and each card says whether it can be fired."""
    table = run(
        coins(),
        injects={
            "by_hand": inject(objective="ost.cool", notes="Read it slowly."),
            "at_four": inject(turn=4),
            "if_hot": inject(when="heat > 90", to=["ost"], effects={"heat": -2}, expected="They cool it."),
            "not_done": inject(unless_by={"turn": 2, "when": "heat < 10"}),
        },
    )
    lines = {line.id: line for line in msel_lines(table.game, table.state)}
    assert [(line.trigger, line.turn) for line in lines.values()] == [
        ("conditional", 3),
        ("scheduled", 4),
        ("manual", 0),
        ("conditional", 0),
    ]
    assert lines["if_hot"].when == "heat > 90"
    assert (lines["by_hand"].objective, lines["by_hand"].notes) == ("Keep cool", "Read it slowly.")
    assert (lines["if_hot"].to, lines["if_hot"].effects[0].change) == (("ost",), "-2")
    assert lines["not_done"].when == "by the end of turn 2 not: heat < 10"
    cards = {line.id: line for line in card_lines(table.game, table.state)}
    assert cards["calm"].can_fire == "It lies on the table already."
    assert (cards["storm"].can_fire, cards["storm"].group, cards["storm"].drawn) == ("", "Turn 9", 0)


def test_a_log_with_injects_folds_to_the_same_state() -> None:
    """The records alone lead to where the session stands."""
    table = run(lake(), injects={"call": inject(turn=2, effects={"trust": 5}), "late": inject(when="trust > 10")})
    done(table, BOSS, FireInject(inject="call"))
    done(table, CELL, Improvise(title="A", text="B", effects={"quarrel": -100}))
    table.finish_turn()
    assert fold(table.events) == table.state
    kinds = [type(event) for event in table.events]
    assert kinds.count(InjectDelivered) == 3


def test_an_inject_for_one_team_changes_no_byte_of_another_seat() -> None:
    """What it says, and what it does to what the other may not see, leaves no trace there; not even its number."""
    views = set()
    for text, points in (("Psst.", 3), ("Hush, and more.", -7)):
        table = run(coins())
        done(table, CELL, Improvise(title=text, text=text, to=("ost",), effects={"deep": points, "ost.coin": points}))
        done(table, CELL, Improvise(title="For all", text="It rains."))
        views.add(seat_view(table.game, table.state, "west", 1).model_dump_json())
    assert len(views) == 1
    assert '"n1"' in views.pop()


def test_the_same_steps_after_a_rewind_lead_to_the_same_play() -> None:
    """A rewind forgets what was done with injects, and doing it again does it again."""
    table = run(coins(), injects={"call": inject(when="heat > 52", effects={"deep": 2}), "late": inject(turn=3)})
    plays = []
    for _ in range(2):
        done(table, BOSS, SkipInject(inject="late", reason="Enough."), FireCard(card="shop"))
        done(table, CELL, Improvise(title="Sun", text="It warms.", effects={"heat": 4}))
        table.finish_turn()
        table.finish_turn()
        plays.append(table.play)
        done(table, BOSS, Rewind(turn=1))
        assert delivered(table) == []
    assert plays[0] == plays[1]
    assert [said.inject for said in plays[0].msel.delivered] == ["i1", "call"]


def test_an_inject_is_read_in_the_language_of_the_team() -> None:
    """A plan may say it in several languages; what somebody has rewritten is as it was written."""
    said = {"en": "A call", "sq": "Një thirrje"}
    deck = small(title={"en": "Small", "sq": "I vogël"})
    table = run(deck, languages={"ost": "sq"}, injects={"call": inject(title=said), "other": inject(title=said)})
    done(table, CELL, EditInject(inject="other", title="A letter", text="It is read."))
    done(table, BOSS, FireInject(inject="call"), FireInject(inject="other"))
    titles = [told.title for told in news(table.game.spoken_to("ost"), table.state, "ost")]
    assert titles == ["A letter", "Një thirrje"]
    assert [told.title for told in news(table.game, table.state, CONTROL)] == ["A letter", "A call"]


def test_control_is_told_whose_resource_an_inject_moves() -> None:
    """Each effect of the MSEL has its id and, of a resource, the team's name: before it comes and afterwards."""
    table = run(coins(), injects={"wave": inject(turn=2, effects={"heat": 3, "west.coin": 2})})
    for _ in range(2):
        (line,) = msel_lines(table.game, table.state)
        assert [(each.id, each.title, each.change) for each in line.effects] == [
            ("heat", "Heat", "+3"),
            ("west.coin", "A team: Coin", "+2"),
        ]
        table.finish_turn()
