"""How the Council of the European Union decides: the rules against the treaties' words, coalition by coalition."""

from fractions import Fraction
from itertools import product
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from wargame.engine.odds import SAMPLES, distribution
from wargame.rulebook import FAILURE, PARTIAL, SUCCESS, Rule
from wargame.workspace.rule_module import RuleModule, run_rule_file

STANCES = st.sampled_from([0, 100, 500, 750, 1000])
"""Chances that no modifier of 0 changes."""


def load(name: str) -> Rule:
    """Load a shipped rule."""
    module = run_rule_file(Path(__file__).parents[2] / "rules" / f"{name}.py")
    assert isinstance(module, RuleModule)
    return module.rules[0]


QUALIFIED = load("qualified_majority")
UNANIMITY = load("unanimity")


def band_chances(rule: Rule, given_here: dict[str, int | tuple[int, ...]]) -> dict[int, Fraction]:
    """Return the exact chance of each band that can come up."""
    odds = distribution(rule, rule.bind(given_here))
    assert odds.exact
    found: dict[int, Fraction] = {}
    for ruling, weight in odds.outcomes:
        found[ruling.band] = found.get(ruling.band, Fraction(0)) + Fraction(weight, odds.total)
    return found


def is_adopted(yes: list[int], populations: list[int], *, reinforced: bool, points: int) -> bool:
    """Whether a coalition adopts a draft with so many points above both thresholds, in the treaties' words."""
    of_members = Fraction(100 * len(yes), len(populations))
    of_population = Fraction(100 * sum(populations[i] for i in yes), sum(populations))
    if reinforced:
        return of_members >= 72 + points and of_population >= 65 + points
    blocked = len(populations) - len(yes) >= 4 or points > 0
    return of_members >= 55 + points and (of_population >= 65 + points or not blocked)


@settings(max_examples=60, deadline=None)
@given(
    council=st.lists(st.tuples(st.integers(1, 99), STANCES), min_size=1, max_size=8),
    reinforced=st.booleans(),
)
def test_qualified_majority_follows_the_treaties(council: list[tuple[int, int]], reinforced: bool) -> None:
    """Over all coalitions the chances are those of clear adoption, narrow adoption and rejection."""
    populations = [people for people, _ in council]
    expected = dict.fromkeys((SUCCESS, PARTIAL, FAILURE), Fraction(0))
    for votes in product((True, False), repeat=len(council)):
        share = Fraction(1)
        for vote, (_, stance) in zip(votes, council, strict=True):
            share *= Fraction(stance if vote else 1000 - stance, 1000)
        yes = [i for i, vote in enumerate(votes) if vote]
        if is_adopted(yes, populations, reinforced=reinforced, points=5):
            expected[SUCCESS] += share
        elif is_adopted(yes, populations, reinforced=reinforced, points=0):
            expected[PARTIAL] += share
        else:
            expected[FAILURE] += share
    stances = tuple(stance for _, stance in council)
    asked: dict[str, int | tuple[int, ...]] = {"stances": stances, "populations": tuple(populations)}
    found = band_chances(QUALIFIED, asked | {"reinforced": int(reinforced)})
    assert found == {band: share for band, share in expected.items() if share}


def test_members_without_doubt_are_not_followed() -> None:
    """A council in which twelve of twenty-seven may go either way has exact odds."""
    stances = (1000, 0, 1000, *(500,) * 12)
    spread = distribution(QUALIFIED, QUALIFIED.bind({"stances": stances, "others": 1000}))
    assert spread.exact
    assert spread.total <= 1000**12


def test_a_whole_council_in_doubt_is_estimated() -> None:
    """With twenty-seven open votes the odds are an estimate of the full size, which knows the obvious."""
    sure, unsure = (distribution(QUALIFIED, QUALIFIED.bind({"others": others})) for others in (950, 600))
    for spread in (sure, unsure):
        assert not spread.exact
        assert spread.samples == SAMPLES
    assert sum(weight for ruling, weight in sure.outcomes if ruling.band == SUCCESS) > sure.total * 98 // 100
    assert sum(weight for ruling, weight in unsure.outcomes if ruling.band == SUCCESS) < unsure.total // 2


@settings(max_examples=40, deadline=None)
@given(
    council=st.lists(st.tuples(st.integers(1, 99), STANCES, STANCES), min_size=1, max_size=5),
)
def test_unanimity_follows_the_treaty(council: list[tuple[int, int, int]]) -> None:
    """Over all answers the chances are those of a veto, of too many abstentions, of some, and of none."""
    populations = [people for people, _, _ in council]
    expected = dict.fromkeys((SUCCESS, PARTIAL, FAILURE), Fraction(0))
    for answers in product(("against", "aside", "for"), repeat=len(council)):
        share = Fraction(1)
        for answer, (_, veto, aside) in zip(answers, council, strict=True):
            against, abstains = Fraction(veto, 1000), Fraction(aside, 1000)
            share *= {
                "against": against,
                "aside": (1 - against) * abstains,
                "for": (1 - against) * (1 - abstains),
            }[answer]
        out = [i for i, answer in enumerate(answers) if answer == "aside"]
        third = 3 * len(out) >= len(council) and 3 * sum(populations[i] for i in out) >= sum(populations)
        if "against" in answers or (out and third):
            expected[FAILURE] += share
        else:
            expected[PARTIAL if out else SUCCESS] += share
    found = band_chances(
        UNANIMITY,
        {
            "vetoes": tuple(veto for _, veto, _ in council),
            "abstentions": tuple(aside for _, _, aside in council),
            "populations": tuple(populations),
        },
    )
    assert found == {band: share for band, share in expected.items() if share}


def test_both_procedures_know_the_same_union() -> None:
    """The two rule files, which can't share code, have one table of twenty-seven populations."""
    tables = [
        parameter.default
        for rule in (QUALIFIED, UNANIMITY)
        for parameter in rule.parameters
        if parameter.name == "populations"
    ]
    assert tables[0] == tables[1]
    assert isinstance(tables[0], tuple)
    assert len(tables[0]) == 27
    five = [tables[0][place] for place in (3, 5, 11, 18, 24)]
    assert round(1000 * sum(five) / sum(tables[0])) in (188, 189)


VOTED = st.lists(st.tuples(st.integers(1, 99), STANCES, st.integers(0, 3)), min_size=1, max_size=7)
"""Members: population, chance, and which of the teams asked speaks for them, if any."""


@settings(max_examples=60, deadline=None)
@given(council=VOTED, votes=st.lists(st.integers(0, 2), max_size=3).map(tuple))
def test_a_team_votes_for_its_portfolio_by_qualified_majority(
    council: list[tuple[int, int, int]], votes: tuple[int, ...]
) -> None:
    """A vote cast is the certain stance of all for whom the team speaks; the others decide by themselves."""
    populations, stances, portfolios = (tuple(column) for column in zip(*council, strict=True))
    said = [votes[speaker - 1] if 1 <= speaker <= len(votes) else 1 for speaker in portfolios]
    certain = tuple({0: 0, 1: stance, 2: 1000}[vote] for stance, vote in zip(stances, said, strict=True))
    asked: dict[str, int | tuple[int, ...]] = {"populations": populations, "stances": stances, "votes": votes}
    asked["portfolios"] = portfolios
    assert band_chances(QUALIFIED, asked) == band_chances(
        QUALIFIED, {"populations": populations, "stances": certain, "votes": ()}
    )


@settings(max_examples=60, deadline=None)
@given(council=VOTED, votes=st.lists(st.integers(0, 3), max_size=3).map(tuple))
def test_a_team_votes_for_its_portfolio_where_all_must_agree(
    council: list[tuple[int, int, int]], votes: tuple[int, ...]
) -> None:
    """Against is a veto, abstained is abstained, in favour is neither; the others decide by themselves."""
    populations, vetoes, portfolios = (tuple(column) for column in zip(*council, strict=True))
    said = [votes[speaker - 1] if 1 <= speaker <= len(votes) else 2 for speaker in portfolios]
    against = tuple({0: 1000, 1: 0, 2: veto, 3: 0}[vote] for veto, vote in zip(vetoes, said, strict=True))
    aside = tuple({0: 0, 1: 1000, 2: 500, 3: 0}[vote] for vote in said)
    free = tuple(500 for _ in council)
    asked = {"populations": populations, "vetoes": vetoes, "abstentions": free, "portfolios": portfolios}
    assert band_chances(UNANIMITY, {**asked, "votes": votes}) == band_chances(
        UNANIMITY, {"populations": populations, "vetoes": against, "abstentions": aside}
    )


def test_a_team_speaks_for_everybody_where_the_deck_says_no_more() -> None:
    """Without portfolios the first of the teams asked speaks for all members."""
    assert band_chances(QUALIFIED, {"votes": (0, 2)}) == {FAILURE: 1}
    assert band_chances(QUALIFIED, {"votes": (2, 0)}) == {SUCCESS: 1}
    assert band_chances(UNANIMITY, {"votes": (1,)}) == {FAILURE: 1}
    assert band_chances(UNANIMITY, {"votes": (3,)}) == {SUCCESS: 1}
