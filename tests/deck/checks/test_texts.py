"""Checks of what people read: languages, length, sources, wording, titles of turns."""

import pytest

from tests.deck.checks.marked import assert_found, assert_silent, changed, found_in
from wargame.deck.deck_parts import put_together


def test_a_text_that_lacks_a_language() -> None:
    """A text by language that lacks one of the deck's is shown at its key."""
    text = changed(("title: Row\n          when", "title: {en: Row, sq: Vozit}\n          when")).replace(
        "            success: {effects: {trade: +1}}", "            success: {text: {en: Yes.}, effects: {trade: +1}}"
    )
    (plain,) = [each for each in found_in(text) if "one language only" in each.message]
    assert plain.code == "C040"
    found = [each for each in found_in(text) if each is not plain and each != plain]
    assert [(each.code, each.message, each.help) for each in found] == [
        ("C040", "this text lacks `sq`, which other texts have", "add `sq` to it")
    ]
    line = text.split("\n")[found[0].span.line]
    assert line[found[0].span.column : found[0].span.end_column] == "text"


def test_texts_without_a_language_are_one_warning() -> None:
    """Plain strings beside texts by language are counted together, shown at the first, with the lines of the others."""
    text = changed(("title: The harbour", "title: {en: The harbour, sq: Porti}"))
    (found,) = found_in(text)
    assert found.message == "18 texts are written in one language only"
    assert (found.span.line, found.span.column) == (10, 11)
    assert found.help.startswith("other texts have `en`, `sq`: write `en: …`; the others: line 15, line 17, line 19,")
    assert found.help.endswith("and 12 more")


def test_a_deck_in_one_language() -> None:
    """A deck of plain strings, or one whose every text has the same languages, is complete."""
    assert_silent(changed())


LONG = "The line of boats is long. " * 30


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Both towns row.", f"«{LONG.strip()}»", "this has 809 characters, and the text of a card is best kept to 600"),
        (
            "title: Help",
            f"title: «{'x' * 61}»",
            "this has 61 characters, and the title of a response is best kept to 60",
        ),
    ],
)
def test_a_text_that_is_too_long(old: str, new: str, said: str) -> None:
    """A card's text or a response's title that is longer than the small console shows is shown."""
    assert_found(changed((old, new)), ("C041", said, "shorten it, or tell the rest elsewhere"))


def test_texts_that_fit() -> None:
    """Texts as long as there is room, and long texts elsewhere, are well."""
    assert_silent(changed(("Both towns row.", "x" * 600), ("title: Help", f"title: {'y' * 60}")))
    assert_silent(changed(("turns: 4\n", f"turns: 4\nsummary: {LONG.strip()}\n")))


def test_a_source_without_a_date() -> None:
    """A source that does not say as of when it speaks is shown at `as_of`."""
    said = "the source `almanac` does not say as of when it speaks"
    for written in ('""', "lately"):
        text = changed(("as_of: 2025-01", f"as_of: «{written}»"))
        assert_found(text, ("C042", said, "write a date such as 2025-04"))
    assert_silent(changed(("as_of: 2025-01", "as_of: spring 2025")))


def test_a_card_without_a_source() -> None:
    """In a deck with a bibliography every card names a source; in one without, none does."""
    text = changed(("  race:", "  «race»:"), ("    text: Both towns row.\n    source: [almanac]\n", "    text: Row.\n"))
    hint = "add `source: [almanac]` or another entry of `sources`"
    assert_found(text, ("C043", "the card `race` names no source", hint))
    bare = changed(("sources:\n  almanac: {title: The almanac, as_of: 2025-01}\n", ""))
    assert_silent(bare.replace("    source: [almanac]\n", ""))


AVOID = (
    "scales:\n",
    "neutrality:\n  avoid: {border: 'say \"the line\"', the so-called state: use its name}\nscales:\n",
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Both towns row.", "They row to the «border» and back."),
        ("Both towns row.", '"They row to the «Border»: and back."'),
        ("Both towns row.", ">-\n      They row and row\n      to the «BORDER», and back."),
        ("Both towns row.", '"Row to {turn}\n      «border»"'),
        ("title: Help", "title: «Border»"),
        ("why: Neighbours help", "why: A «border» is near"),
        ("{effects: {trade: +1}}", "{effects: {trade: +1}, text: At the «border».}"),
        ("title: Trade,", "title: Trade, low: no «border»,"),
    ],
)
def test_wording_that_the_deck_avoids(old: str, new: str) -> None:
    """A word to avoid is shown at its place in whatever players read, whatever its case, with what to say instead."""
    text = changed(AVOID, (old, new))
    word = text[text.index("«") + 1 : text.index("»")]
    assert_found(text, ("C044", f"`{word}` is wording that this deck avoids", 'say "the line"'))


def test_a_phrase_over_two_lines() -> None:
    """A phrase is found where a line ends in it, and shown with both lines."""
    text = changed(AVOID, ("Both towns row.", ">-\n      They row to the so-called\n      state and back."))
    (found,) = found_in(text)
    assert (found.message, found.help) == (
        "`the so-called state` is wording that this deck avoids",
        "use its name",
    )
    lines = text.split("\n")
    assert lines[found.span.line][found.span.column :] == "the so-called"
    assert lines[found.span.end_line][: found.span.end_column].strip() == "state"


def test_a_word_in_a_text_with_escapes_is_shown_with_the_whole_text() -> None:
    """Where the source differs from the text so much that the word can't be found in it, the text is the place."""
    text = changed(AVOID, ("Both towns row.", '«"to the b\\u006frder"»'))
    assert_found(text, ("C044", "`border` is wording that this deck avoids", 'say "the line"'))


def test_letters_that_only_look_the_same_to_a_search_do_no_harm() -> None:
    """A letter that a search takes for another one, such as an i without its dot, is found and shown too."""
    text = changed(("scales:\n", "neutrality: {avoid: {mid: say middle}}\nscales:\n"), ("row.", "m\u0131d mid"))
    assert [(each.code, each.help) for each in found_in(text)] == [("C044", ""), ("C044", "say middle")]


def test_wording_that_is_no_text_for_players() -> None:
    """Parts of other words, notes, titles of sources, ids and expressions are not looked at."""
    assert_silent(changed(AVOID, ("Both towns row.", "Borderline weather at the borders.")))
    assert_silent(changed(AVOID, ("    locked: true\n", "    locked: true\n    notes: The border is meant.\n")))
    assert_silent(changed(AVOID, ("title: The almanac", "title: A border in the lake")))
    tracked = changed(AVOID, ("trust:", "border:"), ("Both towns row.", "'They row to {border}.'"))
    assert_silent(tracked.replace("trust", "border").replace("title: Trust", "title: T"))


def test_turn_titles() -> None:
    """More or fewer titles than turns are shown at `turn_titles`."""
    hint = "name every turn once, or leave `turn_titles` out"
    for titles, why in (("a, b, c", "turn 4 has none"), ("a, b, c, d, e", "turn 5 never comes")):
        count = len(titles.split(","))
        text = changed(("turns: 4\n", f"turns: 4\n«turn_titles»: [{titles}]\n"))
        assert_found(text, ("C045", f"there are {count} turn titles for 4 turns: {why}", hint))
    assert_silent(changed(("turns: 4\n", "turns: 4\nturn_titles: [a, b, c, d]\n")))


def test_places_in_a_deck_of_several_files() -> None:
    """A help that names another place says in which file that is."""
    head, cards = changed(("title: The race", "title: The channel silts up")).split("cards:\n")
    text = put_together([("deck.yaml", head), ("cards/all.yaml", f"cards:\n{cards}")])
    (found,) = found_in(text)
    assert found.help == "the other title is in line 3 of cards/all.yaml: change one of the two"
