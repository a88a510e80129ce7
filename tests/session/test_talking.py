"""Talk: who reads what, when the plan lets teams speak, requests for information, and what stays after a rewind."""

from typing import Any

import pytest

from tests.session.played import Table, started
from wargame.session.channels import PUBLIC
from wargame.session.commands import Adjudicate, CloseTurn, OpenTurn, Rewind
from wargame.session.control_commands import Advance, AnswerRequest, Note, Undo
from wargame.session.cut import seat_view
from wargame.session.cut_table import SHOWN, table_view
from wargame.session.refusals import Slug
from wargame.session.table_view import Message
from wargame.session.talk_commands import AskControl, OpenChannel, Say
from wargame.session.talking import CHANNELS, MESSAGES_A_TURN
from wargame.session.visibility import CONTROL

PAIR = "with.arda.belmar"


def talked(table: Table, reader: str) -> tuple[Message, ...]:
    """Return all that a reader reads."""
    return table_view(table.game, table.state, reader).messages


def texts(table: Table, reader: str) -> list[str]:
    """Return the words of all that a reader reads."""
    return [message.text for message in talked(table, reader)]


def facilitated(**plan: Any) -> Table:
    """Return a session with somebody who runs it, and a second member of Arda."""
    table = started(**plan)
    table.sit("ann", "owner", "controller", "white_cell")
    table.sit("bo", "member", team="arda")
    return table


def group(table: Table, reader: str) -> str:
    """Return the id of the last group that a reader is in."""
    return [channel.id for channel in table_view(table.game, table.state, reader).channels if channel.kind == "group"][
        -1
    ]


def test_a_pair_talks_by_itself() -> None:
    """What one team tells another is read by the two and by those who run the exercise, and numbered for each."""
    table = facilitated()
    table.asked("corvo", Say(channel=PUBLIC, text="Hello all."))
    table.asked("arda", Say(channel=PAIR, text="Hello you."))
    assert [(told.number, told.text) for told in talked(table, "belmar")] == [(1, "Hello all."), (2, "Hello you.")]
    assert texts(table, "corvo") == ["Hello all."]
    assert texts(table, CONTROL) == ["Hello all.", "Hello you."]


def test_an_aside_is_for_those_who_run_the_exercise() -> None:
    """The other team reads the text alone; the writer's team and control read the aside too."""
    table = facilitated()
    table.asked("bo", Say(channel=PAIR, text="We are friends.", aside="We are not."))
    asides = {reader: talked(table, reader)[0].aside for reader in ("arda", "belmar", CONTROL)}
    assert asides == {"arda": "We are not.", "belmar": "", CONTROL: "We are not."}
    assert talked(table, "belmar")[0].team == "arda"


def test_a_group_is_read_by_its_members() -> None:
    """Whoever makes a channel belongs to it; others neither see it nor can speak on it, nor tell that it exists."""
    table = facilitated()
    table.asked("bo", OpenChannel(title="North", teams=("corvo",)))
    channel = group(table, "arda")
    table.asked("corvo", Say(channel=channel, text="Here."))
    assert texts(table, "belmar") == []
    assert [told.kind for told in table_view(table.game, table.state, "belmar").channels].count("group") == 0
    refused = [table.ask("belmar", Say(channel=name, text="Hm")) for name in (channel, "c123", "with.arda.corvo")]
    assert {refusal and refusal.slug for refusal in refused} == {Slug.UNKNOWN_CHANNEL}


def test_a_group_needs_others() -> None:
    """A channel of one team alone, or of teams that the deck does not have, is refused."""
    table = facilitated()
    refused = [table.ask("arda", OpenChannel(title="Me", teams=teams)) for teams in ((), ("arda",), ("zzz",))]
    assert [refusal and refusal.slug for refusal in refused] == [
        Slug.BAD_PARTIES,
        Slug.BAD_PARTIES,
        Slug.UNKNOWN_TEAM,
    ]


def test_two_groups_of_one_name_are_two() -> None:
    """The same title and teams again make another channel."""
    table = facilitated()
    table.asked("arda", *2 * [OpenChannel(title="North", teams=("corvo",))])
    assert len({channel.id for channel in table_view(table.game, table.state, "corvo").channels}) == 6


def test_a_request_is_answered_once() -> None:
    """A request lies open between the team and the white cell until its answer, and has none after that."""
    table = facilitated()
    table.asked("bo", AskControl(text="How deep is it?"))
    (put,) = talked(table, "arda")
    assert (put.channel, put.request, put.open) == ("control.arda", "arda.1", True)
    assert texts(table, "belmar") == []
    table.asked("ann", AnswerRequest(request="arda.1", text="Nine metres."))
    assert [(told.team, told.open) for told in talked(table, "arda")] == [("arda", False), ("", False)]
    again = table.ask("ann", AnswerRequest(request="arda.1", text="Ten."))
    assert again is not None
    assert again.slug == Slug.UNKNOWN_REQUEST


@pytest.mark.parametrize(
    ("policy", "can"),
    [("all", {"public", "direct", "control"}), ("public", {"public", "control"}), ("none", {"control"})],
)
def test_the_plan_says_when_teams_talk(policy: str, can: set[str]) -> None:
    """What a phase allows is known before sending and decided alike; the white cell can always be written to."""
    table = facilitated(talk={"plan": policy})
    seen = table_view(table.game, table.state, "arda").channels
    assert {channel.kind for channel in seen if not channel.can_say} == can
    for channel in seen:
        refusal = table.ask("arda", Say(channel=channel.id, text="Hm"))
        assert ("" if refusal is None else refusal.sentence) == channel.can_say
    opening = table.ask("arda", OpenChannel(title="North", teams=("corvo",)))
    assert ("" if opening is None else opening.sentence) == table_view(table.game, table.state, "arda").can_open
    table.asked("ann", Say(channel=PAIR, text="Listen."))


def test_nobody_floods_the_others() -> None:
    """A team that has said very much waits for the next turn; others, and those who run it, go on."""
    table = facilitated()
    table.asked("arda", *MESSAGES_A_TURN * [Say(channel=PUBLIC, text="!")])
    refused = [table.ask(seat, Say(channel=PUBLIC, text="!")) for seat in ("arda", "bo", "belmar", "ann")]
    assert [refusal and refusal.slug for refusal in refused] == [Slug.TOO_MANY, Slug.TOO_MANY, None, None]
    table.asked("belmar", *CHANNELS * [OpenChannel(title="x", teams=("arda",))])
    full = table.ask("belmar", OpenChannel(title="x", teams=("arda",)))
    assert full is not None
    assert full.slug == Slug.TOO_MANY


def test_a_long_talk_is_told_from_its_end() -> None:
    """Of each channel the last messages are told, with their numbers, and how many came before them."""
    table = facilitated()
    table.asked("arda", Say(channel=PAIR, text="First."), *(SHOWN + 4) * [Say(channel=PUBLIC, text="!")])
    seen = table_view(table.game, table.state, "belmar")
    assert {channel.id: channel.earlier for channel in seen.channels if channel.earlier} == {PUBLIC: 4}
    assert [message.number for message in seen.messages] == [1, *range(6, SHOWN + 6)]


def test_what_was_said_stays_when_play_goes_back() -> None:
    """A rewind, and an undo of whatever was done meanwhile, take no team's word away."""
    table = facilitated()
    table.asked("arda", Say(channel=PAIR, text="Before."))
    table.asked("ann", Advance(reason="on"), Advance())
    table.asked("belmar", Say(channel=PAIR, text="After."), OpenChannel(title="Two", teams=("arda",)))
    table.asked("ann", Rewind(turn=1))
    table.asked("arda", Say(channel=group(table, "arda"), text="Again."))
    table.asked("ann", Undo(), Undo())
    assert table.play.phase == "adjudicate"
    assert texts(table, "belmar") == ["Before.", "After.", "Again."]


def test_what_control_said_can_be_taken_back() -> None:
    """An undo takes the last message or answer of those who run the exercise away, and nothing of the teams'."""
    table = facilitated()
    table.asked("arda", AskControl(text="Well?"))
    table.asked("ann", Say(channel=PUBLIC, text="Oops."), AnswerRequest(request="arda.1", text="No."))
    table.asked("belmar", Say(channel=PUBLIC, text="What?"))
    table.asked("ann", Undo())
    assert talked(table, "arda")[0].open
    table.asked("ann", Undo())
    assert texts(table, "arda") == ["Well?", "What?"]


def test_a_channel_that_was_spoken_on_stays() -> None:
    """Control takes an empty channel back, not one on which a team has spoken; its own messages go first."""
    table = facilitated()
    table.asked("ann", OpenChannel(title="Quiet", teams=("arda", "corvo")), Undo())
    assert table.state.room.channels == ()
    table.asked("ann", OpenChannel(title="Loud", teams=("arda", "corvo")))
    table.asked("corvo", Say(channel=group(table, "corvo"), text="Hm."))
    refusal = table.ask("ann", Undo())
    assert refusal is not None
    assert refusal.slug == Slug.NOTHING_TO_UNDO
    table.asked("ann", Note(text="So be it."), Undo())


def test_text_is_cleaned_on_its_way_in() -> None:
    """What could steer a screen never reaches the log; line breaks of a message stay, a title has none."""
    said = Say(channel=PAIR, text="a\x1b[2J\u202eb\r\nc\td", aside="\x9bx")
    assert (said.text, said.aside) == ("a[2Jb\nc d", "x")
    assert OpenChannel(title="Two\nlines\u200b", teams=()).title == "Two lines"


def test_a_member_is_told_what_only_a_lead_may_do() -> None:
    """The view lists by kind of command what its seat may not send."""
    table = facilitated()
    lead = seat_view(table.game, table.state, "arda", 1).may
    table.sit("ann", "member", team="arda")
    member = seat_view(table.game, table.state, "ann", 1).may
    assert "propose" in member.keys() - lead.keys()
    assert "say" not in member
    refused = table.ask("bo", Advance())
    assert refused is not None
    assert refused.sentence == member["advance"]


def test_talk_goes_on_through_the_turn() -> None:
    """The turn in which something was said is kept with it."""
    table = facilitated()
    table.asked("arda", Say(channel=PAIR, text="One."))
    table.must(Adjudicate(), CloseTurn(), OpenTurn())
    table.asked("arda", Say(channel=PAIR, text="Two."))
    assert [told.turn for told in talked(table, "belmar")] == [1, 2]
