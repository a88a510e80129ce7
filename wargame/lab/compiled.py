"""The machine compiled: the engine's own code and every rule, by numba (extra `wargame[fast]`), without the GIL.

The first start compiles for a minute or so; the result is kept in the person's cache folder under a digest of all that
went into it, so that later starts take a blink. A deck is data: another deck needs no other kernel.
"""

import inspect
import sys
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from platform import machine
from tempfile import mkdtemp
from types import ModuleType
from typing import Any, NamedTuple

import numba
import numpy as np
from llvmlite import ir
from llvmlite.binding import llvm_version_info, set_option
from numba import njit, types
from numba.core import cgutils
from numba.extending import intrinsic, overload, register_jitable
from platformdirs import user_cache_path

from wargame.deck.compile import CompiledDeck
from wargame.engine import adjudication
from wargame.engine.program import Course, Ints, Program
from wargame.engine.state import blank_state
from wargame.lab.compiled_structures import Laid, RuleSet, by_itself
from wargame.lab.desk import blank_desk
from wargame.lab.pared import pared
from wargame.lab.room import SHARED
from wargame.lab.trial import Setting
from wargame.lab.trials import Batch, RunBatch, blank_sheet, blank_tally, row_width, seed_key, zeros
from wargame.lab.variants import USUAL, Variant, varied
from wargame.rulebook import Rule, Ruling

_MODULES = (
    "wargame.engine.expression_code",
    "wargame.engine.state",
    "wargame.engine.effects",
    "wargame.engine.answers",
    "wargame.engine.dealing",
    "wargame.engine.adjudication",
    "wargame.engine.recap",
    "wargame.engine.scoring",
    "wargame.engine.sight",
    "wargame.lab.desk",
    "wargame.lab.worth",
    "wargame.lab.choices",
    "wargame.lab.bot_answers",
    "wargame.lab.bot_cards",
    "wargame.lab.futures",
    "wargame.lab.bot_turns",
    "wargame.lab.tally",
    "wargame.lab.ways",
    "wargame.lab.trial",
    "wargame.lab.onward",
)
"""The modules whose functions are compiled as they are."""

_INTERPRETED = {"dispatch", "given_arguments", "blank_state", "blank_desk", "freeze", "thaw", "drift_terms"}
"""Functions of those modules that only people's sessions need."""

_CALLED = {
    "apply_collected",
    "apply_delivery",
    "apply_rulings",
    "cheapest_response",
    "collect",
    "collect_costs",
    "close_turn",
    "deal_turn",
    "draw_start_values",
    "evaluate",
    "fill_intricate",
    "fill_sequence",
    "highest_card",
    "intricate_openness",
    "is_taken",
    "refresh_all",
    "release",
    "release_all",
    "reserved",
    "resolve_turn",
    "run_code",
    "see",
}
"""Functions of the engine that are long and called from several places; all others of it are written out where they
are called, which makes sessions several times as fast."""

_WRITTEN_OUT = {
    "add_sums",
    "answer_by_bots",
    "bot_key",
    "card_offers",
    "choose",
    "choose_by_chance",
    "count_end",
    "count_values",
    "first_offer",
    "look_at_card",
    "look_at_offer",
    "lot",
    "may_order",
    "may_pass",
    "note_choices",
    "note_value",
    "note_values",
    "offers_any",
    "offers_end",
    "order_by_bots",
    "order_card",
    "order_plain_card",
    "pick_by_lot",
}
"""Functions of bots and of counting that are called for every order; so are they."""

_LLVM = 22
"""The newest LLVM that was seen to know the options below; one that does not know one would end the process."""

_KERNEL = """\
from numba import njit

from wargame.lab.compiled_structures import course_at, desk_at, program_at, rule_set, sheet_at, state_at, tally_at
from wargame.lab.onward import run_futures
from wargame.lab.trial import run_trials

rules = rule_set("{digest}")


@njit(nogil=True, cache=True)
def run(program, course, state, desk, kinds, seed_key, first, last, setting, tally, sheet):
    run_trials(
        program_at(program),
        course_at(course),
        rules(),
        state_at(state),
        desk_at(desk),
        kinds,
        seed_key,
        first,
        last,
        setting,
        tally_at(tally),
        sheet_at(sheet),
    )


@njit(nogil=True, cache=True)
def run_onward(program, course, base, moment, state, desk, kinds, seed_key, first, last, tally, sheet):
    run_futures(
        program_at(program),
        course_at(course),
        rules(),
        state_at(base),
        moment,
        state_at(state),
        desk_at(desk),
        kinds,
        seed_key,
        first,
        last,
        tally_at(tally),
        sheet_at(sheet),
    )
"""

Kernel = Callable[..., None]


def kernel_for(rules: Mapping[str, Rule], digests: Mapping[str, str], folder: Path | None = None) -> Kernel:
    """Return the compiled kernel of whole sessions; see `kernels_for`."""
    return kernels_for(rules, digests, folder).run


class Kernels(NamedTuple):
    """What is compiled for some rules, each at its first call."""

    run: Kernel
    """Plays whole sessions: `wargame.lab.trial.run_trials`."""
    run_onward: Kernel
    """Plays on from a position: `wargame.lab.onward.run_futures`."""


def kernels_for(rules: Mapping[str, Rule], digests: Mapping[str, str], folder: Path | None = None) -> Kernels:
    """Return the compiled kernels that know these rules; `folder` is where they are kept.

    Nothing is compiled before the first call, and nothing at all if a kernel of the same content is kept already.
    """
    _make_compilable()
    path = kernel_path(rules, digests, folder)
    digest = path.stem.removeprefix("kernel_")
    if digest not in _DISPATCHERS:
        _DISPATCHERS[digest] = dispatcher(rules, digest)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text(_KERNEL.format(digest=digest), encoding="utf-8")
    except OSError:  # nothing may be kept there: it is compiled for this run alone
        path = Path(mkdtemp(prefix="wargame-")) / path.name
        path.write_text(_KERNEL.format(digest=digest), encoding="utf-8")
    kept = _loaded(path.stem, path)
    return Kernels(kept.run, kept.run_onward)


def kernel_path(rules: Mapping[str, Rule], digests: Mapping[str, str], folder: Path | None = None) -> Path:
    """Return the file of the kernel that knows these rules, made or not."""
    kept = folder or user_cache_path("wargame", appauthor=False) / "compiled"
    return kept / f"kernel_{_digest(rules, digests)}.py"


@cache
def _make_compilable() -> None:
    """Tell numba, once a process, which functions it may compile."""
    import_module("wargame.lab.compiled_dice")
    if machine() in {"x86_64", "AMD64"} and llvm_version_info[0] <= _LLVM:
        set_option("", "-x86-early-ifcvt")  # which band dice come to can't be foreseen: better picked than jumped to
        set_option("", "-force-vector-interleave=1")  # loops are short: eight at a time and no more,
        set_option("", "-prefer-predicate-over-epilogue=predicate-else-scalar-epilogue")  # with no rest to go through
    for name in _MODULES:
        module = import_module(name)
        for function_name, function in vars(module).items():
            if inspect.isfunction(function) and function.__module__ == name and function_name not in _INTERPRETED:
                engine = name.startswith("wargame.engine.")
                written_out = function_name not in _CALLED if engine else function_name in _WRITTEN_OUT
                register_jitable(forceinline=written_out, error_model="numpy")(function)


_DISPATCHERS: dict[str, Callable[..., Any]] = {}
"""What calls the rules of each kernel, by its digest."""


@overload(adjudication.dispatch)
def _dispatch(rules: Any, rule: Any, dice: Any, state: Any, count: Any) -> Callable[..., Any] | None:
    if not isinstance(rules, RuleSet):
        return None
    call = _DISPATCHERS[rules.digest]

    def impl(rules: Any, rule: Any, dice: Any, state: Any, count: Any) -> Any:
        return call(rule, dice, state.arguments)

    return impl


def dispatcher(rules: Mapping[str, Rule], digest: str) -> Callable[..., Any]:
    """Return what compiled code calls for rule number n of the names in order: written from rules, never from decks.

    It looks up where the rule's code lies. Were all of them called by name, room for what each returns would be cleared
    for every order. A band that a rule does not declare is an error there too: it would be read as a place in memory.
    """
    calls = [call_of(rules[name], f"call{n}_{digest}") for n, name in enumerate(sorted(rules))]
    ruling = types.NamedUniTuple(types.int64, 3, Ruling)

    def call(_typing: Any, rule: Any, dice: Any, arguments: Any) -> Any:
        one = ruling(dice, arguments)

        def look_up(context: Any, builder: Any, _signature: Any, values: Any) -> Any:
            found = [context.compile_subroutine(builder, each, one).fndesc for each in calls]
            functions = [context.declare_function(builder.module, each) for each in found]
            listed = ir.Constant(ir.ArrayType(functions[0].type, len(functions)), functions)
            table = cgutils.global_constant(builder, f"rules_{digest}", listed)
            function = builder.load(builder.gep(table, [ir.IntType(64)(0), values[0]]))
            status, result = context.call_conv.call_function(builder, function, ruling, one.args, values[1:])
            with cgutils.if_unlikely(builder, status.is_error):
                context.call_conv.return_status_propagate(builder, status)
            return result

        return ruling(rule, dice, arguments), look_up

    called: Callable[..., Any] = intrinsic(call)
    return called


def call_of(rule: Rule, name: str) -> Callable[..., Any]:
    """Return the function that calls one rule with the arguments where the machine puts them.

    It is kept by itself: in a function of its own a rule's bands are picked, among twenty rules they are jumped to. Its
    name is no other kernel's, or code of the one could be taken for the other's.
    """
    bands = sum(1 << band for band in rule.bands)
    arguments = ["dice"]
    for i, parameter in enumerate(rule.parameters):
        one, items = f"a[{2 * i}]", f"a[a[{2 * i}]:a[{2 * i}] + a[{2 * i + 1}]]"
        arguments.append(items if parameter.sequence else one)
    lines = [f"def {name}(dice, a):", "    by_itself()", f"    return checked(rule({', '.join(arguments)}), {bands})"]
    names: dict[str, Any] = {"rule": njit(rule.function), "checked": _checked, "by_itself": by_itself}
    exec("\n".join(lines), names)  # noqa: S102 - the text is made of numbers alone
    called: Callable[..., Any] = names[name]
    return called


@njit
def _checked(ruling: Any, bands: Any) -> Any:
    if not 0 <= ruling.band <= 3 or (bands >> ruling.band) & 1 == 0:
        raise ValueError("a rule returned a band that it doesn't declare")
    return Ruling(types.int64(ruling.band), types.int64(ruling.margin), types.int64(ruling.value))


def _digest(rules: Mapping[str, Rule], digests: Mapping[str, str]) -> str:
    """Return what tells one kernel from another: sources, rules, numba."""
    whole = sha256(_program())
    for name in sorted(digests):
        whole.update(f"{name} {digests[name]} {rules[name].function.__module__}\n".encode())
    return whole.hexdigest()[:32]


@cache
def _program() -> bytes:
    """Return what is compiled beside the rules, and by what; read once a process."""
    modules = (
        *_MODULES,
        "wargame.engine.program",
        "wargame.lab.compiled_dice",
        "wargame.lab.compiled_structures",
        __name__,
    )
    sources = [inspect.getsource(import_module(name)) for name in modules]
    return "".join((f"{numba.__version__} {np.__version__} {sys.version}", *sources)).encode()


def _loaded(name: str, path: Path) -> ModuleType:
    if name in sys.modules:
        return sys.modules[name]
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def compiled(
    deck: CompiledDeck,
    course: Course,
    seed: int,
    kernel: Kernel,
    rules: Mapping[str, Rule],
    variant: Variant = USUAL,
    kinds: Ints = (),
) -> RunBatch:
    """Return a runner on the compiled kernel; safe to call from several threads at a time. `kinds` as in Python's."""
    changed = pared(varied(deck.program, variant))
    program, laid_course = Laid(renumbered(deck, changed, rules), SHARED), Laid(course)
    bots = np.array(kinds, dtype=np.int64) if kinds else None  # without bots there is less to compile

    setting, key = Setting(variant.passive, variant.rethrown), np.uint64(seed_key(seed))
    idle: list[tuple[Laid, ...]] = []  # used ones, which serve one thread at a time

    def room_for_one() -> tuple[Laid, ...]:
        state, desk = blank_state(changed, course.turns), blank_desk(changed, course)
        sheet, tally = blank_sheet(deck, course, 0), blank_tally(deck, course)
        return Laid(state, SHARED), Laid(desk, SHARED), Laid(sheet, SHARED), Laid(tally, SHARED)

    def run(numbers: range) -> Batch:
        try:
            state, desk, sheet, tally = idle.pop()
        except IndexError:
            state, desk, sheet, tally = room_for_one()
        rows = zeros(len(numbers) * row_width(deck))
        sheet.put("rows", rows)
        kernel(
            program.address,
            laid_course.address,
            state.address,
            desk.address,
            bots,
            key,
            numbers.start,
            numbers.stop,
            setting,
            tally.address,
            sheet.address,
        )
        counted = tally.taken()
        idle.append((state, desk, sheet, tally))
        return Batch(counted, rows)

    return run


def renumbered(deck: CompiledDeck, program: Program, rules: Mapping[str, Rule]) -> Program:
    """Return the program with its rules numbered by the names of all rules, as the kernel does."""
    numbers = {name: n for n, name in enumerate(sorted(rules))}
    of_deck = [numbers[rule.name] for rule in deck.rules]
    responses = program.responses
    return program._replace(responses=responses._replace(rule=tuple(of_deck[rule] for rule in responses.rule)))
