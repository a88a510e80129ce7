"""Where a session can be branched from: the record of each moment on the line of play that counts."""

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.session.played import Table, by_whim, play_turn, started
from wargame.session.branching import stands_at, visits
from wargame.session.commands import Adjudicate, CloseTurn, OpenTurn, Rewind, SessionCommand
from wargame.session.control_commands import Advance, Note, Override, RuleFreely, Undo
from wargame.session.control_events import Branched, SeatGiven
from wargame.session.decide import PersonCommand, decide_for
from wargame.session.evolve import fold
from wargame.session.refusals import Refusal
from wargame.session.state import Moment, Stage

CONTROL = SeatGiven(by="session", seat="control", name="Control", roles=("owner", "controller", "white_cell"), team="")


def facilitated(seed: int) -> Table:
    """Return a session in its first turn that somebody runs."""
    table = started(seed=seed, cards_per_turn=1)
    table.note(CONTROL)
    return table


def control(table: Table, command: PersonCommand) -> None:
    """Ask for something in the name of whoever runs the session; a refusal changes nothing."""
    decided = decide_for(table.game, table.state, "control", command, 0)
    if not isinstance(decided, Refusal):
        table.note(*decided)


class AnyCourse(RuleBasedStateMachine):
    """A session that is played, rewound, re-rolled, overridden and taken back in any order."""

    @initialize(seed=st.integers(0, 50))
    def begin(self, seed: int) -> None:
        """Open a session."""
        self.table = facilitated(seed)

    @rule(seed=st.integers(0, 3))
    def order(self, seed: int) -> None:
        """Let every team order something."""
        if self.table.play.phase == "plan":
            for team in self.table.game.deck.names.teams:
                for order in by_whim(seed)(self.table.game, self.table.play, team):
                    self.table.seat(team, order)

    @rule()
    def advance(self) -> None:
        """Close the phase by hand."""
        control(self.table, Advance(reason="because"))

    @rule(step=st.sampled_from([Adjudicate(), CloseTurn(), OpenTurn()]))
    def step(self, step: SessionCommand) -> None:
        """Let the session go on by itself."""
        self.table.do(step)

    @rule(turn=st.integers(1, 4), stage=st.sampled_from(["plan", "adjudicate"]), reroll=st.booleans())
    def rewind(self, turn: int, stage: str, reroll: bool) -> None:
        """Return to a moment."""
        control(self.table, Rewind.model_validate({"turn": turn, "stage": stage, "reroll": reroll}))

    @rule()
    def undo(self) -> None:
        """Take back the last step."""
        control(self.table, Undo())

    @rule()
    def act(self) -> None:
        """Write something down, and rule on something."""
        control(self.table, Note(text="Look at this."))
        control(self.table, RuleFreely(title="A gift", text="It comes.", effects={}, reason="why not"))
        for made in self.table.play.rulings[:1]:
            control(self.table, Override(team=made.team, card=made.card, band="failure", reason="no"))

    @rule()
    def branch(self) -> None:
        """Let the log be a branch's, if play stands at a moment."""
        play = self.table.play
        stage: Stage = "plan" if play.phase == "plan" else "adjudicate"
        if stands_at(self.table.state, Moment(play.turn, stage)):
            self.table.note(
                Branched(
                    by="session", turn=play.turn, stage=stage, head="h", seq=len(self.table.events), revealed=False
                )
            )

    @invariant()
    def every_moment_is_found(self) -> None:
        """Find the record of every checkpoint in force: the log up to there leads to it."""
        found = visits(self.table.events)
        assert found.keys() == self.table.state.checkpoints.keys()
        for moment, seq in found.items():
            there = fold(self.table.events[:seq])
            assert there.checkpoints[moment] == self.table.state.checkpoints[moment]
            assert stands_at(there, moment)


TestAnyCourse = AnyCourse.TestCase
TestAnyCourse.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)


def test_a_reroll_that_was_taken_back_does_not_count() -> None:
    """After the undo of a re-roll the moment is where it was first, with the dice that hold."""
    table = facilitated(1)
    first = visits(table.events)[Moment(1, "plan")]
    control(table, Rewind(turn=1, reroll=True))
    rerolled = visits(table.events)[Moment(1, "plan")]
    assert fold(table.events[:rerolled]).play.epoch == 1
    control(table, Undo())
    assert visits(table.events)[Moment(1, "plan")] == first < rerolled


def test_a_close_made_anew_counts() -> None:
    """Rulings that were taken back and made again are those that a branch begins with."""
    table = facilitated(2)
    control(table, Advance(reason="first"))
    first = table.play
    control(table, Undo())
    assert Moment(1, "adjudicate") not in visits(table.events)
    for team in table.game.deck.names.teams:
        for order in by_whim(4)(table.game, table.play, team):
            table.seat(team, order)
    control(table, Advance(reason="second"))
    assert table.play != first
    assert fold(table.events[: visits(table.events)[Moment(1, "adjudicate")]]).play == table.play


def test_a_step_of_the_other_session_is_not_taken_back_in_a_branch() -> None:
    """What was done before a session branched can't be undone in it."""
    table = facilitated(3)
    play_turn(table, by_whim(3))
    control(table, Note(text="Here."))
    assert table.state.act is not None
    table.note(Branched(by="control", turn=2, stage="plan", head="h", seq=len(table.events), revealed=False))
    assert table.state.act is None
    assert table.state.room.branched is not None
    assert table.play == replace(table.state.checkpoints[Moment(2, "plan")], epoch=table.play.epoch)
