"""The balance of a deck for programs: all that was counted, shares from 0 to 1, each with its 95 % interval."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from math import isfinite

from wargame.lab.balance import QUANTILES, Balance
from wargame.lab.findings import Finding
from wargame.lab.intervals import Estimate, Share

SPREAD = (0, 2, 4)
"""Which of `QUANTILES` are told: one in ten below, the median, one in ten above."""


def balance_data(balance: Balance, findings: list[Finding]) -> dict[str, object]:
    """Return everything that was counted."""
    data = {name: plain(getattr(balance, name)) for name in _HEAD}
    return {
        **data,
        "findings": [{"kind": finding.kind, "text": finding.text} for finding in findings],
        "teams": [plain(line) for line in balance.teams],
        "objectives": [
            {
                "team": line.team,
                "objective": line.name,
                "kind": line.kind,
                "title": line.title,
                "points": line.points,
                "scored": line.scored,
                "met": plain(line.met.value),
                "low": plain(line.met.low),
                "high": plain(line.met.high),
                "expected": plain(line.expected),
            }
            for line in balance.objectives
        ],
        "quantiles": [QUANTILES[i] for i in SPREAD],
        "tracks": {line.name: [[fan[i] for i in SPREAD] for fan in line.fan] for line in balance.tracks},
        "ends": {
            line.name: {"at_low": plain(line.at_low), "at_high": plain(line.at_high)}
            for line in balance.tracks
            if not line.is_gauge
        },
        "cards": {line.card: {"came": line.came, "seen": plain(line.seen)} for line in balance.cards},
        "responses": [{**_mapping(plain(line)), "pick_rate": plain(line.pick_rate)} for line in balance.responses],
        "resources": [plain(line) for line in balance.resources],
    }


_HEAD = ("deck", "title", "sessions", "seed", "turns", "cards_per_turn", "orders", "escalation")


def plain(value: object) -> object:
    """Return a figure as JSON has it: numbers rounded, intervals as `value`, `low` and `high`."""
    if isinstance(value, Share | Estimate):
        return {"value": plain(value.value), "low": plain(value.low), "high": plain(value.high)}
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, float):
        return round(value, 6) if isfinite(value) else None
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return value


def _mapping(value: object) -> Mapping[str, object]:
    assert isinstance(value, dict)
    return value
