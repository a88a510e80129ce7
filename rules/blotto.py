"""Blotto: a budget split over several prizes.

## What it does
Lets each team split its budget over three prizes in secret, gives each prize to whoever put most on it, and compares
what the prizes are worth. It is a contest: all orders of a card share one opening.

## When to use it
When teams compete in several places at once with means that don't reach for all: districts, committees, media markets.
There is no split that always wins, so it is about guessing what the others neglect. For one prize use `sealed_bid`.

## How it resolves
An order's strength is its budget. What a team puts on the first prize is taken from it, then on the second, then on the
third, each held to what is left; the rest is lost. A prize goes to the one that put most on it, to nobody if two share
the highest or nothing was put on it. Whoever's prizes are worth most succeeds; several that share the most are partial;
all others fail, and so does everybody if nobody won a prize. The margin is the worth of the own prizes minus that of
the best other team's; the value is the worth of the own prizes.

A team that puts nothing on any prize, or was not asked, leaves its split to a die: it decides which prize gets half of
the budget, which half of what is left, and which the rest; halves are rounded up.

## Parameters
- `entries`: the budget of every order on the card, in the alphabetical order of their teams; the engine fills it in
  from each response's `strength`
- `me`: which of the entries this ruling is about, from 0; the engine fills it in
- `first`: what each team puts on the first prize, 0 to 10; asked of the entrants, in secret
- `second`: what each team puts on the second prize, 0 to 10; asked of the entrants, in secret
- `third`: what each team puts on the third prize, 0 to 10; asked of the entrants, in secret
- `worth`: what the three prizes are worth; a prize beyond the list is worth nothing

## Chances
In percent.

| entries   | me | first  | second | third  | success | partial | failure |
|-----------|---:|--------|--------|--------|--------:|--------:|--------:|
| (6, 6)    |  0 | ()     | ()     | ()     |    16.7 |    50.0 |    33.3 |
| (6, 5)    |  0 | ()     | ()     | ()     |    66.7 |    33.3 |     0.0 |
| (6, 5)    |  1 | ()     | ()     | ()     |     0.0 |    33.3 |    66.7 |
| (6, 4)    |  1 | ()     | ()     | ()     |     0.0 |     0.0 |   100.0 |
| (6, 6, 6) |  0 | ()     | ()     | ()     |    19.4 |    33.3 |    47.2 |
| (6, 6)    |  0 | (2,)   | (2,)   | (2,)   |     0.0 |   100.0 |     0.0 |
| (6, 6)    |  0 | (3,)   | (3,)   | (0,)   |    33.3 |    66.7 |     0.0 |
| (6, 6)    |  0 | (2, 1) | (2, 4) | (2, 1) |   100.0 |     0.0 |     0.0 |
| (6, 6)    |  0 | (2, 3) | (2, 3) | (2, 0) |     0.0 |     0.0 |   100.0 |

## Example
```yaml
contest: {rule: blotto, with: {worth: [2, 1, 1]}}
responses:
  kosovo:
    campaign:
      title: Make the case in three capitals
      strength: 6
      outcomes:
        success: {effects: {kosovo_support: +value}, text: Two of three listen.}
        partial: {effects: {kosovo_support: +1}, text: The capitals are split.}
        failure: {text: Others were there before.}
```

## Source
The Colonel Blotto game: with fixed budgets it has no sure pure strategy. Three prizes are a design choice that fits
three questions.
"""

from wargame.rulebook import FAILURE, PARTIAL, SUCCESS, Ask, Dice, Ints, Ruling, note, roll, rule


@rule(
    title="Blotto",
    bands=(SUCCESS, PARTIAL, FAILURE),
    notes={
        1: "put on the first prize",
        2: "on the second prize",
        3: "on the third prize",
        4: "worth of the best other team's prizes",
    },
    contest=True,
    asks={
        "first": Ask("How much of your budget do you put on the first prize?", "entrants", 0, 10, 0, secret=True),
        "second": Ask("How much of your budget do you put on the second prize?", "entrants", 0, 10, 0, secret=True),
        "third": Ask("How much of your budget do you put on the third prize?", "entrants", 0, 10, 0, secret=True),
    },
)
def blotto(
    dice: Dice,
    entries: Ints,
    me: int,
    first: Ints = (),
    second: Ints = (),
    third: Ints = (),
    worth: Ints = (1, 1, 1),
) -> Ruling:
    """Lay out all budgets, give out the prizes and tell how the entry `me` fared."""
    laid = [0 for _ in range(3 * len(entries))]
    for i in range(len(entries)):
        budget = max(entries[i], 0)
        laid[3 * i] = min(max(first[i], 0), budget) if i < len(first) else 0
        left = budget - laid[3 * i]
        laid[3 * i + 1] = min(max(second[i], 0), left) if i < len(second) else 0
        left -= laid[3 * i + 1]
        laid[3 * i + 2] = min(max(third[i], 0), left) if i < len(third) else 0
        if laid[3 * i] + laid[3 * i + 1] + laid[3 * i + 2] == 0:
            way = roll(dice, 1, 6)
            most = (budget + 1) // 2
            next_most = (budget - most + 1) // 2
            laid[3 * i + way % 3] = most
            laid[3 * i + (way + 1 + way // 4) % 3] = next_most
            laid[3 * i + (way + 2 - way // 4) % 3] = budget - most - next_most
    points = [0 for _ in entries]
    for prize in range(min(len(worth), 3)):
        highest = 0
        winner = -1
        for i in range(len(entries)):
            if laid[3 * i + prize] > highest:
                highest = laid[3 * i + prize]
                winner = i
            elif laid[3 * i + prize] == highest:
                winner = -1
        if winner >= 0:
            points[winner] += max(worth[prize], 0)
    if me < 0 or me >= len(entries):
        return Ruling(FAILURE, 0, 0)
    best = 0
    for i in range(len(entries)):
        if i != me:
            best = max(best, points[i])
    for prize in range(3):
        note(dice, 1 + prize, laid[3 * me + prize])
    note(dice, 4, best)
    margin = points[me] - best
    if points[me] == 0 or margin < 0:
        return Ruling(FAILURE, margin, points[me])
    return Ruling(SUCCESS if margin > 0 else PARTIAL, margin, points[me])
