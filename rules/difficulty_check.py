"""Difficulty check: one team's effort against circumstances.

## What it does
Throws two dice, adds what speaks for and against the effort, and compares the total with a target.

## When to use it
When one team tries something and nobody in particular resists: visits, reforms, services, lobbying. When another
team's will is the obstacle, use `opposed_roll`.

## How it resolves
The total is 2d6 plus the sum of the modifiers, which is first held within ±`cap`. A total of `target` or more is a
success, one of up to `width` less is partial, anything lower a failure. The margin is the total minus the target; the
value is the total.

## Parameters
- `target`: the total that is needed, usually 5 (easy) to 12 (a long shot)
- `modifier`: the sum of the response's modifiers; the engine fills it in
- `width`: how many points below the target still count as partial; 0 for none
- `cap`: the most that the modifiers together can do, either way

## Chances
In percent, with no modifier; each point of modifier is worth one point of target.

| target | success | partial | failure |
|-------:|--------:|--------:|--------:|
|      5 |    83.3 |    13.9 |     2.8 |
|      6 |    72.2 |    19.4 |     8.3 |
|      7 |    58.3 |    25.0 |    16.7 |
|      8 |    41.7 |    30.6 |    27.8 |
|      9 |    27.8 |    30.6 |    41.7 |
|     10 |    16.7 |    25.0 |    58.3 |
|     11 |     8.3 |    19.4 |    72.2 |
|     12 |     2.8 |    13.9 |    83.3 |

## Example
```yaml
title: Lobby before the rotation lists close
rule: difficulty_check
with: {target: 8}
modifiers:
  - {add: mod(kosovo_support), why: Trust among allies}
outcomes:
  success: {effects: {kosovo_support: +4}, text: The named contingents stay.}
  partial: {effects: {kosovo_support: +1}, text: Half of them stay.}
  failure: {effects: {kosovo_support: -1}, text: The lists were closed before the call.}
```

## Source
The two-dice check of tabletop games, with a band for partial success; targets and cap are design choices.
"""

from wargame.rulebook import FAILURE, PARTIAL, SUCCESS, Dice, Ruling, note, roll, rule


@rule(
    title="Difficulty check",
    bands=(SUCCESS, PARTIAL, FAILURE),
    notes={1: "two dice", 2: "modifiers that count", 3: "total", 4: "target"},
)
def difficulty_check(dice: Dice, target: int, modifier: int = 0, width: int = 2, cap: int = 3) -> Ruling:
    """Throw 2d6 plus modifiers against the target."""
    most = max(cap, 0)
    counted = min(max(modifier, -most), most)
    thrown = roll(dice, 2, 6)
    total = thrown + counted
    note(dice, 1, thrown)
    note(dice, 2, counted)
    note(dice, 3, total)
    note(dice, 4, target)
    margin = total - target
    if margin >= 0:
        return Ruling(SUCCESS, margin, total)
    if margin >= -width:
        return Ruling(PARTIAL, margin, total)
    return Ruling(FAILURE, margin, total)
