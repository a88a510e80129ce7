"""All that a rule file may import.

A rule is a plain function from dice and whole numbers to a `Ruling`, declared with `@rule`:

    @rule(title="Coin toss", bands=(SUCCESS, FAILURE))
    def coin_toss(dice: Dice) -> Ruling:
        if chance(dice, 500):
            return Ruling(SUCCESS, 0, 0)
        return Ruling(FAILURE, 0, 0)

The same function is called for a live ruling, for exact odds, for forecasts and for balance runs, and may one day be
compiled by numba. So it keeps to ints and flat sequences of ints, builds `Ruling` with three positional arguments, gets
chance only from `roll`, `chance`, `count` and `poll`, and curves only from integer tables: floats, `exp`, `log` and
`round` may differ between machines. It must be total: any ints and any sequences give a ruling, and always in the end,
so its loops are `for` loops over a short range or over its own sequences; `while` is refused.

**Asks.** A rule that needs people to say something first, a stake, a vote, a score, declares it:

    @rule(title="Auction", bands=(SUCCESS, FAILURE), asks={"bid": Ask("How much do you bid?", "actor", 0, 3, 0, True)})
    def auction(dice: Dice, price: int, bid: int = 0) -> Ruling: ...

The answers fill the parameter of that name: an `int` where the ordering team alone is asked, else `Ints` with one
number per team, in which the ask's default stands for an answer that is not there yet. A deck may give the parameter a
value of its own, and then nobody is asked; where an optional ask is not put, the default in the signature is used. So
such a rule must make sense of no answers at all.

**Contests.** A rule declared with `contest=True` decides about all orders of one card together, so that a prize has
one winner. It takes `entries` (every entrant's strength, in the alphabetical order of their teams) and `me` (the place
of the entrant it speaks about). It is called once per order, each time with the *same* dice from the start. So it must
throw for all entries in the same order whoever `me` is, and only then look from `me`'s side: every call tells of the
one throw.
"""

from wargame.rulebook.asks import ASKED, Ask
from wargame.rulebook.declaration import FILLED, Parameter, Rule, RuleArgument, rule
from wargame.rulebook.dice import MAX_DICE, MAX_SIDES, Dice, Ints, chance, count, note, poll, roll
from wargame.rulebook.faults import RuleFault
from wargame.rulebook.rulings import BAND_NAMES, CRITICAL, FAILURE, PARTIAL, SUCCESS, Band, Ruling, nearest_band

__all__ = [
    "ASKED",
    "BAND_NAMES",
    "CRITICAL",
    "FAILURE",
    "FILLED",
    "MAX_DICE",
    "MAX_SIDES",
    "PARTIAL",
    "SUCCESS",
    "Ask",
    "Band",
    "Dice",
    "Ints",
    "Parameter",
    "Rule",
    "RuleArgument",
    "RuleFault",
    "Ruling",
    "chance",
    "count",
    "nearest_band",
    "note",
    "poll",
    "roll",
    "rule",
]
