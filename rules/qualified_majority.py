"""Qualified majority: the Council of the European Union votes.

## What it does
Lets every member vote with a chance of its own, and counts members and population against the two thresholds.

## When to use it
For money, trade and measures that the Council may decide without agreement of all. Where one member can stop the
decision, as for sanctions, missions and steps of accession, use `unanimity`. The lesson lies in the second threshold:
a handful of doubters is outvoted until a large member joins them. Where people in the room speak for members, let them
vote: ask their teams for `votes`.

## How it resolves
Each member votes in favour with its own chance; an abstention counts as a vote against. On a proposal of the
Commission or the High Representative the draft is adopted with 55 % of the members who hold 65 % of the population;
if fewer than four members stand against it, the population doesn't matter. On any other proposal, the `reinforced`
form, it takes 72 % of the members and 65 % of the population. Adopted with at least 5 points above both thresholds is
a success; adopted more narrowly is partial, such as with a review clause or for half of the money; anything else is a
failure. The margin is the smaller of the two leads over the thresholds in percentage points, rounded down, and 0 where
only the missing fourth opponent saved the draft. The value is the number of members in favour. The dice show each
member's throw in the order of the table: who was against can be read off.

Each point of modifier shifts the chance of every member who may go either way by `step` per mille, within 10 to 990;
members at 0 or 1000 stay as they are.

A team that is asked says for all members in its portfolio that they vote against, that they vote in favour, or that
each decides by itself, which is how they vote if it says nothing. `portfolios` says who speaks for whom.

## Parameters
- `stances`: each member's chance to vote in favour in per mille, in the order of `populations`, by default Germany,
  France, Italy, Spain, Poland, Romania, Netherlands, Belgium, Czechia, Portugal, Sweden, Greece, Hungary, Austria,
  Bulgaria, Denmark, Finland, Ireland, Slovakia, Croatia, Lithuania, Slovenia, Latvia, Estonia, Cyprus, Luxembourg,
  Malta
- `others`: the chance of the members for whom `stances` says nothing, in per mille
- `modifier`: the sum of the response's modifiers, such as for side payments; the engine fills it in
- `step`: per mille for each point of modifier
- `cap`: the most that the modifiers together can do, either way
- `reinforced`: 1 if the proposal comes neither from the Commission nor from the High Representative, else 0
- `populations`: the population of each member, in any unit; by default in hundred thousands as of 1 January 2025
- `members`: how many members each line of `populations` stands for, so that a few delegations can vote for all; 1 each
  where the list ends
- `portfolios`: which of the teams asked speaks for each line of `populations`: 1 the first in the alphabet, 2 the next,
  0 none; 1 where the list ends
- `votes`: how those vote for whom each team speaks, 0 against, 1 as each decides, 2 in favour; asked of the others,
  where the card says so

## Chances
In percent. Doubt of a few decides little; doubt of the large ones much.

| stances                                  | others | modifier | reinforced | success | partial | failure |
|------------------------------------------|-------:|---------:|-----------:|--------:|--------:|--------:|
| ()                                       |   1000 |        0 |          0 |   100.0 |     0.0 |     0.0 |
| (500,)                                   |   1000 |        0 |          0 |   100.0 |     0.0 |     0.0 |
| (0, 0, 500)                              |   1000 |        0 |          0 |     0.0 |   100.0 |     0.0 |
| (0, 0, 500)                              |   1000 |        0 |          1 |     0.0 |    50.0 |    50.0 |
| (0, 0, 0, 500)                           |   1000 |        0 |          0 |     0.0 |    50.0 |    50.0 |
| (900, 900, 700, 300, 500, 300, 900, 900) |   1000 |       -2 |          0 |    66.4 |    11.7 |    21.9 |
| (900, 900, 700, 300, 500, 300, 900, 900) |   1000 |        0 |          0 |    75.5 |     9.8 |    14.7 |
| (900, 900, 700, 300, 500, 300, 900, 900) |   1000 |        2 |          0 |    84.1 |     7.0 |     8.9 |
| (900, 900, 700, 300, 500, 300, 900, 900) |   1000 |        0 |          1 |    75.5 |     8.2 |    16.3 |

## Example
```yaml
title: A Balkan line in the mission budget
rule: qualified_majority
with: {stances: [900, 900, 600, 700], others: 800 + 3 * eu_cohesion}
modifiers:
  - {add: 1, when: benchmark, why: There is a figure to pay for}
outcomes:
  success: {effects: {eu_cohesion: +3}, text: The line is in the budget.}
  partial: {effects: {eu_cohesion: +1}, text: Half of it is in until the review.}
  failure: {effects: {eu_cohesion: -3}, text: There is no majority.}
```

## Source
Article 16(4) of the Treaty on European Union and Article 238(2) of the Treaty on the Functioning of the European Union,
which departs from the former, minimum of four opponents included. Populations after Eurostat. Five points as the mark
of a clear result are a design choice, and so are all stances; members are taken to vote independently.
"""

from wargame.rulebook import FAILURE, PARTIAL, SUCCESS, Ask, Dice, Ints, Ruling, note, poll, rule

POPULATIONS = (
    *(836, 686, 589, 491, 365, 190, 180, 119, 109),
    *(107, 106, 104, 95, 92, 64, 60, 56, 54),
    *(54, 39, 29, 21, 19, 14, 10, 7, 6),
)

MEMBER = 10_000  # what a member weighs in the poll beside its population: one draw decides both


ANSWERS = ("against", "as each decides", "in favour")

AS_EACH_DECIDES = 1


@rule(
    title="Qualified majority",
    bands=(SUCCESS, PARTIAL, FAILURE),
    notes={
        1: "shift of the doubtful members, per mille",
        2: "members in favour",
        3: "population in favour, per mille",
        4: "members whose vote a team cast",
    },
    says={
        SUCCESS: "Adopted by a clear majority.",
        PARTIAL: "Adopted by a narrow majority.",
        FAILURE: "Not adopted: there is no majority.",
    },
    asks={
        "votes": Ask(
            "How do those vote for whom you speak?",
            "others",
            0,
            2,
            AS_EACH_DECIDES,
            secret=False,
            words=ANSWERS,
            optional=True,
        ),
    },
)
def qualified_majority(
    dice: Dice,
    stances: Ints = (),
    others: int = 850,
    modifier: int = 0,
    step: int = 20,
    cap: int = 3,
    reinforced: int = 0,
    populations: Ints = POPULATIONS,
    members: Ints = (),
    portfolios: Ints = (),
    votes: Ints = (),
) -> Ruling:
    """Poll the members once and count heads and population."""
    most = max(cap, 0)
    shift = step * min(max(modifier, -most), most)
    # One list at a time: odds may run this some ten thousand times.
    seats = min(len(populations), 100)
    everybody = 0
    for people in populations[:seats]:
        everybody += people
    unit = max(everybody, 0) // MEMBER + 1
    weights = [MEMBER + people // unit for people in populations[:seats]]
    everybody = -MEMBER * seats
    for weight in weights:
        everybody += weight
    heads = seats
    for i in range(min(len(members), seats)):
        more = min(max(members[i], 0), 50) - 1
        weights[i] += MEMBER * more
        heads += more
    chances = [stances[i] if i < len(stances) else others for i in range(seats)]
    if shift != 0:
        chances = [min(max(stance + shift, 10), 990) if 0 < stance < 1000 else stance for stance in chances]
    if len(votes) > 0:
        cast = 0
        for i in range(seats):
            speaker = portfolios[i] if i < len(portfolios) else 1
            vote = votes[speaker - 1] if 1 <= speaker <= len(votes) else AS_EACH_DECIDES
            if vote != AS_EACH_DECIDES:
                chances[i] = 1000 if vote > AS_EACH_DECIDES else 0
                cast += 1
        note(dice, 4, cast)
    tally = poll(dice, chances, weights)
    in_favour = tally // MEMBER
    permille = 1000 * (tally % MEMBER) // max(everybody, 1)
    note(dice, 1, shift)
    note(dice, 2, in_favour)
    note(dice, 3, permille)
    lead = permille // 10 - 65
    if lead < 0 and reinforced < 1 and heads - in_favour < 4:
        lead = 0
    margin = min(lead, 100 * in_favour // max(heads, 1) - (72 if reinforced >= 1 else 55))
    if margin >= 5:
        return Ruling(SUCCESS, margin, in_favour)
    if margin >= 0:
        return Ruling(PARTIAL, margin, in_favour)
    return Ruling(FAILURE, margin, in_favour)
