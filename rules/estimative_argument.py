"""Estimative argument: how likely it is, in the words of those who judge.

## What it does
Lets judges say in estimative words how likely an action is to succeed, takes the median, and throws a d100 against it.

## When to use it
For an improvised action, as with `matrix_argument`, where the room should practise saying how likely something is: each
judge picks a word in private, and the reasons are talked over once all words are shown. When the judges can't say more
than "stronger" or "weaker", let them weigh reasons with `matrix_argument`.

## How it resolves
Each judge picks one word of one scale, or none. The words stand for percentages:

| word | ICD 203             |  % | PHIA yardstick        |  % |
|-----:|---------------------|---:|-----------------------|---:|
|    1 | almost no chance    |  3 | remote chance         |  3 |
|    2 | very unlikely       | 12 | highly unlikely       | 15 |
|    3 | unlikely            | 33 | unlikely              | 30 |
|    4 | roughly even chance | 50 | realistic possibility | 45 |
|    5 | likely              | 68 | likely or probable    | 65 |
|    6 | very likely         | 88 | highly likely         | 85 |
|    7 | almost certain      | 97 | almost certain        | 97 |

The chance is the median of the percentages: of an even number of judges the mean of the two in the middle, rounded
down. A d100 of at most the chance is a success, of at most `width` more partial, anything higher a failure. The margin
is the chance minus the throw; the value is the chance in percent.

The judges weigh everything themselves, so modifiers change nothing where a judge has spoken. Where none has, the chance
is that of the word in the middle, plus `step` for each point of the modifiers, within 3 to 97.

The two scales are never mixed: a card uses one of them, and the same word may stand for other numbers on the other.

## Parameters
- `words`: the number of each judge's word, 1 to 7, or 0 for no judgement; asked of the others
- `scale`: 0 for the words of ICD 203, 1 for those of the PHIA yardstick
- `modifier`: the sum of the response's modifiers; the engine fills it in
- `step`: percentage points for each point of modifier, where there is no judgement
- `width`: how many percentage points beyond the chance still count as partial; 0 for none

## Chances
In percent.

| words     | scale | modifier | success | partial | failure |
|-----------|------:|---------:|--------:|--------:|--------:|
| (1,)      |     0 |        0 |     3.0 |    15.0 |    82.0 |
| (2,)      |     0 |        0 |    12.0 |    15.0 |    73.0 |
| (3,)      |     0 |        0 |    33.0 |    15.0 |    52.0 |
| (4,)      |     0 |        0 |    50.0 |    15.0 |    35.0 |
| (5,)      |     0 |        0 |    68.0 |    15.0 |    17.0 |
| (6,)      |     0 |        0 |    88.0 |    12.0 |     0.0 |
| (7,)      |     0 |        0 |    97.0 |     3.0 |     0.0 |
| (2,)      |     1 |        0 |    15.0 |    15.0 |    70.0 |
| (4,)      |     1 |        0 |    45.0 |    15.0 |    40.0 |
| (6,)      |     1 |        0 |    85.0 |    15.0 |     0.0 |
| (3, 4)    |     0 |        0 |    41.0 |    15.0 |    44.0 |
| (2, 5, 5) |     1 |        0 |    65.0 |    15.0 |    20.0 |
| ()        |     0 |        0 |    50.0 |    15.0 |    35.0 |
| ()        |     0 |        2 |    60.0 |    15.0 |    25.0 |

## Example
```yaml
title: Offer to host the talks
rule: estimative_argument
with: {scale: 1}
outcomes:
  success: {effects: {dialogue: +4}, text: The offer is taken up.}
  partial: {effects: {dialogue: +1}, text: The offer is noted with thanks.}
  failure: {effects: {kosovo_legit: -1}, text: Nobody answers.}
```

## Source
The expressions of likelihood in the US Intelligence Community Directive 203, and the probability yardstick of the UK's
Professional Head of Intelligence Assessment. A word stands for the middle of its range; the gaps between the ranges of
the yardstick are intended. The band for partial success is a design choice.
"""

from wargame.rulebook import FAILURE, PARTIAL, SUCCESS, Ask, Dice, Ints, Ruling, note, roll, rule

ICD_203 = (3, 12, 33, 50, 68, 88, 97)
PHIA = (3, 15, 30, 45, 65, 85, 97)

WORDS = (
    "no judgement",
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
    "no judgement",
    "remote chance",
    "highly unlikely",
    "unlikely",
    "realistic possibility",
    "likely or probable",
    "highly likely",
    "almost certain",
)


@rule(
    title="Estimative argument",
    bands=(SUCCESS, PARTIAL, FAILURE),
    notes={1: "judges who spoke", 2: "chance in percent", 3: "d100"},
    asks={
        "words": Ask("How likely is this to succeed?", "others", 0, 7, 0, secret=True, words=WORDS, words_by="scale"),
    },
)
def estimative_argument(
    dice: Dice, words: Ints = (), scale: int = 0, modifier: int = 0, step: int = 5, width: int = 15
) -> Ruling:
    """Throw a d100 against the median of the judges' words."""
    in_order = [place for place in range(7) for word in words if min(word, 7) == place + 1]
    judges = len(in_order)
    meaning = PHIA if scale >= 1 else ICD_203
    needed = min(max(meaning[3] + step * modifier, meaning[0]), meaning[6])
    if judges > 0:
        needed = (meaning[in_order[(judges - 1) // 2]] + meaning[in_order[judges // 2]]) // 2
    thrown = roll(dice, 1, 100)
    note(dice, 1, judges)
    note(dice, 2, needed)
    note(dice, 3, thrown)
    margin = needed - thrown
    if margin >= 0:
        return Ruling(SUCCESS, margin, needed)
    if margin >= -width:
        return Ruling(PARTIAL, margin, needed)
    return Ruling(FAILURE, margin, needed)
