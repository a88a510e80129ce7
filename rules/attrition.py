"""Attrition: a few elements against a few, until one side breaks.

## What it does
Lets two small sides wear each other down for up to three rounds.

## When to use it
Only for the containment of a small group by a small force, a handful of elements on either side. What comes of it is
told in neutral words: a group withdraws, a cordon holds. For presence against pressure use `odds_table`.

## How it resolves
An element is a squad, a team or a car, never a person. In each round every element still in place takes one of the
other side's out of the action, with its side's chance; both sides act at once. A side that is down to half of what it
started with breaks. If the other side alone breaks it is a success; if the own side breaks, or both do, a failure. If
after the last round neither has broken it is partial: surround and talk. The margin is how many elements the own side
has above the half at which it breaks, 0 or less if it broke. The value is how many of its own elements are out of the
action.

## Parameters
- `own`: elements of the side that orders, 0 to 12
- `other`: elements of the other side, 0 to 12
- `modifier`: the sum of the response's modifiers; the engine fills it in
- `own_chance`: the chance of each own element in each round, in per mille
- `other_chance`: the chance of each element of the other side in each round, in per mille
- `step`: per mille added to `own_chance` for each point of modifier
- `cap`: the most that the modifiers together can do, either way
- `rounds`: how many rounds there are, 0 to 5

## Chances
In percent.

| own | other | modifier | own_chance | other_chance | success | partial | failure |
|----:|------:|---------:|-----------:|-------------:|--------:|--------:|--------:|
|   4 |     4 |        0 |        150 |          150 |    34.7 |    22.9 |    42.4 |
|   6 |     4 |        0 |        150 |          150 |    66.5 |    20.1 |    13.4 |
|   6 |     3 |        0 |        150 |          150 |    71.2 |    22.6 |     6.2 |
|   8 |     4 |        0 |        150 |          150 |    85.1 |    12.1 |     2.7 |
|   6 |     4 |        0 |        100 |          200 |    39.7 |    29.7 |    30.5 |
|   6 |     4 |        2 |        150 |          150 |    80.3 |     9.7 |    10.0 |
|   6 |     4 |       -2 |        150 |          150 |    45.0 |    37.4 |    17.5 |
|   2 |     6 |        0 |        150 |          150 |     0.5 |     5.9 |    93.6 |

## Example
```yaml
title: Contain, then arrest
rule: attrition
with: {own: 6, other: 4}
modifiers:
  - {add: 1, when: gates, why: The gates are watched}
outcomes:
  success: {effects: {kosovo_legit: +4, ksf_capability: -value}, text: The group withdraws.}
  partial: {effects: {north_tension: +1}, text: The place is surrounded. Talks begin.}
  failure: {effects: {north_tension: +4}, text: The units pull back.}
```

## Source
Lanchester's square law fails below about ten elements, so this counts each of them in rounds. Chances, rounds and the
breaking point are design choices.
"""

from wargame.rulebook import FAILURE, PARTIAL, SUCCESS, Dice, Ruling, count, note, rule


@rule(
    title="Attrition",
    bands=(SUCCESS, PARTIAL, FAILURE),
    notes={
        1: "own chance per element, per mille",
        2: "round",
        3: "own elements in place",
        4: "the other side's elements in place",
    },
)
def attrition(
    dice: Dice,
    own: int,
    other: int,
    modifier: int = 0,
    own_chance: int = 150,
    other_chance: int = 150,
    step: int = 25,
    cap: int = 3,
    rounds: int = 3,
) -> Ruling:
    """Count hits round by round until a side breaks."""
    most = max(cap, 0)
    sharper = min(max(own_chance + step * min(max(modifier, -most), most), 0), 1000)
    start = min(max(own, 0), 12)
    other_start = min(max(other, 0), 12)
    left = start
    other_left = other_start
    note(dice, 1, sharper)
    for turn in range(min(max(rounds, 0), 5)):
        if 2 * left > start and 2 * other_left > other_start:
            lost = count(dice, other_left, other_chance)
            other_lost = count(dice, left, sharper)
            left = max(left - lost, 0)
            other_left = max(other_left - other_lost, 0)
            note(dice, 2, turn + 1)
            note(dice, 3, left)
            note(dice, 4, other_left)
    margin = left - start // 2
    if 2 * left <= start:
        return Ruling(FAILURE, margin, start - left)
    if 2 * other_left <= other_start:
        return Ruling(SUCCESS, margin, start - left)
    return Ruling(PARTIAL, margin, start - left)
