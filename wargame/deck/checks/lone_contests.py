"""Contests that only one team can enter."""

from wargame.deck.checks.subject import Subject
from wargame.deck.codes import Explanation, register

register(
    {
        "C016": Explanation(
            "contest of one team",
            "A contest is one throw over the orders of several teams, and only one team has responses on this card. "
            "Give another team responses, or give the responses a rule of their own in place of the contest.",
        ),
    }
)


def check(subject: Subject) -> None:
    """Report contests with fewer than two teams."""
    for _, name, card in subject.cards:
        teams = [team for team, responses in card.responses.items() if responses]
        if card.contest is not None and len(teams) < 2:
            who = f"only `{teams[0]}` can" if teams else "no team can"
            said = f"`{name}` is a contest, and {who} enter it"
            subject.warn("C016", ("cards", name, "contest"), said, "give two teams responses on this card", key=True)
