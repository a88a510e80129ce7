"""Percentile check: an effort whose chance the designer wants to name outright.

## What it does
Throws one die of a hundred sides against a chance in percent.

## When to use it
When a chance is argued for in words or numbers ("likely, about 70 percent") and should stand in the deck as it was
argued. Where players should weigh small modifiers, `difficulty_check` is easier to reckon with.

## How it resolves
The chance is `base` plus `step` for each point of the modifiers, whose sum is first held within ±`cap`; it never
leaves 5 to 95. A d100 of at most the chance is a success, of at most `width` more partial, anything higher a failure.
The margin is the chance minus the throw; the value is the throw.

## Parameters
- `base`: the chance of success in percent before modifiers
- `modifier`: the sum of the response's modifiers; the engine fills it in
- `step`: percentage points for each point of modifier
- `width`: how many percentage points beyond the chance still count as partial; 0 for none
- `cap`: the most that the modifiers together can do, either way

## Chances
In percent, with no modifier.

| base | success | partial | failure |
|-----:|--------:|--------:|--------:|
|    0 |     5.0 |    20.0 |    75.0 |
|   20 |    20.0 |    20.0 |    60.0 |
|   50 |    50.0 |    20.0 |    30.0 |
|   70 |    70.0 |    20.0 |    10.0 |
|   90 |    90.0 |    10.0 |     0.0 |
|  100 |    95.0 |     5.0 |     0.0 |

## Example
```yaml
title: Ask for the published figure
rule: percentile_check
with: {base: 55, width: 15}
modifiers:
  - {add: 2, when: notice, why: The allies had notice}
outcomes:
  success: {effects: {kfor_posture: +2}, text: The figure is published.}
  partial: {effects: {kfor_posture: +1}, text: The figure is confirmed in private.}
  failure: {text: There is no comment.}
```

## Source
The hundred-sided variant of the difficulty check; the limits 5 and 95 keep every effort open.
"""

from wargame.rulebook import FAILURE, PARTIAL, SUCCESS, Dice, Ruling, note, roll, rule


@rule(
    title="Percentile check",
    bands=(SUCCESS, PARTIAL, FAILURE),
    notes={1: "d100", 2: "modifiers that count", 3: "chance in percent"},
)
def percentile_check(dice: Dice, base: int, modifier: int = 0, step: int = 5, width: int = 20, cap: int = 3) -> Ruling:
    """Throw a d100 against a chance in percent."""
    most = max(cap, 0)
    counted = min(max(modifier, -most), most)
    needed = min(max(base + step * counted, 5), 95)
    thrown = roll(dice, 1, 100)
    note(dice, 1, thrown)
    note(dice, 2, counted)
    note(dice, 3, needed)
    margin = needed - thrown
    if margin >= 0:
        return Ruling(SUCCESS, margin, thrown)
    if margin >= -width:
        return Ruling(PARTIAL, margin, thrown)
    return Ruling(FAILURE, margin, thrown)
