"""Opposed roll: two wills on one object.

## What it does
Throws two dice for either side, adds what each brings, and compares.

## When to use it
When somebody in particular stands against the order: story against story, lobby against lobby. The other side need not
have given an order; what it brings is usually the step function of a track. Let the sides stake something where it
should matter how much they want it. For one prize that several teams order for on the same card, use `contested_roll`.

## How it resolves
The margin is (2d6 + `attack` + modifiers) minus (2d6 + `defence`), where the sum of the modifiers is first held within
±`cap`. A margin of `width` or more is a success, of -`width` or less a failure, anything between is partial: neither
side has its way. The value is the attacker's total.

Stakes are named in secret and revealed together. The side that orders adds up to 2 to its roll, and the other teams
together up to 2 to the other one.

## Parameters
- `attack`: what the team that orders brings, usually -2..2
- `defence`: what stands against it, usually -2..2
- `modifier`: the sum of the response's modifiers, added to the attack; the engine fills it in
- `width`: the lead that decides; with 1 only a tie is partial, with 0 or less a tie is a success
- `cap`: the most that the modifiers together can do, either way
- `stake`: what the side that orders adds, 0 to 2; asked of the team that orders, where the card says so
- `against`: what each other team adds to the defence, 0 to 2; asked of the others, where the card says so

## Chances
In percent; only the difference of the two sides counts.

| attack | defence | success | partial | failure |
|-------:|--------:|--------:|--------:|--------:|
|     -2 |       2 |     5.4 |    18.5 |    76.1 |
|     -2 |       1 |     9.7 |    23.8 |    66.4 |
|     -1 |       1 |    15.9 |    28.5 |    55.6 |
|      0 |       1 |    23.9 |    31.7 |    44.4 |
|      0 |       0 |    33.6 |    32.9 |    33.6 |
|      1 |       0 |    44.4 |    31.7 |    23.9 |
|      1 |      -1 |    55.6 |    28.5 |    15.9 |
|      2 |      -1 |    66.4 |    23.8 |     9.7 |
|      2 |      -2 |    76.1 |    18.5 |     5.4 |

## Example
```yaml
title: Answer the story with the record
rule: opposed_roll
with: {attack: mod(kosovo_support), defence: mod(serbia_assertiveness)}
outcomes:
  success: {effects: {kosovo_support: +3}, text: The record is what people quote.}
  partial: {text: Both stories run side by side.}
  failure: {effects: {kosovo_support: -2}, text: The answer is drowned.}
```

## Source
The opposed check of tabletop games; the middle band is a design choice.
"""

from wargame.rulebook import FAILURE, PARTIAL, SUCCESS, Ask, Dice, Ints, Ruling, note, roll, rule


@rule(
    title="Opposed roll",
    bands=(SUCCESS, PARTIAL, FAILURE),
    notes={
        1: "modifiers that count",
        2: "attack total",
        3: "defence total",
        4: "staked on the attack",
        5: "staked on the defence",
    },
    asks={
        "stake": Ask("How much do you stake on this?", "actor", 0, 2, 0, secret=True, optional=True),
        "against": Ask("How much do you stake against this?", "others", 0, 2, 0, secret=True, optional=True),
    },
)
def opposed_roll(
    dice: Dice,
    attack: int,
    defence: int,
    modifier: int = 0,
    width: int = 2,
    cap: int = 3,
    stake: int = 0,
    against: Ints = (),
) -> Ruling:
    """Throw 2d6 for either side and compare the totals."""
    most = max(cap, 0)
    counted = min(max(modifier, -most), most)
    staked = min(max(stake, 0), 2)
    opposing = 0
    for each in against:
        opposing += max(each, 0)
    opposing = min(opposing, 2)
    attacking = roll(dice, 2, 6) + attack + counted + staked
    defending = roll(dice, 2, 6) + defence + opposing
    if staked > 0:
        note(dice, 4, staked)
    if opposing > 0:
        note(dice, 5, opposing)
    note(dice, 1, counted)
    note(dice, 2, attacking)
    note(dice, 3, defending)
    margin = attacking - defending
    if margin >= width:
        return Ruling(SUCCESS, margin, attacking)
    if margin > -width:
        return Ruling(PARTIAL, margin, attacking)
    return Ruling(FAILURE, margin, attacking)
