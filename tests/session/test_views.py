"""What a seat is shown: numbers, histories and texts of each part of its view, by example."""

from dataclasses import replace

from tests import small_decks
from tests.session.played import Table, started
from tests.session.test_asking import at_turn_with, bay
from tests.small_decks import FOLDER, compiled_text, lake, response, small
from wargame.session.commands import Adjudicate, Answer, CloseTurn, OpenTurn, PutAsks
from wargame.session.control_events import Overridden
from wargame.session.cut import seat_view
from wargame.session.cut_proposed import proposed_rulings
from wargame.session.cut_rulings import ruling_view
from wargame.session.view import SeatView, Track
from wargame.session.visibility import CONTROL


def view(table: Table, team: str) -> SeatView:
    """Return what a seat sees now."""
    return seat_view(table.game, table.state, team, 1)


def track(table: Table, team: str, name: str) -> Track:
    """Return one track as a seat sees it."""
    return next(part for part in view(table, team).tracks if part.id == name)


def test_a_track_tells_where_it_was_at_the_end_of_each_turn() -> None:
    """The history begins at STARTEX, has each turn's end, and ends with the present; the delta is its last step."""
    table = started(small(tracks={"heat": {"title": "Heat", "start": 50, "trend": 3}}))
    seen = [(track(table, "ost", "heat").history, track(table, "ost", "heat").delta)]
    table.must(Adjudicate(), CloseTurn())
    seen.append((track(table, "ost", "heat").history, track(table, "ost", "heat").delta))
    table.must(OpenTurn())
    seen.append((track(table, "ost", "heat").history, track(table, "ost", "heat").delta))
    assert seen == [((50, 50), 0), ((50, 53), 3), ((50, 53, 53), 0)]


def test_tracks_and_gauges_are_shown_to_those_who_may_see_them() -> None:
    """Gauges come first; a track for one team is in that team's view alone, one for nobody in none."""
    table = started(schedule={1: ["dry_spring"]})
    assert [part.id for part in view(table, "arda").tracks] == ["calm", "lake_level", "trade", "trust", "quarrel"]
    assert "groundwater" in [part.id for part in view(table, "belmar").tracks]


def test_resources_tell_what_is_there_reserved_and_coming() -> None:
    """A seat sees its own means, what its orders will cost, its cap and the income of the turn."""
    table = started(schedule={1: ["dry_spring"]})
    table.commit("arda", "dry_spring", "ration")
    table.commit("belmar", "dry_spring", "dig")
    coin, standing = view(table, "arda").resources
    assert (coin.id, coin.value, coin.reserved, coin.cap, coin.income) == ("coin", 4, 1, 10, 2)
    assert (standing.value, standing.reserved, standing.income) == (3, 0, 1)


def test_objectives_tell_how_far_they_are() -> None:
    """Own, drawn and shared objectives are listed, with progress in per mille: 1000 when met, less before."""
    table = started(schedule={1: ["dry_spring"]})
    parts = {part.id: part for part in view(table, "arda").objectives}
    assert {"full_lake", "rich", "peace"} < parts.keys()
    assert len(parts) == 4
    assert (parts["full_lake"].met, parts["full_lake"].progress) == (False, 980)
    assert (parts["peace"].met, parts["peace"].progress, parts["peace"].kind) == (True, 1000, "shared")
    assert [part.kind for part in view(table, "corvo").objectives] == ["open", "shared"]


def test_facts_tell_until_when_they_hold() -> None:
    """A fact that lapses names its last turn, one that does not says 0, and one that is over is gone."""
    effects = {"short": {"turns": 2}, "long": True}
    cards = {"event": small_decks.card(window={"turns": 1}, on_draw=effects)}
    facts = {name: {"title": name.title()} for name in effects}
    table = started(small(facts=facts, cards=cards))
    seen = []
    for _ in range(3):
        seen.append({fact.id: fact.until for fact in view(table, "ost").facts})
        table.finish_turn()
    assert seen == [{"short": 2, "long": 0}, {"short": 2, "long": 0}, {"long": 0}]


def test_cards_come_with_what_the_seat_may_read_and_order() -> None:
    """A card has its number, place and sources; private text and responses are the seat's own."""
    table = started(schedule={1: ["dry_spring", "boat_race"]}, turns=2)
    first, second = view(table, "belmar").cards
    assert (first.id, first.number, first.place, second.number) == ("dry_spring", 1, "harbour", 2)
    assert first.sources == ("The lake almanac (as of 2025-01)",)
    assert [offer.id for offer in first.responses] == ["share", "dig"]
    assert (first.must_answer, view(table, "arda").cards[0].must_answer) == (False, True)
    share, dig = first.responses
    assert (share.certain, dig.certain) == (True, False)
    assert [(part.title, part.change) for part in share.bands[0].effects] == [
        ("Lake level", "+3"),
        ("Trust", "+2"),
    ]


def test_effects_on_what_is_hidden_are_not_announced() -> None:
    """A response tells its own team nothing of what it does to a track that the team may not see."""
    tracks = {"heat": {"title": "Heat", "start": 50}, "deep": {"title": "Deep", "start": 50, "visible": "none"}}
    offer = response(outcomes={"success": {"effects": {"heat": 2, "deep": 3}}})
    table = started(small(tracks=tracks, cards={"event": small_decks.card(responses={"ost": {"act": offer}})}))
    (band,) = view(table, "ost").cards[0].responses[0].bands
    assert [part.title for part in band.effects] == ["Heat"]


def test_the_map_has_places_tints_and_counters() -> None:
    """Titles of counters are filled in with what the seat sees."""
    seen = view(started(), "arda").map
    assert seen is not None
    assert [(place.id, place.longitude, place.latitude) for place in seen.places] == [("harbour", 8.5, 47.2)]
    assert [(region.code, region.track) for region in seen.regions] == [("CHE", "lake_level")]
    assert [(unit.title, unit.team) for unit in seen.units] == [("Boats 620", "arda")]


def test_the_log_tells_cards_at_once_and_rulings_after_the_close() -> None:
    """A card stands in the log from its coming on, whatever the phase; a ruling when the turn is closed."""
    table = started(bay(), schedule={1: ["plan"]}, cards_per_turn=1)
    table.commit("west", "plan", "argue")
    for step in (PutAsks(), Adjudicate()):
        assert "A plan for the bay" in [line.text for line in view(table, "east").log]
        table.must(step)
    assert "A plan for the bay" in [line.text for line in view(table, "east").log]
    assert not any("Argue for the mole" in line.text for line in view(table, "east").log)
    table.must(CloseTurn())
    assert any(line.text.startswith("Argue for the mole: ") for line in view(table, "east").log)


def test_a_recap_tells_what_moved_and_why() -> None:
    """Each visible track that drifted is told with its largest terms, signed; changes compare ends of turns."""
    table = started(schedule={1: ["dry_spring"]}, cards_per_turn=1)
    table.must(Adjudicate(), CloseTurn())
    recap = view(table, "arda").recap
    assert recap is not None
    moved = {line.track: line for line in recap.drift}
    assert "patience" not in moved
    assert "groundwater" not in moved
    quarrel = moved["quarrel"]
    assert quarrel.terms[0].startswith("A low lake makes tempers short (+")
    assert quarrel.change == "+" + quarrel.change[1:]
    assert any(change.title == "Lake level" and " → " in change.change for change in recap.changes)


def test_a_recap_names_a_link_that_an_order_switched_on() -> None:
    """A link whose condition asks for an order of the turn is among the terms of that turn's drift."""
    links = [{"from": "wind", "to": "heat", "weight": 2, "when": "ordered('ost', 'act')", "why": "Ost acts."}]
    tracks = {"heat": {"title": "Heat", "start": 50}, "wind": {"title": "Wind", "start": 50}}
    cards = {"event": small_decks.card(on_draw={"wind": 10}, responses={"ost": {"act": response()}})}
    table = started(small(tracks=tracks, links=links, cards=cards))
    table.commit("ost", "event", "act")
    table.must(Adjudicate(), CloseTurn())
    recap = view(table, "ost").recap
    assert recap is not None
    assert [(line.track, line.change, line.terms) for line in recap.drift] == [("heat", "+2", ("Ost acts (+2.0)",))]


def test_at_endex_everybody_sees_all_scores() -> None:
    """Points, what was possible, and every objective with its kind, secret ones included; and the dice are open."""
    table = started(turns=1)
    table.finish_turn()
    seen = view(table, "corvo")
    assert [score.team for score in seen.scores] == list(lake().names.teams)
    for score in seen.scores:
        assert score.points == sum(part.points for part in score.objectives if part.met)
        assert score.possible == sum(part.points for part in score.objectives)
    assert {part.kind for part in seen.scores[0].objectives} == {"open", "secret", "shared"}
    assert seen.exercise.revealed == table.game.secret.hex()
    assert seen.questions == ("What did your town fear?",)


def test_other_teams_are_told_by_face_and_readiness() -> None:
    """Who plays whom and who is ready is open to all; the seat itself is `you`."""
    table = started()
    for card in table.play.cards:
        if "belmar" in lake().deck.cards[card].responses:
            table.commit("belmar", card)
    table.ready("belmar")
    assert [(part.id, part.played_by, part.ready) for part in view(table, "arda").teams] == [
        ("arda", "you", False),
        ("belmar", "person", True),
        ("corvo", "person", False),
    ]


def test_a_broken_silence_is_said_in_words_and_not_who_broke_it() -> None:
    """Every seat's ruling says what happened, and the recap if the deck has no words; who broke it changes nothing."""
    bay_text = (FOLDER / "quiet_bay.yaml").read_text(encoding="utf-8")
    rule = "rule: silence_procedure\n"
    deck = compiled_text(bay_text.replace(rule, f"{rule}          asks: [breaks, again]\n"), "quiet_bay")
    told = []
    for breaker in ("south", "west"):
        table = started(deck, schedule={"1": ["light"]})
        table.commit("east", "light", "plead")
        table.must(PutAsks())
        for ask in ("breaks", "again"):
            table.seat(breaker, Answer(team="east", card="light", ask=ask, value=1))
        table.adjudicate()
        (proposed,) = proposed_rulings(table.game, table.state)
        assert proposed.ruling.said == "Silence was broken: the draft does not pass."
        table.must(CloseTurn())
        seen = [view(table, team) for team in ("east", "south", "west")]
        assert {seat.rulings[0].said for seat in seen} == {proposed.ruling.said}
        told_aloud = proposed.ruling.text or proposed.ruling.said
        assert all(seat.recap and seat.recap.headlines[0] == told_aloud for seat in seen)
        told.append((proposed, [(seat.rulings, seat.recap) for seat in seen]))
    assert told[0] == told[1]


def test_what_a_person_ruled_otherwise_is_not_said_in_the_words_of_the_rule() -> None:
    """The rule's words tell of its own result, which does not stand then."""
    table = at_turn_with("light")
    table.commit("east", "light", "plead")
    (made,) = table.adjudicate().values()
    anew = Overridden(
        by="white",
        team="east",
        card="light",
        band=0 if made.band else 1,
        reason="Agreed.",
        margin=0,
        value=0,
        deltas={},
        sets={},
    )
    assert ruling_view(table.game, table.play, None, CONTROL, made).said
    assert not ruling_view(table.game, replace(table.play, overrides=(anew,)), None, CONTROL, made).said
