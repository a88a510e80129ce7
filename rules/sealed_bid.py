"""Sealed bid: whoever stakes the most has it, and all have paid.

## What it does
Opens all stakes at once: the highest takes the prize, or each has a chance that grows with its stake. It is a contest:
all orders of a card share one opening, and one throw where there is one.

## When to use it
For what is scarce and can be paid for: a slot on an agenda, backfill, a reserve. When strength and luck decide and not
what teams are ready to spend, use `contested_roll`; when a budget is to be split over several prizes, use `blotto`.

## How it resolves
A bid is an order's strength, which is what its printed cost is worth, plus the stake that the team adds in secret and
pays with the resource that the card names under `pays`. A bid below `reserve` is not accepted.

Without lottery the highest bid succeeds. Several that share the highest are all partial: they have to share. With a
lottery one entry is drawn to succeed, with chances in proportion to the bids (`lottery` 1) or to their squares (2), so
that the higher bid is favoured but not sure.

Of the others one that is as high as the highest, or second to it with at least two thirds of it, is partial: it gets
something of the prize. All else fails.

The margin is the bid minus the best other bid, held at 0 or more where the entry succeeds and at 0 or less elsewhere.
The value is what comes back of the stake: nothing to who got something, `refund` percent to a failure, rounded in its
favour, and all of it where the bid was not accepted. So a failure has an effect such as `kosovo.diplomacy: +value`.

## Parameters
- `entries`: the strength of every order on the card, in the alphabetical order of their teams; the engine fills it in
  from each response's `strength`, which for a bid is the resource in its printed cost
- `me`: which of the entries this ruling is about, from 0; the engine fills it in
- `stakes`: what each team adds to its bid, 0 to 5; asked of the entrants, in secret
- `lottery`: 0 for the highest bid, 1 for a lottery in proportion to the bids, 2 for one in proportion to their squares
- `reserve`: the lowest bid that is accepted
- `refund`: how many percent of its stake a failure gets back, usually 0 to 50

## Chances
In percent.

| entries   | me | stakes    | lottery | success | partial | failure |
|-----------|---:|-----------|--------:|--------:|--------:|--------:|
| (2, 1)    |  0 | ()        |       0 |   100.0 |     0.0 |     0.0 |
| (2, 1)    |  1 | ()        |       0 |     0.0 |     0.0 |   100.0 |
| (3, 2)    |  1 | ()        |       0 |     0.0 |   100.0 |     0.0 |
| (2, 2)    |  0 | ()        |       0 |     0.0 |   100.0 |     0.0 |
| (2, 1)    |  0 | ()        |       1 |    66.7 |    33.3 |     0.0 |
| (2, 1)    |  1 | ()        |       1 |    33.3 |     0.0 |    66.7 |
| (2, 1)    |  1 | (0, 1)    |       1 |    50.0 |    50.0 |     0.0 |
| (3, 1)    |  0 | ()        |       1 |    75.0 |    25.0 |     0.0 |
| (3, 2)    |  0 | ()        |       1 |    60.0 |    40.0 |     0.0 |
| (3, 2)    |  1 | ()        |       1 |    40.0 |    60.0 |     0.0 |
| (4, 3)    |  0 | ()        |       1 |    57.1 |    42.9 |     0.0 |
| (2, 1)    |  0 | ()        |       2 |    80.0 |    20.0 |     0.0 |
| (3, 1)    |  0 | ()        |       2 |    90.0 |    10.0 |     0.0 |
| (3, 2)    |  0 | ()        |       2 |    69.2 |    30.8 |     0.0 |
| (4, 3)    |  0 | ()        |       2 |    64.0 |    36.0 |     0.0 |
| (2, 1, 1) |  1 | (0, 2, 0) |       1 |    50.0 |    50.0 |     0.0 |

## Example
```yaml
contest: {rule: sealed_bid, with: {lottery: 1, refund: 50}}
responses:
  kosovo:
    slot:
      title: Ask for ten minutes
      cost: {diplomacy: 1}
      pays: {stakes: diplomacy}
      strength: 1
      outcomes:
        success: {effects: {west_attention: +5}, text: The slot is yours.}
        partial: {effects: {west_attention: +2}, text: A word at the end.}
        failure: {effects: {kosovo.diplomacy: +value}, text: The agenda is full.}
```

## Source
The all-pay auction, and the lottery contest of Tullock with its power of 1 or 2. The consolation for a close second is
a design choice.
"""

from wargame.rulebook import FAILURE, PARTIAL, SUCCESS, Ask, Dice, Ints, Ruling, note, roll, rule


@rule(
    title="Sealed bid",
    bands=(SUCCESS, PARTIAL, FAILURE),
    notes={1: "own bid", 2: "best other bid", 3: "tickets in the lottery", 4: "ticket drawn"},
    contest=True,
    asks={"stakes": Ask("How much do you add to your bid?", "entrants", 0, 5, 0, secret=True)},
)
def sealed_bid(
    dice: Dice, entries: Ints, me: int, stakes: Ints = (), lottery: int = 0, reserve: int = 1, refund: int = 0
) -> Ruling:
    """Open all bids, draw if there is a lottery, and tell how the entry `me` fared."""
    bids = [0 for _ in entries]
    top = 0
    tickets = 0
    for i in range(len(entries)):
        added = min(max(stakes[i], 0), 50) if i < len(stakes) else 0
        bid = min(max(entries[i], 0), 50) + added
        if bid >= reserve:
            bids[i] = bid
        top = max(top, bids[i])
        tickets += bids[i] * bids[i] if lottery >= 2 else bids[i]
    drawn = roll(dice, 1, tickets) if lottery >= 1 and tickets > 0 else 0
    staked = min(max(stakes[me], 0), 50) if 0 <= me < len(stakes) else 0
    if me < 0 or me >= len(entries) or bids[me] == 0:
        return Ruling(FAILURE, 0, staked)
    others = 0
    below = 0
    passed = 0
    for i in range(len(bids)):
        if i != me:
            others = max(others, bids[i])
        if bids[i] < top:
            below = max(below, bids[i])
        if i < me:
            passed += bids[i] * bids[i] if lottery >= 2 else bids[i]
    mine = bids[me]
    note(dice, 1, mine)
    note(dice, 2, others)
    wins = mine > others
    if lottery >= 1:
        note(dice, 3, tickets)
        note(dice, 4, drawn)
        wins = passed < drawn <= passed + (mine * mine if lottery >= 2 else mine)
    if wins:
        return Ruling(SUCCESS, max(mine - others, 0), 0)
    if mine == top or (mine == below and 3 * mine >= 2 * top):
        return Ruling(PARTIAL, min(mine - others, 0), 0)
    return Ruling(FAILURE, min(mine - others, 0), (staked * min(max(refund, 0), 100) + 99) // 100)
