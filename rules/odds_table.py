"""Odds table: presence against pressure.

## What it does
Turns the ratio of two strengths into a column of a table and throws two dice on it.

## When to use it
When how much stands against how much matters more than skill: posture against tension, a crowd against a cordon. The
strengths are amounts of presence and of pressure, not of killing power. When a handful of elements meet, use
`attrition`.

## How it resolves
The ratio of `strength` to `opposition` is rounded in favour of the opposition to a column: below 1:2 -4, 1:2 -2,
2:3 -1, 1:1 0, 3:2 +1, 2:1 +2, 3:1 +3, 4:1 or more +4. A strength below 1 counts as 1. Modifiers shift the result;
their sum is first held within ±`cap`. 2d6 plus column plus shift: 12 or more is critical (decisive), 9 to 11 a
success, 6 to 8 partial (stalemate), 5 or less a failure (rebuffed). The margin is the total minus 9; the value is the
total.

## Parameters
- `strength`: the amount on the side of the team that orders, such as the value of a track
- `opposition`: the amount against it, on the same scale
- `modifier`: the sum of the response's modifiers, as shifts; the engine fills it in
- `cap`: the most that the shifts together can do, either way

## Chances
In percent, with no shift.

| strength | opposition | critical | success | partial | failure |
|---------:|-----------:|---------:|--------:|--------:|--------:|
|       10 |         30 |      0.0 |     0.0 |    16.7 |    83.3 |
|       10 |         20 |      0.0 |     8.3 |    33.3 |    58.3 |
|       20 |         30 |      0.0 |    16.7 |    41.7 |    41.7 |
|       30 |         30 |      2.8 |    25.0 |    44.4 |    27.8 |
|       30 |         20 |      8.3 |    33.3 |    41.7 |    16.7 |
|       40 |         20 |     16.7 |    41.7 |    33.3 |     8.3 |
|       60 |         20 |     27.8 |    44.4 |    25.0 |     2.8 |
|       80 |         20 |     41.7 |    41.7 |    16.7 |     0.0 |

## Example
```yaml
title: Hold the gate with the reserve
rule: odds_table
with: {strength: kfor_posture, opposition: north_tension}
modifiers:
  - {add: 1, when: notice, why: The reserve is already there}
outcomes:
  critical: {effects: {north_tension: -6}, text: The road is open before noon.}
  success: {effects: {north_tension: -3}, text: The road is open by night.}
  partial: {text: Both sides stay where they are.}
  failure: {effects: {north_tension: +4}, text: The patrol turns back.}
```

## Source
The odds-ratio combat results table of board wargames, with its convention of rounding for the defender.
"""

from wargame.rulebook import CRITICAL, FAILURE, PARTIAL, SUCCESS, Dice, Ruling, note, roll, rule

# The columns from the best down: at least `AHEAD` times the opposition's `BEHIND`-th part is worth `COLUMN`.
AHEAD = (4, 3, 2, 3, 1, 2, 1)
BEHIND = (1, 1, 1, 2, 1, 3, 2)
COLUMN = (4, 3, 2, 1, 0, -1, -2)
LOWEST = -4


@rule(
    title="Odds table",
    bands=(CRITICAL, SUCCESS, PARTIAL, FAILURE),
    notes={1: "two dice", 2: "column", 3: "shifts that count", 4: "total"},
)
def odds_table(dice: Dice, strength: int, opposition: int, modifier: int = 0, cap: int = 2) -> Ruling:
    """Throw 2d6 on the column of the odds."""
    column = LOWEST
    for i in range(len(COLUMN)):
        if column == LOWEST and max(strength, 1) * BEHIND[i] >= max(opposition, 1) * AHEAD[i]:
            column = COLUMN[i]
    most = max(cap, 0)
    shift = min(max(modifier, -most), most)
    thrown = roll(dice, 2, 6)
    total = thrown + column + shift
    note(dice, 1, thrown)
    note(dice, 2, column)
    note(dice, 3, shift)
    note(dice, 4, total)
    margin = total - 9
    if margin >= 3:
        return Ruling(CRITICAL, margin, total)
    if margin >= 0:
        return Ruling(SUCCESS, margin, total)
    if margin >= -3:
        return Ruling(PARTIAL, margin, total)
    return Ruling(FAILURE, margin, total)
