"""The engine's named tuples in memory as compiled code reads them: addresses, with no counting of references.

A named tuple becomes a *table* of 64-bit words: a whole number is a word, a sequence is two (where its items lie, how
many there are), and a named tuple inside is one (where its own table lies). Compiled code gets the address of a table,
so a deck is data to it. What a program holds never changes while the kernel runs, and compiled code is told so; of a
state only the tables never change, their items do.
"""

import operator
from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import Any, get_args

import numpy as np
from llvmlite import ir
from numba import carray, types
from numba.core import cgutils
from numba.core.typing.templates import AttributeTemplate
from numba.extending import (
    infer_getattr,
    intrinsic,
    lower_getattr_generic,
    models,
    overload,
    register_model,
)

from wargame.engine.expression_code import CodePool
from wargame.engine.program import (
    Bundles,
    Cards,
    Chances,
    Course,
    Drift,
    Program,
    Responses,
    Sight,
    Teams,
    Variables,
)
from wargame.engine.state import MAX_ARGUMENTS, MAX_HAND, State
from wargame.lab.desk import Desk
from wargame.lab.room import LINE, Room, zeros_from
from wargame.lab.tally import Sheet, Tally

_KEYS = {"key", "folded", "draw_key", "secret_key", "order_keys", "bot_keys"}
"""Sequences of words: ids in keys."""
_AMOUNTS = {"cost_amount", "need_units", "effect_units"}
"""Of what lies side by side, what may take more than 32 bits."""
_SHORT = {"shift_slot", "shift_units"}
"""What takes 16 bits, so that all that an order may come to lies in one line of the cache."""
_COUNTS = {"Tally.spread"}
"""Fields that are counted in 32 bits."""
_FEW = {"State.arguments", "State.hand", "Tally.points", "Tally.worth", "Sheet.scores", "Sheet.ways"}
"""Fields of which a few items are written, and not side by side: eight at a time would take far longer."""
_WITHIN: Mapping[str, int] = {
    "State.clock": 2,
    "State.hand": MAX_HAND,
    "State.arguments": MAX_ARGUMENTS,
    "Desk.open": MAX_HAND,
}
"""Fields that have so many items in every deck: they lie in the table itself, where nobody has to look up the place."""
_SIDE_BY_SIDE: Mapping[type, tuple[tuple[str, ...], ...]] = {
    CodePool: (("settled", "settled_step", "plain", "plain_slot"),),
    Responses: (
        ("price_slot",),
        ("price_units",),
        ("tag", "rule", "argument_starts", "straight"),
        ("argument_kind", "argument_slot", "argument_factor", "argument_whole"),
        ("argument_ask", "argument_first", "argument_count"),
        (
            *("card", "team", "when", "strength", "entries_argument"),
            *("modifier_starts", "ask_starts", "cost_starts", "need_starts"),
        ),
        ("cost_slot", "cost_amount"),
        ("need_slot", "need_units"),
        ("bundle", "bundle_first", "bundle_end"),
        ("shift_slot", "shift_units"),
    ),
    Bundles: (
        ("effect_starts", "unlock_starts", "follow_starts", "releases"),
        ("effect_slot", "effect_kind", "effect_amount", "effect_turns", "effect_until", "effect_units"),
    ),
}
"""Fields of which the machine reads several for one item: they lie item by item, so that one look fetches all."""
_FIXED = (CodePool, Variables, Chances, Drift, Teams, Cards, Responses, Bundles, Sight, Program, Course)
"""What never changes while the kernel runs."""
_CHANGING = (State, Desk, Tally, Sheet)
_TABLES = (*_FIXED, *_CHANGING)
_DICE = "dice"
_FIELDS = (_DICE, *(f"{kind.__name__}.{name}" for kind in _TABLES for name in kind._fields))
"""All that a sequence can be the field of: no two lie in the same memory."""

_WORD = ir.IntType(64)


@cache
def _records(kind: Any) -> tuple[np.dtype[Any], ...]:
    """Return how the fields of a named tuple that lie side by side do so."""
    return tuple(
        np.dtype([(name, "i8" if name in _AMOUNTS else "i2" if name in _SHORT else "i4") for name in names], align=True)
        for names in _SIDE_BY_SIDE.get(kind, ())
    )


@cache
def _within(kind: Any) -> Mapping[str, range]:
    """Return where in the table of a named tuple the items of some of its fields lie, behind the words for all."""
    found: dict[str, range] = {}
    free = 2 * len(kind._fields)
    for name in kind._fields:
        size = _WITHIN.get(f"{kind.__name__}.{name}", 0)
        if size > 0:
            found[name] = range(free, free + size)
            free += size
    return found


class Run(types.Type):
    """A sequence of one field of a named tuple: int64, uint64 or float64, with no bounds checked."""

    def __init__(self, dtype: Any, field: str, *, fixed: bool, stride: int = 8, bits: int = 64) -> None:
        self.dtype = dtype
        self.field = field
        self.fixed = fixed
        self.stride = stride
        """Bytes from one item to the next."""
        self.bits = bits
        """How many an item takes in memory."""
        super().__init__(name=f"Run({field}, {dtype}, {stride}, {bits})")


class Table(types.Type):
    """A named tuple's table."""

    def __init__(self, kind: type) -> None:
        self.kind = kind
        super().__init__(name=f"Table({kind.__name__})")


@register_model(Run)
class _RunModel(models.StructModel):
    def __init__(self, manager: Any, run: Run) -> None:
        super().__init__(manager, run, [("data", types.CPointer(run.dtype)), ("size", types.intp)])


@register_model(Table)
class _TableModel(models.PrimitiveModel):
    def __init__(self, manager: Any, table: Table) -> None:
        super().__init__(manager, table, _WORD.as_pointer())


def _dtype(run: Run) -> str:
    """Return how an item of a sequence lies in memory."""
    return str(run.dtype) if run.bits == _WORD.width else f"i{run.bits // 8}"


@cache
def field_type(kind: Any, name: str) -> Any:
    """Return how compiled code sees a field of a named tuple."""
    said: Any = kind.__annotations__[name]
    if said is int:
        return types.int64
    if said in _TABLES:
        return Table(said)
    for record in _records(kind):
        if name in (record.names or ()):
            bits = 8 * record[name].itemsize
            return Run(types.int64, f"{kind.__name__}.{name}", fixed=True, stride=record.itemsize, bits=bits)
    field = f"{kind.__name__}.{name}"
    if field in _COUNTS:
        return Run(types.int64, field, fixed=False, stride=4, bits=32)
    dtype = types.float64 if float in get_args(said) else types.uint64 if name in _KEYS else types.int64
    return Run(dtype, field, fixed=kind in _FIXED)


@infer_getattr
class _TableFields(AttributeTemplate):
    key = Table

    def generic_resolve(self, table: Table, name: str) -> Any:
        """Return the type of a field."""
        return field_type(table.kind, name)


def _load(builder: Any, address: Any, *, fixed: bool) -> Any:
    """Read memory; what is fixed may be read once for a whole loop."""
    loaded = builder.load(address)
    if fixed:
        loaded.set_metadata("invariant.load", builder.module.add_metadata([]))
    return loaded


def _apart(builder: Any, access: Any, field: str) -> None:
    """Tell that the sequence of a field overlaps with that of no other field."""
    module = builder.module
    domain = module.add_metadata(["wargame"])
    scopes = {name: module.add_metadata([name, domain]) for name in _FIELDS}
    access.set_metadata("alias.scope", module.add_metadata([scopes[field]]))
    access.set_metadata("noalias", module.add_metadata([scopes[name] for name in _FIELDS if name != field]))


@lower_getattr_generic(Table)
def _read_field(context: Any, builder: Any, table: Table, value: Any, name: str) -> Any:
    fields: Any = table.kind
    at = 2 * fields._fields.index(name)
    within = _within(table.kind)
    if name in within:
        run = cgutils.create_struct_proxy(field_type(table.kind, name))(context, builder)
        run.data = builder.gep(value, [_WORD(within[name].start)])
        run.size = _WORD(len(within[name]))
        return run._getvalue()
    words = [_load(builder, builder.gep(value, [_WORD(at + i)]), fixed=True) for i in range(2)]
    found = field_type(table.kind, name)
    if isinstance(found, Table):
        return builder.inttoptr(words[0], _WORD.as_pointer())
    if not isinstance(found, Run):
        return words[0]
    run = cgutils.create_struct_proxy(found)(context, builder)
    run.data = builder.inttoptr(words[0], context.get_value_type(types.CPointer(found.dtype)))
    run.size = words[1]
    return run._getvalue()


def _address(context: Any, builder: Any, run: Run, value: Any, index: Any) -> Any:
    data = cgutils.create_struct_proxy(run)(context, builder, value=value).data
    if run.stride == run.bits // 8 == _WORD.width // 8:
        return builder.gep(data, [index])
    at = builder.mul(index, _WORD(run.stride))
    found = builder.gep(builder.bitcast(data, ir.IntType(8).as_pointer()), [at])
    return builder.bitcast(found, ir.IntType(run.bits).as_pointer())


@intrinsic
def _item(_typing: Any, run: Any, index: Any) -> Any:
    def fetch(context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        loaded = _load(builder, _address(context, builder, run, *values), fixed=run.fixed)
        _apart(builder, loaded, run.field)
        return loaded if run.bits == _WORD.width else builder.sext(loaded, _WORD)

    return run.dtype(run, types.intp), fetch


@intrinsic
def _put(_typing: Any, run: Any, index: Any, item: Any) -> Any:
    def store(context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        value, at, given = values
        stored = context.cast(builder, given, item, run.dtype)
        if run.bits < _WORD.width:
            stored = builder.trunc(stored, ir.IntType(run.bits))
        _apart(builder, builder.store(stored, _address(context, builder, run, value, at)), run.field)
        if run.field in _FEW:  # nothing at all, but no loop that holds it is taken eight at a time
            builder.asm(ir.FunctionType(ir.VoidType(), []), "", "", [], side_effect=True)
        return context.get_dummy_value()

    return types.void(run, index, item), store


@intrinsic
def _size(_typing: Any, run: Any) -> Any:
    def count(context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return cgutils.create_struct_proxy(run)(context, builder, value=values[0]).size

    return types.intp(run), count


@intrinsic
def _pointer(_typing: Any, run: Any, index: Any) -> Any:
    def point(context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return _address(context, builder, run, *values)

    return types.CPointer(run.dtype)(run, index), point


@overload(len)
def _run_len(run: Any) -> Callable[..., Any] | None:
    if not isinstance(run, Run):
        return None

    def impl(run: Any) -> Any:
        return _size(run)

    return impl


@overload(operator.getitem)
def _run_getitem(run: Any, index: Any) -> Callable[..., Any] | None:
    if not isinstance(run, Run):
        return None

    def item(run: Any, index: Any) -> Any:
        return _item(run, index)

    def items(run: Any, index: Any) -> Any:
        return carray(_pointer(run, index.start), (min(index.stop, _size(run)) - index.start,))

    return items if isinstance(index, types.SliceType) else item


@overload(operator.setitem)
def _run_setitem(run: Any, index: Any, item: Any) -> Callable[..., Any] | None:
    if not isinstance(run, Run):
        return None

    def put(run: Any, index: Any, item: Any) -> None:
        _put(run, index, item)

    def put_all(run: Any, index: Any, item: Any) -> None:
        for i in range(len(item)):
            _put(run, index.start + i, item[i])

    return put_all if isinstance(index, types.SliceType) else put


DICE = Run(types.uint64, _DICE, fixed=False)
"""Dice in compiled code: the key, and how many words have been drawn."""


@intrinsic
def two_words(_typing: Any) -> Any:
    """Return room for two words that lives as long as the function that asked for it."""

    def make(context: Any, builder: Any, _signature: Any, _values: Any) -> Any:
        made = cgutils.create_struct_proxy(DICE)(context, builder)
        made.data = cgutils.alloca_once(builder, _WORD, size=2)
        made.size = _WORD(2)
        return made._getvalue()

    return DICE(), make


@intrinsic
def by_itself(_typing: Any) -> Any:
    """Keep the function that calls this a function, never written out where it is called."""

    def mark(context: Any, builder: Any, _signature: Any, _values: Any) -> Any:
        builder.function.attributes.add("noinline")
        return context.get_dummy_value()

    return types.void(), mark


class RuleSet(types.Type):
    """Which rules a kernel knows; there is nothing of it at run time."""

    def __init__(self, digest: str) -> None:
        self.digest = digest
        super().__init__(name=f"RuleSet({digest})")


register_model(RuleSet)(models.OpaqueModel)


def rule_set(digest: str) -> Any:
    """Return what compiled code calls to name its rules."""

    def name(_typing: Any) -> Any:
        def make(context: Any, _builder: Any, _signature: Any, _values: Any) -> Any:
            return context.get_dummy_value()

        return RuleSet(digest)(), make

    return intrinsic(name)


def _found_at(kind: type) -> Any:
    """Return what compiled code calls to see the table of a named tuple at an address."""

    def see(_typing: Any, address: Any) -> Any:
        def cast(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
            return builder.inttoptr(values[0], _WORD.as_pointer())

        return Table(kind)(address), cast

    return intrinsic(see)


program_at, course_at, state_at, desk_at, tally_at, sheet_at = map(
    _found_at, (Program, Course, State, Desk, Tally, Sheet)
)


def _lined_up(parts: Sequence[Any], room: Room | None) -> list[Any]:
    """Return copies that lie one after another, each from the beginning of a line of the cache on.

    So eight items at a time lie in one line, and all of them in few pages.
    """
    sizes = [-(-part.nbytes // LINE) * LINE for part in parts]
    memory = zeros_from(sum(sizes), LINE) if room is None else room.cut(sum(sizes))
    begins = accumulate(sizes, initial=0)
    copies = [memory[at : at + part.nbytes].view(part.dtype) for at, part in zip(begins, parts, strict=False)]
    for copy, part in zip(copies, parts, strict=True):
        copy[:] = part
    return copies


class Laid:
    """A named tuple of the engine laid out in memory, which lives as long as this does.

    Without a room what is an array already stays where it is, so that compiled code writes into it; in a room all of it
    is laid out anew.
    """

    def __init__(self, value: Any, room: Room | None = None) -> None:
        kind: Any = type(value)
        self._kind = kind
        self._room = room
        self.parts: dict[str, Any] = {}
        """What its table points to, by field."""
        records = _records(kind)
        within = _within(kind)
        elsewhere = {*within, *(name for record in records for name in record.names or ())}
        stays: tuple[type, ...] = (array, *_TABLES) if room is None else _TABLES
        alone = {
            name: np.asarray(part, dtype=_dtype(field_type(kind, name)))
            for name, part in zip(value._fields, value, strict=True)
            if isinstance(part, (Sequence, array)) and not isinstance(part, stays) and name not in elsewhere
        }
        laid = _lined_up([*(self._items(value, record) for record in records), *alone.values()], room)
        self.parts.update(zip(alone, laid[len(records) :], strict=True))
        self._side_by_side = {name: items for items in laid[: len(records)] for name in items.dtype.names}
        words = [word for name, part in zip(value._fields, value, strict=True) for word in self._words(name, part)]
        words += [item for name in within for item in getattr(value, name)]
        (self._table,) = _lined_up([np.array(words, dtype=np.int64)], room)
        self.parts.update((name, self._table[place.start : place.stop]) for name, place in within.items())
        self.address = int(self._table.ctypes.data)
        """Where the table lies."""

    def put(self, name: str, part: "array[int]") -> None:
        """Let a field hold this from now on; not while a kernel runs."""
        at = 2 * self._kind._fields.index(name)
        self.parts[name] = part
        self._table[at : at + 2] = part.buffer_info()

    def taken(self) -> Any:
        """Return a copy of what was counted, in arrays, and begin to count anew; not while a kernel runs."""
        counts = [self.parts[name] for name in self._kind._fields]
        copies = [array("q" if count.itemsize == 8 else "i", count.tobytes()) for count in counts]
        for count in counts:
            count[:] = 0
        return self._kind(*copies)

    @staticmethod
    def _items(value: Any, record: np.dtype[Any]) -> Any:
        """Return the fields that lie side by side; of those that are longer by an end, it stands in an item more."""
        fields = {name: np.asarray(getattr(value, name), record[name]) for name in record.names or ()}
        items = np.zeros(max(map(len, fields.values())), record)
        for name, field in fields.items():
            items[name][: len(field)] = field
        return items

    def _words(self, name: str, part: Any) -> tuple[int, int]:
        if name in _within(self._kind):
            return 0, len(part)
        if name in self._side_by_side:
            return int(self._side_by_side[name][name].ctypes.data), len(part)
        if name in self.parts:
            return int(self.parts[name].ctypes.data), len(part)
        if isinstance(part, array):
            self.parts[name] = part
            return part.buffer_info()
        if isinstance(part, int):
            return part, 0
        self.parts[name] = Laid(part, self._room)
        return self.parts[name].address, 0
