"""Teams that have nothing to do for two turns in a row."""

from collections.abc import Iterator
from itertools import pairwise

from wargame.deck.checks.subject import Subject
from wargame.deck.checks.world import NEVER
from wargame.deck.codes import Explanation, register

register(
    {
        "C013": Explanation(
            "team with nothing to do",
            "For two turns in a row no card can come that this team could answer, and it has no initiatives. People "
            "leave a table at which they are not asked. Give the team a response on a card of those turns, or an "
            "initiative.",
        ),
    }
)


def check(subject: Subject) -> None:
    """Report each team that must be idle for two turns, once."""
    last = subject.deck.deck.turns
    for team in subject.deck.deck.teams:
        busy = list(_chances(subject, team))
        open_turns = {turn for first, end, _ in busy for turn in range(first, end + 1)}
        path = ("teams", team)
        if not busy:
            said, hint = f"`{team}` can never order anything", "give it responses on a card, or initiatives"
            subject.warn("C013", path, said, hint, key=True)
            continue
        idle = next((pair for pair in pairwise(range(1, last + 1)) if open_turns.isdisjoint(pair)), None)
        times = sum(most for _, _, most in busy)
        if idle is not None:
            said = f"`{team}` has nothing to do in turns {idle[0]} and {idle[1]}: no card can come that it may answer"
            subject.warn("C013", path, said, "give it a response on a card of those turns, or an initiative", key=True)
        elif times < last // 2:
            said = f"`{team}` is asked at most {times} times in {last} turns, so it is idle for two turns in a row"
            subject.warn("C013", path, said, "give it responses on more cards, or an initiative", key=True)


def _chances(subject: Subject, team: str) -> Iterator[tuple[int, int, int]]:
    """Yield the first and the last turn of each card that a team may answer, and how often it can come."""
    program, world = subject.deck.program, subject.strict
    number = subject.deck.names.teams.index(team)
    teams = len(program.teams.key)
    for card, first in enumerate(world.comes):
        offer = card * teams + number
        offered = range(program.cards.offer_starts[offer], program.cards.offer_starts[offer + 1])
        if first < NEVER and any(world.orderable[response] for response in offered):
            last = world.last_turn(card)
            yield first, last, min(program.cards.repeat[card], last - first + 1)
