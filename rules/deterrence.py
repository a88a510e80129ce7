"""Deterrence: whether the other side acts, or is kept from it.

## What it does
Weighs what moves a side to act against what keeps it back, turns the sum into a chance, and throws against it.

## When to use it
When one side tests how firm a line is, or another wants to keep it from doing so. It is a teaching device and no
forecast: what it shows is that deterrence works in the mind of the other, and that the alternative has to be
acceptable. When a deliberate signal may be misread, use `escalation_ladder`.

## How it resolves
The pressure to act is measured in points and has four bars:

- motive: half of what `motive` has above 50
- opportunity: 0.8 of what `opportunity` has above 50
- restraint: minus 0.3 of what `restraint` has above 50
- clarity: minus 5 for a clear private message, minus 5 for a credible promise that holding back is not punished

To these come the option's own `term`, and `step` for each point of the modifiers, which always work for the team that
orders. The chance to act is the logistic curve of a tenth of the sum: 50 percent at 0, 73.1 at +10, 88.1 at +20.

For the side that tests, a d1000 of at most six tenths of the chance is a success: not deterred; up to the chance it is
partial: it acts, but halfway; anything higher is a failure: it holds back. For the side that deters the same throw is
mirrored: success is that the other holds back. The margin is by how many per mille the throw lies on the right side of
what succeeds, negative elsewhere. The value is the chance to act in percent.

## Parameters
- `motive`: how much the testing side wants to act, such as the track of its assertiveness, 0..100
- `opportunity`: how open the field is, such as 100 less a gauge of obstacles, 0..100
- `restraint`: what holding back earns it, such as the track of its accession, 0..100
- `clarity`: 1 if a clear private message says what would follow, else 0
- `assurance`: 1 if it can trust that restraint is not punished, else 0
- `term`: points of the option itself, usually -10 to +10
- `deterring`: 0 if the team that orders tests, 1 if it deters
- `modifier`: the sum of the response's modifiers; the engine fills it in
- `step`: points of pressure for each point of modifier
- `cap`: the most that the modifiers together can do, either way

## Chances
In percent.

| motive | opportunity | restraint | clarity | assurance | term | deterring | success | partial | failure |
|-------:|------------:|----------:|--------:|----------:|-----:|----------:|--------:|--------:|--------:|
|     50 |          50 |        50 |       0 |         0 |  -20 |         0 |     7.1 |     4.8 |    88.1 |
|     50 |          50 |        50 |       0 |         0 |  -10 |         0 |    16.1 |    10.8 |    73.1 |
|     50 |          50 |        50 |       0 |         0 |    0 |         0 |    30.0 |    20.0 |    50.0 |
|     50 |          50 |        50 |       0 |         0 |   10 |         0 |    43.8 |    29.3 |    26.9 |
|     50 |          50 |        50 |       0 |         0 |   20 |         0 |    52.8 |    35.3 |    11.9 |
|     50 |          50 |        50 |       1 |         0 |    0 |         0 |    22.6 |    15.2 |    62.2 |
|     50 |          50 |        50 |       1 |         1 |    0 |         0 |    16.1 |    10.8 |    73.1 |
|     48 |          46 |        45 |       0 |         0 |    0 |         0 |    25.9 |    17.4 |    56.7 |
|     56 |          57 |        40 |       0 |         0 |    0 |         0 |    45.6 |    30.5 |    23.9 |
|     56 |          57 |        40 |       0 |         0 |    0 |         1 |    23.9 |    30.5 |    45.6 |
|     56 |          57 |        40 |       1 |         1 |    0 |         1 |    46.0 |    21.6 |    32.4 |

## Example
```yaml
title: Probe how firm the line is
rule: deterrence
with: {motive: serbia_assertiveness, opportunity: 100 - obstacles, restraint: eu_accession}
outcomes:
  success: {effects: {serbia_assertiveness: +4, north_tension: +3}, text: Nobody stands in the way.}
  partial: {effects: {serbia_assertiveness: +1, north_tension: +1}, text: The probe is noticed.}
  failure: {effects: {serbia_assertiveness: -2}, text: The answer comes at once.}
```

## Source
Mazarr's reading of the literature: motivation, clarity and credibility, and an alternative that the other can live
with. The weights and the curve are design choices; a review should ask which bar would have changed the result.
"""

from wargame.rulebook import FAILURE, PARTIAL, SUCCESS, Dice, Ruling, note, roll, rule

# The logistic curve in per mille, by points of pressure from 0 to 61; below 0 it is mirrored.
CURVE = (
    *(500, 525, 550, 574, 599, 622, 646, 668, 690, 711),
    *(731, 750, 769, 786, 802, 818, 832, 846, 858, 870),
    *(881, 891, 900, 909, 917, 924, 931, 937, 943, 948),
    *(953, 957, 961, 964, 968, 971, 973, 976, 978, 980),
    *(982, 984, 985, 987, 988, 989, 990, 991, 992, 993),
    *(993, 994, 995, 995, 996, 996, 996, 997, 997, 997),
    *(998, 998),
)


@rule(
    title="Deterrence",
    bands=(SUCCESS, PARTIAL, FAILURE),
    notes={
        1: "motive, in tenths of a point",
        2: "opportunity, in tenths of a point",
        3: "restraint, in tenths of a point",
        4: "clarity and assurance, in tenths of a point",
        5: "the option and its modifiers, in tenths of a point",
        6: "chance to act, per mille",
        7: "d1000",
    },
)
def deterrence(
    dice: Dice,
    motive: int,
    opportunity: int,
    restraint: int,
    clarity: int = 0,
    assurance: int = 0,
    term: int = 0,
    deterring: int = 0,
    modifier: int = 0,
    step: int = 3,
    cap: int = 3,
) -> Ruling:
    """Throw a d1000 against the chance that the other side acts."""
    most = max(cap, 0)
    counted = min(max(modifier, -most), most)
    wanting = 5 * (motive - 50)
    daring = 8 * (opportunity - 50)
    content = -3 * (restraint - 50)
    told = -50 * min(max(clarity, 0), 1) - 50 * min(max(assurance, 0), 1)
    chosen = 10 * (term - step * counted if deterring >= 1 else term + step * counted)
    pressure = wanting + daring + content + told + chosen
    size = min(abs(pressure), 600)
    low = CURVE[size // 10]
    acting = low + ((CURVE[size // 10 + 1] - low) * (size % 10) + 5) // 10
    if pressure < 0:
        acting = 1000 - acting
    freely = acting * 6 // 10
    thrown = roll(dice, 1, 1000)
    note(dice, 1, wanting)
    note(dice, 2, daring)
    note(dice, 3, content)
    note(dice, 4, told)
    note(dice, 5, chosen)
    note(dice, 6, acting)
    note(dice, 7, thrown)
    margin = thrown - acting - 1 if deterring >= 1 else freely - thrown
    percent = (acting + 5) // 10
    if margin >= 0:
        return Ruling(SUCCESS, margin, percent)
    if freely < thrown <= acting:
        return Ruling(PARTIAL, margin, percent)
    return Ruling(FAILURE, margin, percent)
