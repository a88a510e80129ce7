"""Finds titles by a few letters, and shows which letters were found. Titles are data: none is read as markup."""

from textual.content import Content
from textual.fuzzy import FuzzySearch


def score(typed: str, title: str) -> float:
    """Return how well a title fits what was typed; 0 if it does not, above 0 for everything if nothing was typed."""
    return FuzzySearch().match(typed, title)[0] if typed else 1.0


def found(typed: str, title: str, style: str, mark: str = "bold $accent underline") -> Content:
    """Return a title with the letters marked that were found."""
    content = Content(title).stylize(style)
    if not typed:
        return content
    for offset in FuzzySearch().match(typed, title)[1]:
        content = content.stylize(mark, offset, offset + 1)
    return content
