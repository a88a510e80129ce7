"""The machine as one team sees it: what it may not see is not there, or stands at a guess that tells nothing of it.

`Program.sight` says which slots and orders those are; there is no second place that does.
"""

from wargame.engine.adjudication import place_order
from wargame.engine.dice import NOISE, draw, stream_key, to_face
from wargame.engine.expression_code import UNIT
from wargame.engine.program import NONE, Ints, Program
from wargame.engine.state import TURN, UNSET, State, clamped, copy_state, orders_in_play


def guessed(program: Program, values: Ints, turn: int, session: int, epoch: int, team: int, entry: int) -> int:
    """Return the units that stand for a team's hidden slot: the deck's guess, or the value with an error of its own.

    `entry` is the place in `Program.sight`. The error is thrown once a turn, from the vector as the turn was opened.
    """
    sight = program.sight
    noise = sight.noise[entry]
    if noise == 0:
        return sight.guess[entry]
    key = stream_key(session, epoch, NOISE, turn, sight.key[entry], program.teams.key[team])
    error = to_face(draw(key, 1), 2 * noise + 1) - noise - 1
    slot = sight.hidden_slot[entry]
    return clamped(program, slot, values[slot] + error * UNIT)


def stand_in(program: Program, seen: State, slot: int, units: int) -> None:
    """Let a slot stand at these units, now and in all that is remembered of it."""
    size = len(seen.values)
    seen.values[slot] = units
    for row in range(program.drift.rows):
        seen.history[row * size + slot] = units


def hide_moves(program: Program, seen: State, team: int) -> None:
    """Take away others' orders and answers of this turn, their secret orders, and what the deck has in store."""
    sight = program.sight
    teams = len(program.teams.key)
    for place in orders_in_play(program, seen):
        if place % teams != team and seen.orders[place] != NONE:
            place_order(program, seen, place // teams, place % teams, NONE)
    hide_answers(program, seen, team)
    for i in range(sight.secret_starts[team], sight.secret_starts[team + 1]):
        seen.done[sight.secret_tag[i]] = 0
    for card in range(len(seen.due)):
        seen.unlocked[card] = 0
        seen.due[card] = 0


def hide_answers(program: Program, seen: State, team: int) -> None:
    """Take away what others have answered."""
    teams = len(program.teams.key)
    asks = len(seen.answers) // len(seen.orders) // teams
    for place in orders_in_play(program, seen):
        for other in range(teams):
            if other != team:
                for i in range((place * teams + other) * asks, (place * teams + other + 1) * asks):
                    seen.answers[i] = UNSET


def see(program: Program, state: State, seen: State, session: int, epoch: int, team: int) -> None:
    """Make `seen` the machine as the team sees it: its own orders and answers, and of the rest what it may know.

    `session` and `epoch` are the key that errors of what the team is told roughly are thrown with.
    """
    copy_state(state, seen)
    hide_moves(program, seen, team)
    for entry in range(program.sight.hidden_starts[team], program.sight.hidden_starts[team + 1]):
        units = guessed(program, state.values, state.clock[TURN], session, epoch, team, entry)
        stand_in(program, seen, program.sight.hidden_slot[entry], units)
