"""Mandatory cards that the turns of their windows have no room for."""

from wargame.deck.checks.subject import Subject
from wargame.deck.codes import Explanation, register

register(
    {
        "C006": Explanation(
            "mandatory cards that don't fit",
            "More cards must come within these turns than the turns have room for at `cards_per_turn`. They come all "
            "the same, so a turn gets more cards than planned and no others are drawn. Widen a window, make a card "
            "less than mandatory, or raise `cards_per_turn`.",
        ),
    }
)


def check(subject: Subject) -> None:
    """Report each mandatory card for which its turns have no room left, the shortest stretch of turns first."""
    deck = subject.deck.deck
    program = subject.deck.program.cards
    windows = {
        name: (program.first[number], min(program.last[number], subject.turns))
        for number, name, card in subject.cards
        if program.mandatory[number] and not card.locked and program.first[number] <= subject.turns
    }
    for first, last in sorted(set(windows.values()), key=lambda window: (window[1] - window[0], window)):
        inside = [name for name, window in windows.items() if first <= window[0] and window[1] <= last]
        room = deck.cards_per_turn * (last - first + 1)
        for name in inside[room:]:
            turns = f"turn {first}" if first == last else f"turns {first} to {last}"
            said = f"{len(inside)} cards are mandatory in {turns}, which has room for {room}"
            subject.warn("C006", ("cards", name, "window"), said, "widen a window or raise `cards_per_turn`", key=True)
            del windows[name]
