"""What a team has reached: objectives met and points."""

from wargame.engine.expression_code import evaluate
from wargame.engine.program import NONE, Program
from wargame.engine.state import State, holds, seen_facts


def counts_for(program: Program, state: State, objective: int, team: int) -> bool:
    """Whether the team is scored by the objective: its own or everybody's, and drawn if it is a secret one."""
    teams = program.teams
    owner = teams.objective_team[objective]
    if owner != team and owner >= 0:
        return False
    secret = teams.objective_secret[objective]
    return secret == NONE or state.values[secret] > 0


def is_met(program: Program, state: State, objective: int) -> bool:
    """Whether the objective would be met if the exercise ended now."""
    return holds(program, state, program.teams.objective_met[objective])


def progress(program: Program, state: State, objective: int) -> float:
    """Return how far the objective is reached, 0..1; 1 only when it is met."""
    if is_met(program, state, objective):
        return 1.0
    expression = program.teams.objective_progress[objective]
    if expression == NONE:
        return 0.0
    found = evaluate(program.pool, expression, seen_facts(state), state.stack)
    return min(max(found, 0.0), 0.99)


def score(program: Program, state: State, team: int) -> int:
    """Return the points of a team if the exercise ended now."""
    total = 0
    for objective in range(len(program.teams.objective_team)):
        if counts_for(program, state, objective, team) and is_met(program, state, objective):
            total += program.teams.objective_points[objective]
    return total


def standing(program: Program, state: State, team: int) -> float:
    """Return the points of a team with partial credit for progress: what a bot tries to raise."""
    total = 0.0
    for objective in range(len(program.teams.objective_team)):
        if counts_for(program, state, objective, team):
            total += program.teams.objective_points[objective] * progress(program, state, objective)
    return total
