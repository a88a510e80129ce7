"""One card decided by a bot: the order, and the stakes that go with it."""

from wargame.engine.adjudication import place_order
from wargame.engine.program import NONE, Program
from wargame.engine.state import State, order_place
from wargame.lab.bot_answers import answer_own
from wargame.lab.choices import choose
from wargame.lab.desk import Desk
from wargame.lab.worth import Known


def order_card(
    program: Program,
    rules: Known,
    desk: Desk,
    state: State,
    key: int,
    position: int,
    team: int,
    kind: int,
) -> None:
    """Let a bot decide the card at a hand position: order and stakes stand in the state that it looks at.

    `key` is `bot_key` of that card and team.
    """
    response = choose(program, rules, desk, state, key, position, team, kind)
    if response != NONE:
        place_order(program, state, position, team, response)
        if len(program.responses.ask_who) > 0:
            answer_own(program, rules, desk, state, key, order_place(program, position, team), team, kind)
