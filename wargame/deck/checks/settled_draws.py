"""Secret objectives of which all are drawn, or none."""

from wargame.deck.checks.subject import Subject
from wargame.deck.codes import Explanation, register

register(
    {
        "C033": Explanation(
            "draw of secret objectives that decides nothing",
            "If as many secret objectives are drawn as there are, every session has the same ones, and whoever knows "
            "the deck knows them. If none is drawn, they are never played. List more of them than are drawn.",
        ),
    }
)


def check(subject: Subject) -> None:
    """Report teams whose secret objectives are always the same."""
    for team, part in subject.deck.deck.teams.items():
        secrets = part.secret_objectives
        if secrets is None or not secrets.objectives:
            continue
        path = ("teams", team, "secret_objectives")
        count = len(secrets.objectives)
        if secrets.draw == 0:
            subject.warn(
                "C033", (*path, "draw"), f"none of the secret objectives of `{team}` is ever drawn", "draw one or more"
            )
        elif secrets.draw == count:
            what = f"all {count} secret objectives" if count > 1 else "the one secret objective"
            said = f"{what} of `{team}` {'are' if count > 1 else 'is'} always drawn"
            hint = f"list more than {count}, or draw fewer" if count > 1 else "list a second one"
            subject.warn("C033", (*path, "draw"), said, hint)
