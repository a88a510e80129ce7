"""One card decided by a bot: the order, and the stakes that go with it."""

from wargame.engine.adjudication import place_order
from wargame.engine.program import NONE, Program
from wargame.engine.state import State, order_place
from wargame.lab.bot_answers import answer_own
from wargame.lab.choices import bot_key, choose
from wargame.lab.desk import Desk
from wargame.lab.worth import Known


def order_card(
    program: Program,
    rules: Known,
    desk: Desk,
    state: State,
    session: int,
    epoch: int,
    position: int,
    team: int,
    kind: int,
) -> None:
    """Let a bot decide the card at a hand position: order and stakes stand in the state that it looks at."""
    key = bot_key(program, state, session, epoch, position, team)
    response = choose(program, rules, desk, state, key, position, team, kind)
    if response != NONE:
        place_order(program, state, position, team, response)
        answer_own(program, rules, desk, state, key, order_place(program, position, team), team, kind)
