"""The boxes of a console that only hold something else, and the titles of boxes."""

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget


class SituationPane(Vertical):
    """Holds the map."""

    ALLOW_MAXIMIZE = True


class TracksPane(VerticalScroll):
    """Holds the tracks in short."""

    ALLOW_MAXIMIZE = True


def entitle(pane: Widget, title: str) -> None:
    """Give a box another title; one that it has already costs no repaint."""
    content = Content(title)
    if pane.border_title != content.markup:
        pane.border_title = content


def underline(pane: Widget, told: str) -> None:
    """Say something else in the lower edge of a box; what stands there already costs no repaint."""
    content = Content(told)
    if pane.border_subtitle != content.markup:
        pane.border_subtitle = content
