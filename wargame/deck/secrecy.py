"""What a deck gives away: offers, gauges and peaks that tell a team what it may not see."""

from collections.abc import Iterable, Sequence

from wargame.deck.codes import Explanation, register
from wargame.deck.diagnostics import Diagnostic
from wargame.deck.initiatives import written_path
from wargame.deck.names import Names
from wargame.deck.nodes import locate
from wargame.deck.schema import Deck
from wargame.deck.writer import Path, Writer

register(
    {
        "D050": Explanation(
            "offer that gives something away",
            "A response is offered or not before anybody's eyes, so its `when` reads only what its team sees at the "
            "time: no hidden variable, no sealed draw, no order of the turn that is being planned, and no other team's "
            "secret order.",
        ),
        "D150": Explanation(
            "gauge or peak that shows what is hidden",
            "Whoever sees a gauge or a peak can tell something of the tracks behind it. "
            "Show it to nobody who may not see those, unless that is what you mean.",
        ),
    }
)


def is_shown(deck: Deck, names: Names, team: str, name: str) -> bool:
    """Whether a team may see a variable of the deck."""
    kind = names.kinds[name]
    if kind == "resource":
        return name.startswith(f"{team}.")
    if kind == "draw":
        return False
    visible: str | tuple[str, ...] = getattr(deck, f"{kind}s")[name].visible
    return visible == "all" or (visible != "none" and team in visible)


def check_secrecy(writer: Writer, deck: Deck, offered: Sequence[int], gauges: Sequence[int]) -> None:
    """Report what the deck gives away; `offered` is the condition of each response, `gauges` each gauge's value."""
    for number, (card, team, response) in enumerate(writer.names.responses):
        _check_offer(writer, deck, ("cards", card, "responses", team, response, "when"), team, offered[number])
    for name, value in zip(deck.gauges, gauges, strict=True):
        reads = writer.reads[value].reads if value in writer.reads else frozenset()
        _check_showing(writer, deck, ("gauges", name), reads)
    for name, peak in deck.peaks.items():
        _check_showing(writer, deck, ("peaks", name), (peak.of,))


def _check_offer(writer: Writer, deck: Deck, path: Path, team: str, condition: int) -> None:
    if condition not in writer.reads:
        return
    looked = writer.reads[condition]
    for name in sorted(looked.reads):
        if not is_shown(deck, writer.names, team, name):
            writer.fault("D050", path, f"`{team}` may not see `{name}`, and would learn of it from this offer")
    for owner, order in sorted(looked.tags):
        writer.fault("D050", path, f"whether `{owner}` orders `{order}` is open while the turn is planned")
    for owner, order in sorted(looked.past_tags & _secret_orders(deck, team)):
        writer.fault("D050", path, f"`{owner}` may order `{order}` in secret, and `{team}` would learn of it here")


def _secret_orders(deck: Deck, team: str) -> set[tuple[str, str]]:
    """Return the orders, (team, response), that other teams can give without the team knowing."""
    return {
        (owner, name)
        for card in deck.cards.values()
        for owner, offered in card.responses.items()
        for name, response in offered.items()
        if response.secret and owner != team
    }


def _check_showing(writer: Writer, deck: Deck, path: tuple[str, str], reads: Iterable[str]) -> None:
    """Warn of the first team that is shown more than it may see."""
    section, shown = path
    for name in sorted(name for name in reads if name in writer.names.kinds):
        told = [
            team
            for team in deck.teams
            if is_shown(deck, writer.names, team, shown) and not is_shown(deck, writer.names, team, name)
        ]
        if told:
            said = f"`{told[0]}` sees `{shown}`, which follows `{name}`, and may not see that"
            span = locate(writer.node, written_path((section, shown)), key=True)
            writer.diagnostics.add(Diagnostic("D150", said, writer.file, span, severity="warning"))
