"""Checking files of any kind in one go: every fault of every deck, plan and rule, each once."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from wargame.deck.checks.ignoring import Ignored, sift
from wargame.deck.checks.subject import PlanSubject, Subject
from wargame.deck.compile import CompiledDeck, compile_course
from wargame.deck.diagnostics import Diagnostic, Diagnostics, did_you_mean
from wargame.deck.injects import compile_injects
from wargame.deck.load import LocatedDeck, load_located
from wargame.deck.nodes import Node, locate
from wargame.deck.schema import Plan
from wargame.deck.validation import read_plan
from wargame.deck.yaml_reader import read
from wargame.workspace.deck_files import list_decks
from wargame.workspace.library import Library
from wargame.workspace.named_files import NamedFile, UnknownNameError
from wargame.workspace.plan_files import deck_of
from wargame.workspace.texts import Text, read_text

_PLAN_KEY: Final = re.compile(r"^plan[ \t]*:", re.MULTILINE)


class Checker:
    """Collects what is wrong with the files that it is shown, beside what is wrong with the rules at hand."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._decks: dict[Path, tuple[Text, LocatedDeck | None]] = {}
        self._plans: list[tuple[Text, Plan, Node]] = []
        self._decks_of: dict[str, CompiledDeck] = {}
        """The deck of each plan that has one which plays, by the plan's file."""
        self.found = Diagnostics()
        """Everything found so far, the rules' own diagnostics included."""
        for diagnostic in library.loaded_rules.diagnostics:
            self.found.add(diagnostic)

    def check(self, named: NamedFile) -> None:
        """Check a deck or a plan; a plan's deck is checked with it."""
        notice = named.notice()
        if notice is not None:
            self.found.add(notice)
        text = read_text(named.path)
        if isinstance(text, Diagnostic):
            self.found.add(text)
        elif named.path.parent.name == "sessions" or _PLAN_KEY.search(text.text):
            self._check_plan(named, text)
        else:
            self._deck(named, text)

    def _deck(self, named: NamedFile, text: Text) -> CompiledDeck | None:
        """Return a deck compiled, each only once."""
        if named.path not in self._decks:
            rules = self._library.rules
            located = load_located(text.text, text.file, named.name, rules, self.found)
            self._decks[named.path] = text, located
        _, known = self._decks[named.path]
        return None if known is None else known.deck

    def subjects(self) -> Iterator[Subject]:
        """Yield the decks that play, for whoever looks further into them; what that finds is in `found`."""
        plans = (*self._library.plans(), *(plan for _, plan, _ in self._plans))
        for text, located in self._decks.values():
            if located is not None:
                own = [plan for plan in plans if plan.deck == located.deck.deck.deck]
                yield Subject(located.node, text.file, text.text, self.found, located.deck, own)

    def plan_subjects(self) -> Iterator[PlanSubject]:
        """Yield the plans whose decks play, for whoever looks further into what they say."""
        for text, plan, node in self._plans:
            deck = self._decks_of.get(text.file)
            if deck is not None:
                yield PlanSubject(node, text.file, text.text, self.found, plan, deck.deck)

    def sifted(self) -> tuple[Diagnostics, list[Ignored]]:
        """Return what was found but for what comments in the files ignore, and that with the reasons."""
        left, ignored = self.found, []
        for text, located in self._decks.values():
            if located is not None:
                left, more = sift(left, text.file, text.text, located.node)
                ignored += more
        for text, _, node in self._plans:
            left, more = sift(left, text.file, text.text, node)
            ignored += more
        return left, ignored

    def _check_plan(self, named: NamedFile, text: Text) -> None:
        node = read(text.text, text.file, self.found)
        plan = None if node is None else read_plan(node, text.file, named.name, self.found)
        if node is None or plan is None:
            return
        self._plans.append((text, plan, node))
        deck = self._deck_of(named, plan.deck, node, text)
        if deck is not None:
            self._decks_of[text.file] = deck
            compile_course(plan, node, text.file, deck, self.found)
            compile_injects(plan, node, text.file, deck, self.found)

    def _deck_of(self, named: NamedFile, deck: str, node: Node, text: Text) -> CompiledDeck | None:
        """Return the deck that a plan is for, or None if it is not there or faulty."""
        workspace = self._library.workspace
        try:
            found = deck_of(workspace, named, deck)
        except UnknownNameError:
            message = f"no deck is called `{deck}`"
            help_line = did_you_mean(deck, list_decks(workspace))
            self.found.add(Diagnostic("D002", message, text.file, locate(node, ("deck",)), help_line))
            return None
        content = read_text(found.path)
        if isinstance(content, Diagnostic):
            self.found.add(content)
            return None
        return self._deck(found, content)
