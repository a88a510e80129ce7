"""What the program ships plays: decks without a fault, plans that fit, random games that reach their end."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from wargame.deck.compile import CompiledDeck
from wargame.deck.initiatives import places
from wargame.deck.schema import Card, Deck
from wargame.deck.values import in_language
from wargame.live.opening import open_new, scenario_clock, seeded_luck
from wargame.live.running import RunningSession
from wargame.live.stepping import step
from wargame.session.cut import seat_view
from wargame.workspace.checking import Checker
from wargame.workspace.deck_files import list_decks
from wargame.workspace.folders import Workspace, shipped_root
from wargame.workspace.library import Library, LoadedPlan
from wargame.workspace.plan_files import list_plans

SHIPPED = Workspace(root=None, shipped=shipped_root())
DECKS, PLANS = sorted(list_decks(SHIPPED)), sorted(list_plans(SHIPPED))
SHORT_TEXT = 500
"""Characters that somebody reads aloud in less than half a minute."""


@cache
def library() -> Library:
    """Return the shipped decks, plans and rules."""
    return Library(SHIPPED)


@cache
def plan(name: str) -> LoadedPlan:
    """Return a shipped plan with its deck."""
    return library().plan(name)


@cache
def deck(name: str) -> CompiledDeck:
    """Return a shipped deck, compiled."""
    return library().deck(name).compiled


def texts(written: Deck) -> Iterator[tuple[str, Card]]:
    """Yield the deck's own cards."""
    return ((name, card) for name, card in written.cards.items() if name not in places(written))


def played(name: str, seed: int, folder: Path) -> RunningSession:
    """Return a session of a plan in which bots chose by chance until no step was left."""
    loaded = plan(name)
    teams = loaded.deck.compiled.names.teams
    seats, luck = dict.fromkeys(teams, "random"), seeded_luck(seed, teams)
    path = folder / f"{name}-{seed}.wargame"
    session = open_new(path, loaded, library().rule_digests(loaded.deck.compiled), seats, luck, scenario_clock)
    while step(session):
        pass
    session.close()
    return session


def idle_turns(session: RunningSession, team: str) -> list[int]:
    """Return the turns in which no event offered a team anything."""
    cards = session.game.deck.deck.cards
    standing = places(session.game.deck.deck)
    return [
        turn
        for turn, past in enumerate(session.state.play.past, start=1)
        if not any(cards[card].responses.get(team) for card in past.cards if card not in standing)
    ]


@pytest.mark.parametrize("name", [*DECKS, *PLANS])
def test_nothing_shipped_has_a_fault(name: str) -> None:
    """`wargame check` has nothing to say about a shipped deck or plan, not even a warning."""
    checker = Checker(library())
    for files in (list_decks(SHIPPED), list_plans(SHIPPED)):
        if name in files:
            checker.check(files[name])
    assert list(checker.found) == []


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_fits_its_deck(name: str) -> None:
    """A plan names its deck, seats each team of it, and says how long it takes."""
    loaded = plan(name)
    assert set(loaded.compiled.plan.seats) == set(loaded.deck.compiled.names.teams)
    assert loaded.compiled.plan.minutes


@pytest.mark.parametrize("name", PLANS)
def test_a_random_game_reaches_its_end(name: str, tmp_path: Path) -> None:
    """Bots that choose by chance come to ENDEX, with cards in each turn."""
    session = played(name, 1, tmp_path)
    assert session.state.play.phase == "endex"
    assert all(past.cards for past in session.state.play.past)


@pytest.mark.slow
@pytest.mark.parametrize("name", PLANS)
def test_no_random_game_ends_dead(name: str, tmp_path: Path) -> None:
    """In twenty random games all come to ENDEX, and no team is left without a card in two turns running."""
    for seed in range(20):
        session = played(name, seed, tmp_path)
        assert session.state.play.phase == "endex"
        for team in session.game.deck.names.teams:
            idle = idle_turns(session, team)
            assert not any(turn + 1 in idle for turn in idle), (seed, team, idle)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["lights_out", "tutorial"])
def test_random_play_meets_about_half_of_the_objectives(name: str, tmp_path: Path) -> None:
    """Each open objective is met in a good part of sixty random games and missed in a good part."""
    met: Counter[tuple[str, str]] = Counter()
    for seed in range(60):
        session = played(name, seed, tmp_path)
        view = seat_view(session.game, session.state, session.game.deck.names.teams[0], 1)
        met.update(
            (score.team, each.id)
            for score in view.scores
            for each in score.objectives
            if each.kind != "secret" and each.met
        )
    share = {
        (team, objective): met[team, objective] / 60
        for team, objective, kind in deck(name).names.objectives
        if team is not None and kind == "open"
    }
    assert {each: part for each, part in share.items() if not 0.2 <= part <= 0.7} == {}


def test_every_shipped_rule_is_played() -> None:
    """Among the shipped decks each shipped rule is called somewhere."""
    called = {rule.name for name in DECKS for rule in deck(name).rules}
    assert set(library().rules) - called == set()


@pytest.mark.parametrize("name", DECKS)
def test_cards_can_be_read_aloud(name: str) -> None:
    """A card's text is short enough to be read aloud, and every card names a source."""
    written = deck(name).deck
    assert [card for card, part in texts(written) if len(in_language(part.text)) > SHORT_TEXT] == []
    assert [card for card, part in texts(written) if not part.source] == []


def test_a_crisis_elsewhere_needs_no_word_of_the_first_deck() -> None:
    """The deck about an island shares no team, track or card with the one about the Balkans."""
    island, balkans = deck("lights_out").deck, deck("europe_looks_east").deck
    for section in ("teams", "tracks", "gauges", "facts", "cards"):
        assert set(getattr(island, section)) & set(getattr(balkans, section)) <= set(places(balkans))
    said = " ".join(in_language(part.text) for _, part in texts(island))
    assert not re.search(r"kosovo|serbia|nato|balkan", said, re.IGNORECASE)
