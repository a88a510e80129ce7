"""The boxes of a console that only hold something else."""

from textual.containers import Vertical, VerticalScroll


class SituationPane(Vertical):
    """Holds the map."""

    ALLOW_MAXIMIZE = True


class TracksPane(VerticalScroll):
    """Holds the tracks in short."""

    ALLOW_MAXIMIZE = True
