"""Tracks that nothing moves."""

from wargame.deck.checks.subject import Subject
from wargame.deck.codes import Explanation, register

register(
    {
        "C026": Explanation(
            "track that nothing moves",
            "No effect, link or trend changes this track, so it stays where it starts for the whole exercise. Let "
            "something move it, or write the number where it is used.",
        ),
    }
)


def check(subject: Subject) -> None:
    """Report tracks that stay where they start."""
    world, slots = subject.generous, subject.deck.names.slots
    for name, track in subject.deck.deck.tracks.items():
        if world.low[slots[name]] == world.high[slots[name]]:
            said = f"nothing moves `{name}`: it stays at {track.start:g}"
            hint = f"add `{name}: +4` to the effects of an outcome, or a link that leads to it"
            subject.warn("C026", ("tracks", name), said, hint, key=True)
