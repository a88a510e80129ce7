"""Escalation ladder: a deliberate move, and how the others read it.

## What it does
Takes the rung that a team means to go to and throws a d100 for whether the others read it as that rung or a higher one.

## When to use it
For signals that can be misread: readiness, police in front of town halls, a convoy without notice. When the question is
whether threats keep somebody from acting, use `deterrence`; when two strengths meet, `odds_table` or `attrition`.

## How it resolves
The rungs are: 0 routine, 1 verbal quarrel, 2 administrative pressure, 3 readiness, 4 unilateral step, 5 forced entry,
6 local armed incident, 7 reinforced postures, 8 repeated incidents, 9 open clash. Nothing above 9 is played, and 9 is
the white cell's alone.

The chance of being misread is 10 percent, plus 10 for each rung that the move skips above `level`, plus a fifth of
`tension`, minus 10 with a `hotline` or notice, minus `step` for each point of the modifiers; it never leaves 5 to 80. A
d100 of at most that is a failure: the others read the move one rung higher, and may answer it free of charge. Up to
`doubt` more is partial: the signal is ambiguous, and its rung stands. Anything higher is a success: it is read as it
was meant. The margin is the throw minus the lowest throw that succeeds. The value is the rung that is read, so that
effects can set the level to it; in a turn without a move the level should fall by one.

## Parameters
- `level`: the rung on which things stand now, 0 to 9
- `tension`: the track that says how tense the place is, 0..100
- `hotline`: 1 if a hotline or an agreed notice is in use, else 0
- `rung`: the rung that the team means to go to, 0 to 9; asked of the team that orders, in secret
- `modifier`: the sum of the response's modifiers, in favour of being understood; the engine fills it in
- `step`: percentage points for each point of modifier
- `cap`: the most that the modifiers together can do, either way
- `doubt`: how many percentage points beyond the chance of being misread are ambiguous

## Chances
In percent.

| rung | level | tension | hotline | success | partial | failure |
|-----:|------:|--------:|--------:|--------:|--------:|--------:|
|    2 |     1 |      55 |       0 |    54.0 |    25.0 |    21.0 |
|    2 |     1 |      55 |       1 |    64.0 |    25.0 |    11.0 |
|    3 |     1 |      55 |       0 |    44.0 |    25.0 |    31.0 |
|    5 |     1 |      55 |       0 |    24.0 |    25.0 |    51.0 |
|    3 |     3 |      55 |       0 |    54.0 |    25.0 |    21.0 |
|    1 |     3 |      30 |       0 |    59.0 |    25.0 |    16.0 |
|    4 |     2 |      80 |       0 |    39.0 |    25.0 |    36.0 |
|    4 |     2 |      80 |       1 |    49.0 |    25.0 |    26.0 |
|    9 |     0 |     100 |       0 |     0.0 |    20.0 |    80.0 |

## Example
```yaml
title: Keep special police at the town halls
rule: escalation_ladder
with: {rung: 3, level: ladder, tension: north_tension, hotline: "1 if notice else 0"}
outcomes:
  success: {effects: {ladder: {set: value}, north_tension: +2}, text: Everybody sees what it is.}
  partial: {effects: {ladder: {set: value}, north_tension: +3}, text: Nobody knows what to make of it.}
  failure: {effects: {ladder: {set: value}, north_tension: +5}, text: It is taken for more than it is.}
```

## Source
The lower rungs of Herman Kahn's ladder, put into the words of one theatre. Slopes, limits and the width of doubt are
design choices. For a review, weigh each turn's rung by how violent it is: 0 for rungs 0 and 1, then 4, 12, 28.
"""

from wargame.rulebook import FAILURE, PARTIAL, SUCCESS, Ask, Dice, Ruling, note, roll, rule

RUNGS = (
    "routine",
    "verbal quarrel",
    "administrative pressure",
    "readiness",
    "unilateral step",
    "forced entry",
    "local armed incident",
    "reinforced postures",
    "repeated incidents",
    "open clash",
)


@rule(
    title="Escalation ladder",
    bands=(SUCCESS, PARTIAL, FAILURE),
    notes={
        1: "rung that was meant",
        2: "percentage points for skipped rungs",
        3: "percentage points for tension",
        4: "chance of being misread in percent",
        5: "d100",
        6: "rung that was read",
    },
    asks={"rung": Ask("To which rung do you go?", "actor", 0, 9, 1, secret=True, words=RUNGS)},
)
def escalation_ladder(
    dice: Dice,
    level: int,
    tension: int,
    hotline: int = 0,
    rung: int = 1,
    modifier: int = 0,
    step: int = 5,
    cap: int = 3,
    doubt: int = 25,
) -> Ruling:
    """Throw a d100 against the chance that the move is read one rung too high."""
    meant = min(max(rung, 0), 9)
    most = max(cap, 0)
    counted = min(max(modifier, -most), most)
    skipping = 10 * max(meant - min(max(level, 0), 9) - 1, 0)
    heat = tension // 5
    open_line = 10 if hotline >= 1 else 0
    misread = min(max(10 + skipping + heat - open_line - step * counted, 5), 80)
    thrown = roll(dice, 1, 100)
    read = min(meant + 1, 9) if thrown <= misread else meant
    note(dice, 1, meant)
    note(dice, 2, skipping)
    note(dice, 3, heat)
    note(dice, 4, misread)
    note(dice, 5, thrown)
    note(dice, 6, read)
    margin = thrown - misread - max(doubt, 0) - 1
    if thrown <= misread:
        return Ruling(FAILURE, margin, read)
    if margin < 0:
        return Ruling(PARTIAL, margin, read)
    return Ruling(SUCCESS, margin, read)
