"""Checking a session from its file alone: the file, the chain, the texts, the dice, every deal, ruling and sum.

The texts in the file are read as data. Rulings are re-run with installed rules, and only with those of the digest that
the session was played with.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from wargame.deck.argument_rules import argument_rules
from wargame.deck.diagnostics import Diagnostics
from wargame.deck.load import load_deck, load_plan
from wargame.engine.dice import commitment
from wargame.live.opening import SECRET
from wargame.live.retracing import Finding, Retracer, Step
from wargame.live.running import event_of
from wargame.session.chain import Record, canonical, check_chain
from wargame.session.control_events import Branched
from wargame.session.events import Ended, SessionOpened
from wargame.session.game import Game
from wargame.session.upcast import upcast
from wargame.store.session_file import SessionFile, Source
from wargame.workspace.rule_files import LoadedRule

SHORTEST_HEAD = 8
"""The fewest characters of a noted head that can stand for it."""


OTHER_NAME = "S007"
"""Code of a deck or plan that is called otherwise than its file, here than its record."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a check has found."""

    records: int
    head: str
    """Hash of the last record; empty if there is none."""
    faults: tuple[Finding, ...]
    not_rerun: tuple[Finding, ...]
    """Rulings that were not re-run, and why; no faults."""
    notes: tuple[str, ...]
    """What else was not checked, and why; no faults."""


def verify(file: SessionFile, rules: Mapping[str, LoadedRule], noted: str | None = None) -> Report:
    """Check a session. `noted` is a head that somebody noted earlier, or its beginning.

    Raises DamagedError if the file can't be read to its end.
    """
    records = file.read()
    faults = [Finding(0, sentence) for sentence in file.damage()]
    faults += [Finding(fault.seq, fault.what) for fault in check_chain(records)]
    head = records[-1].hash if records else ""
    whole = not faults
    faults += _noted(records, noted)
    if not whole:
        notes = ("The session was not played through again, since the file is not what it was.",)
        return Report(len(records), head, tuple(faults), (), notes)
    audit = _Audit(file, rules)
    faults += audit.check(records)
    return Report(len(records), head, tuple(faults), tuple(audit.not_rerun), tuple(audit.notes))


def _noted(records: Sequence[Record], noted: str | None) -> Iterator[Finding]:
    """Look for a noted head among the records."""
    if noted is not None:
        wanted = noted.strip().lower()
        if len(wanted) < SHORTEST_HEAD or not any(record.hash.startswith(wanted) for record in records):
            yield Finding(0, f"no record has the noted hash {wanted}: the log was changed, or it is another session's")


class _Audit:
    """One check of a log whose chain is whole."""

    def __init__(self, file: SessionFile, rules: Mapping[str, LoadedRule]) -> None:
        self._file = file
        self._rules = rules
        self.not_rerun: list[Finding] = []
        self.notes: list[str] = []

    def check(self, records: Sequence[Record]) -> Iterator[Finding]:
        """Yield every fault."""
        steps: list[Step] = []
        for record, lifted in zip(records, upcast(records, self._file.eras()), strict=True):
            try:
                steps.append(Step(record.seq, record.by, event_of(lifted)))
                plain = canonical(json.loads(record.data)) == record.data
            except (ValidationError, ValueError, RecursionError):
                plain = False
            if not plain:
                yield Finding(record.seq, "it does not say anything that a session could say")
                return
        if not steps or not isinstance(steps[0].event, SessionOpened):
            yield Finding(1, "a session begins with the record that opens it")
            return
        yield from self._branches(records, steps)
        yield from self._retrace(steps, steps[0].event)

    def _branches(self, records: Sequence[Record], steps: Sequence[Step]) -> Iterator[Finding]:
        """Say which part of the log was another session's, and hold its head against the chain where that goes."""
        for seq, _, event in steps:
            if not isinstance(event, Branched):
                continue
            if event.seq == seq - 1 and event.head != records[seq - 2].hash:
                yield Finding(seq, "the head that it branches from is not that of the record before it")
            self.notes.append(
                f"Up to record {seq - 1} this is the log of another session, which had {event.seq} records and the "
                f"head {event.head} when this one branched from turn {event.turn}."
            )
            if event.revealed:
                self.notes.append("That session had ended, so the dice were known when this one was played.")

    def _retrace(self, steps: Sequence[Step], opened: SessionOpened) -> Iterator[Finding]:
        """Check what binds the dice, then play the session through again."""
        texts = self._texts(opened)
        for role in ("deck", "plan"):
            if role not in texts:
                yield Finding(1, f"the text of its {role} is not in the file")
        secret = self._secret(steps)
        if secret is None:
            self.notes.append("The dice are sealed until ENDEX, so deals and dice were not recomputed.")
        elif "deck" in texts and commitment(secret, bytes.fromhex(texts["deck"].digest)) != opened.commitment:
            yield Finding(steps[-1].seq, "the dice secret is not the one that was bound at STARTEX")
        if len(texts) == 2:
            yield from self._replay(steps, opened, texts, secret)

    def _texts(self, opened: SessionOpened) -> dict[str, Source]:
        """Return deck and plan by role, as far as the file has them."""
        kept = {source.digest: source for source in self._file.sources()}
        return {source.role: kept[source.digest] for source in opened.sources if source.digest in kept}

    def _secret(self, steps: Sequence[Step]) -> bytes | None:
        """Return the dice secret: revealed at ENDEX, or sealed in the authority's own file."""
        last = steps[-1].event
        told = last.secret if isinstance(last, Ended) else self._file.sealed(SECRET)
        try:
            return None if told is None else bytes.fromhex(told)
        except ValueError:
            return b""

    def _replay(
        self, steps: Sequence[Step], opened: SessionOpened, texts: Mapping[str, Source], secret: bytes | None
    ) -> Iterator[Finding]:
        """Compile what the session was played with and decide everything again."""
        diagnostics = Diagnostics()
        rules = {name: loaded.rule for name, loaded in self._rules.items()}
        deck = load_deck(texts["deck"].text, opened.deck, opened.deck, rules, diagnostics)
        plan = None if deck is None else load_plan(texts["plan"].text, opened.plan, opened.plan, deck, diagnostics)
        if any(found.code == OTHER_NAME for found in diagnostics):
            yield Finding(1, "it names another deck or plan than it embeds")
            return
        if deck is None or plan is None:
            why = diagnostics.errors()[0].message
            self.notes.append(f"The deck does not play with the rules at hand, so nothing was recomputed: {why}.")
            return
        same = {name: name in rules and self._rules[name].digest == digest for name, digest in opened.rules.items()}
        game = Game(deck, plan.plan, plan.course, secret or b"", plan.triggers, argument_rules(plan.plan, rules))
        retracer = Retracer(game, dice_known=secret is not None, rerun=same)
        yield from retracer.retrace(steps)
        self.not_rerun = retracer.not_rerun
