"""Opening a session: a new one from a plan, or a saved one from its file alone."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_bytes
from typing import Final, NamedTuple

from wargame import __version__
from wargame.deck.argument_rules import argument_rules
from wargame.deck.compile import CompiledDeck
from wargame.deck.diagnostics import Diagnostics
from wargame.deck.load import CompiledPlan, load_deck, load_plan
from wargame.engine.dice import commitment
from wargame.live.running import Clock, RunningSession, event_of
from wargame.rulebook import Rule
from wargame.session.authors import SESSION
from wargame.session.chain import Record, check_chain
from wargame.session.commands import Start, TakeSeat
from wargame.session.control_events import SeatGiven
from wargame.session.events import SessionEvent, SessionOpened, SourceFile
from wargame.session.evolve import fold
from wargame.session.game import Game
from wargame.session.refusals import Refusal
from wargame.session.state import SessionState
from wargame.session.upcast import upcast
from wargame.store.session_file import SessionFile
from wargame.workspace.library import LoadedPlan

SECRET = "dice secret"  # noqa: S105 - the name under which it is sealed
"""Key of the dice secret in the sealed table of a session file."""


class CannotOpenError(Exception):
    """A session that can't be played on; the message says why and what can be done."""


@dataclass(frozen=True, slots=True)
class Luck:
    """Where a session's dice come from."""

    secret: bytes
    nonces: Mapping[str, str]
    """Hexadecimal, by team."""


def fresh_luck(teams: tuple[str, ...]) -> Luck:
    """Return a secret and nonces that nobody knew before."""
    return Luck(token_bytes(32), {team: token_bytes(16).hex() for team in teams})


def seeded_luck(seed: int, teams: tuple[str, ...]) -> Luck:
    """Return the luck of a seed: for sessions without people, practice and the lab only."""
    return Luck(
        hashlib.sha256(b"wargame seed %d" % seed).digest(),
        {team: hashlib.sha256(f"wargame seed {seed} {team}".encode()).hexdigest()[:32] for team in teams},
    )


def wall_clock(_: SessionState) -> str:
    """Return the time now, UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def scenario_clock(state: SessionState) -> str:
    """Return the scenario's time: the turn and its phase. The same in every run of a seed."""
    return f"turn {state.play.turn} {state.play.phase}"


FACILITATOR: Final = SeatGiven(
    by=SESSION,
    seat="facilitator",
    name="Facilitator",
    roles=("owner", "controller", "white_cell", "evaluator"),
    team="",
)
"""The one person who runs an exercise at one machine."""


class Manner(NamedTuple):
    """How a session is held."""

    facilitated: bool = False
    """Somebody runs it: STARTEX, phases and rulings are that person's."""
    practice: bool = False
    """It is a rehearsal, and counts for nothing."""


PLAYED: Final = Manner()
"""In earnest, and by itself."""


def open_new(
    path: Path,
    plan: LoadedPlan,
    digests: Mapping[str, str],
    seats: Mapping[str, str],
    luck: Luck,
    clock: Clock,
    manner: Manner = PLAYED,
) -> RunningSession:
    """Make a session file, seat everybody and begin the first turn; with a facilitator STARTEX is that person's.

    `seats` gives `person` or a bot's name for every team of the deck. Raises StoreError if the file can't be made.
    """
    deck = plan.deck
    file = SessionFile.create(path)
    try:
        game = _game(plan, luck)
        session = RunningSession(game, file, SessionState(), clock)
        file.put_sealed(SECRET, luck.secret.hex())
        deck_digest = file.add_source(deck.name, deck.text)
        plan_digest = file.add_source(plan.name, plan.text)
        session.note(
            SessionOpened(
                program=__version__,
                deck=deck.name,
                plan=plan.name,
                sources=(
                    SourceFile(role="deck", name=deck.name, digest=deck_digest),
                    SourceFile(role="plan", name=plan.name, digest=plan_digest),
                ),
                rules={**digests, **{name: loaded.digest for name, loaded in plan.improvised.items()}},
                commitment=commitment(luck.secret, bytes.fromhex(deck_digest)),
                variables=deck.compiled.names.slot_names(),
                teams=deck.compiled.names.teams,
                practice=manner.practice,
            )
        )
        for team in deck.compiled.names.teams:
            _must(session, TakeSeat(team=team, player=seats[team], nonce=luck.nonces[team]))
        if manner.facilitated:
            session.note(FACILITATOR)
        else:
            _must(session, Start())
    except BaseException:
        file.close()
        # Nobody could go on with half an opening; nothing was played that could be lost.
        path.unlink(missing_ok=True)
        raise
    return session


def _game(plan: LoadedPlan, luck: Luck) -> Game:
    """Return the frame of a new session."""
    said = plan.compiled
    rules = {name: loaded.rule for name, loaded in plan.improvised.items()}
    return Game(plan.deck.compiled, said.plan, said.course, luck.secret, said.triggers, rules)


def _must(session: RunningSession, command: TakeSeat | Start) -> None:
    """Take a step of the opening; a refusal here is a fault of the caller."""
    answer = session.order(command)
    if isinstance(answer, Refusal):
        raise CannotOpenError(answer.sentence)


@dataclass(frozen=True, slots=True)
class Log:
    """A session's log that is whole and unchanged, and can be folded."""

    records: tuple[Record, ...]
    """As they were written."""
    events: tuple[SessionEvent, ...]
    """What they say, one a record."""
    state: SessionState
    """What they lead to."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """What a session file brings along: its log with its fold, its deck and plan."""

    log: Log
    state: SessionState
    opened: SessionOpened
    deck: CompiledDeck
    plan: CompiledPlan
    rules: Mapping[str, Rule]
    """The rules at hand."""

    def game(self, secret: bytes = b"") -> Game:
        """Return the game; without the secret it can be looked at and not played on."""
        plan = self.plan
        rules = argument_rules(plan.plan, self.rules)
        return Game(self.deck, plan.plan, plan.course, secret, plan.triggers, rules)


def read_embedded(file: SessionFile, rules: Mapping[str, Rule]) -> Embedded:
    """Return the session that a file holds. Its deck is compiled with the rules at hand; no code of it is run.

    Raises CannotOpenError if it was never begun, was changed, or needs rules that are not there.
    """
    log = read_log(file)
    state = log.state
    opened = state.room.opened
    if opened is None or (state.play.phase == "lobby" and not state.room.facilitated):
        raise CannotOpenError(f"{file.path.name} holds a session that was never begun")
    texts = {source.digest: source.text for source in file.sources()}
    sources = {source.role: (source.name, texts.get(source.digest, "")) for source in opened.sources}
    diagnostics = Diagnostics()
    name, text = sources["deck"]
    deck = load_deck(text, name, name, rules, diagnostics)
    plan_name, plan_text = sources["plan"]
    plan = None if deck is None else load_plan(plan_text, plan_name, plan_name, deck, diagnostics)
    if deck is None or plan is None:
        first = next(iter(diagnostics.errors()))
        raise CannotOpenError(f"the deck in {file.path.name} does not play with the rules at hand: {first.message}")
    return Embedded(log, state, opened, deck, plan, rules)


def read_log(file: SessionFile) -> Log:
    """Return the log of a file. No rule or deck is needed.

    Raises CannotOpenError if it was changed or damaged: such a one is neither played on nor shown.
    """
    records = file.read()
    changed = [f"record {fault.seq}: {fault.what}" for fault in check_chain(records)] or file.damage()
    if changed:
        raise CannotOpenError(f"{file.path.name} was changed or damaged: {changed[0]}; `wargame verify` says more")
    try:
        events = tuple(map(event_of, upcast(records, file.eras())))
        return Log(tuple(records), events, fold(events))
    except (ValueError, KeyError, AssertionError) as error:
        said = f"{file.path.name} holds a log that no session can have written; `wargame verify` says more"
        raise CannotOpenError(said) from error


def read_opening(file: SessionFile) -> SessionOpened:
    """Return how a session was opened, from its first record alone; that the rest was not changed is not looked at.

    Raises CannotOpenError if it was never begun or the record is none that a session writes.
    """
    first = file.read(most=1)
    try:
        opened = next(map(event_of, upcast(first, file.eras())), None)
    except (ValueError, KeyError) as error:
        raise CannotOpenError(f"{file.path.name} does not begin as a session does") from error
    if not isinstance(opened, SessionOpened):
        raise CannotOpenError(f"{file.path.name} holds a session that was never begun")
    return opened


def sealed_secret(file: SessionFile, opened: SessionOpened) -> bytes:
    """Return the dice secret that the session was bound to.

    Raises CannotOpenError if the file is a pack, which has none, or has another one.
    """
    sealed = file.sealed(SECRET)
    if sealed is None:
        name = file.path.name
        raise CannotOpenError(f"{name} is a packed copy: it can be looked at and verified, not played on")
    deck = next(source.digest for source in opened.sources if source.role == "deck")
    try:
        secret = bytes.fromhex(sealed)
        bound = commitment(secret, bytes.fromhex(deck))
    except ValueError:
        bound = ""
    if bound != opened.commitment:
        raise CannotOpenError(f"the dice secret in {file.path.name} is not the one that was bound at STARTEX")
    return secret


def open_saved(path: Path, rules: Mapping[str, Rule], clock: Clock) -> RunningSession:
    """Open a saved session where it stopped.

    Raises StoreError if the file can't be used, CannotOpenError if it was changed or is a pack, which
    holds no dice secret.
    """
    file = SessionFile.open(path)
    try:
        embedded = read_embedded(file, rules)
        game = embedded.game(sealed_secret(file, embedded.opened))
        return RunningSession(game, file, embedded.state, clock)
    except BaseException:
        file.close()
        raise
