"""The course of an exercise in a facilitator's hands: phases, clock, rulings by hand, notes, undo, rewind."""

import pytest

from tests.session.control_room import FACILITATOR, ControlRoom, begun, control_room
from tests.small_decks import lake
from wargame.engine.expression_code import UNIT
from wargame.rulebook import BAND_NAMES
from wargame.session.commands import Commit, Ready, Rewind
from wargame.session.control_commands import (
    AddTime,
    Advance,
    AutoAdvance,
    KeepRuling,
    Note,
    Observe,
    Override,
    PauseClock,
    ResumeClock,
    RuleFreely,
    StartExercise,
    Undo,
)
from wargame.session.control_events import Overridden
from wargame.session.control_view import ControlView
from wargame.session.cut import seat_view
from wargame.session.cut_control import control_view
from wargame.session.evolve import fold
from wargame.session.refusals import Refusal, Slug
from wargame.session.ruling_anew import band_name, other_rulings
from wargame.session.seen import BandName
from wargame.session.timing import clock_to_start, left, running_clock, time_is_up


def slug(refusal: Refusal | None) -> Slug:
    """Return why something was refused."""
    assert refusal is not None
    return refusal.slug


def stands(room: ControlRoom) -> tuple[str, int]:
    """Return the phase and the turn."""
    return room.play.phase, room.play.turn


def facing(room: ControlRoom) -> ControlView:
    """Return the facilitator's view."""
    person = room.state.room.person(FACILITATOR)
    assert person is not None
    return control_view(room.game, room.state, person, 1)


def uncertain(room: ControlRoom) -> tuple[str, str, BandName]:
    """Return team and card of a ruling that could have gone otherwise, and a band that it could have come to."""
    for made in room.play.rulings:
        for other in other_rulings(room.game, made):
            return made.team, made.card, band_name(other.band)
    raise AssertionError("no ruling hangs on dice")


def test_the_exercise_begins_when_the_facilitator_says_so() -> None:
    """Before STARTEX nothing is dealt and no phase can be closed; after it turn one is open."""
    room = control_room()
    assert slug(room.ask(FACILITATOR, Advance())) is Slug.WRONG_PHASE
    room.facilitate(StartExercise())
    assert (room.play.phase, room.play.turn) == ("plan", 1)
    assert slug(room.ask(FACILITATOR, StartExercise())) is Slug.NOT_NOW


def test_a_phase_is_closed_without_somebody_only_for_a_reason() -> None:
    """While teams are waited for, the reason has to be said, and the log keeps it with their names."""
    room = begun()
    refusal = room.ask(FACILITATOR, Advance())
    assert slug(refusal) is Slug.REASON_NEEDED
    assert room.game.title_of_team(room.game.deck.names.teams[0]) in refusal.sentence  # type: ignore[union-attr]
    room.facilitate(Advance(reason="the coffee is here"))
    assert room.play.phase in {"ask", "adjudicate"}


def test_a_phase_is_closed_without_a_reason_once_nobody_is_waited_for() -> None:
    """When all have sealed, closing needs nothing more."""
    room = begun()
    room.order_and_seal()
    room.facilitate(Advance())
    assert room.play.phase in {"ask", "adjudicate"}


def test_rulings_wait_for_the_facilitator() -> None:
    """The rulings are proposed; closing the phase applies them, and the next close opens the next turn."""
    room = begun()
    room.to_rulings()
    before = room.values()
    assert stands(room) == ("adjudicate", 1)
    assert room.values() == before
    room.facilitate(Advance())
    assert stands(room) == ("recap", 1)
    room.facilitate(Advance())
    assert stands(room) == ("plan", 2)


def test_an_override_stands_in_the_place_of_the_engines_ruling() -> None:
    """What a person ruled is applied; the engine's ruling stays in the log, and the teams are told both and why."""
    room = begun()
    room.to_rulings()
    team, card, band = uncertain(room)
    made = next(made for made in room.play.rulings if (made.team, made.card) == (team, card))
    room.facilitate(Override(team=team, card=card, band=band, reason="they had told both sides"))
    (anew,) = room.play.overrides
    assert BAND_NAMES[anew.band] == band
    assert made in room.play.rulings
    room.facilitate(Advance())
    view = seat_view(room.game, room.state, team, 1)
    told = next(ruling for ruling in view.rulings if (ruling.team, ruling.card) == (team, card))
    assert (told.band, told.reason) == (band, "they had told both sides")
    assert told.engine_band


def test_an_overrides_effects_are_those_of_its_band() -> None:
    """The close applies the override's deltas and not the engine's."""
    plain, changed = begun(), begun()
    for room in (plain, changed):
        room.to_rulings()
    team, card, band = uncertain(changed)
    changed.facilitate(Override(team=team, card=card, band=band, reason="so"))
    made = next(made for made in plain.play.rulings if (made.team, made.card) == (team, card))
    (anew,) = changed.play.overrides
    for room in (plain, changed):
        room.facilitate(Advance())
    assert plain.play.past[-1].closed.adjudicated != changed.play.past[-1].closed.adjudicated
    assert (made.deltas, made.sets) != (anew.deltas, anew.sets)


def test_the_engines_ruling_can_be_kept_after_all() -> None:
    """Keeping drops the override; keeping twice is refused."""
    room = begun()
    room.to_rulings()
    team, card, band = uncertain(room)
    room.facilitate(Override(team=team, card=card, band=band, reason="so"))
    room.facilitate(KeepRuling(team=team, card=card))
    assert room.play.overrides == ()
    assert slug(room.ask(FACILITATOR, KeepRuling(team=team, card=card))) is Slug.NOTHING_TO_DO


def test_what_was_applied_is_not_overridden() -> None:
    """After the close an override is refused, and the sentence says what can be done."""
    room = begun()
    room.to_rulings()
    team, card, band = uncertain(room)
    room.facilitate(Advance())
    refusal = room.ask(FACILITATOR, Override(team=team, card=card, band=band, reason="late"))
    assert slug(refusal) is Slug.WRONG_PHASE
    assert "rewind" in refusal.sentence  # type: ignore[union-attr]


def test_a_free_ruling_is_applied_with_the_others() -> None:
    """What was ruled freely moves its track at the close, within its bounds, and everybody reads it."""
    track = next(iter(lake().deck.tracks))
    rooms = begun(), begun()
    for room in rooms:
        room.to_rulings()
    rooms[1].facilitate(RuleFreely(title="A ferry", text="It turned back.", effects={track: 3}, reason="as agreed"))
    for room in rooms:
        room.facilitate(Advance())
    slot = rooms[0].game.deck.names.slots[track]
    values = [room.play.past[-1].closed.adjudicated[slot] for room in rooms]
    assert values[1] - values[0] == 3 * UNIT
    team = rooms[1].game.deck.names.teams[0]
    recap = seat_view(rooms[1].game, rooms[1].state, team, 1).recap
    assert recap is not None
    assert "A ferry. It turned back." in recap.headlines


def test_a_free_ruling_moves_what_there_is() -> None:
    """An unknown track is refused by name."""
    room = begun()
    refusal = room.ask(FACILITATOR, RuleFreely(title="T", text="x", effects={"moonlight": 1}, reason="r"))
    assert slug(refusal) is Slug.UNKNOWN_VARIABLE
    assert "moonlight" in refusal.sentence  # type: ignore[union-attr]


def test_the_clock_is_held_and_runs_on() -> None:
    """A timed phase loses no second while it is held, and time can be added or taken."""
    room = begun(clock={"plan": 10})
    started = clock_to_start(room.game, room.state, room.now)
    assert started is not None
    room.note(started)
    assert clock_to_start(room.game, room.state, room.now) is None
    room.now += 60
    room.facilitate(PauseClock(reason="a question"))
    room.now += 600
    clock = running_clock(room.state)
    assert clock is not None
    assert left(clock, room.now) == 540
    room.facilitate(AddTime(seconds=120), ResumeClock())
    room.now += 659
    assert not time_is_up(room.state, room.now)
    room.now += 1
    assert time_is_up(room.state, room.now)
    room.facilitate(AddTime(seconds=30))
    room.now += 29
    assert not time_is_up(room.state, room.now)
    room.facilitate(AddTime(seconds=-60))
    assert time_is_up(room.state, room.now)


def test_a_phase_without_a_time_has_no_clock() -> None:
    """Holding a clock that is not there is refused."""
    room = begun()
    assert slug(room.ask(FACILITATOR, PauseClock(reason="x"))) is Slug.NO_CLOCK


@pytest.mark.parametrize("twice", [PauseClock(reason="x"), AutoAdvance(on=True)])
def test_what_is_so_already_is_not_done_again(twice: PauseClock | AutoAdvance) -> None:
    """Doing a thing a second time is refused and leaves no record."""
    room = begun(clock={"plan": 10})
    started = clock_to_start(room.game, room.state, room.now)
    assert started is not None
    room.note(started)
    room.facilitate(twice)
    count = len(room.events)
    assert slug(room.ask(FACILITATOR, twice)) is Slug.NOTHING_TO_DO
    assert len(room.events) == count


def test_an_observation_is_about_a_team_and_its_objective() -> None:
    """An observation keeps team, objective, moment and rating; what does not belong together is refused."""
    room = begun()
    team, objective, _ = next(entry for entry in room.game.deck.names.objectives if entry[0] is not None)
    assert team is not None
    room.facilitate(Observe(text="They asked first.", team=team, objective=objective, rating="S"))
    (noted,) = room.state.room.notes
    assert (noted.team, noted.objective, noted.rating, noted.turn) == (team, objective, "S", 1)
    other = next(name for name in room.game.deck.names.teams if name != team)
    refusal = room.ask(FACILITATOR, Observe(text="x", team=other, objective=objective))
    assert refusal is None or slug(refusal) is Slug.UNKNOWN_OBJECTIVE
    assert slug(room.ask(FACILITATOR, Observe(text="x", team="nobody"))) is Slug.UNKNOWN_TEAM


def test_undo_takes_back_the_last_step_and_then_the_one_before() -> None:
    """Steps are taken back one by one, last first, until nothing is left."""
    room = begun()
    before = room.state
    room.facilitate(Note(text="one"), AutoAdvance(on=True))
    room.facilitate(Undo())
    assert not room.state.room.auto
    assert [noted.text for noted in room.state.room.notes] == ["one"]
    room.facilitate(Undo())
    assert room.state == before
    room.facilitate(Undo())
    assert room.play.phase == "lobby"
    assert slug(room.ask(FACILITATOR, Undo())) is Slug.NOTHING_TO_UNDO


def test_undo_keeps_what_the_teams_have_done_since() -> None:
    """Taking a note back does not take back an order that was given after it."""
    room = begun()
    room.facilitate(Note(text="x"))
    room.order_and_seal()
    orders = room.play.orders
    room.facilitate(Undo())
    assert room.state.room.notes == ()
    assert room.play.orders == orders


def test_undo_of_a_close_returns_to_the_phase_as_it_was() -> None:
    """After the close of plan is taken back the orders stand, sealed as they were, and no ruling does."""
    room = begun()
    room.order_and_seal()
    orders = room.play.orders
    while stands(room)[0] != "adjudicate":
        room.facilitate(Advance(reason="go"))
    while stands(room)[0] != "plan":
        room.facilitate(Undo())
    assert room.play.orders == orders
    assert room.play.sealed == set(room.game.deck.names.teams)
    assert room.play.rulings == ()


def test_undo_of_a_rewind_returns_to_where_one_was() -> None:
    """A rewind by mistake costs nothing."""
    room = begun()
    room.to_rulings()
    room.facilitate(Advance())
    before = room.play
    room.facilitate(Rewind(turn=1), Undo())
    assert room.play == before


def test_a_step_in_a_turn_that_has_gone_on_is_not_undone() -> None:
    """An override stays when its turn was closed by the session itself; a rewind is offered instead."""
    room = begun()
    room.to_rulings()
    team, card, band = uncertain(room)
    room.facilitate(Override(team=team, card=card, band=band, reason="so"))
    room.finish_close()
    refusal = room.ask(FACILITATOR, Undo())
    assert slug(refusal) is Slug.NOTHING_TO_UNDO
    assert "Rewind" in refusal.sentence  # type: ignore[union-attr]


def test_a_rewind_returns_to_the_rulings_as_they_were_proposed() -> None:
    """The rulings of a closed turn stand again as the engine made them, and can be overridden anew."""
    room = begun()
    room.to_rulings()
    rulings = room.play.rulings
    team, card, band = uncertain(room)
    room.facilitate(Override(team=team, card=card, band=band, reason="so"), Advance())
    room.facilitate(Rewind(turn=1, stage="adjudicate"))
    assert (room.play.phase, room.play.rulings, room.play.overrides) == ("adjudicate", rulings, ())


def test_notes_and_seats_outlast_a_rewind() -> None:
    """The Room is never rewound."""
    room = begun()
    room.to_rulings()
    room.facilitate(Note(text="kept"), Advance(), Rewind(turn=1))
    assert [noted.text for noted in room.state.room.notes] == ["kept"]
    assert room.state.room.person(FACILITATOR) is not None


def test_the_log_alone_leads_to_the_same_state() -> None:
    """Undo, rewind and override fold from the log as they were decided."""
    room = begun()
    room.to_rulings()
    team, card, band = uncertain(room)
    room.facilitate(
        Override(team=team, card=card, band=band, reason="so"),
        Undo(),
        Note(text="x"),
        Advance(),
        Rewind(turn=1),
        Undo(),
        Advance(),
    )
    assert fold(room.events) == room.state
    assert not any(isinstance(event, Overridden) for event in room.play.past[-1].overrides)


def test_a_view_for_the_console_can_be_cut_at_any_moment() -> None:
    """The facilitator is told what is going on in every phase, and what undo would take back."""
    room = control_room()
    view = facing(room)
    assert view.preflight
    room.facilitate(StartExercise())
    room.order_and_seal()
    told = []
    while room.play.phase != "endex":
        view = facing(room)
        told.append((view.phase, view.next_step, view.undo, len(view.rulings)))
        room.facilitate(Advance(reason="go on"))
        if room.play.phase == "plan":
            room.order_and_seal()
    view = facing(room)
    assert view.scores
    assert {phase for phase, *_ in told} >= {"plan", "adjudicate", "recap"}
    assert all(step and undo for _, step, undo, _ in told)
    assert any(rulings for *_, rulings in told)


def test_seats_wait_until_they_are_ready() -> None:
    """Whom the facilitator waits for is who has not sealed."""
    room = begun()
    first = room.game.deck.names.teams[0]
    for card in room.play.cards:
        room.seat(first, Commit(card=card, response="pass"))
        if room.play.order(first, card) is None and room.game.deck.deck.cards[card].responses.get(first):
            room.seat(first, Commit(card=card, response=next(iter(room.game.deck.deck.cards[card].responses[first]))))
    room.seat(first, Ready())
    assert first not in facing(room).waiting
