"""What those who run an exercise did with its injects is checked like everything else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.live.forging import Entry, forge, lake_library
from tests.live.run_by_people import INJECTS, done, play_on, run, with_plan
from wargame.live.retracing import Finding
from wargame.live.verification import verify
from wargame.session.control_commands import (
    DeferInject,
    EditInject,
    FireCard,
    FireInject,
    Improvise,
    MoveInject,
    SkipInject,
    Undo,
)
from wargame.store.session_file import SessionFile
from wargame.workspace.library import Library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return the lake deck's library, its plan with injects."""
    return with_plan(lake_library(tmp_path_factory.mktemp("lake")), INJECTS)


@pytest.fixture(scope="module")
def ended(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a session in which everything was done with injects that can be done, played to ENDEX."""
    path = tmp_path_factory.mktemp("ended") / "ended.wargame"
    session = run(library, path)
    cards = session.state.play.cards
    other = next(card for card in session.game.deck.names.cards if card not in {*cards, "boat_race"})
    done(
        session,
        "boss",
        FireInject(inject="letter"),
        FireCard(card=other),
        Undo(),
        FireCard(card=other),
        MoveInject(inject="visit", before="call"),
        SkipInject(inject="visit", reason="Too much."),
        DeferInject(inject="visit", turn=3),
        EditInject(inject="call", title="A cable", text="It is brief.", effects={"trust": 100}),
    )
    done(session, "cell", Improvise(title="Fog", text="Nothing is seen.", to=("belmar",), effects={"trade": -100}))
    play_on(session)
    return path


def faults(path: Path, library: Library) -> tuple[Finding, ...]:
    """Verify a file."""
    with SessionFile.read_only(path) as file:
        return verify(file, library.loaded_rules.rules).faults


def test_a_session_with_injects_passes(ended: Path, library: Library) -> None:
    """Nothing is found where everything happened as it is told, and everything did happen."""
    assert faults(ended, library) == ()
    with SessionFile.read_only(ended) as file:
        said = [(record.by, record.kind) for record in file.read()]
    assert said.count(("session", "inject_delivered")) == 3
    assert {("boss", "card_fired"), ("boss", "inject_delivered"), ("cell", "inject_delivered")} <= set(said)


def change(entries: list[Entry], kind: str, **said: object) -> None:
    """Change what the first record of a kind says."""
    next(entry for entry in entries if entry.kind == kind).data.update(said)


def without_the_first_that_came_by_itself(entries: list[Entry]) -> None:
    """Remove the record of an inject."""
    entries.remove(next(entry for entry in entries if (entry.kind, entry.by) == ("inject_delivered", "session")))


LIES: dict[str, tuple[Callable[[list[Entry]], None], str]] = {
    "other effects": (lambda entries: change(entries, "inject_delivered", deltas={"trust": 10}), "deltas"),
    "other words": (lambda entries: change(entries, "inject_delivered", text="It is burnt."), "text"),
    "another card": (lambda entries: change(entries, "card_fired", card="boat"), "no card"),
    "one left out": (without_the_first_that_came_by_itself, "was due before this"),
    "another order": (lambda entries: change(entries, "inject_moved", order=["call"]), "order"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_about_an_inject_is_found(lie: str, ended: Path, library: Library, tmp_path: Path) -> None:
    """Whatever a record says falsely of an inject is named."""
    doctor, said = LIES[lie]
    found = faults(forge(ended, tmp_path / "forged.wargame", doctor), library)
    assert said in found[0].what
