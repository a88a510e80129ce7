"""Attribution inquiry: what can be found out about a sealed cause.

## What it does
Throws two dice for an inquiry, and says what it may publish: the cause, three possible causes, or that none can be
established.

## When to use it
For incidents that nobody has claimed. At STARTEX the deck draws a slip with the cause, which stays sealed, so that
nobody at the table knows it; only an inquiry opens it. Those who blamed somebody before should pay if they were wrong
and gain if they were right.

## How it resolves
The total is 2d6 plus the modifiers, whose sum is first held within ±`cap`. A total of `target` or more is a success,
one of up to `width` less is partial, anything lower a failure. The margin is the total minus the target.

The value is what is published, where causes are numbered from 1 and the last number means that the cause can't be
established. A success publishes the cause itself. A partial result publishes three, the true one among them, as the
digits of one number in ascending order: 135 is "1, 3 or 5"; which two are false is thrown. A failure publishes the last
number. If that is what the slip says, success and failure look alike, as they should.

With five causes these may be: 1 a local network, 2 an organised group with help from outside, 3 a dispute between
criminals, 4 an accident, 5 not to be established. No slip should name a government.

## Parameters
- `cause`: the number on the slip, from 1
- `target`: the total that is needed, usually 5 (easy) to 12 (a long shot)
- `modifier`: the sum of the response's modifiers; the engine fills it in
- `width`: how many points below the target still count as partial; 0 for none
- `cap`: the most that the modifiers together can do, either way
- `causes`: how many causes there are, 3 to 9, the last one of them "not to be established"

## Chances
In percent, with no modifier; they don't depend on the cause.

| cause | target | success | partial | failure |
|------:|-------:|--------:|--------:|--------:|
|     1 |      6 |    72.2 |    19.4 |     8.3 |
|     1 |      7 |    58.3 |    25.0 |    16.7 |
|     1 |      8 |    41.7 |    30.6 |    27.8 |
|     3 |      8 |    41.7 |    30.6 |    27.8 |
|     5 |      8 |    41.7 |    30.6 |    27.8 |
|     1 |      9 |    27.8 |    30.6 |    41.7 |
|     1 |     10 |    16.7 |    25.0 |    58.3 |

## Example
```yaml
title: Send a forensic team
rule: attribution_inquiry
with: {cause: slip, target: 8}
modifiers:
  - {add: 1, when: inquiry, why: The inquiry has a mandate}
outcomes:
  success: {effects: {published: {set: value}, info_resilience: +4}, text: The report names the cause.}
  partial: {effects: {published: {set: value}, info_resilience: +2}, text: The report names three possible causes.}
  failure: {effects: {published: {set: value}}, text: The cause can't be established.}
```

## Source
The two-dice check of tabletop games over a sealed slip. The causes and what a partial result gives away are design
choices.
"""

from wargame.rulebook import FAILURE, PARTIAL, SUCCESS, Dice, Ruling, note, roll, rule


@rule(
    title="Attribution inquiry",
    bands=(SUCCESS, PARTIAL, FAILURE),
    notes={1: "two dice", 2: "modifiers that count", 3: "total", 4: "target", 5: "published"},
)
def attribution_inquiry(
    dice: Dice, cause: int, target: int = 8, modifier: int = 0, width: int = 2, cap: int = 3, causes: int = 5
) -> Ruling:
    """Throw 2d6 plus modifiers against the target, and what a partial result confuses the cause with."""
    most = max(cap, 0)
    counted = min(max(modifier, -most), most)
    last = min(max(causes, 3), 9)
    true = min(max(cause, 1), last)
    thrown = roll(dice, 2, 6)
    margin = thrown + counted - target
    band = FAILURE
    published = last
    if margin >= 0:
        band = SUCCESS
        published = true
    elif margin >= -width:
        band = PARTIAL
        # The n-th of the causes that are left: step over each that is taken, the lower one first.
        other = roll(dice, 1, last - 1)
        if other >= true:
            other += 1
        another = roll(dice, 1, last - 2)
        if another >= min(true, other):
            another += 1
        if another >= max(true, other):
            another += 1
        lowest = min(true, other, another)
        highest = max(true, other, another)
        published = 100 * lowest + 10 * (true + other + another - lowest - highest) + highest
    note(dice, 1, thrown)
    note(dice, 2, counted)
    note(dice, 3, thrown + counted)
    note(dice, 4, target)
    note(dice, 5, published)
    return Ruling(band, margin, published)
