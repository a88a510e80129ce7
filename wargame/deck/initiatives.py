"""Initiatives: standing actions that a team may order every turn, beside the events.

The machine knows only cards, so each place for an initiative becomes a card of its own that is in every hand and that
offers every team its initiatives. Each place has its own dice.
"""

from wargame.deck.schema import Card, Deck

_PLACE = "initiative."

_TITLE = "On your own initiative"
_TEXT = "What your team does of its own accord this turn, whatever the events are."


def places(deck: Deck) -> tuple[str, ...]:
    """Return the ids of the cards that hold initiatives; no deck can name them, for an id has no dot."""
    count = deck.initiatives_per_turn if deck.initiatives else 0
    return tuple(f"{_PLACE}{n}" for n in range(1, count + 1))


def is_place(card: str) -> bool:
    """Whether a card is a place for an initiative and no event."""
    return card.startswith(_PLACE)


def expand(deck: Deck) -> Deck:
    """Return the deck with a card for each place of an initiative, behind its own."""
    # All its parts have been validated; to do so again would first build what checks a card by itself.
    card = Card.model_construct(title=_TITLE, text=_TEXT, responses=deck.initiatives, repeat=100)
    extra = dict.fromkeys(places(deck), card)
    return deck.model_copy(update={"cards": {**deck.cards, **extra}})


def written_path(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Return where the designer wrote what the expanded deck has at a path."""
    if len(path) > 2 and path[0] == "cards" and is_place(str(path[1])) and path[2] == "responses":
        return ("initiatives", *path[3:])
    return path
