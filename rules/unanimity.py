"""Unanimity: the Council of the European Union decides, and any member can stop it.

## What it does
Lets every member vote against with a chance of its own, and those who don't abstain with another.

## When to use it
For sanctions, missions, steps of accession and common positions in foreign policy. Where a majority is enough, use
`qualified_majority`; for an alliance with a silence procedure and a redraft, use `silence_procedure`. The lesson: with
many members small doubts add up, and abstention is the polite way out until too many take it. Where people in the room
speak for members, let them vote: ask their teams for `votes`.

## How it resolves
First every member may vote against; one veto makes it a failure. Of the others every one may then abstain with a formal
declaration, which frees it from applying the decision and doesn't block it. But if those who abstain so are a third of
the members and hold a third of the population, the decision is not adopted, a failure too. Adopted with abstentions is
partial, adopted without a success. The margin is minus the number of vetoes, or -1 where abstentions stopped it, else
0; the value is the number of members who abstained. The dice show each member's throw in the order of the table, first
for the veto, then for the abstention: who stopped it can be read off.

Each point of modifier takes `step` percent off every chance of a veto, or adds as much.

A team that is asked says for all members in its portfolio that they vote against, abstain or vote in favour, or that
each decides by itself, which is how they vote if it says nothing. `portfolios` says who speaks for whom.

## Parameters
- `vetoes`: each member's chance to vote against in per mille, in the order of `populations`, by default Germany,
  France, Italy, Spain, Poland, Romania, Netherlands, Belgium, Czechia, Portugal, Sweden, Greece, Hungary, Austria,
  Bulgaria, Denmark, Finland, Ireland, Slovakia, Croatia, Lithuania, Slovenia, Latvia, Estonia, Cyprus, Luxembourg,
  Malta
- `others`: the chance of a veto of the members for whom `vetoes` says nothing, in per mille
- `abstentions`: each member's chance to abstain if it doesn't vote against, in per mille, in the same order; 0 where
  the list ends
- `modifier`: the sum of the response's modifiers, such as for side payments; the engine fills it in
- `step`: percent of a veto's chance for each point of modifier
- `cap`: the most that the modifiers together can do, either way
- `populations`: the population of each member, in any unit; by default in hundred thousands as of 1 January 2025
- `portfolios`: which of the teams asked speaks for each line of `populations`: 1 the first in the alphabet, 2 the next,
  0 none; 1 where the list ends
- `votes`: how those vote for whom each team speaks, 0 against, 1 abstain, 2 as each decides, 3 in favour; asked of the
  others, where the card says so

## Chances
In percent.

| vetoes                 | others | abstentions            | modifier | success | partial | failure |
|------------------------|-------:|------------------------|---------:|--------:|--------:|--------:|
| ()                     |      0 | ()                     |        0 |   100.0 |     0.0 |     0.0 |
| ()                     |      5 | ()                     |        0 |    87.3 |     0.0 |    12.7 |
| ()                     |     10 | ()                     |        0 |    76.2 |     0.0 |    23.8 |
| ()                     |     20 | ()                     |        0 |    58.0 |     0.0 |    42.0 |
| ()                     |     30 | ()                     |        0 |    43.9 |     0.0 |    56.1 |
| ()                     |     10 | ()                     |        3 |    89.7 |     0.0 |    10.3 |
| ()                     |     10 | ()                     |       -3 |    64.7 |     0.0 |    35.3 |
| (0, 0, 0, 100, 0, 100) |      5 | ()                     |        0 |    72.9 |     0.0 |    27.1 |
| (0, 0, 0, 50, 0, 50)   |      5 | (0, 0, 0, 500, 0, 500) |        0 |    20.3 |    60.9 |    18.8 |
| (0, 0, 0, 50, 0, 50)   |      5 | (0, 0, 0, 500, 0, 500) |        2 |    22.1 |    66.3 |    11.7 |

## Example
```yaml
title: Suspend payments if the line is crossed
rule: unanimity
with: {vetoes: [5, 5, 10, 40, 10, 40], others: 8, abstentions: [0, 0, 100, 300]}
modifiers:
  - {add: 1, when: inquiry, why: The facts are on the table}
outcomes:
  success: {effects: {serbia_assertiveness: -2}, text: All agree.}
  partial: {effects: {serbia_assertiveness: -1}, text: It stands but binds not everybody.}
  failure: {effects: {eu_cohesion: -4}, text: One capital said no.}
```

## Source
Article 31(1) of the Treaty on European Union: abstentions don't prevent adoption, those with a declaration do from a
third of the members with a third of the population on. Populations after Eurostat. All chances are design choices;
members are taken to decide independently.
"""

from wargame.rulebook import FAILURE, PARTIAL, SUCCESS, Ask, Dice, Ints, Ruling, note, poll, rule

POPULATIONS = (
    *(836, 686, 589, 491, 365, 190, 180, 119, 109),
    *(107, 106, 104, 95, 92, 64, 60, 56, 54),
    *(54, 39, 29, 21, 19, 14, 10, 7, 6),
)

MEMBER = 10_000  # what a member weighs in the poll beside its population: one draw decides both


ANSWERS = ("against", "abstain", "as each decides", "in favour")

ABSTAIN = 1
AS_EACH_DECIDES = 2


@rule(
    title="Unanimity",
    bands=(SUCCESS, PARTIAL, FAILURE),
    notes={
        1: "modifiers that count",
        2: "members against",
        3: "members who abstained",
        4: "population of those who abstained, per mille",
        5: "members whose vote a team cast",
    },
    says={
        SUCCESS: "Adopted: all agree.",
        PARTIAL: "Adopted: some abstain, nobody is against.",
        FAILURE: "Not adopted: not all agree.",
    },
    asks={
        "votes": Ask(
            "How do those vote for whom you speak?",
            "others",
            0,
            3,
            AS_EACH_DECIDES,
            secret=False,
            words=ANSWERS,
            optional=True,
        ),
    },
)
def unanimity(
    dice: Dice,
    vetoes: Ints = (),
    others: int = 10,
    abstentions: Ints = (),
    modifier: int = 0,
    step: int = 20,
    cap: int = 3,
    populations: Ints = POPULATIONS,
    portfolios: Ints = (),
    votes: Ints = (),
) -> Ruling:
    """Poll the members for vetoes, then the rest for abstentions."""
    most = max(cap, 0)
    counted = min(max(modifier, -most), most)
    seats = min(len(populations), 100)
    everybody = 0
    for i in range(seats):
        everybody += max(populations[i], 0)
    unit = everybody // MEMBER + 1
    everybody = 0
    against = [0 for _ in range(seats)]
    aside = [0 for _ in range(seats)]
    weights = [0 for _ in range(seats)]
    for i in range(seats):
        veto = min(max(vetoes[i] if i < len(vetoes) else others, 0), 1000)
        if veto < 1000:
            veto = min(max(veto * (100 - step * counted) // 100, 0), 1000)
        against[i] = veto
        aside[i] = abstentions[i] if i < len(abstentions) else 0
        weights[i] = MEMBER + max(populations[i], 0) // unit
        everybody += weights[i] - MEMBER
    note(dice, 1, counted)
    if len(votes) > 0:
        cast = 0
        for i in range(seats):
            speaker = portfolios[i] if i < len(portfolios) else 1
            vote = votes[speaker - 1] if 1 <= speaker <= len(votes) else AS_EACH_DECIDES
            if vote != AS_EACH_DECIDES:
                against[i] = 1000 if vote < ABSTAIN else 0
                aside[i] = 1000 if vote == ABSTAIN else 0
                cast += 1
        note(dice, 5, cast)
    vetoing = poll(dice, against, [1 for _ in range(seats)])
    note(dice, 2, vetoing)
    if vetoing > 0:
        return Ruling(FAILURE, -vetoing, 0)
    tally = poll(dice, aside, weights)
    abstaining = tally // MEMBER
    people = tally % MEMBER
    note(dice, 3, abstaining)
    note(dice, 4, 1000 * people // max(everybody, 1))
    if abstaining == 0:
        return Ruling(SUCCESS, 0, 0)
    if 3 * abstaining >= seats and 3 * people >= everybody:
        return Ruling(FAILURE, -1, abstaining)
    return Ruling(PARTIAL, 0, abstaining)
