"""Elements of a page: what is not markup already is escaped, so no text of a deck can become any."""

from collections.abc import Iterable
from html import escape
from typing import Final

from wargame.deck.diagnostics import clean

_EMPTY: Final = frozenset({"meta", "path", "polygon", "polyline", "line", "rect", "circle"})
"""Elements without content; those of SVG close themselves."""


class Markup(str):
    """Text that is markup. Only this module makes it out of other text."""

    __slots__ = ()


Content = str | Iterable[str]
"""A text, markup, or several of them."""


def element(name: str, /, *content: Content, **attributes: str | float) -> Markup:
    """Return an element; `class_` is the attribute `class`, and other underscores are hyphens."""
    given = "".join(f' {_attribute(key)}="{escape(clean(f"{value}"))}"' for key, value in attributes.items())
    if name in _EMPTY:
        return Markup(f"<{name}{given}{'' if name == 'meta' else '/'}>")
    return Markup(f"<{name}{given}>{joined(*content)}</{name}>")


def joined(*content: Content) -> Markup:
    """Return several contents one after the other."""
    return Markup("".join(_escaped(part) for part in content))


def style(rules: str) -> Markup:
    """Return a style element: CSS of the program's own, which is never a deck's."""
    return Markup(f"<style>{rules}</style>")


def document(language: str, *content: Content) -> str:
    """Return a whole page."""
    return f"<!DOCTYPE html>\n{element('html', *content, lang=language)}\n"


def _escaped(part: Content) -> str:
    if isinstance(part, Markup):
        return part
    if isinstance(part, str):
        return escape(clean(part))
    return "".join(_escaped(each) for each in part)


def _attribute(key: str) -> str:
    return "viewBox" if key == "viewbox" else key.rstrip("_").replace("_", "-")
