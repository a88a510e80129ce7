"""Which bots simulated sessions seat: `--bots greedy` for all teams, `--bots kosovo=greedy,serbia=random` for some."""

from collections.abc import Iterable, Mapping, Sequence

from wargame.cli.chosen import one_of
from wargame.lab.desk import KINDS

FLAG = "--bots"
DEFAULT = "random"


def bots_chosen(teams: Sequence[str], given: Iterable[str]) -> dict[str, str]:
    """Return the kind of bot of each team; what is said later holds. A wrong team or kind is wrong usage."""
    bots = dict.fromkeys(teams, DEFAULT)
    for part in (part.strip() for each in given for part in each.split(",")):
        team, sign, kind = part.rpartition("=")
        chosen = one_of("bot", kind.strip(), KINDS, FLAG)
        if sign:
            bots[one_of("team", team.strip(), teams, FLAG)] = chosen
        else:
            bots = dict.fromkeys(teams, chosen)
    return bots


def kinds_of(bots: Mapping[str, str]) -> tuple[int, ...]:
    """Return the kinds as the machine numbers them, by team; empty if all order by chance."""
    if set(bots.values()) <= {DEFAULT}:
        return ()
    return tuple(KINDS[kind] for kind in bots.values())


def described(bots: Mapping[str, str]) -> str:
    """Return who orders, as a heading says it: `chance orders`, `greedy bots`, or the bot of each team."""
    kinds = set(bots.values())
    if kinds <= {DEFAULT}:
        return "chance orders"
    if len(kinds) == 1:
        return f"{next(iter(kinds))} bots"
    return f"bots ({', '.join(f'{team} {kind}' for team, kind in bots.items())})"
