"""Tracks that no team may see, and noise on those that every team sees."""

from wargame.deck.checks.subject import Subject
from wargame.deck.codes import Explanation, register
from wargame.deck.secrecy import is_shown

register(
    {
        "C025": Explanation(
            "track that nobody may see",
            "No team is told this track, not even roughly, so nobody can act on it or learn why things went as they "
            "did. Let some team see it, or tell it with `noise`. If it is a hidden cause on purpose, say so in an "
            "ignore comment.",
        ),
        "C027": Explanation(
            "noise on a track that everybody sees",
            "`noise` is the error with which teams that may not see a track are told it. Every team sees this one, so "
            "nobody is told anything wrong. Take `noise` out, or say under `visible` who sees the track as it is.",
        ),
    }
)


def check(subject: Subject) -> None:
    """Report tracks that are hidden from all, and noise that nobody hears."""
    deck, names = subject.deck.deck, subject.deck.names
    for name, track in deck.tracks.items():
        seen = [is_shown(deck, names, team, name) for team in deck.teams]
        if not any(seen) and track.noise == 0:
            hint = "list the teams that may, or add `noise: 5` to tell it roughly"
            subject.warn("C025", ("tracks", name, "visible"), f"no team may see `{name}`", hint)
        elif all(seen) and track.noise > 0:
            said = f"every team sees `{name}` as it is, so its noise changes nothing"
            hint = "leave `noise` out, or let `visible` name the teams that see it as it is"
            subject.warn("C027", ("tracks", name, "noise"), said, hint, key=True)
