"""Whatever seats and facilitators ask for, in whatever order: the session holds together."""

from itertools import pairwise
from typing import Any, Final

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.session.any_control import CONTROL_MAKES, CONTROL_SEATS, TEAM_MAKES, UNDO, WEIGHING_MAKES, Make
from tests.session.control_seats import BOSS, BOTH, ask, run
from tests.session.played import Table, by_whim
from tests.session.test_asking import bay
from tests.small_decks import lake
from wargame.deck.compile import CompiledDeck
from wargame.engine.adjudication import reserved
from wargame.engine.program import NONE
from wargame.live.retracing import Retracer, Step
from wargame.session.acts import MOVES, undone
from wargame.session.authors import author
from wargame.session.commands import (
    PASS,
    Adjudicate,
    Answer,
    CloseTurn,
    Commit,
    OpenTurn,
    PutAsks,
    Ready,
    Reveal,
    Rewind,
    SeatCommand,
    SessionCommand,
    Start,
    TakeSeat,
    Withdraw,
)
from wargame.session.cut import odds_view, seat_view
from wargame.session.cut_control import control_view
from wargame.session.evolve import evolve, fold
from wargame.session.game import machine

ALLOWED: Final = {
    "plan": {"plan", "ask", "adjudicate"},
    "ask": {"ask", "plan", "adjudicate"},
    "adjudicate": {"adjudicate", "plan", "recap"},
    "recap": {"recap", "plan", "endex"},
    "endex": {"endex"},
}
"""Which phase may follow which; `plan` from anywhere is a rewind."""

STEPS: Final = (PutAsks(), Adjudicate(), CloseTurn(), Reveal(), OpenTurn(), Start())
CONTROLLER: Final = "ann"
MEMBER: Final = "bo"
NUMBERS: Final = st.integers(0, 10**6)


def injects(deck: CompiledDeck) -> dict[str, Any]:
    """Return injects with every kind of trigger for a deck."""
    track, team = next(iter(deck.deck.tracks)), deck.names.teams[0]
    said = {"title": "A call", "text": "It rings."}
    return {
        "at_hand": {**said, "effects": {track: -7}},
        "at_two": {**said, "turn": 2, "to": [team], "effects": {track: 30}},
        "if_high": {**said, "when": f"{track} > 60", "effects": {track: -40}},
        "if_not": {**said, "unless_by": {"turn": 2, "when": f"{track} > 45"}},
    }


class AnyCommands(RuleBasedStateMachine):
    """A session under random commands, sensible and not."""

    @initialize(seed=st.integers(0, 50), deep=st.booleans(), vote=st.booleans())
    def begin(self, seed: int, deep: bool, vote: bool) -> None:
        """Open a session of one of the two small decks."""
        deck = bay() if deep else lake()
        self.table: Table = run(
            deck, seed=seed, cards_per_turn=2, injects=injects(deck), arguments="vote" if vote else "umpire"
        )
        self.names = deck.names
        self.table.sit(CONTROLLER, "owner", "controller", "white_cell")
        self.table.sit(MEMBER, "member", team=self.names.teams[0])
        self.phase = self.table.play.phase

    def _pick(self, items: list[str], number: int) -> str:
        return [*items, "nonsense"][number % (len(items) + 1)]

    def _try(self, command: SessionCommand) -> None:
        before = self.table.state
        if self.table.do(command) is not None:
            assert self.table.state is before

    def _seat(self, team: str, command: SeatCommand) -> None:
        before = self.table.state
        if self.table.seat(team, command) is not None:
            assert self.table.state is before

    @rule(team=NUMBERS, card=NUMBERS, response=NUMBERS, stake=st.none() | st.integers(-1, 6))
    def commit(self, team: int, card: int, response: int, stake: int | None) -> None:
        """Let somebody order something."""
        who, what = self._pick(list(self.names.teams), team), self._pick(list(self.table.play.cards), card)
        offers = [name for on, of, name in self.names.responses if (on, of) == (what, who)]
        answers = {} if stake is None else {"stakes": stake}
        self._seat(who, Commit(card=what, response=self._pick([*offers, PASS], response), answers=answers))

    @rule(team=NUMBERS, response=NUMBERS)
    def decide_everything(self, team: int, response: int) -> None:
        """Let a team order on every open card and seal, as a sensible player does."""
        who = self.names.teams[team % len(self.names.teams)]
        for card in self.table.play.cards:
            offers = [name for on, of, name in self.names.responses if (on, of) == (card, who)]
            self._seat(who, Commit(card=card, response=PASS))
            if offers:
                self._seat(who, Commit(card=card, response=offers[response % len(offers)]))
        self._seat(who, Ready())

    @rule(team=NUMBERS, card=NUMBERS)
    def withdraw(self, team: int, card: int) -> None:
        """Let somebody take something back."""
        who = self._pick(list(self.names.teams), team)
        self._seat(who, Withdraw(card=self._pick(list(self.table.play.cards), card)))

    @rule(
        team=NUMBERS,
        card=NUMBERS,
        owner=NUMBERS,
        ask=st.sampled_from(["pros", "cons", "luck"]),
        value=st.integers(-1, 4),
    )
    def answer(self, team: int, card: int, owner: int, ask: str, value: int) -> None:
        """Let somebody answer something."""
        of, on = self._pick(list(self.names.teams), owner), self._pick(list(self.table.play.cards), card)
        self._seat(self._pick(list(self.names.teams), team), Answer(card=on, team=of, ask=ask, value=value))

    @rule(team=NUMBERS)
    def ready(self, team: int) -> None:
        """Let somebody seal or read on."""
        self._seat(self._pick(list(self.names.teams), team), Ready())

    @rule(step=st.sampled_from(STEPS))
    def step(self, step: SessionCommand) -> None:
        """Let the session go on."""
        self._try(step)

    @rule(seed=st.integers(0, 5))
    def play_a_turn(self, seed: int) -> None:
        """Let the session go on to the next turn, by whim, as far as it is not over."""
        if self.table.play.phase == "plan":
            for team in self.names.teams:
                for order in by_whim(seed)(self.table.game, self.table.play, team):
                    self._seat(team, order)
        for step in STEPS:
            self._try(step)
            self.phase = self.table.play.phase

    @rule(turn=st.integers(1, 5), reroll=st.booleans())
    def rewind(self, turn: int, reroll: bool) -> None:
        """Let the facilitator go back."""
        epoch = self.table.play.epoch
        self._try(Rewind(turn=turn, reroll=reroll))
        assert self.table.play.epoch in {epoch, epoch + 1}

    @rule(seat=st.sampled_from(CONTROL_SEATS), make=st.sampled_from(WEIGHING_MAKES), one=NUMBERS, two=NUMBERS)
    def weigh(self, seat: str, make: Make, one: int, two: int) -> None:
        """Let somebody who runs the exercise decide about arguments and facts."""
        self.control(seat, make, one, two)

    @rule(seat=st.sampled_from(CONTROL_SEATS), make=st.sampled_from(CONTROL_MAKES), one=NUMBERS, two=NUMBERS)
    def control(self, seat: str, make: Make, one: int, two: int) -> None:
        """Let somebody who runs the exercise do something: what is taken can be taken back at once, without a trace."""
        before = self.table.state
        if ask(self.table, seat, make(self.table, one, two)) is not None:
            assert self.table.state is before
        else:
            assert undone(self.table.state, evolve) == before

    @rule(numbers=st.lists(NUMBERS, min_size=4, max_size=8))
    def a_busy_console(self, numbers: list[int]) -> None:
        """Let somebody who runs the exercise do several things one after another."""
        makes = (*CONTROL_MAKES, *WEIGHING_MAKES)
        for number in numbers:
            self.control(BOTH, makes[number % len(makes)], number // 7, number // 5)

    @rule(team=NUMBERS, seed=NUMBERS, ruled=st.booleans())
    def a_whole_argument(self, team: int, seed: int, ruled: bool) -> None:
        """Let a team argue, the others answer, and somebody settle it."""
        for make in TEAM_MAKES[:2]:
            self.argue(team, make, seed, seed // 3)
        for other in range(3):
            self.argue(other, TEAM_MAKES[-2], 0, seed + other)
            self.argue(other, TEAM_MAKES[-1], 0, seed + other)
        self.control(BOTH, WEIGHING_MAKES[1], 0, seed)
        if ruled:
            self.control(BOTH, WEIGHING_MAKES[2], 0, seed)

    @rule(team=NUMBERS, make=st.sampled_from(TEAM_MAKES), one=NUMBERS, two=NUMBERS)
    def argue(self, team: int, make: Make, one: int, two: int) -> None:
        """Let a team do something with arguments."""
        before = self.table.state
        if ask(self.table, self._pick(list(self.names.teams), team), make(self.table, one, two)) is not None:
            assert self.table.state is before

    @rule()
    def undo(self) -> None:
        """Let the last step be taken back; orders of teams stay, but those on a card that is gone."""
        before, act = self.table.play, self.table.state.act
        if ask(self.table, BOSS, UNDO) is None and act is not None and not isinstance(act.event, MOVES):
            gone = {order for order in before.orders if order[1] not in self.table.play.cards}
            assert set(before.orders) - gone <= set(self.table.play.orders)
        self.phase = self.table.play.phase  # to undo a rewind leads back to any phase

    @rule(team=NUMBERS)
    def sit(self, team: int) -> None:
        """Let somebody come late."""
        self._try(TakeSeat(team=self._pick(list(self.names.teams), team), player="person", nonce="00"))

    @invariant()
    def phases_follow_one_another(self) -> None:
        """No phase is skipped or comes back but by a rewind."""
        phase = self.table.play.phase
        assert phase in ALLOWED[self.phase]
        self.phase = phase

    @invariant()
    def nobody_spends_what_is_not_there(self) -> None:
        """While orders stand, every team can pay all of its own; and every variable is within its bounds."""
        program, state = self.table.game.deck.program, machine(self.table.game, self.table.play)
        for team, (first, last) in enumerate(pairwise(program.teams.resource_starts)):
            for slot in program.teams.resource_slot[first:last]:
                assert 0 <= reserved(program, state, team, slot, NONE) <= state.values[slot]
        for slot, units in enumerate(state.values):
            assert program.variables.low[slot] <= units <= program.variables.high[slot]

    @precondition(lambda self: len(self.table.events) % 7 == 0)
    @invariant()
    def every_seat_can_be_told(self) -> None:
        """Cut views and odds for every seat, at any moment."""
        for team in self.names.teams:
            seat_view(self.table.game, self.table.state, team, 1)
            for told in odds_view(self.table.game, self.table.state, team, 1).responses:
                odds = told.odds
                assert odds.critical + odds.success + odds.partial + odds.failure == 1000

        both = self.table.state.room.person(BOTH)
        assert both is not None
        control_view(self.table.game, self.table.state, both, 1)

    def teardown(self) -> None:
        """Fold the log alone: it leads to the same state. Decide it once more: it says the same."""
        if hasattr(self, "table"):
            assert fold(self.table.events) == self.table.state
            game, events = self.table.game, self.table.events
            installed = dict.fromkeys([rule.name for rule in (*game.deck.rules, *game.improvised.values())], True)
            retracer = Retracer(game, dice_known=True, rerun=installed)
            steps = [Step(seq, author(event), event) for seq, event in enumerate(events, 1)]
            assert (list(retracer.retrace(steps)), retracer.not_rerun) == ([], [])


TestAnyCommands = AnyCommands.TestCase
TestAnyCommands.settings = settings(max_examples=25, stateful_step_count=50, deadline=None)
