"""The cut: the one place where what the authority knows becomes what a seat is told.

Kinds of secrets and when they are released: a sealed order, when the turn is adjudicated (a secret one when the deck
reveals it, else at ENDEX); a private text, never; a secret objective, at ENDEX; a hidden variable and a sealed draw,
never (they show only through what they do to what is seen, and roughly where the deck says so); the dice secret, at
ENDEX; what is said between others, an aside, a treaty that its parties keep secret, never. Between release points a
change of a secret changes no byte of another seat's view.
"""

from collections.abc import Iterator

from wargame.deck.values import in_language
from wargame.engine.scoring import progress
from wargame.engine.state import State
from wargame.session.commands import Ready
from wargame.session.cut_arguments import argument_lines
from wargame.session.cut_asks import questions
from wargame.session.cut_cards import cards, known_odds
from wargame.session.cut_injects import news_titles
from wargame.session.cut_rulings import known_rulings, recap_view, ruling_line, ruling_view
from wargame.session.cut_situation import facts, map_view, objective_title, objectives, resources, tracks
from wargame.session.cut_table import gifts_on_record, table_view
from wargame.session.cut_treaties import treaty_news
from wargame.session.game import Game
from wargame.session.ordering import refuse_ready
from wargame.session.permissions import forbidden, kind_of
from wargame.session.seating import sitting
from wargame.session.state import Play, SessionState
from wargame.session.timing import clock_view
from wargame.session.view import (
    Exercise,
    LogLine,
    Objective,
    OddsView,
    Recap,
    Ruling,
    Score,
    Seat,
    SeatView,
    Team,
)
from wargame.session.visibility import CONTROL, seen_machine


def seat_view(game: Game, state: SessionState, seat: str, version: int) -> SeatView:
    """Return all that a seat of a team may see now, its lead's or a member's. The session has been started."""
    person = sitting(game, state, seat)
    assert person is not None, "a view is cut for a seat that somebody has"
    play, team, may = state.play, person.team, forbidden(person.roles)
    seen = seen_machine(game, play, team)
    part = game.deck.deck.teams[team]
    rulings, recap = _last_turn(game, play, team)
    refusal = refuse_ready(game, state, team)
    return SeatView(
        version=version,
        exercise=exercise_view(game, state),
        seat=Seat(id=seat, team=team, title=person.name),
        phase=play.phase,
        turn=play.turn,
        turn_title=turn_title(game, play.turn),
        teams=_teams(game, state, team),
        brief=in_language(part.brief),
        red_lines=tuple(in_language(line) for line in part.red_lines),
        resources=resources(game, seen, team),
        objectives=objectives(game, seen, team),
        tracks=tracks(game, play, team),
        facts=facts(game, seen, team),
        cards=cards(game, play, seen, team),
        ready=team in done_with(play),
        asks=questions(game, play, team),
        can_ready=may.get(kind_of(Ready), "") or ("" if refusal is None else refusal.sentence),
        clock=clock_view(state),
        table=table_view(game, state, team),
        may=may,
        rulings=rulings,
        recap=recap,
        log=log_lines(game, play, team),
        scores=scores(game, play, seen) if play.phase == "endex" else (),
        map=map_view(game, seen, team),
        questions=tuple(map(in_language, game.deck.deck.questions)) if play.phase == "endex" else (),
    )


def odds_view(game: Game, state: SessionState, seat: str, version: int) -> OddsView:
    """Return the odds that a seat of a team may know before orders are committed; none if the plan hides them."""
    person = sitting(game, state, seat)
    assert person is not None, "odds are told to a seat that somebody has"
    play, team = state.play, person.team
    shown = play.phase == "plan" and game.plan.odds == "shown"
    seen = seen_machine(game, play, team)
    return OddsView(version=version, turn=play.turn, responses=known_odds(game, play, seen, team) if shown else ())


def turn_title(game: Game, turn: int) -> str:
    """Return the deck's name for a turn; empty if it gives none."""
    titles = game.deck.deck.turn_titles
    return in_language(titles[turn - 1]) if 1 <= turn <= len(titles) else ""


def exercise_view(game: Game, state: SessionState) -> Exercise:
    """Return what the exercise is."""
    deck = game.deck.deck
    opened = state.room.opened
    return Exercise(
        title=in_language(deck.title),
        plan=in_language(game.plan.title),
        marking=marking(game, state),
        footnote=in_language(deck.footnote),
        turns=game.course.turns,
        commitment="" if opened is None else opened.commitment,
        revealed=state.play.secret,
    )


def marking(game: Game, state: SessionState) -> str:
    """Return what every screen says of how it may be shared, and whether it is a rehearsal."""
    opened, said = state.room.opened, in_language(game.deck.deck.marking)
    return f"PRACTICE {said}".strip() if opened is not None and opened.practice else said


def _teams(game: Game, state: SessionState, team: str) -> tuple[Team, ...]:
    play = state.play
    return tuple(
        Team(
            id=name,
            title=in_language(part.title),
            symbol=part.symbol,
            colour=part.colour,
            played_by="you" if name == team else state.room.player(name),
            ready=name in done_with(play),
        )
        for name, part in game.deck.deck.teams.items()
    )


def done_with(play: Play) -> frozenset[str]:
    """Return the teams that have nothing more to do in this phase."""
    return {"plan": play.sealed, "ask": play.answered}.get(play.phase, play.read)


def _last_turn(game: Game, play: Play, team: str) -> tuple[tuple[Ruling, ...], Recap | None]:
    """Return the rulings and the recap of the turn that was closed last, while it is being read."""
    if play.phase not in {"recap", "endex"} or not play.past:
        return (), None
    past = play.past[-1]
    rulings = tuple(ruling_view(game, play, past, team, ruling) for ruling in known_rulings(game, play, past, team))
    told = recap_view(game, play, past, team, rulings)
    turn = past.closed.turn
    won = (f"From now on it holds: {fact.text}" for fact in play.facts if fact.team and fact.turn == turn)
    headlines = (*news_titles(game, play, team, turn), *told.headlines, *won)
    return rulings, told.model_copy(update={"headlines": headlines})


def log_lines(game: Game, play: Play, team: str) -> tuple[LogLine, ...]:
    """Return the exercise so far, a line for each card, inject and ruling that the team knows of."""
    lines = []
    for past in play.past:
        turn = past.closed.turn
        lines += [LogLine(turn=turn, team="", text=_card_title(game, card)) for card in past.cards]
        lines += [LogLine(turn=turn, team="", text=title) for title in news_titles(game, play, team, turn)]
        lines += [LogLine(turn=turn, team=owner, text=text) for owner, text in argument_lines(play, turn)]
        lines += _gift_lines(game, play, team, turn)
        lines += [
            LogLine(turn=turn, team=ruling.team, text=ruling_line(game, past, ruling))
            for ruling in known_rulings(game, play, past, team)
        ]
        lines += [LogLine(turn=turn, team="", text=said) for said in treaty_news(game, play, team, turn)]
    if play.phase in {"plan", "ask", "adjudicate"}:
        lines += [LogLine(turn=play.turn, team="", text=_card_title(game, card)) for card in play.cards]
        lines += [LogLine(turn=play.turn, team="", text=said) for said in treaty_news(game, play, team, play.turn)]
        lines += [LogLine(turn=play.turn, team="", text=title) for title in news_titles(game, play, team, play.turn)]
        lines += _gift_lines(game, play, team, play.turn)
    return tuple(lines)


def _gift_lines(game: Game, play: Play, reader: str, turn: int) -> Iterator[LogLine]:
    """Yield what teams gave each other, for those who run the exercise: how much of it was lost is told to them."""
    if reader == CONTROL:
        yield from (LogLine(turn=turn, team=giver, text=text) for giver, text in gifts_on_record(game, play, turn))


def _card_title(game: Game, card: str) -> str:
    return in_language(game.deck.deck.cards[card].title)


def scores(game: Game, play: Play, state: State) -> tuple[Score, ...]:
    """Return everybody's results: at ENDEX no objective is secret any more.

    How far one was missed may hang on what stays hidden, so that is told as `state`, the machine as the team sees it,
    has it.
    """
    found = []
    for team in game.deck.names.teams:
        results = [result for result in play.results if result.team == team]
        found.append(
            Score(
                team=team,
                points=sum(result.points for result in results if result.met),
                possible=sum(result.points for result in results),
                objectives=tuple(
                    Objective(
                        id=result.objective,
                        title=objective_title(game, team, result.objective, result.kind),
                        points=result.points,
                        kind=result.kind,
                        met=result.met,
                        progress=1000 if result.met else _progress(game, state, team, result.objective, result.kind),
                    )
                    for result in results
                ),
            )
        )
    return tuple(found)


def _progress(game: Game, state: State, team: str, objective: str, kind: str) -> int:
    """Return the per mille of the way to an objective that was not met."""
    owner = None if kind == "shared" else team
    number = next(
        i
        for i, (of, name, sort) in enumerate(game.deck.names.objectives)
        if (of, name, sort) == (owner, objective, kind)
    )
    return min(int(progress(game.deck.program, state, number) * 1000), 990)
