"""What is said or agreed among some changes no byte that others get: neither its words, nor that there was any."""

from dataclasses import replace
from functools import cache
from typing import Final

import pytest

from tests.session.played import Table, by_whim
from tests.session.test_talking import facilitated
from wargame.session.channels import PUBLIC
from wargame.session.commands import Adjudicate, CloseTurn, OpenTurn, Ready, Rewind
from wargame.session.control_commands import AnswerRequest, Undo
from wargame.session.cut import odds_view, seat_view
from wargame.session.cut_table import table_view
from wargame.session.decide import PersonCommand, decide_for
from wargame.session.refusals import Refusal
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

TEAMS: Final = ("arda", "belmar", "corvo")
PAIR: Final = "with.arda.belmar"


def told(table: Table, viewer: str) -> str:
    """Return the bytes that a team gets."""
    return "".join(cut(table.game, table.state, viewer, 1).model_dump_json() for cut in (seat_view, odds_view))


def treaty(table: Table, reader: str, title: str) -> str:
    """Return the id of a treaty by its title."""
    return next(seen.id for seen in table_view(table.game, table.state, reader).proposals if seen.title == title)


def group(table: Table, reader: str, title: str) -> str:
    """Return the id of a channel by its title."""
    return next(seen.id for seen in table_view(table.game, table.state, reader).channels if seen.title == title)


def secret_talk(table: Table, words: str) -> None:
    """Let Arda, Belmar and the white cell do among themselves all that there is to do, so that Corvo knows nothing."""
    table.asked("arda", Say(channel=PAIR, text=words, aside=words), OpenChannel(title=words, teams=("belmar",)))
    table.asked("belmar", Say(channel=group(table, "belmar", words), text=words), AskControl(text=words))
    table.asked("ann", Say(channel="control.arda", text=words))
    request = next(spoken.request for spoken in table_view(table.game, table.state, "belmar").messages if spoken.open)
    table.asked("ann", AnswerRequest(request=request, text=words))
    for title in (words, f"Other {words}"):
        table.asked("arda", Propose(title=title, text=words, parties=("belmar",), secret=True))
    table.asked("belmar", Sign(proposal=treaty(table, "belmar", words)))
    table.asked("belmar", Decline(proposal=treaty(table, "belmar", f"Other {words}")))
    table.asked("arda", DeclareBreach(proposal=treaty(table, "arda", words), by="belmar", reason=words))


def open_talk(table: Table) -> None:
    """Let all three do what Corvo knows of, or has a part in."""
    table.asked("arda", Say(channel=PUBLIC, text="Hear us."), Say(channel="with.arda.corvo", text="You too."))
    table.asked("arda", Propose(title="Open", text="To all.", parties=("belmar",)))
    table.asked("corvo", Propose(title="Ours", text="For two.", parties=("arda",), secret=True))
    table.asked("arda", OpenChannel(title="Hills", teams=("corvo",)), Sign(proposal=treaty(table, "arda", "Ours")))
    table.asked("corvo", AskControl(text="What is it?"), Say(channel=group(table, "corvo", "Hills"), text="Well."))


@cache
def moments(words: str) -> tuple[Table, ...]:
    """Return moments of a session, with some words said among others or, without words, nothing."""
    table, found = facilitated(schedule={1: ["dry_spring"], 2: ["boat_race"]}), []

    def now() -> None:
        found.append(Table(table.game, [], table.state))

    for turn in (1, 2):
        if words:
            secret_talk(table, f"{words} {turn}")
        now()
        open_talk(table)
        if words:
            secret_talk(table, f"{words} {turn} again")
        now()
        for team in TEAMS:
            for order in by_whim(turn)(table.game, table.play, team):
                table.seat(team, order)
            table.seat(team, Ready())
        table.must(Adjudicate(), CloseTurn())
        now()
        table.must(OpenTurn())
    table.must(Rewind(turn=2))
    now()
    return tuple(found)


@pytest.mark.parametrize("words", ["Quiet", "Something else entirely"])
def test_what_others_say_changes_no_byte(words: str) -> None:
    """With other words, or with nothing said and agreed at all, a third team gets the same at every moment."""
    for with_words, without in zip(moments(words), moments(""), strict=True):
        assert told(with_words, "corvo") == told(without, "corvo")
        assert answered(with_words, "corvo") == answered(without, "corvo")


def answered(table: Table, viewer: str) -> list[str]:
    """Return how everything that a team could ask at the table would be taken."""
    commands: list[PersonCommand] = [Say(channel=name, text="Hm.") for name in (PUBLIC, PAIR, "c0", "with.arda.corvo")]
    commands += [OpenChannel(title="Quiet 1", teams=("arda",)), AskControl(text="Hm?")]
    commands += [Propose(title=title, text="x", parties=("arda",), secret=True) for title in ("Quiet 1", "Open")]
    commands += [Transfer(to=to, resource="coin", amount=amount) for to in TEAMS for amount in (1, 5, 11)]
    hidden = {channel.channel for channel in moments("Quiet")[-1].state.room.channels}
    commands += [Say(channel=channel, text="Hm.") for channel in sorted(hidden)]
    for proposal in sorted({treaty.laid.proposal for each in moments("Quiet") for treaty in each.play.treaties}):
        commands += [Sign(proposal=proposal), Decline(proposal=proposal)]
        commands += [DeclareBreach(proposal=proposal, by="arda", reason="x")]
    decided = (decide_for(table.game, table.state, viewer, command, 0) for command in commands)
    return [
        answer.model_dump_json() if isinstance(answer, Refusal) else "".join(each.model_dump_json() for each in answer)
        for answer in decided
    ]


def test_those_who_were_there_read_it() -> None:
    """The words are in what the others get: the comparison above compares something."""
    for with_words, other in zip(moments("Quiet"), moments("Something else entirely"), strict=True):
        for reader in ("arda", "belmar"):
            assert told(with_words, reader) != told(other, reader)


def test_an_aside_changes_nothing_for_the_other_side() -> None:
    """Whether a message has an aside, and which, is seen by its team and those who run the exercise alone."""
    seen = []
    for aside in ("", "We do not mean it."):
        table = facilitated()
        table.asked("arda", Say(channel=PAIR, text="We are friends.", aside=aside))
        seen.append((told(table, "belmar"), table_view(table.game, table.state, "")))
    assert seen[0][0] == seen[1][0]
    assert seen[0][1] != seen[1][1]


def test_what_control_takes_back_leaves_no_trace() -> None:
    """After an undo everybody gets what they would have got if it had never been said."""
    table = facilitated()
    before = {team: told(table, team) for team in TEAMS}
    table.asked("ann", Say(channel=PUBLIC, text="Oops."), OpenChannel(title="Oops", teams=("arda", "belmar")))
    table.asked("ann", Undo(), Undo())
    assert {team: told(table, team) for team in TEAMS} == before


@pytest.mark.parametrize("held", range(0, 101, 10))
def test_a_gift_tells_nothing_of_the_other_purse(held: int) -> None:
    """Whatever the receiver holds, the giver gets the same answer and the same view before and after."""
    views = []
    for units in (held, 100 - held):
        table = facilitated()
        assert table.play.position is not None
        slot = table.game.deck.names.slots["belmar.coin"]
        values = list(table.play.position.values)
        values[slot] = units
        position = table.play.position.model_copy(update={"values": tuple(values)})
        table.state = replace(table.state, play=replace(table.play, position=position))
        refusals = [table.ask("arda", Transfer(to="belmar", resource="coin", amount=amount)) for amount in (3, 3, 11)]
        views.append(
            ([refusal and refusal.sentence for refusal in refusals], told(table, "arda"), told(table, "corvo"))
        )
    assert views[0] == views[1]
