"""Automatic: what a team can simply do, for its price.

## What it does
Succeeds, always. No dice are thrown.

## When to use it
For acts that lie in a team's own hands: a statement, a payment, a step back. What makes them a decision is their cost
and what they leave undone. When somebody else could spoil it, use a rule with dice.

## How it resolves
The order succeeds with margin 0 and value 0. Modifiers have nothing to change and should be left out.

## Parameters
None.

## Chances
| success |
|--------:|
|   100.0 |

## Example
```yaml
title: Thank the troops in public
cost: {political: 1}
rule: automatic
outcomes:
  success: {effects: {kosovo_support: +1}, text: The thanks are noticed.}
```

## Source
The rigid end of the methods that exercises use: no chance, no umpire.
"""

from wargame.rulebook import SUCCESS, Dice, Ruling, rule


@rule(title="Automatic", bands=(SUCCESS,))
def automatic(dice: Dice) -> Ruling:  # noqa: ARG001 - every rule is called with dice
    """Succeed."""
    return Ruling(SUCCESS, 0, 0)
