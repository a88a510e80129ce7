"""Matrix argument: what nobody wrote a card for, weighed by its reasons.

## What it does
Sums up how strong the case for an action is and how strong the case against it, and throws two dice on the balance.

## When to use it
For novel ideas, politics and law: whenever a team says what it does, what should come of it, and up to three reasons
why. The other teams answer with reasons of their own, each said once, and mark what they have heard. When the question
is how likely something is and the judges know the matter, use `estimative_argument`; when facts are in dispute and
should be scored without dice, use `panel`.

## How it resolves
Every other team marks the case for the argument and the case against it, its own reasons included: 0 weak, 1 sound,
2 strong, which means that there is evidence on the table. The balance is the sum of `pros` minus the sum of `cons`
plus the modifiers, held within ±`cap`. 2d6 plus the balance: `target` or more is a success, one of up to `width` less
is partial, anything lower a failure. The margin is the total minus the target. The value is 1 if the dice themselves
show twelve, -1 if they show two, else 0: then something unforeseen comes of it besides, to the good or to the bad,
which effects may take up and the facilitator tells.

Where nobody is asked the balance is the modifiers' alone.

## Parameters
- `pros`: how strong each other team finds the case for it, 0 to 2; asked of the others
- `cons`: how strong each other team finds the case against it, 0 to 2; asked of the others
- `modifier`: the sum of the response's modifiers; the engine fills it in
- `target`: the total that is needed
- `width`: how many points below the target still count as partial; 0 for none
- `cap`: the most that reasons and modifiers together can do, either way

## Chances
In percent.

| pros   | cons   | modifier | success | partial | failure |
|--------|--------|---------:|--------:|--------:|--------:|
| ()     | (2, 2) |        0 |     2.8 |    13.9 |    83.3 |
| (1,)   | (2, 2) |        0 |     8.3 |    19.4 |    72.2 |
| (0, 0) | (1, 1) |        0 |    16.7 |    25.0 |    58.3 |
| (0, 1) | (1, 1) |        0 |    27.8 |    30.6 |    41.7 |
| ()     | ()     |        0 |    41.7 |    30.6 |    27.8 |
| (1, 1) | (1, 0) |        0 |    58.3 |    25.0 |    16.7 |
| (2, 1) | (1, 0) |        0 |    72.2 |    19.4 |     8.3 |
| (2, 1) | (0, 0) |        0 |    83.3 |    13.9 |     2.8 |
| (2, 2) | ()     |        3 |    91.7 |     8.3 |     0.0 |

## Example
```yaml
title: Ask for a seat in the review
rule: matrix_argument
modifiers:
  - {add: 1, when: indicators, why: There are agreed indicators to point to}
outcomes:
  success: {effects: {kfor_posture: +3, north_tension: -value}, text: The seat is granted.}
  partial: {effects: {kosovo_support: +1}, text: They will be heard.}
  failure: {effects: {west_attention: -1}, text: The review goes on without them.}
```

## Source
The matrix game: an action, its result and reasons; others weigh them; dice decide. Weights, limit and target are
design choices, and so is the side effect of the extreme throws.
"""

from wargame.rulebook import FAILURE, PARTIAL, SUCCESS, Ask, Dice, Ints, Ruling, note, roll, rule

MARKS = ("weak", "sound", "strong")


@rule(
    title="Matrix argument",
    bands=(SUCCESS, PARTIAL, FAILURE),
    notes={1: "pros", 2: "cons", 3: "balance that counts", 4: "two dice", 5: "total"},
    asks={
        "pros": Ask("How strong is the case for this argument?", "others", 0, 2, 0, secret=False, words=MARKS),
        "cons": Ask("How strong is the case against it?", "others", 0, 2, 0, secret=False, words=MARKS),
    },
)
def matrix_argument(
    dice: Dice, pros: Ints = (), cons: Ints = (), modifier: int = 0, target: int = 8, width: int = 2, cap: int = 4
) -> Ruling:
    """Throw 2d6 plus the balance of reasons."""
    speaking_for = 0
    for mark in pros:
        speaking_for += min(max(mark, 0), 2)
    against = 0
    for mark in cons:
        against += min(max(mark, 0), 2)
    most = max(cap, 0)
    balance = min(max(speaking_for - against + modifier, -most), most)
    thrown = roll(dice, 2, 6)
    note(dice, 1, speaking_for)
    note(dice, 2, against)
    note(dice, 3, balance)
    note(dice, 4, thrown)
    note(dice, 5, thrown + balance)
    margin = thrown + balance - target
    unforeseen = 0
    if thrown == 12:
        unforeseen = 1
    elif thrown == 2:
        unforeseen = -1
    if margin >= 0:
        return Ruling(SUCCESS, margin, unforeseen)
    if margin >= -width:
        return Ruling(PARTIAL, margin, unforeseen)
    return Ruling(FAILURE, margin, unforeseen)
