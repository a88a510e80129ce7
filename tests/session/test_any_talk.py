"""Whatever people say, propose and give each other, in whatever order and whatever is undone: nothing is lost."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from tests.session.test_any_commands import CONTROLLER, MEMBER, NUMBERS, AnyCommands
from wargame.session.control_commands import Advance, AnswerRequest, Note, Undo
from wargame.session.cut_table import table_view
from wargame.session.decide import PersonCommand
from wargame.session.events import SessionEvent
from wargame.session.talk_commands import (
    AskControl,
    DeclareBreach,
    Decline,
    OpenChannel,
    Propose,
    Say,
    Sign,
    Transfer,
)
from wargame.session.talk_events import ChannelOpened, RequestPut, Said
from wargame.session.visibility import CONTROL

TEXTS = st.sampled_from(["Yes.", "No.\nNever.", "\u202e[red]x"])


class AnyTalk(AnyCommands):
    """A session in which people talk, deal, and take things back."""

    def _ask(self, seat: str, command: PersonCommand) -> None:
        before = self.table.state
        if self.table.ask(seat, command) is not None:
            assert self.table.state is before

    def _speaker(self, number: int) -> str:
        return self._pick([*self.names.teams, MEMBER, CONTROLLER], number)

    def _channel(self, number: int) -> str:
        told = table_view(self.table.game, self.table.state, CONTROL)
        return self._pick([channel.id for channel in told.channels], number)

    def _treaty(self, number: int) -> str:
        return self._pick([treaty.laid.proposal for treaty in self.table.play.treaties], number)

    def _team(self, number: int) -> str:
        return self._pick(list(self.names.teams), number)

    @rule(seat=NUMBERS, channel=NUMBERS, text=TEXTS, aside=st.sampled_from(["", "Psst."]))
    def say(self, seat: int, channel: int, text: str, aside: str) -> None:
        """Let somebody say something somewhere."""
        self._ask(self._speaker(seat), Say(channel=self._channel(channel), text=text, aside=aside))

    @rule(seat=NUMBERS, teams=st.lists(NUMBERS, max_size=3))
    def open_channel(self, seat: int, teams: list[int]) -> None:
        """Let somebody gather others."""
        named = tuple(self.names.teams[team % len(self.names.teams)] for team in teams)
        self._ask(self._speaker(seat), OpenChannel(title="Some of us", teams=named))

    @rule(seat=NUMBERS, text=TEXTS, answered=NUMBERS)
    def request(self, seat: int, text: str, answered: int) -> None:
        """Let somebody ask, and the white cell answer something."""
        self._ask(self._speaker(seat), AskControl(text=text))
        puts = [spoken.request for spoken in self.table.state.room.spoken if isinstance(spoken, RequestPut)]
        self._ask(CONTROLLER, AnswerRequest(request=self._pick(puts, answered), text="We will see."))

    @rule(seat=NUMBERS, party=NUMBERS, secret=st.booleans(), until=st.integers(0, 4))
    def propose(self, seat: int, party: int, secret: bool, until: int) -> None:
        """Let somebody propose something."""
        parties = (self._team(party),)
        self._ask(
            self._speaker(seat), Propose(title="Peace", text="For ever.", parties=parties, secret=secret, until=until)
        )

    @rule(seat=NUMBERS, treaty=NUMBERS, other=NUMBERS, what=st.sampled_from(["sign", "sign", "decline", "breach"]))
    def treat(self, seat: int, treaty: int, other: int, what: str) -> None:
        """Let somebody deal with a treaty."""
        proposal = self._treaty(treaty)
        commands: dict[str, PersonCommand] = {
            "sign": Sign(proposal=proposal),
            "decline": Decline(proposal=proposal),
            "breach": DeclareBreach(proposal=proposal, by=self._team(other), reason="It was so."),
        }
        self._ask(self._speaker(seat), commands[what])

    @rule(treaty=NUMBERS, broken=st.booleans())
    def agree(self, treaty: int, broken: bool) -> None:
        """Let all teams sign something, as far as it is theirs to sign; perhaps it does not last."""
        proposal = self._treaty(treaty)
        for team in self.names.teams:
            self._ask(team, Sign(proposal=proposal))
        if broken:
            self._ask(CONTROLLER, DeclareBreach(proposal=proposal, by=self.names.teams[0], reason="It was so."))

    @rule(seat=NUMBERS, to=NUMBERS, resource=NUMBERS, amount=st.integers(1, 9))
    def give(self, seat: int, to: int, resource: int, amount: int) -> None:
        """Let somebody give something."""
        kinds = sorted({name for team in self.table.game.deck.deck.teams.values() for name in team.resources})
        self._ask(self._speaker(seat), Transfer(to=self._team(to), resource=self._pick(kinds, resource), amount=amount))

    @rule(command=st.sampled_from([Advance(reason="Time."), Note(text="Hm.")]))
    def close_or_note(self, command: PersonCommand) -> None:
        """Let the controller do something."""
        self._ask(CONTROLLER, command)

    @rule(steps=st.integers(1, 3))
    def undo(self, steps: int) -> None:
        """Let the controller take back some steps."""
        for _ in range(steps):
            self._ask(CONTROLLER, Undo())
        self.phase = self.table.play.phase

    @invariant()
    def nothing_that_a_team_said_is_lost(self) -> None:
        """All words, requests and channels of teams that are in the log are in the Room, in their order."""

        def of_teams(events: tuple[SessionEvent, ...]) -> list[SessionEvent]:
            return [event for event in events if isinstance(event, Said | RequestPut) and event.team]

        room = self.table.state.room
        assert of_teams(room.spoken) == of_teams(tuple(self.table.events))
        made = [event for event in self.table.events if isinstance(event, ChannelOpened) and event.team]
        assert [event for event in room.channels if event.team] == made

    @precondition(lambda self: len(self.table.events) % 5 == 0)
    @invariant()
    def everybody_reads_what_is_theirs(self) -> None:
        """Each reader's messages are numbered without a gap, on channels that it has; control reads all."""
        counts = {}
        for reader in (*self.names.teams, CONTROL):
            told = table_view(self.table.game, self.table.state, reader)
            assert [message.number for message in told.messages] == list(range(1, len(told.messages) + 1))
            assert {message.channel for message in told.messages} <= {channel.id for channel in told.channels}
            assert all(reader in treaty.parties for treaty in told.proposals if treaty.secret and reader != CONTROL)
            counts[reader] = len(told.messages), len(told.proposals)
        assert counts[CONTROL] == (len(self.table.state.room.spoken), len(self.table.play.treaties))


TestAnyTalk = AnyTalk.TestCase
TestAnyTalk.settings = settings(max_examples=20, stateful_step_count=50, deadline=None)
