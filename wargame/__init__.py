"""wargame: a tabletop exercise engine. The layers are described in docs/architecture.md."""

__version__ = "0.1.0"
