"""Numbers and names in the words that people read; shared by everything that is cut for a seat."""

from wargame.deck.compile import CompiledDeck
from wargame.deck.values import Change, in_language
from wargame.engine.expression_code import UNIT
from wargame.session.seen import EffectText


def points(units: int) -> str:
    """Return units as points: `54`, `54.5`."""
    return f"{units / UNIT:g}"


def signed(units: int) -> str:
    """Return a change in units with its sign: `+4`, `-0.5`."""
    return f"{units / UNIT:+g}"


def whole(units: int) -> int:
    """Return units as whole points, halves up."""
    return (units + UNIT // 2) // UNIT


def title_of(deck: CompiledDeck, name: str) -> str:
    """Return the title of a variable."""
    kind = deck.names.kinds[name]
    if kind == "resource":
        team, resource = name.split(".")
        return in_language(deck.deck.teams[team].resources[resource].title)
    return in_language(getattr(deck.deck, f"{kind}s")[name].title)


def short_title_of(deck: CompiledDeck, name: str) -> str:
    """Return the short title of a track or gauge, else the title; a team's resource with the team's name."""
    kind = deck.names.kinds[name]
    if kind in {"track", "gauge"}:
        part = getattr(deck.deck, f"{kind}s")[name]
        return in_language(part.short) or in_language(part.title)
    return title_of(deck, name)


def change_text(deck: CompiledDeck, name: str, change: Change) -> EffectText:
    """Return an effect as a deck announces it, before any ruling."""
    title = short_title_of(deck, name)
    if change.establishes:
        if change.amount == 0:
            return EffectText(title=title, change="ends")
        return EffectText(title=title, change=f"holds {change.turns} turns" if change.turns else "is established")
    if isinstance(change.amount, str):
        return EffectText(title=title, change="varies")
    return EffectText(title=title, change=f"set to {change.amount:g}" if change.sets else f"{change.amount:+g}")


def set_text(deck: CompiledDeck, name: str, units: int) -> EffectText:
    """Return what a ruling set a variable to."""
    title = short_title_of(deck, name)
    if deck.names.kinds[name] == "fact":
        return EffectText(title=title, change="is established" if units > 0 else "ends")
    return EffectText(title=title, change=f"set to {points(units)}")


def percent(permille: int) -> str:
    """Return a chance in whole per cent; never 0 % or 100 % for what may go either way."""
    if 0 < permille < 10:
        return "under 1 %"
    if 990 < permille < 1000:
        return "over 99 %"
    return f"{(permille + 5) // 10} %"
