"""`@rule`: a function and its signature as one frozen value."""

from ast import While, parse, walk
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from inspect import Parameter as Formal
from inspect import getdoc, getsourcelines, signature, unwrap
from linecache import checkcache, getlines
from textwrap import dedent
from types import MappingProxyType
from typing import Final, NamedTuple, NoReturn, TypeAlias

from wargame.rulebook.asks import Ask, fault_of
from wargame.rulebook.dice import Dice, Ints
from wargame.rulebook.faults import RuleFault
from wargame.rulebook.rulings import BAND_NAMES, Ruling

RuleArgument: TypeAlias = int | tuple[int, ...]
"""One argument of a rule, frozen: a number or a flat sequence of numbers."""

FILLED: Final = ("modifier", "entries", "me")
"""Parameters that the engine fills by itself where a rule declares them."""

Body: TypeAlias = Callable[..., Ruling]


class Parameter(NamedTuple):
    """One parameter of a rule, as its signature declares it."""

    name: str
    sequence: bool
    """Whether it takes a sequence of numbers and not one number."""
    default: RuleArgument | None
    """What it is when a deck leaves it out; None when it is required."""
    required: bool


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule as the engine, the deck compiler and the manual see it; equal only to itself."""

    name: str
    """The function's name, by which decks call the rule."""
    title: str
    bands: tuple[int, ...]
    """The bands that it may return, best first."""
    parameters: tuple[Parameter, ...]
    """Its parameters after `dice`. One called `modifier` is filled with the sum of a response's modifiers."""
    notes: Mapping[int, str]
    """What the numbers mean that it notes for "Why?", by code."""
    says: Mapping[int, str]
    """By band, what has happened then, as a sentence; a band that is not there is said by its name alone."""
    contest: bool
    """Whether it decides about all orders of a card together, through `entries` and `me`."""
    asks: Mapping[str, Ask]
    """What it wants to know from people, by the parameter that the answers fill."""
    manual: str
    """The docstring of its file."""
    function: Body

    def __call__(self, dice: Dice, *args: int | Ints, **kwargs: int | Ints) -> Ruling:
        """Call the function as it is, with nothing checked."""
        return self.function(dice, *args, **kwargs)

    def resolve(self, dice: Dice, arguments: Sequence[RuleArgument]) -> Ruling:
        """Call the function with all its arguments in the order of its signature, and check what it returns.

        Raises RuleFault if it raises or returns anything but a ruling in ints with a band that it declares.
        """
        try:
            ruling = self.function(dice, *arguments)
        except Exception as error:
            raise RuleFault(self.name, tuple(arguments), f"{type(error).__name__}: {error}") from error
        if not _is_ruling(ruling):
            raise RuleFault(self.name, tuple(arguments), f"returned {ruling!r}, which is no Ruling of three ints")
        if ruling.band not in self.bands:
            raise RuleFault(self.name, tuple(arguments), f"returned the band {ruling.band}, which it doesn't declare")
        return ruling

    def bind(self, given: Mapping[str, int | Ints]) -> tuple[RuleArgument, ...]:
        """Return arguments given by name as a tuple in the order of the signature, with defaults filled in.

        Raises TypeError that names the first unknown or missing parameter, or the first with the wrong kind of value.
        """
        known = [parameter.name for parameter in self.parameters]
        for name in given:
            if name not in known:
                offer = f"it has {', '.join(known)}" if known else "it has none"
                raise TypeError(f"{self.name} has no parameter {name!r}; {offer}")
        return tuple(self._bound(parameter, given.get(parameter.name)) for parameter in self.parameters)

    def _bound(self, parameter: Parameter, value: int | Ints | None) -> RuleArgument:
        if value is None:
            if parameter.default is None:
                raise TypeError(f"{self.name} needs the parameter {parameter.name!r}")
            return parameter.default
        if isinstance(value, int):
            if parameter.sequence:
                raise TypeError(
                    f"{self.name}: {parameter.name!r} takes a list of whole numbers, not the number {value}"
                )
            return int(value)
        if (
            isinstance(value, str)
            or not isinstance(value, Sequence)
            or not all(isinstance(item, int) for item in value)
        ):
            raise TypeError(f"{self.name}: {parameter.name!r} takes whole numbers, not {value!r}")
        if not parameter.sequence:
            raise TypeError(f"{self.name}: {parameter.name!r} takes one whole number, not a list")
        return tuple(value)


def rule(
    *,
    title: str,
    bands: tuple[int, ...],
    notes: Mapping[int, str] | None = None,
    contest: bool = False,
    asks: Mapping[str, Ask] | None = None,
    says: Mapping[int, str] | None = None,
) -> Callable[[Body], Rule]:
    """Declare a function to be a rule.

    `bands` are those that it may return. `notes` explain the codes that it gives to `note`. A `contest` rule has the
    parameters `entries: Ints` and `me: int`; see `wargame.rulebook` for how it is called. `asks` say by parameter what
    people are asked first: an `int` parameter for an ask of the actor, `Ints` for any other. Each such parameter has a
    default, so that the rule works where nobody is asked. `says` tell by band what has happened then, as a sentence.

    Raises TypeError for a signature or an ask, and ValueError for bands, that the engine can't serve.
    """
    declared = tuple(int(band) for band in bands)
    if not declared or list(declared) != sorted(set(declared)) or not set(declared) <= set(range(len(BAND_NAMES))):
        raise ValueError(f"the bands of {title!r} must be some of {', '.join(BAND_NAMES)}, best first, each once")
    for band in says or {}:
        if band not in declared:
            raise ValueError(f"{title!r} says something of the band {BAND_NAMES[band]}, which it doesn't declare")

    def declare(function: Body) -> Rule:
        parameters = _read_parameters(function)
        _refuse_while(function)
        if contest and not {("entries", True), ("me", False)} <= {part[:2] for part in parameters}:
            _refuse(function, "is a contest, so it needs the parameters `entries: Ints` and `me: int`")
        if ("modifier", True) in {part[:2] for part in parameters}:
            _refuse(function, "has a parameter `modifier` that isn't an `int`, but the engine fills it with a sum")
        return Rule(
            name=function.__name__,
            title=title,
            bands=declared,
            parameters=parameters,
            notes=MappingProxyType(dict(notes or {})),
            says=MappingProxyType(dict(says or {})),
            contest=contest,
            asks=_read_asks(function, asks or {}, parameters, contest=contest),
            manual=_read_manual(function),
            function=function,
        )

    return declare


def _is_ruling(result: object) -> bool:
    return (
        isinstance(result, Ruling)
        and isinstance(result.band, int)
        and isinstance(result.margin, int)
        and isinstance(result.value, int)
    )


def _read_parameters(function: Body) -> tuple[Parameter, ...]:
    formals = list(signature(function, eval_str=True).parameters.values())
    if not formals or formals[0].name != "dice":
        _refuse(function, "must take `dice` as its first parameter")
    return tuple(_read_parameter(function, formal) for formal in formals[1:])


def _read_parameter(function: Body, formal: Formal) -> Parameter:
    if formal.kind is not Formal.POSITIONAL_OR_KEYWORD:
        _refuse(function, f"has a parameter {formal.name!r} that can't be given both by place and by name")
    if formal.annotation is not int and formal.annotation != Ints:
        _refuse(function, f"has a parameter {formal.name!r} that is annotated neither `int` nor `Ints`")
    sequence = formal.annotation is not int
    if formal.default is Formal.empty:
        return Parameter(formal.name, sequence, default=None, required=True)
    if not _is_default(formal.default, sequence=sequence):
        kind = "a tuple of ints" if sequence else "an int"
        _refuse(function, f"has a parameter {formal.name!r} with the default {formal.default!r}, which isn't {kind}")
    return Parameter(formal.name, sequence, formal.default, required=False)


def _read_asks(
    function: Body, asks: Mapping[str, Ask], parameters: tuple[Parameter, ...], *, contest: bool
) -> Mapping[str, Ask]:
    """Return the asks, frozen; refuse those that can't be put or whose answers the signature doesn't take."""
    known = {parameter.name: parameter for parameter in parameters}
    for name, ask in asks.items():
        if name not in known or name in FILLED:
            offer = ", ".join(each for each in known if each not in FILLED) or "none"
            _refuse(function, f"has an ask for {name!r}, which is no parameter that people can fill; it has {offer}")
        fault = fault_of(ask, contest=contest) or _misfit(ask, known[name], known)
        if fault:
            _refuse(function, f"has an ask for {name!r} {fault}")
    return MappingProxyType(dict(asks))


def _misfit(ask: Ask, parameter: Parameter, known: Mapping[str, Parameter]) -> str:
    """Return what is wrong between an ask and the signature; empty if nothing is."""
    if parameter.sequence == (ask.who == "actor"):
        needed = "one number: annotate it `int`" if parameter.sequence else "one number per team: annotate it `Ints`"
        return f"that is put to {ask.who!r}, which fills it with {needed}"
    if parameter.required:
        return "without a default in the signature; the rule must work where nobody is asked"
    if not parameter.sequence and parameter.default != ask.default:
        return f"with the default {ask.default}, but the signature says {parameter.default}"
    if ask.words_by and (ask.words_by not in known or known[ask.words_by].sequence):
        return f"whose words go by {ask.words_by!r}, which is no `int` parameter"
    return ""


def _refuse_while(function: Body) -> None:
    """Refuse the loops that may never end. A function whose source can't be read back is taken as it is."""
    file = unwrap(function).__code__.co_filename
    checkcache(file)
    if not any("while" in line for line in getlines(file)):
        return  # most files: finding where a function ends takes longer than all the rest of loading it
    try:
        lines, first = getsourcelines(function)
        tree = parse(dedent("".join(lines)))
    except (OSError, SyntaxError):
        return
    for node in walk(tree):
        if isinstance(node, While):
            _refuse(function, f"has a `while` loop in line {first + node.lineno - 1}; use `for`, which always ends")


def _is_default(default: object, *, sequence: bool) -> bool:
    if sequence:
        return isinstance(default, tuple) and all(type(item) is int for item in default)
    return type(default) is int


def _read_manual(function: Body) -> str:
    """Return the docstring of the function's file, which `sys.modules` may not know."""
    text = function.__globals__.get("__doc__") or getdoc(function) or ""
    return str(text).strip()


def _refuse(function: Body, reason: str) -> NoReturn:
    raise TypeError(f"the rule {function.__name__} {reason}")
