"""What a rule wants to know from people before it resolves: stakes, votes, scores, rungs."""

from typing import Final, NamedTuple

ASKED: Final = ("actor", "others", "all", "entrants")
"""Whom an ask can be put to."""


class Ask(NamedTuple):
    """A question whose answers fill one parameter of a rule.

    An ask of the actor fills an `int`. Any other fills an `Ints`: one number per team asked, in the alphabetical order
    of the teams' ids, which for entrants is the order of the contest's `entries`. Answers that are not there, or not
    yet, as in odds before the roll, count as the ask's default; a parameter that nobody is asked for has the default
    from the signature. So either should take nothing for granted.
    """

    title: str
    """The question, in words put to a person."""
    who: str
    """actor: the ordering team; others: every other team; all: every team; entrants: all with an order in a contest."""
    low: int
    """The lowest answer."""
    high: int
    """The highest answer."""
    default: int
    """What a team that has not answered is taken to have said."""
    secret: bool
    """Whether the answers stay hidden from the other teams until the order is resolved."""
    words: tuple[str, ...] = ()
    """The names of the answers from `low` to `high`; with `words_by`, several such sets of names after each other."""
    words_by: str = ""
    """The `int` parameter that says which of several sets of names is in use, from 0; empty where there is one set."""
    optional: bool = False
    """Whether it is put to people only where a card says so; elsewhere the parameter keeps its default."""

    def names(self, chosen: int = 0) -> tuple[str, ...]:
        """Return the names of the answers from `low` to `high`, of the set that is `chosen`; empty if they have none.

        A number beyond the sets means the nearest.
        """
        size = self.high - self.low + 1
        last = len(self.words) // size - 1
        first = size * min(max(chosen, 0), max(last, 0))
        return self.words[first : first + size]


def fault_of(ask: Ask, *, contest: bool) -> str:
    """Return what is wrong with an ask by itself, as the end of a sentence about its rule; empty if nothing is."""
    if not isinstance(ask, Ask):
        return f"that is {ask!r} and no Ask"
    if any(type(number) is not int for number in (ask.low, ask.high, ask.default)):
        return f"whose low, high and default are {ask.low!r}, {ask.high!r} and {ask.default!r}, and not three ints"
    if not isinstance(ask.title, str) or not ask.title.strip():
        return "without a question as its title"
    if ask.who not in ASKED:
        return f"that is put to {ask.who!r} and not to {', '.join(ASKED)}"
    if contest and ask.who in ("actor", "others"):
        return f"that is put to {ask.who!r}, but a contest has one throw for all its orders; ask 'entrants' or 'all'"
    if ask.who == "entrants" and not contest:
        return "that is put to 'entrants', which only a contest has"
    if not ask.low <= ask.default <= ask.high:
        return f"with the default {ask.default}, which isn't within {ask.low}..{ask.high}"
    return _fault_of_words(ask)


def _fault_of_words(ask: Ask) -> str:
    if not isinstance(ask.words, tuple) or not all(isinstance(word, str) and word.strip() for word in ask.words):
        return f"whose words are {ask.words!r}, and not a tuple of words"
    size = ask.high - ask.low + 1
    if ask.words_by and (not ask.words or len(ask.words) % size):
        return f"with {len(ask.words)} words, which is no number of sets of {size}"
    if ask.words and not ask.words_by and len(ask.words) != size:
        return f"with {len(ask.words)} words for {size} answers"
    return ""
