"""Facts and counters that only one half of the deck knows: changed but never read, or read but never changed."""

from wargame.deck.checks.subject import Subject
from wargame.deck.checks.written import changed_slots, raised_slots
from wargame.deck.codes import Explanation, register

register(
    {
        "C020": Explanation(
            "fact that is never read",
            "Effects establish the fact, and no condition, modifier, objective or text asks about it: it makes no "
            "difference. Let something hang on it, or take it out.",
        ),
        "C021": Explanation(
            "fact that is never established",
            "Something asks about the fact, and no effect establishes it, so it never holds. Add `fact: true` or "
            "`fact: {turns: 2}` to the effects of an outcome.",
        ),
        "C022": Explanation(
            "counter that is never read",
            "Effects change the counter, nobody may see it, and nothing asks about it: it makes no difference.",
        ),
        "C023": Explanation(
            "counter that never changes",
            "Something asks about the counter, and no effect changes it, so it stays where it starts.",
        ),
    }
)


def check(subject: Subject) -> None:
    """Report facts and counters by their definitions."""
    read, changed, raised = subject.read, changed_slots(subject.deck), raised_slots(subject.deck)
    slots = subject.deck.names.slots
    for name in subject.deck.deck.facts:
        path = ("facts", name)
        if name in read and slots[name] not in raised:
            hint = f"add `{name}: true` to the effects of an outcome"
            subject.warn("C021", path, f"`{name}` is read, but nothing establishes it", hint, key=True)
        elif name not in read and slots[name] in changed:
            said = f"`{name}` is established, but nothing asks about it"
            subject.warn("C020", path, said, "let a condition or a modifier hang on it, or take it out", key=True)
    for name, counter in subject.deck.deck.counters.items():
        path = ("counters", name)
        if name in read and slots[name] not in changed:
            hint = f"add `{name}: +1` to the effects of an outcome"
            subject.warn("C023", path, f"`{name}` is read, but nothing changes it", hint, key=True)
        elif name not in read and slots[name] in changed and counter.visible == "none":
            said = f"`{name}` is counted, but nothing asks about it and nobody may see it"
            subject.warn("C022", path, said, "let something hang on it, show it, or take it out", key=True)
