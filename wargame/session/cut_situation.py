"""What a seat sees of the situation: tracks, facts, its resources and objectives, the map."""

from collections.abc import Mapping

from wargame.deck.schema import Gauge
from wargame.deck.schema import Track as DeckTrack
from wargame.deck.templates import grouped
from wargame.deck.values import in_language
from wargame.engine.adjudication import reserved
from wargame.engine.expression_code import evaluate, to_whole
from wargame.engine.program import NONE
from wargame.engine.scoring import counts_for, is_met, progress
from wargame.engine.state import State, seen_facts
from wargame.session.game import Game
from wargame.session.state import Play
from wargame.session.view import Fact, MapView, Objective, Place, Region, Resource, Track, Unit
from wargame.session.visibility import may_guess, may_see
from wargame.session.wording import whole


def history_of(game: Game, play: Play, name: str) -> tuple[int, ...]:
    """Return a variable in units at STARTEX, at each close, and now while a turn is open; the last is the present."""
    slot = game.deck.names.slots[name]
    values = [game.deck.program.variables.start[slot]]
    values += [past.closed.position.values[slot] for past in play.past]
    if play.phase in {"plan", "ask", "adjudicate"} and play.position is not None:
        values.append(play.position.values[slot])
    return tuple(values)


def told_history(game: Game, play: Play, team: str, name: str) -> tuple[int, ...]:
    """Return a variable's history as the team was told it: as it was, or as each turn's estimate."""
    if name not in game.deck.deck.tracks or not may_guess(game.deck, team, name):
        return history_of(game, play, name)
    start = game.deck.program.variables.start[game.deck.names.slots[name]]
    told = [past.estimates.get(team, {}).get(name, start) for past in play.past]
    if play.phase in {"plan", "ask", "adjudicate"}:
        told.append(play.estimates.get(team, {}).get(name, start))
    return (start, *told)


def tracks(game: Game, play: Play, team: str) -> tuple[Track, ...]:
    """Return the gauges and tracks that the team sees, gauges first."""
    deck = game.deck.deck
    shown: dict[str, Gauge | DeckTrack] = {**deck.gauges, **deck.tracks}
    found = []
    for name, part in shown.items():
        rough = name in deck.tracks and may_guess(game.deck, team, name)
        if rough or may_see(game.deck, team, name):
            past = [whole(units) for units in told_history(game, play, team, name)]
            found.append(
                Track(
                    id=name,
                    title=in_language(part.title),
                    short=in_language(part.short) or in_language(part.title),
                    value=past[-1],
                    delta=past[-1] - past[-2] if len(past) > 1 else 0,
                    history=tuple(past),
                    low=in_language(part.low),
                    high=in_language(part.high),
                    gauge=name in deck.gauges,
                    estimate=rough,
                    group=in_language(part.group),
                    alarm=part.alarm,
                )
            )
    return tuple(found)


def facts(game: Game, state: State, team: str) -> tuple[Fact, ...]:
    """Return the established facts that hold and that the team sees."""
    variables = game.deck.program.variables
    found = []
    for i, (name, part) in enumerate(game.deck.deck.facts.items()):
        if state.values[variables.fact_slot[i]] > 0 and may_see(game.deck, team, name):
            last = whole(state.values[variables.fact_until[i]])
            until = 0 if last >= variables.high[variables.fact_until[i]] // 10 else last
            found.append(Fact(id=name, title=in_language(part.title), until=until))
    return tuple(found)


def resources(game: Game, state: State, team: str) -> tuple[Resource, ...]:
    """Return the team's resources, what its orders reserve and what the turn will bring in."""
    program = game.deck.program
    number = game.deck.names.teams.index(team)
    found = []
    for i, (name, part) in zip(
        range(program.teams.resource_starts[number], program.teams.resource_starts[number + 1]),
        game.deck.deck.teams[team].resources.items(),
        strict=True,
    ):
        slot = program.teams.resource_slot[i]
        income = evaluate(program.pool, program.teams.resource_income[i], seen_facts(state), state.stack)
        found.append(
            Resource(
                id=name,
                title=in_language(part.title),
                value=whole(state.values[slot]),
                reserved=whole(reserved(program, state, number, slot, NONE)),
                cap=part.cap,
                income=to_whole(income),
            )
        )
    return tuple(found)


def objectives(game: Game, state: State, team: str) -> tuple[Objective, ...]:
    """Return what the team is scored by, as far as it can see how things stand."""
    program, names = game.deck.program, game.deck.names
    number = names.teams.index(team)
    found = []
    for i, (owner, name, kind) in enumerate(names.objectives):
        if counts_for(program, state, i, number):
            found.append(
                Objective(
                    id=name,
                    title=objective_title(game, owner, name, kind),
                    points=program.teams.objective_points[i],
                    kind=kind,
                    met=is_met(program, state, i),
                    progress=int(progress(program, state, i) * 1000),
                )
            )
    return tuple(found)


def objective_title(game: Game, team: str | None, name: str, kind: str) -> str:
    """Return the title of an objective."""
    deck = game.deck.deck
    if team is None or kind == "shared":
        return in_language(deck.shared_objectives[name].title)
    secrets = deck.teams[team].secret_objectives
    if kind == "secret" and secrets is not None:
        return in_language(secrets.objectives[name].title)
    return in_language(deck.teams[team].objectives[name].title)


def map_view(game: Game, state: State, team: str) -> MapView | None:
    """Return what the deck draws on the map, tints and numbers only of what the team sees."""
    drawn = game.deck.deck.map
    if drawn is None:
        return None
    return MapView(
        camera=drawn.camera,
        regions=tuple(
            Region(code=code, track=track) for code, track in drawn.regions.items() if may_see(game.deck, team, track)
        ),
        places=tuple(
            Place(id=name, title=in_language(place.title), longitude=place.at[0], latitude=place.at[1])
            for name, place in drawn.places.items()
        ),
        units=tuple(
            Unit(
                title=filled(game, state, unit.title),
                team=unit.team,
                longitude=unit.at[0],
                latitude=unit.at[1],
            )
            for name, unit in drawn.units.items()
        ),
    )


def filled(game: Game, state: State, text: str | Mapping[str, str]) -> str:
    """Return a text with its numbers filled in as they stand in `state`, the machine as the reader sees it."""
    said = in_language(text)
    template = game.deck.texts.get(said)
    if template is None:
        return said
    pool = game.deck.program.pool
    parts = (
        part if isinstance(part, str) else grouped(evaluate(pool, part, seen_facts(state), state.stack))
        for part in template
    )
    return "".join(parts)
