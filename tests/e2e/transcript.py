"""A readable transcript of a session: what each team saw in each turn, and nothing that it did not see.

What several teams saw alike stands once, with the first of them; `same: …` tells that another saw the very same.
"""

from collections.abc import Iterable, Iterator

from wargame.live.running import RunningSession
from wargame.live.stepping import step
from wargame.session.cut import odds_view, seat_view
from wargame.session.seen import EffectText, Odds
from wargame.session.view import Card, OddsView, Recap, Response, Ruling, SeatView

Block = tuple[str, ...]
"""Lines that belong together."""

PHASES = ("plan", "ask", "recap", "endex")
"""The phases in which there is something to see."""


def play_and_tell(session: RunningSession) -> Iterator[str]:
    """Play a session to ENDEX and yield the lines of its transcript."""
    told = ("", 0)
    while True:
        play = session.state.play
        if (play.phase, play.turn) != told and play.phase in PHASES:
            told = (play.phase, play.turn)
            seen: dict[Block, str] = {}
            for team in session.game.deck.names.teams:
                view = seat_view(session.game, session.state, team, 1)
                odds = odds_view(session.game, session.state, team, 1)
                yield ""
                yield f"=== Turn {view.turn}, {view.phase}: {view.seat.title} " + "=" * 20
                for block in _blocks(view, odds):
                    yield from [f"same: {block[0]} [{seen[block]}]"] if block in seen and len(block) > 1 else block
                    seen.setdefault(block, view.seat.title)
        if not step(session):
            return


def _blocks(view: SeatView, odds: OddsView) -> Iterator[Block]:
    """Yield what a seat sees now, in blocks that are told apart by their first line."""
    if view.phase == "plan":
        yield from _situation(view)
        for card in view.cards:
            yield tuple(_card(card))
            yield from _offers(card, odds)
    elif view.phase == "recap":
        yield from (tuple(_ruling(ruling)) for ruling in view.rulings)
        if view.recap is not None:
            yield tuple(_recap(view.recap))
    elif view.phase == "endex":
        yield from _situation(view)
        yield tuple(_scores(view))
    else:
        asks = view.model_dump_json(indent=1, include={"asks"})
        yield ("asked:", *asks.splitlines())


def _situation(view: SeatView) -> Iterator[Block]:
    tracks = [f"{track.short} {track.value} ({track.delta:+})" for track in view.tracks]
    yield ("tracks:", f"    {', '.join(tracks)}")
    for fact in view.facts:
        yield (f"holds: {fact.title}" + (f" until turn {fact.until}" if fact.until else ""),)
    means = (f"{means.title} {means.value} of {means.cap} ({means.income:+})" for means in view.resources)
    yield (f"resources: {', '.join(means)}",)
    for objective in view.objectives:
        now = "met" if objective.met else f"{objective.progress // 10} %"
        yield (f"objective: {objective.title} [{objective.kind}, {objective.points}] {now}",)
    if view.map is not None:
        yield ("units:", f"    {', '.join(unit.title for unit in view.map.units)}")


def _card(card: Card) -> Iterator[str]:
    yield f"card {card.number}: {card.title}" + (" (must answer)" if card.must_answer else "")
    yield f"    {card.text}"
    if card.private:
        yield f"    private: {card.private}"


def _offers(card: Card, odds: OddsView) -> Iterator[Block]:
    known = {(each.card, each.response): each for each in odds.responses}
    for response in card.responses:
        told = known.get((card.id, response.id))
        yield (f"  - {response.title} [{_terms(response)}]",)
        if told is not None:
            rests_on = "; ".join(f"{given.title} {given.value}" for given in told.inputs)
            yield (f"    {_chances(told.odds)}" + (f" | {rests_on}" if rests_on else ""),)


def _terms(response: Response) -> str:
    cost = _changes(response.cost) or "free"
    return f"{cost}; {response.rule}" + (f"; not now: {response.refusal}" if response.refusal else "")


def _chances(odds: Odds) -> str:
    sign = "" if odds.exact else f" ≈ ±{odds.interval}"
    return f"{odds.critical}/{odds.success}/{odds.partial}/{odds.failure}{sign}"


def _changes(effects: Iterable[EffectText]) -> str:
    return ", ".join(f"{effect.title} {effect.change}" for effect in effects)


def _recap(recap: Recap) -> Iterator[str]:
    """Yield what a seat is told of the turn."""
    yield "recap:"
    yield from (f"    {headline}" for headline in recap.headlines)
    yield f"    changes: {_changes(recap.changes)}"
    for line in recap.drift:
        yield f"    drift: {line.title} {line.change}: {'; '.join(line.terms)}"


def _ruling(ruling: Ruling) -> Iterator[str]:
    margin = "" if ruling.margin is None else f", margin {ruling.margin}"
    yield f"ruling: {ruling.team}, {ruling.card_title}, {ruling.response}: {ruling.band_title}{margin}"
    yield f"    {ruling.rule} {_chances(ruling.odds)} | {'; '.join(ruling.dice)}"
    for given in (*ruling.inputs, *ruling.modifiers):
        yield f"    {given.title} {given.value}" + (f" ({given.why})" if given.why else "")
    if ruling.effects:
        yield f"    => {_changes(ruling.effects)}"
    if ruling.counterfactual:
        yield f"    {ruling.counterfactual}"


def _scores(view: SeatView) -> Iterator[str]:
    """Yield the results."""
    yield "results:"
    for score in view.scores:
        yield f"    {score.team} {score.points} of {score.possible}"
        for objective in score.objectives:
            yield f"      {'x' if objective.met else ' '} {objective.title} [{objective.kind}, {objective.points}]"
    yield f"    dice secret: {view.exercise.revealed}"
