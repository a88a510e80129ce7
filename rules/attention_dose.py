"""Attention dose: a campaign for attention, and how its story wears out.

## What it does
Throws two dice for whether a message gets through, and says how much attention it brings: less each time that the same
frame is used.

## When to use it
For lobbying, interviews and campaigns over several turns, when the question is not only whether people listen but how
long they still do. For a single persuasion use `difficulty_check`; against a campaign of others, `opposed_roll`.

## How it resolves
The total is 2d6 plus the modifiers, whose sum is first held within ±`cap`. A total of `target` or more is a success,
one of up to `width` less is partial, anything lower a failure. The margin is the total minus the target.

The value is the dose in tenths of a point. In full it is `dose` times the strength of the frame:

| uses before | threat | contribution | crisis |
|------------:|-------:|-------------:|-------:|
|           0 |   1.20 |         0.90 |   1.50 |
|           1 |   0.96 |         0.86 |   0.00 |
|           2 |   0.77 |         0.81 |   0.00 |
|           3 |   0.61 |         0.77 |   0.00 |
|           4 |   0.49 |         0.73 |   0.00 |
|   5 or more |   0.39 |         0.70 |   0.00 |

A threat wears out by a fifth with each use, a contribution by a twentieth; a crisis works once. A success brings the
full dose, and should bring a second one in the next turn; partial brings half, a failure nothing: the frame backfires,
which should cost some support.

Attention fades. To keep what was gained in two buckets as well, add six tenths of the dose to a fast one that keeps
65 percent each turn, and four tenths to a slow one that keeps 95: of 100 are left 77, 62, 51, 43, 38, 34 after one to
six turns.

## Parameters
- `dose`: how much attention the campaign is made for, usually 2 to 6 points, 0 to 100
- `frame`: 0 for a threat, 1 for a contribution, 2 for a crisis
- `uses`: how often the same frame was used in the last three turns
- `modifier`: the sum of the response's modifiers; the engine fills it in
- `target`: the total that is needed
- `width`: how many points below the target still count as partial; 0 for none
- `cap`: the most that the modifiers together can do, either way

## Chances
In percent; frame and uses change the dose and not the chances.

| dose | modifier | success | partial | failure |
|-----:|---------:|--------:|--------:|--------:|
|    4 |       -2 |    16.7 |    25.0 |    58.3 |
|    4 |       -1 |    27.8 |    30.6 |    41.7 |
|    4 |        0 |    41.7 |    30.6 |    27.8 |
|    4 |        1 |    58.3 |    25.0 |    16.7 |
|    4 |        2 |    72.2 |    19.4 |     8.3 |

## Example
```yaml
title: Hire professionals in the capital
rule: attention_dose
with: {dose: 5, frame: 0, uses: threat_frame}
modifiers:
  - {add: mod(kosovo_support), why: Doors that are open already}
outcomes:
  success: {effects: {west_attention: +value / 10, threat_frame: +1}, text: The calls are returned.}
  partial: {effects: {west_attention: +value / 10, threat_frame: +1}, text: A few of them are.}
  failure: {effects: {kosovo_support: -1, threat_frame: +1}, text: Not this story again.}
```

## Source
Collective attention that decays at two speeds, after Candia and others. Doses, frames and their wear are design
choices; that threats wear out faster than contributions is what the rule is there to teach.
"""

from wargame.rulebook import FAILURE, PARTIAL, SUCCESS, Dice, Ruling, note, roll, rule

# How strong a frame is in per mille, by its uses before.
THREAT = (1200, 960, 768, 614, 492, 393)
CONTRIBUTION = (900, 855, 812, 772, 733, 696)
CRISIS = (1500, 0, 0, 0, 0, 0)


@rule(
    title="Attention dose",
    bands=(SUCCESS, PARTIAL, FAILURE),
    notes={
        1: "two dice",
        2: "modifiers that count",
        3: "total",
        4: "strength of the frame, per mille",
        5: "dose in tenths",
    },
)
def attention_dose(
    dice: Dice,
    dose: int,
    frame: int = 0,
    uses: int = 0,
    modifier: int = 0,
    target: int = 8,
    width: int = 2,
    cap: int = 3,
) -> Ruling:
    """Throw 2d6 plus modifiers against the target and weigh the dose."""
    most = max(cap, 0)
    counted = min(max(modifier, -most), most)
    worn = min(max(uses, 0), 5)
    strength = THREAT[worn]
    if frame == 1:
        strength = CONTRIBUTION[worn]
    elif frame >= 2:
        strength = CRISIS[worn]
    full = min(max(dose, 0), 100) * strength
    thrown = roll(dice, 2, 6)
    total = thrown + counted
    note(dice, 1, thrown)
    note(dice, 2, counted)
    note(dice, 3, total)
    note(dice, 4, strength)
    margin = total - target
    if margin >= 0:
        note(dice, 5, (full + 50) // 100)
        return Ruling(SUCCESS, margin, (full + 50) // 100)
    if margin >= -width:
        note(dice, 5, (full + 100) // 200)
        return Ruling(PARTIAL, margin, (full + 100) // 200)
    note(dice, 5, 0)
    return Ruling(FAILURE, margin, 0)
