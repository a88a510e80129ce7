"""Older decks are brought up to date by edits that leave everything else as it is."""

from collections.abc import Iterator

from tests.small_decks import FOLDER
from wargame.deck.diagnostics import Diagnostics, Span
from wargame.deck.migration import STEPS, Edit, edited, migrate
from wargame.deck.nodes import Mapping
from wargame.deck.schema import FORMAT

OLD = """\
# A deck of another day.
deck: pond   # small
format: 1
colour_of_water: blue   # was never read
name: The pond
"""


def renamed(node: Mapping) -> Iterator[Edit]:
    """Lift an invented format 1 to 2: `name` becomes `title`."""
    entry = node.entry("name")
    assert entry is not None
    yield Edit(entry.key_span, "title")


def dropped(node: Mapping) -> Iterator[Edit]:
    """Lift an invented format 2 to 3: the water has no colour any more."""
    entry = node.entry("colour_of_water")
    assert entry is not None
    yield Edit(entry.value.span, "none")


def test_steps_follow_each_other_and_comments_stay() -> None:
    """Every step is taken in turn; what it does not touch stays to the byte, comments and spaces included."""
    lifted = migrate(OLD, "pond.yaml", Diagnostics(), (renamed, dropped))
    assert lifted == OLD.replace("format: 1", "format: 3").replace("name:", "title:").replace("blue", "none")


def test_the_newest_format_comes_back_as_it_is() -> None:
    """There is nothing to do for a deck of today, and doing it twice does nothing more."""
    text = (FOLDER / "lake_compact.yaml").read_text(encoding="utf-8")
    assert migrate(text, "lake_compact.yaml", Diagnostics()) == text
    lifted = migrate(OLD, "pond.yaml", Diagnostics(), (renamed,))
    assert lifted is not None
    assert migrate(lifted, "pond.yaml", Diagnostics(), (renamed,)) == lifted


def test_an_unknown_format_is_refused_at_its_place() -> None:
    """No format, one from the future, one that is no number: each is one fault with its place."""
    for text, place in (("deck: pond\n", (0, 0)), (OLD.replace("1", "9"), (2, 8)), (OLD.replace("1", "one"), (2, 8))):
        diagnostics = Diagnostics()
        assert migrate(text, "pond.yaml", diagnostics) is None
        assert [(found.code, found.span.line, found.span.column) for found in diagnostics] == [("S008", *place)]


def test_edits_keep_their_places_whatever_comes_before_them() -> None:
    """Places are those of the text as it was, and edits may change lengths and lines."""
    edits = [Edit(Span(0, 0, 0, 1), "long\nlines"), Edit(Span(1, 0, 1, 1), "B"), Edit(Span(1, 3, 1, 3), "!")]
    assert edited("a\r\nb c\n", edits) == "long\nlines\r\nB c!\n"


def test_there_is_a_step_for_every_older_format() -> None:
    """The table of steps leads from format 1 to the newest."""
    assert len(STEPS) == FORMAT - 1
