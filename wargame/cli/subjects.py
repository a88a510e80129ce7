"""What is simulated: a deck with its own turns and cards, or a plan, and who orders."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import click

from wargame.cli.bot_seats import bots_chosen, kinds_of
from wargame.cli.chosen import deck_named, plan_named
from wargame.deck.compile import CompiledDeck
from wargame.engine.program import Course
from wargame.lab.left_out import left_out_of_plan
from wargame.lab.sampling import Recipe
from wargame.lab.variants import USUAL, Variant
from wargame.workspace.library import Library


@dataclass(frozen=True, slots=True)
class Subject:
    """A deck to simulate, and for how long."""

    name: str
    """As it was given: a name or a path."""
    deck: CompiledDeck
    text: str
    """What the deck was compiled from."""
    course: Course
    bots: Mapping[str, str]
    """The kind of bot in each team's seat."""

    def recipe(self, seed: int, variant: Variant = USUAL) -> Recipe:
        """Return which sessions of it are run."""
        return Recipe(self.name, self.course, seed, variant, kinds_of(self.bots))


def subject_of(library: Library, deck: str | None, plan: str | None, bots: Iterable[str] = ()) -> Subject:
    """Return the deck or plan that is meant; neither or both is wrong usage. `bots` as `--bots` gives them."""
    if (deck is None) == (plan is None):
        raise click.UsageError("Name a deck, or a plan with --plan.")
    if plan is not None:
        found = plan_named(library, plan)
        for said in left_out_of_plan(found.compiled.plan):
            click.echo(said, err=True)
        seated = bots_chosen(found.deck.compiled.names.teams, bots)
        return Subject(found.deck.name, found.deck.compiled, found.deck.text, found.compiled.course, seated)
    assert deck is not None
    loaded = deck_named(library, deck)
    return by_itself(deck, loaded.compiled, loaded.text, bots)


def by_itself(name: str, deck: CompiledDeck, text: str, bots: Iterable[str] = ()) -> Subject:
    """Return a deck with its own turns and cards as a subject; `text` is what it was compiled from."""
    course = Course(deck.deck.turns, deck.deck.cards_per_turn, (), ())
    return Subject(name, deck, text, course, bots_chosen(deck.names.teams, bots))
