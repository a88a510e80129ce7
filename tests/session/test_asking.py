"""What rules ask of people: stakes that come with an order, and pros, votes and scores asked once plan is closed."""

from functools import cache

from tests.session.played import Table, started
from tests.small_decks import FOLDER, compiled_text
from wargame.deck.compile import CompiledDeck
from wargame.session.asking import asked_of
from wargame.session.commands import PASS, Adjudicate, Answer, CloseTurn, Commit, OpenTurn, PutAsks, Ready, Reveal
from wargame.session.cut import seat_view
from wargame.session.refusals import Refusal, Slug


@cache
def bay() -> CompiledDeck:
    """Return the deck of the quiet bay."""
    return compiled_text((FOLDER / "quiet_bay.yaml").read_text(encoding="utf-8"), "quiet_bay")


def at_turn_with(card: str) -> Table:
    """Return a session at the bay whose first turn has the card."""
    return started(bay(), schedule={"1": [card]})


def slug(refusal: Refusal | None) -> Slug | None:
    """Return a refusal's slug."""
    return None if refusal is None else refusal.slug


def test_a_stake_is_paid_and_decides() -> None:
    """Who stakes more wins the prize; every stake is paid from the team's own resource."""
    table = at_turn_with("auction")
    assert table.seat("east", Commit(card="auction", response="bid", answers={"stakes": 2})) is None
    assert table.seat("west", Commit(card="auction", response="bid", answers={"stakes": 3})) is None
    before = table.values()
    rulings = table.adjudicate()
    assert [rulings["auction", team].band for team in ("east", "west")] == [2, 1]
    assert rulings["auction", "west"].arguments["stakes"] == (2, 3)
    table.must(CloseTurn())
    after = table.values()
    income = 10
    assert after["east.gold"] == before["east.gold"] - 20 + income
    assert after["west.gold"] == before["west.gold"] - 30 + income


def test_a_stake_is_reserved_and_bounded() -> None:
    """A stake beyond what is left, out of its range, or for a response that asks for none is refused."""
    table = at_turn_with("auction")
    assert slug(table.seat("east", Commit(card="auction", response="bid", answers={"stakes": 6}))) == Slug.BAD_ANSWER
    assert slug(table.seat("east", Commit(card="auction", response="bid", answers={"luck": 1}))) == Slug.BAD_ANSWER
    assert table.seat("east", Commit(card="initiative.1", response="envoy")) is None
    assert slug(table.seat("east", Commit(card="auction", response="bid", answers={"stakes": 5}))) == Slug.TOO_DEAR
    assert table.seat("east", Commit(card="auction", response="bid", answers={"stakes": 4})) is None
    gold = seat_view(table.game, table.state, "east", 1).resources[0]
    assert (gold.value, gold.reserved) == (5, 5)


def test_an_order_with_its_stake_is_told_to_its_own_seat_only() -> None:
    """A stake is part of the sealed order: no byte of another seat's view depends on it."""
    views = []
    for stakes in (0, 4):
        table = at_turn_with("auction")
        table.seat("east", Commit(card="auction", response="bid", answers={"stakes": stakes}))
        views.append(seat_view(table.game, table.state, "west", 1))
        (question,) = seat_view(table.game, table.state, "east", 1).cards[0].responses[0].asks
        assert (question.answer, question.pays) == (stakes, "Gold")
    assert views[0] == views[1]


def asked_table() -> Table:
    """Return a session in which West has argued and the others are asked."""
    table = at_turn_with("plan")
    assert table.seat("west", Commit(card="plan", response="argue")) is None
    table.must(PutAsks())
    return table


def test_others_are_asked_once_plan_is_closed() -> None:
    """Every other team is asked for pros and cons; the arguing team is not."""
    table = asked_table()
    assert table.play.phase == "ask"
    assert [len(list(asked_of(table.game, table.play, team))) for team in ("east", "west", "south")] == [2, 0, 2]
    assert [question.ask for question in seat_view(table.game, table.state, "east", 1).asks] == ["pros", "cons"]


def named_table() -> Table:
    """Return a session in which West has argued; the deck asks South alone for cons, and everybody else for pros."""
    text = (FOLDER / "quiet_bay.yaml").read_text(encoding="utf-8")
    argument = "rule: matrix_argument\n"
    asks = "          asks: {pros: [east, south], cons: [south]}\n"
    table = started(compiled_text(text.replace(argument, argument + asks), "quiet_bay"), schedule={"1": ["plan"]})
    assert table.seat("west", Commit(card="plan", response="argue")) is None
    table.must(PutAsks())
    return table


def test_the_deck_says_which_teams_are_asked() -> None:
    """Who is not named is neither asked nor heard, and has no place among the answers."""
    table = named_table()
    asked = {team: [one.name for one in asked_of(table.game, table.play, team)] for team in ("east", "west", "south")}
    assert asked == {"east": ["pros"], "west": [], "south": ["pros", "cons"]}
    assert slug(table.seat("east", Answer(card="plan", team="west", ask="cons", value=1))) == Slug.BAD_ANSWER
    assert table.seat("south", Answer(card="plan", team="west", ask="cons", value=2)) is None
    ruling = table.adjudicate()["plan", "west"]
    assert (ruling.arguments["pros"], ruling.arguments["cons"]) == ((0, 0), (2,))


def silence_table(asks: str) -> Table:
    """Return a session in which West has circulated a draft on which the teams are asked as the deck says."""
    text = (FOLDER / "quiet_bay.yaml").read_text(encoding="utf-8")
    draft = f"rule: silence_procedure\n          with: {{ambition: 1, cohesion: 60}}\n          asks: {asks}\n"
    table = started(
        compiled_text(text.replace("rule: matrix_argument\n", draft), "quiet_bay"), schedule={"1": ["plan"]}
    )
    assert table.seat("west", Commit(card="plan", response="argue")) is None
    table.must(PutAsks())
    return table


def test_a_secret_answer_of_one_team_alone_is_not_called_unseen() -> None:
    """Of several nobody learns who broke silence; of one team alone the ruling tells, and the question says so."""
    several, alone = silence_table("[breaks, again]"), silence_table("{breaks: [east]}")
    assert [question.secret for question in seat_view(several.game, several.state, "east", 1).asks] == [True, True]
    assert [question.secret for question in seat_view(alone.game, alone.state, "east", 1).asks] == [False]


def test_a_card_may_ask_in_its_own_words() -> None:
    """The card's question stands in place of the rule's, and only where it has one."""
    table = silence_table("{breaks: {teams: [east, south], question: Do the boats object?}, again: {}}")
    titles = [question.title for question in seat_view(table.game, table.state, "east", 1).asks]
    assert titles == ["Do the boats object?", "Would you break it again after a softer redraft?"]


def test_a_ruling_says_what_was_answered_in_words() -> None:
    """The reasons tell what people said as they said it, and of a secret poll not in whose order."""
    table = silence_table("[breaks]")
    assert table.seat("east", Answer(card="plan", team="west", ask="breaks", value=1)) is None
    table.adjudicate()
    table.must(CloseTurn())
    ruling = next(one for one in seat_view(table.game, table.state, "south", 1).rulings if one.card == "plan")
    said = next(one for one in ruling.inputs if one.title == "breaks")
    assert (said.value, said.why) == ("keep silence, break silence", "as it was answered")


def test_a_ruling_says_who_answered_what_openly() -> None:
    """Where answers are no secret, the reasons name each team with what it said."""
    table = asked_table()
    assert table.seat("south", Answer(card="plan", team="west", ask="cons", value=2)) is None
    table.adjudicate()
    table.must(CloseTurn())
    ruling = next(one for one in seat_view(table.game, table.state, "west", 1).rulings if one.card == "plan")
    assert {one.title: one.value for one in ruling.inputs if one.title in {"pros", "cons"}} == {
        "pros": "East weak, South weak",
        "cons": "East weak, South strong",
    }


def test_answers_enter_the_ruling_and_missing_ones_count_as_the_default() -> None:
    """East's pro and South's con stand at their places by team id; whoever is silent counts 0."""
    table = asked_table()
    assert table.seat("east", Answer(card="plan", team="west", ask="pros", value=2)) is None
    assert table.seat("south", Answer(card="plan", team="west", ask="cons", value=1)) is None
    ruling = table.adjudicate()["plan", "west"]
    assert (ruling.arguments["pros"], ruling.arguments["cons"]) == ((2, 0), (0, 1))


def test_a_later_answer_replaces_an_earlier_one_until_the_team_has_closed() -> None:
    """Answers may be changed while they are asked, and not after."""
    table = asked_table()
    for value in (2, 1):
        assert table.seat("east", Answer(card="plan", team="west", ask="pros", value=value)) is None
    assert table.seat("east", Ready()) is None
    refused = table.seat("east", Answer(card="plan", team="west", ask="pros", value=0))
    assert slug(refused) == Slug.ALREADY_SEALED
    assert table.adjudicate()["plan", "west"].arguments["pros"] == (1, 0)


def test_what_nobody_asked_is_refused() -> None:
    """An unknown ask, an order that does not stand, a value out of range, the wrong phase: each has its reason."""
    table = asked_table()
    for answer in (
        Answer(card="plan", team="west", ask="luck", value=1),
        Answer(card="plan", team="south", ask="pros", value=1),
        Answer(card="plan", team="west", ask="pros", value=3),
    ):
        assert slug(table.seat("east", answer)) == Slug.BAD_ANSWER
    assert slug(table.seat("west", Answer(card="plan", team="west", ask="pros", value=1))) == Slug.BAD_ANSWER
    assert slug(at_turn_with("plan").seat("east", Answer(card="plan", team="west", ask="pros", value=1))) == (
        Slug.WRONG_PHASE
    )


def test_nothing_is_put_where_nothing_is_asked() -> None:
    """A turn without such orders goes from plan straight to its rulings."""
    table = at_turn_with("plan")
    assert slug(table.do(PutAsks())) == Slug.NOT_NOW


def secret_table(*, looked: bool) -> Table:
    """Return a session after a turn in which East sank nets in secret, and South looked into it or did not."""
    table = at_turn_with("light")
    table.commit("east", "light", "sink")
    if looked:
        table.commit("south", "light", "look")
    table.must(Adjudicate(), CloseTurn())
    return table


def test_a_secret_order_is_told_to_its_own_team_alone() -> None:
    """Others see neither the ruling nor a line of the log, only what it does to what they see; its own team sees it."""
    table = secret_table(looked=False)
    east, west, south = (seat_view(table.game, table.state, team, 1) for team in ("east", "west", "south"))
    assert [ruling.response for ruling in east.rulings] == ["Sink the nets at night"]
    assert not west.rulings
    assert "Sink" not in west.model_dump_json() + south.model_dump_json()
    assert "Nets are gone" not in west.model_dump_json()
    assert west.recap is not None
    assert ("Calm", "50 → 48") in {(change.title, change.change) for change in west.recap.changes}


def test_a_secret_order_comes_to_light() -> None:
    """When its condition holds at the end of a turn everybody learns of it; a private text reaches its team alone."""
    table = secret_table(looked=True)
    table.must(Reveal())
    assert slug(table.do(Reveal())) == Slug.NOT_NOW
    west, south = (seat_view(table.game, table.state, team, 1) for team in ("west", "south"))
    assert "Sink the nets at night" in [ruling.response for ruling in south.rulings]
    assert any("Your nets." in ruling.text for ruling in west.rulings)
    assert "Your nets." not in south.model_dump_json()


def test_at_endex_nothing_stays_secret() -> None:
    """A secret order that never came to light is in everybody's log at ENDEX."""
    table = secret_table(looked=False)
    table.must(OpenTurn())
    while table.play.phase != "endex":
        table.finish_turn()
    view = seat_view(table.game, table.state, "west", 1)
    assert any("Sink the nets at night" in line.text for line in view.log)


def test_a_rough_estimate_stays_within_its_error() -> None:
    """East is told of the fish with an error of up to six points; West sees it as it is; estimates stand in the log."""
    errors = set()
    for seed in range(40):
        table = started(bay(), seed=seed)
        east, west = (
            next(track for track in seat_view(table.game, table.state, team, 1).tracks if track.id == "fish")
            for team in ("east", "west")
        )
        assert (east.estimate, west.estimate, west.value) == (True, False, 50)
        errors.add(east.value - west.value)
    assert max(errors) <= 6
    assert min(errors) >= -6
    assert len(errors) > 6


def test_an_initiative_is_taken_once_a_turn() -> None:
    """Two places hold two different initiatives; the same one twice is refused, and passing is open."""
    table = started(bay())
    table.commit("east", "initiative.1", "envoy")
    assert slug(table.seat("east", Commit(card="initiative.2", response="envoy"))) == Slug.NOT_OFFERED_NOW
    table.commit("east", "initiative.2", "rest")
    table.commit("east", "initiative.1", PASS)
    table.commit("east", "initiative.2", "envoy")


def test_a_column_of_a_table_is_a_rules_list() -> None:
    """The voices of the guilds reach the rule in the order of the rows, expressions worked out."""
    table = at_turn_with("light")
    table.commit("east", "light", "plead")
    assert table.adjudicate()["light", "east"].arguments["voices"] == (100, 50, 50)


def test_texts_say_numbers_as_their_reader_may_know_them() -> None:
    """A hole in a card's text is filled in with what the seat sees."""
    table = at_turn_with("light")
    assert seat_view(table.game, table.state, "south", 1).cards[0].text.endswith("The water is 50 calm.")
