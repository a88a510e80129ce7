"""A deck in several languages: every seat reads its own, and nothing else about the deck changes."""

from tests.session.played import started
from tests.small_decks import Data, compiled, lake_data
from wargame.deck.languages import languages, spoken
from wargame.session.cut import seat_view


def two_tongues() -> Data:
    """Return the lake deck with a title and an outcome in two languages, and one text in a third alone."""
    data = lake_data()
    data["title"] = {"en": "The lake compact", "sq": "Marrëveshja e liqenit"}
    card = data["cards"]["dry_spring"]
    card["title"] = {"sr": "Сушно пролеће", "sq": "Pranverë e thatë"}
    card["text"] = {"en": "The lake is at {lake_level}.", "sq": "Liqeni është në {lake_level}."}
    return data


def test_which_languages_a_deck_speaks() -> None:
    """All languages of any text count; a deck of plain strings has none."""
    assert languages(compiled(two_tongues()).deck) == ("en", "sq", "sr")
    assert languages(compiled(lake_data()).deck) == ()


def test_a_deck_in_one_language() -> None:
    """Texts come in the language asked for, else in English, else in the first; the rest is the same."""
    deck = compiled(two_tongues()).deck
    said = spoken(deck, "en")
    assert said.title == "The lake compact"
    assert said.cards["dry_spring"].title == "Сушно пролеће"
    assert said.cards["boat_race"] is deck.cards["boat_race"]
    assert (said.tracks, said.links) == (deck.tracks, deck.links)
    assert spoken(said, "sq") is said


def test_each_seat_reads_its_own_language() -> None:
    """One session, two languages; numbers in texts are filled in either."""
    table = started(compiled(two_tongues()), languages={"arda": "sq"})
    told = {
        team: seat_view(table.game.spoken_to(team), table.state, team, 1).cards[0].text for team in ("arda", "belmar")
    }
    assert told == {"arda": "Liqeni është në 49.", "belmar": "The lake is at 49."}
