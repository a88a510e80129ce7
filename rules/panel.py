"""Panel: adjudicators score a case, and may disagree.

## What it does
Takes the scores of several adjudicators, sets outliers aside, and says where opinions are too far apart to count.

## When to use it
When facts are in dispute and the matter should be judged, not thrown: reviews, evidence, reports, legal opinions. No
adjudicator scores a question on which the own side acts, so every other team scores and the team that orders does not.
For novel ideas and politics use `matrix_argument`.

## How it resolves
Each adjudicator scores the case from 0 to 10: is it feasible, does it fit what the team wants, what does it do to the
others, how good is the evidence? With five scores or more the highest and the lowest are left out and the mean of the
rest counts, with fewer the median, both in tenths, rounded down. A score of at least `high` tenths is a success, of at
least `low` tenths partial, anything lower a failure. Who gives no score doesn't count.

If the middle half of the scores spans more than `quarrel` tenths the case is contested: whatever the score, it is
partial, and the dispute belongs into the review. Let the adjudicators see each other's scores and reasons and score a
second time before it comes to that.

Where nobody gives a score, dice stand for `judges` adjudicators: the case is worth 2d6 minus 2 plus the modifiers, and
each of them deviates by a point up, down or not at all. Modifiers change nothing where people score.

The margin is the score minus `high`, in tenths, held to -1 or less where the case is contested. The value is the score
in tenths.

## Parameters
- `scores`: each adjudicator's score, 0 to 10, or -1 for no score; asked of the others, in secret
- `modifier`: the sum of the response's modifiers, where dice stand for the panel; the engine fills it in
- `judges`: how many adjudicators the dice stand for, 1 to 7
- `high`: the lowest score of a success, in tenths
- `low`: the lowest score of a partial result, in tenths
- `quarrel`: the widest span of the middle half that still counts as agreement, in tenths

## Chances
In percent.

| scores          | modifier | judges | success | partial | failure |
|-----------------|---------:|-------:|--------:|--------:|--------:|
| ()              |       -3 |      3 |     3.5 |    25.0 |    71.5 |
| ()              |       -1 |      3 |    17.4 |    40.2 |    42.4 |
| ()              |        0 |      3 |    28.5 |    43.0 |    28.5 |
| ()              |        1 |      3 |    42.4 |    40.2 |    17.4 |
| ()              |        3 |      3 |    71.5 |    25.0 |     3.5 |
| ()              |        0 |      5 |    28.2 |    39.3 |    32.5 |
| (7, 6, 8)       |        0 |      3 |   100.0 |     0.0 |     0.0 |
| (6, 6, 7, 5)    |        0 |      3 |     0.0 |   100.0 |     0.0 |
| (9, 9, 2, 9, 3) |        0 |      3 |     0.0 |   100.0 |     0.0 |
| (1, 3, 3, 5, 4) |        0 |      3 |     0.0 |     0.0 |   100.0 |

## Example
```yaml
title: Ask for an international inquiry
rule: panel
modifiers:
  - {add: 1, when: indicators, why: There are records to show}
outcomes:
  success: {effects: {kosovo_support: +3}, text: The inquiry is opened.}
  partial: {effects: {kosovo_support: +1}, text: The experts are divided.}
  failure: {effects: {kosovo_legit: -1}, text: The request is declined.}
```

## Source
The Delphi method: anonymous scores, feedback, a second round, the middle of the distribution. Cut-offs are design
choices. The quartiles are interpolated between the scores, as spreadsheets do.
"""

from wargame.rulebook import FAILURE, PARTIAL, SUCCESS, Ask, Dice, Ints, Ruling, note, roll, rule

ANSWERS = ("no score", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10")


@rule(
    title="Panel",
    bands=(SUCCESS, PARTIAL, FAILURE),
    notes={
        1: "adjudicators",
        2: "score in tenths",
        3: "span of the middle half in tenths",
        4: "lowest score",
        5: "highest score",
    },
    asks={"scores": Ask("How good is the case, from 0 to 10?", "others", -1, 10, -1, secret=True, words=ANSWERS)},
)
def panel(
    dice: Dice,
    scores: Ints = (),
    modifier: int = 0,
    judges: int = 3,
    high: int = 65,
    low: int = 40,
    quarrel: int = 40,
) -> Ruling:
    """Take the middle of the scores, or of scores that dice stand for."""
    given = [score for score in scores if score >= 0]
    if len(given) == 0:
        worth = roll(dice, 2, 6) - 2 + modifier
        given = [worth + roll(dice, 1, 3) - 2 for _ in range(min(max(judges, 1), 7))]
    in_order = [place for place in range(11) for score in given if min(max(score, 0), 10) == place]
    n = len(in_order)
    score = 10 * (in_order[(n - 1) // 2] + in_order[n // 2]) // 2
    if n >= 5:
        middle = 0
        for i in range(1, n - 1):
            middle += in_order[i]
        score = 10 * middle // (n - 2)
    # Both quartiles in fortieths of a point: between two scores by the fourths of the way.
    at = (n - 1) // 4
    part = (n - 1) % 4
    lower = 4 * in_order[at] + part * (in_order[min(at + 1, n - 1)] - in_order[at])
    upper = 4 * in_order[n - 1 - at] - part * (in_order[n - 1 - at] - in_order[max(n - 2 - at, 0)])
    span = 10 * (upper - lower) // 4
    note(dice, 1, n)
    note(dice, 2, score)
    note(dice, 3, span)
    note(dice, 4, in_order[0])
    note(dice, 5, in_order[n - 1])
    margin = score - high
    if 10 * (upper - lower) > 4 * quarrel:
        return Ruling(PARTIAL, min(margin, -1), score)
    if margin >= 0:
        return Ruling(SUCCESS, margin, score)
    if score >= low:
        return Ruling(PARTIAL, margin, score)
    return Ruling(FAILURE, margin, score)
