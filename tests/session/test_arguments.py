"""Arguments: who may say what and when, how they are weighed and thrown for, and what comes of a success."""

from typing import Any

import pytest

from tests.session.control_seats import BOSS, CELL, ask, done, run, slug
from tests.session.played import Table, started
from tests.small_decks import lake
from wargame.rulebook import FAILURE, PARTIAL, SUCCESS
from wargame.session.argument_events import ArgumentRuled
from wargame.session.commands import Adjudicate, CloseTurn, OpenTurn, Rewind
from wargame.session.control_commands import (
    EndFact,
    EstablishFact,
    RefuseArgument,
    RuleArgument,
    Undo,
    WeighArgument,
)
from wargame.session.control_events import SeatGiven
from wargame.session.cut import seat_view
from wargame.session.cut_arguments import arguments, can_argue, established
from wargame.session.evolve import fold
from wargame.session.talk_commands import AddReason, Argue, DropArgument, Judge
from wargame.session.visibility import CONTROL


def claim(what: str = "We dredge the lake", **keys: Any) -> Argue:
    """Return an argument with two reasons."""
    return Argue(what=what, result="The lake is deep.", reasons=("We have boats.", "It is summer."), **keys)


def pro(argument: str = "a1", text: str = "The fishers ask for it.") -> AddReason:
    """Return a reason for an argument."""
    return AddReason(argument=argument, side="pro", text=text)


def con(argument: str = "a1", text: str = "The mud stinks.") -> AddReason:
    """Return a reason against an argument."""
    return AddReason(argument=argument, side="con", text=text)


def weighed(seed: int = 1, marks: tuple[int, ...] = (2, 2, 2, 0), **plan: Any) -> Table:
    """Return a session with an argument that has been weighed."""
    table = run(lake(), seed=seed, **plan)
    done(table, "arda", claim())
    done(table, "belmar", pro())
    done(table, "corvo", con())
    done(table, CELL, WeighArgument(argument="a1", marks=marks))
    return table


def ruled(table: Table) -> ArgumentRuled:
    """Return the ruling on the first argument."""
    found = table.play.arguments[0].ruled
    assert found is not None
    return found


RULE = RuleArgument(argument="a1", effects={"success": {"trust": 4, "quarrel": -2}, "failure": {"trust": -3}})


def test_a_team_argues_once_a_turn() -> None:
    """One argument that stands; the same words never again, nor one reason twice."""
    table = run(lake())
    done(table, "arda", claim())
    assert slug(table, "arda", claim("We drain the lake")) == "argued_already"
    assert slug(table, "belmar", claim("we  dredge the LAKE.")) == "said_already"
    twice = Argue(what="We row", result="Peace.", reasons=("So.", "so"))
    assert slug(table, "belmar", twice) == "said_already"
    assert slug(table, "belmar", claim("We row", against="f1")) == "unknown_fact"
    done(table, "arda", DropArgument(argument="a1"), claim())
    assert [known.status for known in table.play.arguments] == ["dropped", "open"]


def test_the_others_add_one_reason_each() -> None:
    """Not to their own argument, not in words that were used, not once it has been weighed."""
    table = run(lake())
    done(table, "arda", claim())
    assert slug(table, "arda", pro()) == "not_yours"
    assert slug(table, "belmar", pro(text="we have boats")) == "said_already"
    done(table, "belmar", pro())
    assert slug(table, "belmar", con()) == "argued_already"
    assert slug(table, "corvo", con("a2")) == "unknown_argument"
    assert slug(table, "belmar", DropArgument(argument="a1")) == "not_yours"
    done(table, CELL, WeighArgument(argument="a1", marks=(1, 1, 1)))
    assert slug(table, "corvo", con()) == "argued_already"
    assert slug(table, "arda", DropArgument(argument="a1")) == "argued_already"


def test_members_argue_in_their_teams_name() -> None:
    """A member's argument is the team's; only a lead votes."""
    table = run(lake(), arguments="vote")
    table.note(SeatGiven(by=BOSS, seat="anna", name="Anna", roles=("member",), team="arda"))
    done(table, "anna", claim())
    made = table.play.arguments[0].made
    assert (made.by, made.team) == ("anna", "arda")
    done(table, "belmar", claim("We row"))
    assert slug(table, "anna", Judge(argument="a2", word=3)) == "not_permitted"


def test_every_reason_gets_its_mark() -> None:
    """The marks stand beside the reasons in their order, and the odds are those of their balance."""
    table = weighed(marks=(2, 1, 1, 1))
    (seen,) = arguments(table.game, table.state, "belmar")
    assert [(reason.side, reason.mark) for reason in seen.reasons] == [("own", 2), ("own", 1), ("pro", 1), ("con", 1)]
    assert seen.odds is not None
    assert (seen.status, seen.odds.success) == ("weighed", 833)
    assert slug(table, CELL, WeighArgument(argument="a1", marks=(2, 1))) == "bad_answer"
    hidden = weighed(odds="hidden")
    assert arguments(hidden.game, hidden.state, "belmar")[0].odds is None
    assert arguments(hidden.game, hidden.state, CONTROL)[0].odds is not None


def test_a_ruling_says_all_that_went_in_and_came_out() -> None:
    """Odds, dice, band and margin are on record, and the effects are those laid down for the band."""
    seen = set()
    for seed in range(40):
        table = weighed(seed=seed, marks=(1, 1, 1, 2))
        done(table, BOSS, RULE)
        made = ruled(table)
        assert made.arguments["pros"] == (1, 1, 1)
        assert made.arguments["cons"] == (2,)
        assert sum(made.odds.bands) == 1000
        total = sum(made.throws[0].shown) + 1
        assert made.margin == total - 8
        expected = {SUCCESS: {"trust": 40, "quarrel": -20}, PARTIAL: {}, FAILURE: {"trust": -30}}
        assert made.deltas == expected[made.band]
        seen.add(made.band)
    assert seen == {SUCCESS, PARTIAL, FAILURE}


def until_success(**plan: Any) -> Table:
    """Return a session in which the first argument has succeeded."""
    for seed in range(50):
        table = weighed(seed=seed, **plan)
        done(table, BOSS, RULE)
        if ruled(table).band == SUCCESS:
            return table
    raise AssertionError("never a success")


def test_effects_wait_for_the_close_and_a_success_holds_from_then_on() -> None:
    """A ruling is a proposal; the close applies it with the others, and the result is an established fact."""
    table = until_success()
    before = table.values()["trust"]
    assert established(table.game, table.state, "arda") == ()
    others = sum(made.deltas.get("trust", 0) for made in table.adjudicate().values())
    assert table.values()["trust"] == before
    table.must(CloseTurn())
    closed = table.play.past[-1].closed
    slot = table.game.deck.names.slots["trust"]
    assert closed.adjudicated[slot] - before == 40 + others
    (fact,) = established(table.game, table.state, "corvo")
    assert (fact.id, fact.text, fact.by, fact.turn, fact.until) == ("a1", "The lake is deep.", "arda", 1, 0)
    view = seat_view(table.game, table.state, "corvo", 1)
    assert view.recap is not None
    assert "From now on it holds: The lake is deep." in view.recap.headlines
    assert "We dredge the lake: works" in [line.text for line in view.log]


def test_another_argument_stops_what_holds() -> None:
    """A success against a fact ends it as the turn is closed; one that fails leaves it."""
    for seed in range(50):
        table = run(lake(), seed=seed)
        done(table, CELL, EstablishFact(text="The sluice is shut."))
        done(table, "belmar", claim("We open the sluice", against="f1"))
        done(table, CELL, WeighArgument(argument="a1", marks=(1, 1)))
        done(table, BOSS, RuleArgument(argument="a1", effects={}, until=3))
        success = ruled(table).band == SUCCESS
        table.must(Adjudicate(), CloseTurn())
        ids = [fact.id for fact in established(table.game, table.state, "arda")]
        assert ids == (["a1"] if success else ["f1"])
        if success:
            assert slug(table, CELL, EndFact(fact="f1")) == "unknown_fact"
            break


def test_facts_hold_as_long_as_they_were_given() -> None:
    """Up to and with their last turn, or until somebody ends them."""
    table = run(lake())
    done(table, BOSS, EstablishFact(text="It is summer.", until=2), EstablishFact(text="The bridge is down."))
    assert slug(table, BOSS, EndFact(fact="f3")) == "unknown_fact"
    table.finish_turn()
    assert len(established(table.game, table.state, CONTROL)) == 2
    assert slug(table, BOSS, EstablishFact(text="It was spring.", until=1)) == "no_such_moment"
    done(table, BOSS, EndFact(fact="f2"))
    assert [fact.id for fact in established(table.game, table.state, "arda")] == ["f1"]
    done(table, BOSS, Undo())
    table.finish_turn()
    assert [fact.id for fact in established(table.game, table.state, "arda")] == ["f2"]
    done(table, BOSS, Rewind(turn=1))
    assert established(table.game, table.state, "arda") == ()


def test_an_argument_is_settled_within_its_turn() -> None:
    """It may be ruled on until the rulings are applied, and not before it is weighed, nor twice."""
    table = run(lake())
    done(table, "arda", claim())
    assert slug(table, BOSS, RULE) == "not_weighed"
    table.adjudicate()
    assert slug(table, "belmar", claim("We row")) == "wrong_phase"
    done(table, CELL, WeighArgument(argument="a1", marks=(1, 1)))
    assert slug(table, BOSS, RULE.model_copy(update={"effects": {"critical": {}}})) == "bad_answer"
    assert slug(table, BOSS, RULE.model_copy(update={"effects": {"success": {"love": 1}}})) == "unknown_variable"
    assert slug(table, BOSS, RULE.model_copy(update={"until": 1})) == "no_such_moment"
    done(table, BOSS, RULE)
    assert slug(table, BOSS, RULE) == "argued_already"
    table.must(CloseTurn(), OpenTurn())
    assert slug(table, BOSS, RULE) == "unknown_argument"
    (seen,) = arguments(table.game, table.state, "arda")
    assert seen.status == "ruled"
    table.finish_turn()
    assert arguments(table.game, table.state, "arda") == ()


def test_a_refused_argument_makes_room_for_another() -> None:
    """The reason is told to all, and the same words are not heard again."""
    table = run(lake())
    done(table, "arda", claim())
    done(table, BOSS, RefuseArgument(argument="a1", reason="It needs a year."))
    (seen,) = arguments(table.game, table.state, "corvo")
    assert (seen.status, seen.said) == ("refused", "It needs a year.")
    assert slug(table, "arda", claim()) == "said_already"
    done(table, "arda", claim("We row"))
    assert slug(table, CELL, WeighArgument(argument="a1", marks=(1, 1))) == "unknown_argument"


def test_undoing_a_ruling_keeps_what_teams_have_done_since() -> None:
    """Weighed again and thrown for again it has the same dice: nobody shops for luck."""
    table = weighed()
    before = table.state
    done(table, BOSS, RULE)
    first = ruled(table)
    done(table, "belmar", claim("We row"))
    done(table, BOSS, Undo())
    assert [known.status for known in table.play.arguments] == ["weighed", "open"]
    done(table, BOSS, RULE)
    assert ruled(table) == first
    assert before.play.arguments[0].ruled is None
    assert fold(table.events) == table.state


def test_teams_vote_in_estimative_words() -> None:
    """Every other team may judge; the median of their words is the chance."""
    table = run(lake(), arguments="vote")
    done(table, "arda", claim())
    assert slug(table, "arda", Judge(argument="a1", word=6)) == "not_yours"
    assert slug(table, CELL, WeighArgument(argument="a1", marks=(1, 1))) == "not_now"
    done(table, "belmar", Judge(argument="a1", word=0), Judge(argument="a1", word=5))
    done(table, "corvo", Judge(argument="a1", word=4))
    view = seat_view(table.game, table.state, "belmar", 1)
    assert (view.table.words[0], view.table.words[6]) == ("almost no chance", "almost certain")
    assert (view.table.arguments[0].judged, view.table.arguments[0].word, view.table.arguments[0].odds) == (2, 5, None)
    done(table, BOSS, RULE)
    assert (ruled(table).arguments["words"], ruled(table).odds.bands[1]) == ((6, 5), 780)
    umpire = weighed()
    assert slug(umpire, "belmar", Judge(argument="a1", word=3)) == "not_now"


def test_a_vote_changes_no_byte_of_another_seat_before_the_ruling() -> None:
    """Only how many have voted is told."""
    told = set()
    for word in (0, 6):
        table = run(lake(), arguments="vote")
        done(table, "arda", claim())
        done(table, "belmar", Judge(argument="a1", word=word))
        told.add("".join(seat_view(table.game, table.state, team, 1).model_dump_json() for team in ("arda", "corvo")))
    assert len(told) == 1


@pytest.mark.parametrize("mode", ["off", "umpire"])
def test_where_there_are_no_arguments_the_reason_is_told(mode: str) -> None:
    """A plan without arguments says so, and so does one whose rule is not installed."""
    table = run(lake(), arguments=mode)
    table.game = (
        table.game
        if mode == "off"
        else type(table.game)(table.game.deck, table.game.plan, table.game.course, table.game.secret)
    )
    assert slug(table, "arda", claim()) == "no_arguments"
    assert slug(table, CELL, WeighArgument(argument="a1", marks=(1,))) == "no_arguments"
    assert can_argue(table.game, table.state, "arda").endswith(".")
    assert seat_view(table.game, table.state, "arda", 1).table.words == ()


def test_nobody_argues_where_nobody_could_rule() -> None:
    """A session that runs by itself has no arguments, and says why."""
    table = started(lake())
    assert slug(table, "arda", claim()) == "no_arguments"


def test_readers_are_told_what_they_may_do() -> None:
    """The sentences before sending are those of the refusals after."""
    table = run(lake())
    assert can_argue(table.game, table.state, "arda") == ""
    done(table, "arda", claim())
    for team in ("arda", "belmar"):
        (seen,) = arguments(table.game, table.state, team)
        refusal = ask(table, team, Judge(argument="a1", word=1))
        assert refusal is not None
        assert seen.can_judge == refusal.sentence
    assert (arguments(table.game, table.state, "belmar")[0].can_add, can_argue(table.game, table.state, "corvo")) == (
        "",
        "",
    )
    assert can_argue(table.game, table.state, CONTROL).startswith("This is for the teams")


def test_without_dice_the_likeliest_comes_about() -> None:
    """Where a plan wants no dice every ruling is the middle one of its likeliest band, for orders and arguments."""
    bands = set()
    for seed in range(3):
        table = weighed(seed=seed, dice="expected")
        done(table, BOSS, RULE)
        made = ruled(table)
        bands.add((made.band, made.margin))
        assert [throw.kind for throw in made.throws] == ["expected"]
        assert arguments(table.game, table.state, "arda")[0].dice == ("no dice: what is likeliest comes about",)
        for card in table.play.cards:
            for team, offers in table.game.deck.deck.cards[card].responses.items():
                table.commit(team, card, next(iter(offers)))
        rulings = table.adjudicate()
        assert rulings
        for made_order in rulings.values():
            assert made_order.odds.bands[made_order.band] == max(made_order.odds.bands)
            assert [throw.kind for throw in made_order.throws] == ["expected"]
        table.must(CloseTurn())
        view = seat_view(table.game, table.state, "arda", 1)
        assert {ruling.dice for ruling in view.rulings} == {("no dice: what is likeliest comes about",)}
    assert len(bands) == 1
