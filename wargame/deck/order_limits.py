"""What a response says that the machine can't do, or that would come to nothing."""

from collections.abc import Mapping

from wargame.deck.codes import Explanation, register
from wargame.deck.schema import Response
from wargame.deck.writer import Path, Writer
from wargame.engine.state import MAX_ARGUMENTS, MAX_ASKS, MAX_OFFER
from wargame.rulebook import Ask, Rule

register(
    {
        "D051": Explanation(
            "too much for one order",
            f"The arguments of a rule, lists included, are at most {MAX_ARGUMENTS} numbers, "
            f"and an order asks people at most {MAX_ASKS} things. Give the rule a shorter list.",
        ),
        "D052": Explanation(
            "modifiers that nothing reads",
            "The response's rule takes no modifiers, so they would be shown and change nothing. "
            "Choose a rule that takes them, or put them into its parameters.",
        ),
        "D053": Explanation(
            "stake without a free choice",
            "Whoever says nothing stakes what the ask takes for granted; that must be the least, so that nobody pays "
            "more than they said, and it can't be below nothing.",
        ),
        "D055": Explanation(
            "secret order that others are asked about",
            "Whoever is asked for a vote or a mark about an order learns of it. "
            "Leave out `secret`, or choose a rule that asks nobody else.",
        ),
        "D058": Explanation(
            "team that can't be asked",
            "Under `asks` stand teams other than the one that orders, or any where the rule asks all. "
            "What a rule asks of the ordering team, or of all with an order in a contest, names no teams.",
        ),
        "D059": Explanation(
            "too many responses",
            f"A card offers one team at most {MAX_OFFER} responses, and a team has at most as many initiatives. "
            "Nobody reads more in a turn: put some of them onto another card.",
        ),
    }
)


_OWN = {"actor": "the team that orders", "entrants": "all who order on the card"}


def check_asked(writer: Writer, path: Path, orders: str, rule: Rule, response: Response) -> None:
    """Report asks that the rule of `orders`' response does not have, and teams that they can't be put to."""
    for i, (name, put) in enumerate(response.asks.items()):
        at = (*path, "asks", i, name)  # as an item of a list, or as a key
        if not writer.known(at, f"ask of `{rule.name}`", name, rule.asks, key=True):
            continue
        who = rule.asks[name].who
        if put.teams and who not in {"others", "all"}:
            writer.fault("D058", at, f"`{name}` is asked of {_OWN[who]}, so it names no teams", key=True)
            continue
        for j, team in enumerate(put.teams):
            said = (*at, "teams", j)
            if writer.known(said, "team", team, writer.names.teams) and team == orders and who == "others":
                writer.fault("D058", said, f"`{team}` orders this, and `{name}` is asked of others")


def check_offer(writer: Writer, path: Path, count: int) -> None:
    """Report more responses of one team on one card than the machine can tell apart."""
    if count > MAX_OFFER:
        writer.fault("D059", path, f"{count} responses for one team, {MAX_OFFER} at most", key=True)


def check_secret(writer: Writer, path: Path, response: Response, asks: Mapping[str, Ask]) -> None:
    """Report a secret order whose rule puts questions to other teams."""
    asked = [name for name, ask in asks.items() if ask.who in {"others", "all"}]
    if response.secret and asked:
        writer.fault("D055", (*path, "secret"), f"other teams are asked for `{asked[0]}`", key=True)


def check_modifiers(writer: Writer, path: Path, rule: Rule, response: Response) -> None:
    """Report modifiers that the rule does not take."""
    if response.modifiers and "modifier" not in {parameter.name for parameter in rule.parameters}:
        writer.fault("D052", (*path, "modifiers"), f"`{rule.name}` takes no modifiers", key=True)


def check_room(writer: Writer, path: Path, rule: Rule, items: int, asks: Mapping[str, Ask], teams: int) -> None:
    """Report arguments for which the machine has no room; `items` is how many numbers the deck gives."""
    needed = 2 * len(rule.parameters) + items + teams * (len(asks) + int(rule.contest))
    if needed > MAX_ARGUMENTS:
        writer.fault("D051", path, f"`{rule.name}` would be given {needed} numbers, {MAX_ARGUMENTS} at most", key=True)
    if len(asks) > MAX_ASKS:
        writer.fault("D051", path, f"`{rule.name}` would ask {len(asks)} things, {MAX_ASKS} at most", key=True)


def check_stakes(writer: Writer, path: Path, response: Response, asks: Mapping[str, Ask]) -> None:
    """Report stakes of which somebody who says nothing would pay more than the least, or less than nothing."""
    for name in response.pays:
        if name in asks and not 0 <= asks[name].low == asks[name].default:
            said = f"`{name}` goes from {asks[name].low} up and counts as {asks[name].default} where nobody answers"
            writer.fault("D053", (*path, "pays", name), said, key=True)
