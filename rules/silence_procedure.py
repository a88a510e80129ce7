"""Silence procedure: an alliance agrees unless somebody objects in time.

## What it does
Puts a draft before several voices, each of which may break silence before the deadline. One objection stops it; then
there is a softer redraft and one more deadline.

## When to use it
When an alliance has to decide by consensus. Its lesson: consensus is fragile in the number of doubters, so soften the
text early. Where the allies are teams at the table, ask them as well, and let `voices` stand for the others only, or be
empty. Where a vote or a veto is cast openly, use `qualified_majority` or `unanimity`.

## How it resolves
Each voice breaks silence with its own chance in per mille: its base, plus 20 for each step of `ambition`, plus one
third of a per cent for each point of `cohesion` below 60, minus 30 for each concession; the last voice, that of the
members who do not recognise Kosovo, adds 80 when `status` is 1 or more. No chance leaves 10 to 600. Kept at the first
deadline is a success. Broken, the draft comes back with one step of ambition less and `granted` more concessions: kept
then is partial, broken again a failure, unless there are more `redrafts`. The margin is minus the number of voices that
broke at the last deadline; the value is the number that broke at the first. The dice show each voice's throw in order.

Teams that are asked are voices as well: they say in secret whether they break silence on the draft, and whether they
would again after a redraft. The notes tell how many did, and not which.

## Parameters
- `ambition`: 0 words, 1 conditions, 2 numbers, 3 forces
- `cohesion`: the track that says how united the alliance is, 0..100
- `concessions`: how many concessions the sponsor has made beforehand
- `status`: 1 if the text names Kosovo as a state or opens membership, else 0
- `voices`: each voice's base in per mille, the non-recognisers last; by default lead nations 20, southern members 30,
  eastern members 40, United States 50, Türkiye 40, non-recognisers 40
- `redrafts`: how often a broken draft comes back, 0 to 3
- `granted`: how many concessions each redraft brings
- `breaks`: which teams break silence on the draft, 1 or 0; asked of the others, where the card says so
- `again`: which teams would break it again after a redraft, 1 or 0; asked of the others, where the card says so

## Chances
In percent, with the voices as they are by default.

| ambition | cohesion | concessions | status | success | partial | failure |
|---------:|---------:|------------:|-------:|--------:|--------:|--------:|
|        0 |       60 |           0 |      0 |    79.9 |    18.7 |     1.4 |
|        1 |       60 |           0 |      0 |    70.4 |    27.5 |     2.0 |
|        2 |       60 |           0 |      0 |    61.9 |    32.3 |     5.7 |
|        3 |       60 |           0 |      0 |    54.3 |    34.3 |    11.4 |
|        3 |       60 |           2 |      0 |    79.9 |    18.9 |     1.2 |
|        2 |       60 |           0 |      1 |    56.6 |    33.9 |     9.6 |
|        0 |       40 |           0 |      0 |    52.2 |    30.4 |    17.4 |
|        2 |       40 |           0 |      0 |    39.7 |    33.6 |    26.7 |
|        2 |       40 |           2 |      0 |    59.6 |    33.1 |     7.3 |
|        3 |       30 |           0 |      0 |    26.9 |    28.2 |    44.9 |
|        3 |       30 |           3 |      1 |    46.2 |    34.6 |    19.1 |

## Example
```yaml
title: Circulate a text with numbers
rule: silence_procedure
with: {ambition: 2, cohesion: nato_cohesion, concessions: 1}
outcomes:
  success: {effects: {kfor_posture: +4}, text: Silence holds.}
  partial: {effects: {kfor_posture: +2}, text: A softer text passes.}
  failure: {effects: {nato_cohesion: -2}, text: Silence is broken twice.}
```

## Source
NATO decides without a vote: a draft stands unless a member breaks silence in writing before the deadline. The voices
and their numbers are design choices.
"""

from wargame.rulebook import FAILURE, PARTIAL, SUCCESS, Ask, Dice, Ints, Ruling, note, poll, rule

VOICES = (20, 30, 40, 50, 40, 40)

ANSWERS = ("keep silence", "break silence")


@rule(
    title="Silence procedure",
    bands=(SUCCESS, PARTIAL, FAILURE),
    notes={
        1: "largest term: the most cautious voice, per mille",
        2: "largest term: the ambition of the text, per mille",
        3: "largest term: low cohesion, per mille",
        4: "largest term: the question of status, per mille",
        5: "voices that broke at the first deadline",
        6: "voices that broke after a redraft",
        7: "teams among those asked that broke at the first deadline",
        8: "teams among those asked that broke after a redraft",
    },
    says={
        SUCCESS: "Silence held: the draft passes.",
        PARTIAL: "Silence was broken: a softer draft passes.",
        FAILURE: "Silence was broken: the draft does not pass.",
    },
    asks={
        "breaks": Ask(
            "Do you break silence on this draft?", "others", 0, 1, 0, secret=True, words=ANSWERS, optional=True
        ),
        "again": Ask(
            "Would you break it again after a softer redraft?",
            "others",
            0,
            1,
            0,
            secret=True,
            words=ANSWERS,
            optional=True,
        ),
    },
)
def silence_procedure(
    dice: Dice,
    ambition: int,
    cohesion: int,
    concessions: int = 0,
    status: int = 0,
    voices: Ints = VOICES,
    redrafts: int = 1,
    granted: int = 1,
    breaks: Ints = (),
    again: Ints = (),
) -> Ruling:
    """Poll the voices, and again with a softer text as long as one of them broke silence."""
    doubt = max(60 - cohesion, 0) * 1000 // 300
    naming = 80 if status >= 1 else 0
    votes = [1 for _ in voices]
    chances = [0 for _ in voices]
    broken = 0
    first = 0
    for deadline in range(1 + min(max(redrafts, 0), 3)):
        pushing = 20 * max(ambition - deadline, 0)
        softening = 30 * (concessions + granted * deadline)
        caution = 0
        for i in range(len(voices)):
            extra = naming if i == len(voices) - 1 else 0
            chances[i] = min(max(voices[i] + pushing + doubt + extra - softening, 10), 600)
            caution = max(caution, voices[i])
        if deadline == 0:
            terms = (caution, pushing, doubt, naming)
            largest = 0
            for i in range(len(terms)):
                if terms[i] > terms[largest]:
                    largest = i
            note(dice, 1 + largest, terms[largest])
        broken = poll(dice, chances, votes)
        teams = 0
        for answer in again if deadline else breaks:
            if answer >= 1:
                teams += 1
        broken += teams
        if teams > 0:
            note(dice, 8 if deadline else 7, teams)
        note(dice, 6 if deadline else 5, broken)
        if broken == 0:
            return Ruling(PARTIAL if deadline else SUCCESS, 0, first)
        if deadline == 0:
            first = broken
    return Ruling(FAILURE, -broken, first)
