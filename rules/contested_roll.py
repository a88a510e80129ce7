"""Contested roll: a prize with one winner.

## What it does
Throws two dice for every order on a card at once and ranks the totals. It is a contest: all orders share one throw.

## When to use it
When several teams reach for the same thing in the same turn, and only one can have it: the one slot, the one visit,
the front page. When only one team reaches and another stands in its way, use `opposed_roll`; when it goes to who pays
most, use `sealed_bid`.

## How it resolves
Every entry's total is 2d6 plus its strength. The highest total succeeds. Of several that share the highest, the
strongest entry succeeds; where they are also equally strong, nobody wins outright and all that share it are partial.
Of the rest, totals within `width` of the highest are partial, lower ones failures. The margin is the entry's total
minus the best other total, 0 where it stands alone; the value is the entry's total.

The engine calls the rule once per order, each time with the same dice and only `me` changed, so that each team is told
of the same throw from its own side.

## Parameters
- `entries`: the strength of every order on the card, in the alphabetical order of their teams; the engine fills it in
  from each response's `strength`
- `me`: which of the entries this ruling is about, from 0; the engine fills it in
- `width`: how far behind the highest total is still partial; 0 or less for none

## Chances
In percent.

| entries   | me | success | partial | failure |
|-----------|---:|--------:|--------:|--------:|
| (0,)      |  0 |   100.0 |     0.0 |     0.0 |
| (0, 0)    |  0 |    44.4 |    31.7 |    23.9 |
| (1, 0)    |  0 |    66.4 |    17.7 |    15.9 |
| (1, 0)    |  1 |    33.6 |    32.9 |    33.6 |
| (2, 0)    |  0 |    76.1 |    14.2 |     9.7 |
| (0, 0, 0) |  0 |    27.9 |    35.5 |    36.6 |

## Example
```yaml
contest: {rule: contested_roll, with: {width: 2}}
responses:
  kosovo:
    host: {title: Offer to host, strength: mod(kosovo_support), outcomes: {success: {text: It is yours.}}}
  serbia:
    host: {title: Offer to host, strength: mod(serbia_assertiveness), outcomes: {success: {text: It is yours.}}}
```

## Source
The opposed check of tabletop games, for any number of sides; ties go to the stronger side.
"""

from wargame.rulebook import FAILURE, PARTIAL, SUCCESS, Dice, Ints, Ruling, note, roll, rule


@rule(
    title="Contested roll",
    bands=(SUCCESS, PARTIAL, FAILURE),
    notes={1: "own total", 2: "best other total"},
    contest=True,
)
def contested_roll(dice: Dice, entries: Ints, me: int, width: int = 2) -> Ruling:
    """Throw 2d6 for every entry and tell how the entry `me` fared."""
    totals = [roll(dice, 2, 6) + strength for strength in entries]
    if me < 0 or me >= len(entries):
        return Ruling(FAILURE, 0, 0)
    rivals = [i for i in range(len(entries)) if i != me]
    note(dice, 1, totals[me])
    if len(rivals) == 0:
        return Ruling(SUCCESS, 0, totals[me])
    best = rivals[0]
    for i in rivals:
        if totals[i] > totals[best] or (totals[i] == totals[best] and entries[i] > entries[best]):
            best = i
    note(dice, 2, totals[best])
    margin = totals[me] - totals[best]
    if margin > 0 or (margin == 0 and entries[me] > entries[best]):
        return Ruling(SUCCESS, margin, totals[me])
    if margin == 0 or margin >= -width:
        return Ruling(PARTIAL, margin, totals[me])
    return Ruling(FAILURE, margin, totals[me])
