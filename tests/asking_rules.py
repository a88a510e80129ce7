"""Rules that ask people, for tests: a stake, a show of hands, sealed bids."""

from wargame.rulebook import FAILURE, SUCCESS, Ask, Dice, Ints, Ruling, roll, rule


@rule(
    title="Wager",
    bands=(SUCCESS, FAILURE),
    asks={
        "stake": Ask("How much do you stake?", "actor", 0, 5, 0, secret=True),
        "boast": Ask("How loud?", "actor", 1, 3, 1, secret=False),
    },
)
def wager(dice: Dice, stake: int = 0, boast: int = 1) -> Ruling:
    """Succeed where 1d6 shows at most the stake."""
    thrown = roll(dice, 1, 6)
    return Ruling(SUCCESS if thrown <= stake else FAILURE, stake - thrown, stake * 10 + boast)


@rule(
    title="Least one",
    bands=(SUCCESS,),
    asks={"stake": Ask("How much do you stake?", "actor", 1, 5, 1, secret=True)},
)
def least_one(dice: Dice, stake: int = 1) -> Ruling:
    """Succeed."""
    return Ruling(SUCCESS, 0, stake)


@rule(
    title="Show of hands",
    bands=(SUCCESS, FAILURE),
    asks={
        "hands": Ask("Are you for it?", "others", 0, 1, 0, secret=False),
        "whispers": Ask("Are you for it in secret?", "all", 0, 3, 0, secret=True),
    },
)
def hands_up(dice: Dice, hands: Ints = (), whispers: Ints = ()) -> Ruling:
    """Succeed where anybody is for it."""
    return Ruling(SUCCESS if sum(hands) + sum(whispers) > 0 else FAILURE, sum(hands), sum(whispers))


@rule(
    title="Sealed bids",
    bands=(SUCCESS, FAILURE),
    asks={"bids": Ask("What do you bid?", "entrants", 0, 9, 0, secret=True)},
    contest=True,
)
def sealed_bids(dice: Dice, entries: Ints, me: int, bids: Ints = ()) -> Ruling:
    """Let the highest bid win; of equal ones the first."""
    best = bids.index(max(bids)) if bids else 0
    return Ruling(SUCCESS if me == best else FAILURE, bids[me] if bids else 0, len(entries))
