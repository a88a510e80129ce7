"""Verification of a session in which people talked and dealt: it passes, and false words are found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.live.forging import Said, begin, forge, lake_library
from tests.live.test_verification import doctored, report
from wargame.cli.log_text import log_lines
from wargame.live.running import RunningSession
from wargame.live.stepping import step
from wargame.session.commands import Receipt
from wargame.session.control_commands import AnswerRequest, Undo
from wargame.session.control_events import SeatGiven
from wargame.session.decide import PersonCommand
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
from wargame.store.session_file import SessionFile
from wargame.workspace.library import Library

WATER = Propose(title="Water", text="We share it.", parties=("belmar",))


def asked(session: RunningSession, seat: str, *commands: PersonCommand) -> None:
    """Give a session commands that it has to take."""
    for command in commands:
        assert isinstance(session.submit(seat, command), Receipt)


def dealt(session: RunningSession) -> None:
    """Let people do all that there is to do at the table."""
    seat = SeatGiven(by="session", seat="ann", name="Ann", roles=("owner", "controller", "white_cell"), team="")
    session.note(seat, seat.model_copy(update={"seat": "bo", "name": "Bo", "roles": ("member",), "team": "arda"}))
    asked(session, "bo", OpenChannel(title="Shore", teams=("corvo",)), AskControl(text="How deep?"))
    shore = session.state.room.channels[0].channel
    asked(
        session, "corvo", Say(channel=shore, text="Well.\x1b[2J", aside="Not well."), Say(channel="public", text="Ho.")
    )
    asked(session, "ann", AnswerRequest(request="arda.1", text="Nine metres."), Say(channel="public", text="Oops."))
    asked(session, "ann", Undo())
    asked(session, "arda", WATER, WATER.model_copy(update={"secret": True, "until": 3}))
    open_one, secret_one = (treaty.laid.proposal for treaty in session.state.play.treaties)
    asked(session, "belmar", Sign(proposal=open_one), Decline(proposal=secret_one))
    asked(session, "ann", DeclareBreach(proposal=open_one, by="arda", reason="The sluice."))
    asked(session, "arda", Transfer(to="corvo", resource="coin", amount=2))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return the lake deck's library."""
    return lake_library(tmp_path_factory.mktemp("lake"))


@pytest.fixture(scope="module")
def talked(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a session with all of it in its first turn, and some turns after."""
    path = tmp_path_factory.mktemp("talked") / "talked.wargame"
    session = begin(library, path)
    step(session)
    dealt(session)
    for _ in range(8):
        step(session)
    session.close()
    return path


def test_a_session_with_talk_passes(talked: Path, library: Library) -> None:
    """Every word, signature and gift is decided again to the same."""
    found = report(talked, library)
    assert (found.faults, found.notes) == ((), ())


LIES: dict[str, tuple[str, Callable[[Said], None], str]] = {
    "another's word": ("said", lambda said: said.update(team="belmar"), "team"),
    "a member who signs": ("treaty_signed", lambda said: said.update(by="bo"), "it is signed by `belmar`"),
    "a larger gift": ("transferred", lambda said: said.update(given=900), "it could not have happened"),
    "a gift that grows": ("transferred", lambda said: said.update(received=30), "received"),
    "an answer to nobody": (
        "request_answered",
        lambda said: said.update(request="arda.2"),
        "it could not have happened",
    ),
    "a smuggled word": ("said", lambda said: said.update(text="\x1b]0;x\x07"), "text"),
    "a channel for more": ("channel_opened", lambda said: said.update(teams=["arda", "belmar", "corvo"]), "channel"),
    "a treaty of others": ("treaty_proposed", lambda said: said.update(parties=["belmar", "corvo"]), "parties"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_about_talk_is_found(lie: str, talked: Path, library: Library, tmp_path: Path) -> None:
    """Whatever a record says falsely is named with the record, though every hash is right."""
    kind, change, said = LIES[lie]
    forged = forge(talked, tmp_path / "forged.wargame", doctored(kind, change))
    with SessionFile.read_only(forged) as file:
        seq = next(record.seq for record in file.read() if record.kind == kind)
    faults = report(forged, library).faults
    assert (faults[0].seq, said in faults[0].what) == (seq, True), faults


def test_the_log_tells_it_in_words(talked: Path) -> None:
    """Each has a line that says who, to whom and what."""
    with SessionFile.read_only(talked) as file:
        told = [line[5:].strip() for line in log_lines(file)]
    at = next(number for number, line in enumerate(told) if "opens the channel" in line)
    assert told[at : at + 18] == [
        "Arda opens the channel “Shore”: Arda, Corvo",
        "Arda asks the white cell (arda.1): How deep?",
        "Corvo to “Shore”: Well.[2J",
        "Aside: Not well.",
        "Corvo to everybody: Ho.",
        "ann answers Arda (arda.1): Nine metres.",
        "ann to everybody: Oops.",
        "ann takes back the last step (said)",
        "Arda proposes a treaty “Water”: Arda, Belmar",
        "We share it.",
        "Arda proposes a secret treaty “Water”: Arda, Belmar, until turn 3",
        "We share it.",
        "Belmar signs “Water”",
        "Belmar declines “Water”",
        "ann declares “Water” broken by Arda: The sluice.",
        "2 Coin of Arda to Corvo",
        *told[at + 16 : at + 18],
    ]
