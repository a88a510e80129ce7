"""Compiling the situation: the state vector, what is drawn at STARTEX, drift, teams and their objectives."""

from wargame.deck.codes import Explanation, register
from wargame.deck.names import drawn, until
from wargame.deck.schema import Deck, Link, Objective
from wargame.deck.writer import Path, Ranges, Writer
from wargame.engine.dice import fold, identify
from wargame.engine.expression_code import UNIT, to_units
from wargame.engine.program import FOREVER, NONE, Chances, Drift, Teams, Variables

register(
    {
        "D020": Explanation(
            "gauge reads what comes later",
            "Gauges are computed in the order of the deck and peaks after them, "
            "so a gauge may read only gauges above it, and no peak.",
        ),
        "D021": Explanation("start outside the bounds", "A variable starts between its minimum and its maximum."),
        "D022": Explanation("more secret objectives drawn than there are", "`draw` is at most the number listed."),
    }
)

_UNLIMITED = 1_000_000


def compile_variables(writer: Writer, deck: Deck) -> Variables:
    """Lay out the state vector: start, bounds, gauges, facts and peaks."""
    slots = writer.names.slots
    start, low, high, saturates = ([0] * len(slots) for _ in range(4))
    for slot in range(len(slots)):
        high[slot] = UNIT
    for name, track in deck.tracks.items():
        slot = slots[name]
        start[slot], low[slot], high[slot] = to_units(track.start), track.min * UNIT, track.max * UNIT
        saturates[slot] = 1 if deck.saturation is not None else 0
        if not low[slot] <= start[slot] <= high[slot]:
            said = f"`{name}` starts at {track.start:g}, outside {track.min} to {track.max}"
            writer.fault("D021", ("tracks", name, "start"), said)
    for name in deck.gauges:
        low[slots[name]], high[slots[name]] = -_UNLIMITED * UNIT, _UNLIMITED * UNIT
    for name in deck.facts:
        high[slots[until(name)]] = FOREVER * UNIT
    for name, counter in deck.counters.items():
        start[slots[name]], high[slots[name]] = counter.start * UNIT, 1000 * UNIT
    for name, peak in deck.peaks.items():
        low[slots[name]], high[slots[name]] = -_UNLIMITED * UNIT, _UNLIMITED * UNIT
        start[slots[name]] = (-_UNLIMITED if peak.keep == "max" else _UNLIMITED) * UNIT
    for name, draw in deck.draws.items():
        high[slots[name]] = len(draw.values) * UNIT
    for team, part in deck.teams.items():
        for name, resource in part.resources.items():
            slot = slots[f"{team}.{name}"]
            start[slot], high[slot] = resource.start * UNIT, resource.cap * UNIT
            if resource.start > resource.cap:
                path = ("teams", team, "resources", name, "start")
                writer.fault("D021", path, f"`{team}.{name}` starts above its cap of {resource.cap}")
    return _variables(writer, deck, start, low, high, saturates)


def _variables(
    writer: Writer, deck: Deck, start: list[int], low: list[int], high: list[int], saturates: list[int]
) -> Variables:
    slots = writer.names.slots
    watched = {**deck.tracks, **deck.gauges}
    peaks = [
        (name, peak)
        for name, peak in deck.peaks.items()
        if writer.known(("peaks", name, "of"), "track or gauge", peak.of, watched)
    ]
    saturation = deck.saturation
    return Variables(
        start=tuple(start),
        low=tuple(low),
        high=tuple(high),
        saturates=tuple(saturates),
        saturate_above=UNIT * (saturation.above if saturation else _UNLIMITED),
        saturate_below=UNIT * (saturation.below if saturation else -_UNLIMITED),
        gauge_slot=tuple(slots[name] for name in deck.gauges),
        gauge_value=_gauge_values(writer, deck),
        fact_slot=tuple(slots[name] for name in deck.facts),
        fact_until=tuple(slots[until(name)] for name in deck.facts),
        peak_slot=tuple(slots[name] for name, _ in peaks),
        peak_of=tuple(slots[peak.of] for _, peak in peaks),
        peak_keeps_max=tuple(int(peak.keep == "max") for _, peak in peaks),
    )


def _gauge_values(writer: Writer, deck: Deck) -> tuple[int, ...]:
    gauges = list(deck.gauges)
    values = []
    for i, (name, gauge) in enumerate(deck.gauges.items()):
        path = ("gauges", name, "value")
        index = writer.number(path, gauge.value)
        reads = writer.reads[index].reads if index in writer.reads else frozenset()
        for read in sorted(reads & {*gauges[i:], *deck.peaks}):
            said = "itself" if read == name else f"`{read}`, which comes later"
            writer.fault("D020", path, f"the gauge `{name}` reads {said}", "put gauges after those they read")
        values.append(index)
    return tuple(values)


def compile_chances(writer: Writer, deck: Deck) -> Chances:
    """Write what is drawn at STARTEX."""
    slots = writer.names.slots
    weights: list[int] = []
    draws, secrets = Ranges(), Ranges()
    for draw in deck.draws.values():
        weights += draw.values.values()
        draws.close(len(weights))
    secret_slots: list[int] = []
    secret_keys: list[int] = []
    counts: list[int] = []
    for team, part in deck.teams.items():
        objectives = {} if part.secret_objectives is None else part.secret_objectives.objectives
        secret_slots += [slots[drawn(team, objective)] for objective in objectives]
        secret_keys += [identify(objective) for objective in objectives]
        secrets.close(len(secret_slots))
        counts.append(part.secret_objectives.draw if part.secret_objectives else 0)
        if counts[-1] > len(objectives):
            path = ("teams", team, "secret_objectives", "draw")
            writer.fault("D022", path, f"{counts[-1]} are drawn, but {len(objectives)} are listed")
    return Chances(
        draw_slot=tuple(slots[name] for name in deck.draws),
        draw_key=tuple(identify(name) for name in deck.draws),
        draw_starts=tuple(draws.starts),
        draw_weight=tuple(weights),
        secret_starts=tuple(secrets.starts),
        secret_slot=tuple(secret_slots),
        secret_key=tuple(secret_keys),
        secret_count=tuple(counts),
    )


def compile_drift(writer: Writer, deck: Deck) -> tuple[Drift, tuple[int, ...]]:
    """Write drift, links by target track; return also each link's number in the deck."""
    by_target: dict[str, list[tuple[int, Link]]] = {name: [] for name in deck.tracks}
    for i, link in enumerate(deck.links):
        has_source = writer.known(
            ("links", i, "from"), "track or gauge", link.source_track, {**deck.tracks, **deck.gauges}
        )
        if writer.known(("links", i, "to"), "track", link.to, deck.tracks) and has_source:
            by_target[link.to].append((i, link))
    links = [pair for pairs in by_target.values() for pair in pairs]
    ranges = Ranges()
    for pairs in by_target.values():
        ranges.close(ranges.starts[-1] + len(pairs))
    tracks = deck.tracks.values()
    homing = [deck.drift.homing if track.homing is None else track.homing for track in tracks]
    drift = Drift(
        moving=tuple(
            number
            for number, (name, track) in enumerate(deck.tracks.items())
            if homing[number] or track.trend or by_target[name]
        ),
        homing=tuple(homing),
        trend=tuple(track.trend for track in tracks),
        cap=tuple(deck.drift.cap if track.cap is None else track.cap for track in tracks),
        link_starts=tuple(ranges.starts),
        link_from=tuple(writer.names.slots[link.source_track] for _, link in links),
        link_weight=tuple(link.weight for _, link in links),
        link_lag=tuple(link.lag for _, link in links),
        link_scale=tuple(writer.optional_number(("links", i, "scale"), link.scale) for i, link in links),
        link_when=tuple(writer.condition(("links", i, "when"), link.when) for i, link in links),
        rows=max([link.lag for _, link in links], default=0) + 1,
    )
    return drift, tuple(i for i, _ in links)


def compile_teams(writer: Writer, deck: Deck) -> Teams:
    """Write teams, income and objectives, in the order of `Names.objectives`."""
    slots = writer.names.slots
    resources = Ranges()
    slot: list[int] = []
    income: list[int] = []
    for team, part in deck.teams.items():
        for name, resource in part.resources.items():
            slot.append(slots[f"{team}.{name}"])
            income.append(writer.number(("teams", team, "resources", name, "income"), resource.income))
        resources.close(len(slot))
    found = [_objective(deck, *entry) for entry in writer.names.objectives]
    entries = writer.names.objectives
    return Teams(
        key=tuple(identify(team) for team in deck.teams),
        folded=tuple(fold(identify(team)) for team in deck.teams),
        alphabetical=tuple(writer.names.teams.index(team) for team in sorted(deck.teams)),
        resource_starts=tuple(resources.starts),
        resource_slot=tuple(slot),
        resource_income=tuple(income),
        varying=(),
        income=(),
        objective_team=tuple(NONE if team is None else writer.names.teams.index(team) for team, _, _ in entries),
        objective_met=tuple(writer.condition((*path, "met"), objective.met) for path, objective in found),
        objective_progress=tuple(
            writer.optional_number((*path, "progress"), objective.progress) for path, objective in found
        ),
        objective_points=tuple(objective.points for _, objective in found),
        objective_secret=tuple(
            slots[drawn(team, name)] if team is not None and kind == "secret" else NONE for team, name, kind in entries
        ),
    )


def _objective(deck: Deck, team: str | None, name: str, kind: str) -> tuple[Path, Objective]:
    """Return where an objective stands in the deck, and the objective."""
    if team is None:
        return ("shared_objectives", name), deck.shared_objectives[name]
    part = deck.teams[team]
    if kind == "open":
        return ("teams", team, "objectives", name), part.objectives[name]
    secrets = part.secret_objectives
    assert secrets is not None
    return ("teams", team, "secret_objectives", name), secrets.objectives[name]
