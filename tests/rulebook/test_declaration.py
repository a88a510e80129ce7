"""What `@rule` reads from a function, what it refuses, and how a rule is called."""

from collections.abc import Sequence
from dataclasses import FrozenInstanceError

import pytest

from wargame.engine.dice import KeyedDice
from wargame.rulebook import (
    FAILURE,
    PARTIAL,
    SUCCESS,
    Band,
    Dice,
    Ints,
    Parameter,
    RuleFault,
    Ruling,
    chance,
    roll,
    rule,
)
from wargame.rulebook.declaration import Body


@rule(title="Sample", bands=(SUCCESS, FAILURE), notes={1: "total"})
def sample(dice: Dice, need: int, extras: Ints, modifier: int = 0, weights: Ints = (1, 2)) -> Ruling:
    """Take one of each kind of parameter."""
    total = roll(dice, 2, 6) + modifier + sum(extras) + sum(weights)
    return Ruling(SUCCESS if total >= need else FAILURE, total - need, total)


def declare(function: Body, *, contest: bool = False) -> None:
    """Declare a function to be a rule."""
    rule(title="Try", bands=(SUCCESS,), contest=contest)(function)


def test_a_rule_tells_what_its_function_says() -> None:
    """Name, bands, parameters, notes and manual come from the function and its file."""
    assert sample.name == "sample"
    assert sample.title == "Sample"
    assert sample.bands == (SUCCESS, FAILURE)
    assert sample.parameters == (
        Parameter("need", sequence=False, default=None, required=True),
        Parameter("extras", sequence=True, default=None, required=True),
        Parameter("modifier", sequence=False, default=0, required=False),
        Parameter("weights", sequence=True, default=(1, 2), required=False),
    )
    assert sample.notes == {1: "total"}
    assert not sample.contest
    assert sample.manual == __doc__


def test_a_rule_is_frozen() -> None:
    """Neither a rule nor its notes can be changed."""
    with pytest.raises(FrozenInstanceError):
        sample.title = "Other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        sample.notes[2] = "more"  # type: ignore[index]


def test_parameters_may_be_annotated_in_strings() -> None:
    """Annotations that aren't evaluated yet are read all the same."""

    @rule(title="Late", bands=(SUCCESS,))
    def late(dice: "Dice", number: "int", row: "Ints" = ()) -> "Ruling":
        return Ruling(SUCCESS, number, len(row))

    assert [parameter.sequence for parameter in late.parameters] == [False, True]


def test_a_rule_is_called_as_its_function() -> None:
    """Calling it gives what the function gives, by place or by name."""
    assert sample(KeyedDice(1), 5, (1,), weights=(2,)) == sample.function(KeyedDice(1), 5, (1,), 0, (2,))


def test_bind_orders_arguments_and_fills_defaults() -> None:
    """Arguments by name become a tuple in the order of the signature, sequences as tuples."""
    assert sample.bind({"extras": [3, 4], "need": 8}) == (8, (3, 4), 0, (1, 2))
    assert sample.bind({"weights": [], "modifier": -1, "extras": (), "need": 0}) == (0, (), -1, ())


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"extras": (), "ned": 1}, "sample has no parameter 'ned'; it has need, extras, modifier, weights"),
        ({"need": 1}, "sample needs the parameter 'extras'"),
        ({"need": (1, 2), "extras": ()}, "sample: 'need' takes one whole number, not a list"),
        ({"need": 1, "extras": 5}, "sample: 'extras' takes a list of whole numbers, not the number 5"),
        ({"need": 1.5, "extras": ()}, "sample: 'need' takes whole numbers, not 1.5"),
        ({"need": 1, "extras": ("a",)}, r"sample: 'extras' takes whole numbers, not \('a',\)"),
        ({"need": "8", "extras": ()}, "sample: 'need' takes whole numbers, not '8'"),
    ],
)
def test_bind_refuses_by_name(given: dict[str, int | Sequence[int]], message: str) -> None:
    """What can't be bound is named, with what the rule has or takes."""
    with pytest.raises(TypeError, match=rf"^{message}$"):
        sample.bind(given)


def test_a_rule_without_parameters_says_so() -> None:
    """An argument for a rule that takes none is refused in these words."""

    @rule(title="Plain", bands=(SUCCESS,))
    def plain(dice: Dice) -> Ruling:
        return Ruling(SUCCESS, 0, 0)

    assert plain.bind({}) == ()
    with pytest.raises(TypeError, match=r"^plain has no parameter 'target'; it has none$"):
        plain.bind({"target": 8})


def test_resolve_calls_by_place() -> None:
    """Bound arguments go in by their order."""
    ruling = sample.resolve(KeyedDice(1), (5, (1,), 2, (0,)))
    assert ruling == sample(KeyedDice(1), 5, (1,), 2, (0,))


@pytest.mark.parametrize(
    "result",
    [None, 1, (1, 0, 0), Ruling(PARTIAL, 0, 0), Ruling(7, 0, 0), Ruling(1, 0.5, 0)],  # type: ignore[arg-type]
)
def test_resolve_refuses_what_is_no_ruling_of_the_rule(result: Ruling) -> None:
    """Anything but three ints with a declared band is a fault."""

    @rule(title="Odd", bands=(SUCCESS, FAILURE))
    def odd(dice: Dice) -> Ruling:
        return result

    with pytest.raises(RuleFault, match=r"^odd\(\): returned "):
        odd.resolve(KeyedDice(1), ())


def test_resolve_takes_bands_of_either_form() -> None:
    """A rule may use the enumeration."""

    @rule(title="Named", bands=(Band.SUCCESS, Band.FAILURE))
    def named(dice: Dice) -> Ruling:
        return Ruling(Band.FAILURE, 0, 0)

    assert named.bands == (SUCCESS, FAILURE)
    assert named.resolve(KeyedDice(1), ()).band == FAILURE


def test_an_error_in_a_rule_is_a_fault_with_its_cause() -> None:
    """What a rule raises is told with the rule and its arguments, and kept as the cause."""

    @rule(title="Risky", bands=(SUCCESS,))
    def risky(dice: Dice, row: Ints) -> Ruling:
        return Ruling(SUCCESS, 0, row[3])

    with pytest.raises(RuleFault, match=r"^risky\(\(1, 2\)\): IndexError: tuple index out of range$") as caught:
        risky.resolve(KeyedDice(1), ((1, 2),))
    assert isinstance(caught.value.__cause__, IndexError)


def without_dice(n: int) -> Ruling:
    """Take no dice."""
    return Ruling(SUCCESS, n, 0)


def with_float(dice: Dice, chance_of_rain: float) -> Ruling:
    """Take a float."""
    return Ruling(SUCCESS, int(chance_of_rain), 0)


def with_nothing_said(dice: Dice, n) -> Ruling:  # type: ignore[no-untyped-def] # noqa: ANN001
    """Take a parameter without annotation."""
    return Ruling(SUCCESS, n, 0)


def with_star(dice: Dice, *numbers: int) -> Ruling:
    """Take any number of arguments."""
    return Ruling(SUCCESS, len(numbers), 0)


def with_named_only(dice: Dice, *, n: int = 0) -> Ruling:
    """Take an argument by name alone."""
    return Ruling(SUCCESS, n, 0)


def with_list_default(dice: Dice, row: Ints = [1]) -> Ruling:  # noqa: B006
    """Have a default that can be changed."""
    return Ruling(SUCCESS, len(row), 0)


def with_flag_default(dice: Dice, n: int = True) -> Ruling:
    """Have a truth for a number."""
    return Ruling(SUCCESS, n, 0)


def with_modifiers(dice: Dice, modifier: Ints) -> Ruling:
    """Take the modifiers one by one."""
    return Ruling(SUCCESS, len(modifier), 0)


def with_while(dice: Dice, permille: int) -> Ruling:
    """Throw until it happens."""
    tries = 0
    while not chance(dice, permille):
        tries += 1
    return Ruling(SUCCESS, tries, 0)


@pytest.mark.parametrize(
    ("function", "reason"),
    [
        (without_dice, "must take `dice` as its first parameter"),
        (with_float, "has a parameter 'chance_of_rain' that is annotated neither `int` nor `Ints`"),
        (with_nothing_said, "has a parameter 'n' that is annotated neither `int` nor `Ints`"),
        (with_star, "has a parameter 'numbers' that can't be given both by place and by name"),
        (with_named_only, "has a parameter 'n' that can't be given both by place and by name"),
        (with_list_default, r"has a parameter 'row' with the default \[1\], which isn't a tuple of ints"),
        (with_flag_default, "has a parameter 'n' with the default True, which isn't an int"),
        (with_modifiers, "has a parameter `modifier` that isn't an `int`, but the engine fills it with a sum"),
        (with_while, r"has a `while` loop in line \d+; use `for`, which always ends"),
    ],
)
def test_signatures_that_the_engine_cannot_serve_are_refused(function: Body, reason: str) -> None:
    """The error names the rule and says what is wrong."""
    with pytest.raises(TypeError, match=rf"^the rule {function.__name__} {reason}$"):
        declare(function)


def test_the_line_of_a_while_loop_is_its_line_in_the_file() -> None:
    """The refusal points into the file, not into the function."""
    line = with_while.__code__.co_firstlineno + 3
    with pytest.raises(TypeError, match=rf"in line {line};"):
        declare(with_while)


def test_a_function_without_source_is_taken_as_it_is() -> None:
    """A rule typed at a prompt can't be read back and is not refused for that."""
    scope: dict[str, Body] = {}
    exec("def typed(dice):\n    while True: pass", scope)
    declare(scope["typed"])


def test_a_contest_needs_entries_and_me() -> None:
    """A contest without the two parameters that the engine fills in is refused."""

    def lonely(dice: Dice, entries: Ints) -> Ruling:
        return Ruling(SUCCESS, len(entries), 0)

    def shared(dice: Dice, entries: Ints, me: int) -> Ruling:
        return Ruling(SUCCESS, entries[me], 0)

    declare(shared, contest=True)
    with pytest.raises(TypeError, match=r"^the rule lonely is a contest, so it needs the parameters"):
        declare(lonely, contest=True)


@pytest.mark.parametrize("bands", [(), (SUCCESS, SUCCESS), (FAILURE, SUCCESS), (4,), (-1, 1)])
def test_bands_that_are_none_are_refused(bands: tuple[int, ...]) -> None:
    """Bands must be known ones, best first, each once, and at least one."""
    with pytest.raises(ValueError, match=r"^the bands of 'Odd' must be some of critical, success, partial, failure"):
        rule(title="Odd", bands=bands)


def test_a_rule_says_in_words_what_its_bands_mean() -> None:
    """What it says of a band is kept; words for a band that it never gives are refused."""

    def without_margin(dice: Dice) -> Ruling:
        return Ruling(SUCCESS, 0, 0)

    declared = rule(title="Odd", bands=(SUCCESS, FAILURE), says={FAILURE: "It stalls."})(without_margin)
    assert dict(declared.says) == {FAILURE: "It stalls."}
    with pytest.raises(ValueError, match=r"^'Odd' says something of the band partial, which it doesn't declare"):
        rule(title="Odd", bands=(SUCCESS, FAILURE), says={PARTIAL: "Half."})
