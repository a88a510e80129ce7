"""Sessions of bots that people run: what they did is in the log and is checked with the rest."""

from pathlib import Path

from tests.live.forging import begin
from wargame.live.running import RunningSession
from wargame.live.stepping import step
from wargame.session.control_commands import Advance
from wargame.session.control_events import SeatGiven
from wargame.session.decide import PersonCommand
from wargame.session.refusals import Refusal
from wargame.workspace.library import Library

INJECTS = """
injects:
  call: {title: A call, text: It rings., turn: 2, effects: {trust: 4}}
  letter: {title: A letter, text: It is read., to: [arda], effects: {quarrel: -3, arda.coin: 1}}
  storm: {title: A storm, text: It blows., when: trust >= 0, effects: {lake_level: 12}}
  visit: {title: A visit, text: Nobody came., unless_by: {turn: 2, when: trust > 99}}
"""


def with_plan(library: Library, more: str) -> Library:
    """Return a library whose plan says more."""
    root = library.workspace.root
    assert root is not None
    plan = root / "sessions" / "calm_year.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + more, encoding="utf-8")
    return Library(library.workspace)


def run(library: Library, path: Path) -> RunningSession:
    """Begin a session of bots with the seats `boss` and `cell` for those who run it."""
    session = begin(library, path)
    session.note(
        SeatGiven(by="session", seat="boss", name="Boss", roles=("owner", "controller"), team=""),
        SeatGiven(by="session", seat="cell", name="Cell", roles=("white_cell",), team=""),
    )
    return session


def done(session: RunningSession, seat: str, *commands: PersonCommand) -> None:
    """Ask for what has to be taken."""
    for command in commands:
        answer = session.submit(seat, command)
        assert not isinstance(answer, Refusal), answer


def play_on(session: RunningSession) -> None:
    """Close every phase to the end, then let go of the file."""
    while session.state.play.phase != "endex":
        while step(session):
            pass
        done(session, "boss", Advance(reason="on"))
    session.close()
