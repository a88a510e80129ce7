"""The pre-flight: what the one who runs an exercise should know before STARTEX, and what is left to do."""

from collections.abc import Iterator

from wargame.deck.schema import Response
from wargame.deck.values import in_language
from wargame.session.control_view import Check
from wargame.session.game import Game
from wargame.session.permissions import roles_in_words
from wargame.session.state import Person, SessionState


def preflight(game: Game, state: SessionState) -> tuple[Check, ...]:
    """Return every line of the pre-flight: what is in order, what is worth a look, what has to be mended."""
    return (
        _deck(game),
        *_seats(game, state),
        *_coverage(game),
        _dice(state),
        _marking(game),
        _release(game),
        _time(game),
    )


def _deck(game: Game) -> Check:
    deck, course = game.deck.deck, game.course
    events = sum(1 for card in deck.cards.values() if card.text)
    said = f"{in_language(game.plan.title)}: {course.turns} turns, {events} cards, {len(deck.teams)} teams; no faults."
    return Check(mark="good", title="Deck and plan", said=said)


def _seats(game: Game, state: SessionState) -> Iterator[Check]:
    """Tell who plays, which teams bots play for, and who sits there besides."""
    players = {game.title_of_team(team): state.room.player(team) for team in game.deck.names.teams}
    people = [title for title, player in players.items() if player == "person"]
    bots = [f"{title} ({player})" for title, player in players.items() if player not in {"", "person"}]
    empty = [title for title, player in players.items() if not player]
    if empty:
        yield Check(mark="bad", title="Empty seats", said=f"Nobody plays {', '.join(empty)}.")
    if people:
        yield Check(mark="good", title="Teams with people", said=", ".join(people))
    else:
        yield Check(mark="open", title="Teams with people", said="None: bots play every team.")
    if bots:
        yield Check(mark="open", title="Empty seats, filled by bots", said=", ".join(bots))
    others = [_other(game, person) for person in state.room.people]
    yield Check(mark="good", title="Other seats", said="; ".join(others))


def _other(game: Game, person: Person) -> str:
    """Return who has a seat besides the teams' own, and what for."""
    of_team = f" of {game.title_of_team(person.team)}" if person.team else ""
    return f"{person.name}: {roles_in_words(person.roles)}{of_team}"


def _coverage(game: Game) -> Iterator[Check]:
    """Tell which open objectives no card that a team can answer would ever move."""
    missed = []
    for number, (owner, name, kind) in enumerate(game.deck.names.objectives):
        if owner is None or kind != "open":
            continue
        wanted = _read(game, game.deck.program.teams.objective_met[number])
        if not wanted & _moved(game, owner):
            title = in_language(game.deck.deck.teams[owner].objectives[name].title)
            missed.append(f"{game.title_of_team(owner)}: {title}")
    if missed:
        yield Check(mark="open", title="Objectives that no response of the team's own moves", said="; ".join(missed))
    else:
        yield Check(mark="good", title="Objectives", said="Each can be moved by a response of the team's own.")


def _read(game: Game, expression: int) -> set[str]:
    """Return the variables that an expression hangs on, through gauges and peaks."""
    found: set[str] = set()
    open_names = set(game.deck.reads[expression].reads) if expression in game.deck.reads else set()
    deck, values = game.deck.deck, game.deck.program.variables.gauge_value
    of_gauge = dict(zip(deck.gauges, values, strict=True))
    while open_names:
        name = open_names.pop()
        if name in found:
            continue
        found.add(name)
        if name in of_gauge and of_gauge[name] in game.deck.reads:
            open_names |= set(game.deck.reads[of_gauge[name]].reads)
        if name in deck.peaks:
            open_names.add(deck.peaks[name].of)
    return found


def _moved(game: Game, team: str) -> set[str]:
    """Return what the team's responses can move, and what links carry on from there."""
    deck = game.deck.deck
    found: set[str] = set()
    for card in deck.cards.values():
        for response in card.responses.get(team, {}).values():
            found |= set(_effects(response))
    for _ in deck.links:
        further = {link.to for link in deck.links if link.source_track in found}
        if further <= found:
            break
        found |= further
    return found


def _effects(response: Response) -> Iterator[str]:
    outcomes = response.outcomes
    for outcome in (outcomes.critical, outcomes.success, outcomes.partial, outcomes.failure):
        if outcome is not None:
            yield from outcome.effects


def _dice(state: SessionState) -> Check:
    opened = state.room.opened
    bound = "" if opened is None else opened.commitment
    said = (
        f"Bound before anybody has seen a card. Note down {bound[:16]}; at ENDEX they are opened and anyone can check."
    )
    return Check(mark="good", title="Dice", said=said)


def _marking(game: Game) -> Check:
    marking = in_language(game.deck.deck.marking)
    if marking:
        return Check(mark="good", title="Marking", said=f"Every screen says: {marking}")
    return Check(mark="open", title="Marking", said="The deck has none; screens say nothing of how it may be shared.")


def _release(game: Game) -> Check:
    odds = "before they commit" if game.plan.odds == "shown" else "only with the ruling"
    said = (
        f"Teams see odds {odds}. Sealed orders become known with their ruling, secret ones when the deck says so, "
        "secret objectives and the dice at ENDEX."
    )
    return Check(mark="good", title="What is released when", said=said)


def _time(game: Game) -> Check:
    timed = game.plan.clock
    if not timed:
        return Check(mark="open", title="Time", said="The plan times no phase: you close each one yourself.")
    total = game.course.turns * sum(timed.values())
    each = ", ".join(f"{phase} {minutes} min" for phase, minutes in timed.items())
    planned = game.plan.minutes
    if planned is not None and total > planned:
        said = f"{each}: {total} minutes for {game.course.turns} turns, more than the {planned} of the plan."
        return Check(mark="open", title="Time", said=said)
    return Check(mark="good", title="Time", said=f"{each}: {total} minutes for {game.course.turns} turns.")
