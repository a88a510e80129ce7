"""The engine's named tuples as structures that compiled code holds by reference, with arrays for sequences."""

from typing import Any

import numpy as np
from numba.core import types
from numba.experimental import structref

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
from wargame.engine.state import State
from wargame.lab.desk import Desk

_FLOATS = {
    "constants",
    "scale_floors",
    "scale_values",
    "homing",
    "trend",
    "cap",
    "link_weight",
    "stack",
    "worths",
    "sums",
    "squares",
}
_WORDS = {"key", "draw_key", "secret_key"}


@structref.register
class CodePoolType(types.StructRef):
    """See `CodePool`."""


@structref.register
class VariablesType(types.StructRef):
    """See `Variables`."""


@structref.register
class ChancesType(types.StructRef):
    """See `Chances`."""


@structref.register
class DriftType(types.StructRef):
    """See `Drift`."""


@structref.register
class TeamsType(types.StructRef):
    """See `Teams`."""


@structref.register
class CardsType(types.StructRef):
    """See `Cards`."""


@structref.register
class ResponsesType(types.StructRef):
    """See `Responses`."""


@structref.register
class BundlesType(types.StructRef):
    """See `Bundles`."""


@structref.register
class SightType(types.StructRef):
    """See `Sight`."""


@structref.register
class ProgramType(types.StructRef):
    """See `Program`."""


@structref.register
class CourseType(types.StructRef):
    """See `Course`."""


@structref.register
class StateType(types.StructRef):
    """See `State`."""


@structref.register
class DeskType(types.StructRef):
    """See `Desk`."""


_TYPES: dict[type, Any] = {
    CodePool: CodePoolType,
    Variables: VariablesType,
    Chances: ChancesType,
    Drift: DriftType,
    Teams: TeamsType,
    Cards: CardsType,
    Responses: ResponsesType,
    Bundles: BundlesType,
    Sight: SightType,
    Program: ProgramType,
    Course: CourseType,
    State: StateType,
    Desk: DeskType,
}


def _proxy(tuple_type: Any, structure: Any) -> Any:
    proxy = type(tuple_type.__name__, (structref.StructRefProxy,), {})
    define: Any = structref.define_proxy
    define(proxy, structure, list(tuple_type._fields))
    return proxy


_PROXIES = {tuple_type: _proxy(tuple_type, structure) for tuple_type, structure in _TYPES.items()}


def structure_of(value: Any) -> Any:
    """Return a named tuple of the engine as a structure, sequences copied into arrays."""
    fields = (_field(name, part) for name, part in zip(value._fields, value, strict=True))
    return _PROXIES[type(value)](*fields)


def _field(name: str, part: Any) -> Any:
    if type(part) in _PROXIES:
        return structure_of(part)
    if isinstance(part, int):
        return part
    kind = np.float64 if name in _FLOATS else np.uint64 if name in _WORDS else np.int64
    return np.array(part, dtype=kind)
