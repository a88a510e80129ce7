"""A session under test: commands in, events kept, no file and no clock."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from tests.small_decks import lake, plan_for, shipped_rules
from wargame.deck.argument_rules import argument_rules
from wargame.deck.compile import CompiledDeck
from wargame.lab.bots import BOT_KINDS
from wargame.session.commands import (
    PASS,
    Adjudicate,
    CloseTurn,
    Commit,
    OpenTurn,
    Ready,
    SeatCommand,
    SessionCommand,
    Start,
    TakeSeat,
    Withdraw,
)
from wargame.session.control_commands import Role
from wargame.session.control_events import SeatGiven
from wargame.session.decide import PersonCommand, decide, decide_for, decide_for_seat
from wargame.session.events import RulingMade, SessionEvent, SessionOpened, SourceFile, TurnClosed, TurnOpened
from wargame.session.evolve import evolve
from wargame.session.game import Game
from wargame.session.refusals import Refusal
from wargame.session.state import Play, SessionState

Chooser = Callable[[Game, Play, str], Iterable[Commit]]
"""(game, play, team) -> orders to be tried, in this sequence."""


@dataclass
class Table:
    """One session at play."""

    game: Game
    events: list[SessionEvent] = field(default_factory=list)
    state: SessionState = field(default_factory=SessionState)

    @property
    def play(self) -> Play:
        """Where play stands."""
        return self.state.play

    def note(self, *events: SessionEvent) -> None:
        """Keep and fold events."""
        for event in events:
            self.events.append(event)
            self.state = evolve(self.state, event)

    def do(self, command: SessionCommand) -> Refusal | None:
        """Give the session a command."""
        return self._take(decide(self.game, self.state, command))

    def seat(self, team: str, command: SeatCommand) -> Refusal | None:
        """Give the session a command from a seat."""
        return self._take(decide_for_seat(self.game, self.state, team, command))

    def ask(self, seat: str, command: PersonCommand) -> Refusal | None:
        """Give the session a command of whoever has a seat."""
        return self._take(decide_for(self.game, self.state, seat, command, 0))

    def asked(self, seat: str, *commands: PersonCommand) -> None:
        """Give the session commands that it has to take."""
        for command in commands:
            refusal = self.ask(seat, command)
            assert refusal is None, refusal

    def sit(self, seat: str, *roles: Role, team: str = "") -> None:
        """Give a person a seat besides those of the teams."""
        self.note(SeatGiven(by="session", seat=seat, name=seat.title(), roles=roles, team=team))

    def must(self, *commands: SessionCommand) -> None:
        """Give the session commands that it has to take."""
        for command in commands:
            refusal = self.do(command)
            assert refusal is None, refusal

    def commit(self, team: str, card: str, response: str = PASS) -> None:
        """Let a team order what it can order."""
        refusal = self.seat(team, Commit(card=card, response=response))
        assert refusal is None, refusal

    def ready(self, *teams: str) -> None:
        """Let teams seal their orders or read on."""
        for team in teams:
            refusal = self.seat(team, Ready())
            assert refusal is None, refusal

    def withdraw(self, team: str, card: str) -> None:
        """Let a team take back what it ordered."""
        refusal = self.seat(team, Withdraw(card=card))
        assert refusal is None, refusal

    def adjudicate(self) -> dict[tuple[str, str], RulingMade]:
        """Close plan, whoever is ready or not, and return the rulings by card and team."""
        self.must(Adjudicate())
        return {(ruling.card, ruling.team): ruling for ruling in self.play.rulings}

    def finish_turn(self) -> None:
        """Adjudicate, close the turn and open the next one, or end the exercise."""
        self.must(Adjudicate(), CloseTurn(), OpenTurn())

    def _take(self, decided: tuple[SessionEvent, ...] | Refusal) -> Refusal | None:
        if isinstance(decided, Refusal):
            return decided
        self.note(*decided)
        return None

    def values(self) -> dict[str, int]:
        """Return the vector by name, as play stands."""
        assert self.play.position is not None
        return dict(zip(self.game.deck.names.slot_names(), self.play.position.values, strict=True))

    def of_kind(self, *kinds: type[RulingMade | TurnClosed | TurnOpened]) -> list[SessionEvent]:
        """Return the events of some kinds."""
        return [event for event in self.events if isinstance(event, kinds)]


def secret(seed: int) -> bytes:
    """Return a dice secret."""
    return sha256(b"table %d" % seed).digest()


def opening(deck: CompiledDeck) -> SessionOpened:
    """Return the first event of a session."""
    return SessionOpened(
        program="0",
        deck=deck.deck.deck,
        plan="trial",
        sources=(SourceFile(role="deck", name=deck.deck.deck, digest="d"),),
        rules={rule.name: "r" for rule in deck.rules},
        commitment="c",
        variables=deck.names.slot_names(),
        teams=deck.names.teams,
    )


def lobby(deck: CompiledDeck | None = None, *, seed: int = 1, **plan: Any) -> Table:
    """Return a session in which nobody sits yet; keywords are keys of its plan."""
    chosen = deck or lake()
    said = plan_for(chosen, **plan)
    table = Table(
        Game(chosen, said.plan, said.course, secret(seed), said.triggers, argument_rules(said.plan, shipped_rules()))
    )
    table.note(opening(chosen))
    return table


def started(deck: CompiledDeck | None = None, *, seed: int = 1, **plan: Any) -> Table:
    """Return a session in its first turn, persons in all seats."""
    table = lobby(deck, seed=seed, **plan)
    for team in table.game.deck.names.teams:
        nonce = sha256(f"{seed} {team}".encode()).hexdigest()[:8]
        table.must(TakeSeat(team=team, player="person", nonce=nonce))
    table.must(Start())
    return table


def by_bot(kind: str, key: int = 7) -> Chooser:
    """Return the choices of a bot with dice of its own."""

    def choose(game: Game, play: Play, team: str) -> Iterable[Commit]:
        return BOT_KINDS[kind](game, play, team, key)

    return choose


def whim(*parts: object) -> bytes:
    """Return bytes that depend on the parts alone."""
    return sha256(repr(parts).encode()).digest()


def by_whim(seed: int) -> Chooser:
    """Return choices that depend on the names of things alone, not on any order; what can't be paid is passed."""

    def choose(game: Game, play: Play, team: str) -> Iterable[Commit]:
        for card in play.cards:
            names = game.deck.deck.cards[card].responses.get(team, {})
            ranked = sorted([*names, PASS], key=lambda name: whim(seed, play.turn, team, card, name))
            yield from (Commit(card=card, response=name) for name in ranked)

    return choose


def play_turn(table: Table, choose: Chooser) -> None:
    """Let every team order what a chooser tries, the last that is taken on a card standing; then finish the turn."""
    for team in table.game.deck.names.teams:
        for order in choose(table.game, table.play, team):
            table.seat(team, order)
    table.finish_turn()


def play_on(table: Table, choose: Chooser) -> Table:
    """Play to ENDEX."""
    while table.play.phase != "endex":
        play_turn(table, choose)
    return table


def with_secret(table: Table, other: bytes) -> Table:
    """Return the table as it stands with another dice secret."""
    return Table(replace(table.game, secret=other), list(table.events), table.state)
