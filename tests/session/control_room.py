"""A session under test that somebody runs: seats of those who run it, and what they ask."""

from dataclasses import dataclass

from tests.session.played import Table, by_whim, lobby
from wargame.deck.compile import CompiledDeck
from wargame.session.commands import CloseTurn, Ready, TakeSeat
from wargame.session.control_commands import Advance, Role, StartExercise
from wargame.session.control_events import SeatGiven
from wargame.session.decide import PersonCommand, decide_for
from wargame.session.refusals import Refusal

FACILITATOR = "facilitator"
ALL_ROLES: tuple[Role, ...] = ("owner", "controller", "white_cell", "evaluator")


@dataclass
class ControlRoom(Table):
    """One session with a facilitator."""

    now: int = 1_000

    def ask(self, seat: str, command: PersonCommand) -> Refusal | None:
        """Let the person in a seat ask for something."""
        return self._take(decide_for(self.game, self.state, seat, command, self.now))

    def facilitate(self, *commands: PersonCommand) -> None:
        """Let the facilitator do what must be possible."""
        for command in commands:
            refusal = self.ask(FACILITATOR, command)
            assert refusal is None, refusal

    def seat_person(self, seat: str, roles: tuple[Role, ...], team: str = "") -> None:
        """Give somebody a seat, as the session does when it is opened."""
        self.note(SeatGiven(by="session", seat=seat, name=seat.title(), roles=roles, team=team))

    def order_and_seal(self, seed: int = 1) -> None:
        """Let every team order by whim and seal."""
        for team in self.game.deck.names.teams:
            for order in by_whim(seed)(self.game, self.play, team):
                self.seat(team, order)
            self.seat(team, Ready())

    def finish_close(self) -> None:
        """Let the session itself apply the rulings, as it does where nobody runs it."""
        self.must(CloseTurn())

    def to_rulings(self, seed: int = 1) -> None:
        """Let every team order, and the facilitator close phases until rulings are proposed."""
        self.order_and_seal(seed)
        while self.play.phase in {"plan", "ask"}:
            self.facilitate(Advance(reason="time"))


def control_room(deck: CompiledDeck | None = None, *, seed: int = 1, **plan: object) -> ControlRoom:
    """Return a session before STARTEX, persons in all teams' seats and a facilitator."""
    made = lobby(deck, seed=seed, **plan)
    room = ControlRoom(made.game, made.events, made.state)
    for team in room.game.deck.names.teams:
        room.must(TakeSeat(team=team, player="person", nonce="00"))
    room.seat_person(FACILITATOR, ALL_ROLES)
    return room


def begun(deck: CompiledDeck | None = None, *, seed: int = 1, **plan: object) -> ControlRoom:
    """Return a session that its facilitator has begun."""
    room = control_room(deck, seed=seed, **plan)
    room.facilitate(StartExercise())
    return room
