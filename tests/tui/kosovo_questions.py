"""What rules ask the Kosovo seat: a stake with its own order, and judgements about others' orders."""

from tests.tui.kosovo_cards import CARDS, ordered
from tests.tui.kosovo_views import plan_view
from wargame.session.view import Card, Question, SeatView

STAKE = Question(
    card="troops_to_ukraine",
    team="kosovo",
    response="Ask partners to backfill",
    ask="stake",
    title="How much do you stake?",
    low=1,
    high=4,
    words=(),
    secret=True,
    pays="Diplomacy",
    answer=1,
)
LIKELY = Question(
    card="troops_to_ukraine",
    team="serbia",
    response="Present Serbia as the steady partner",
    ask="words",
    title="How likely is this to succeed?",
    low=0,
    high=4,
    words=("no answer", "very unlikely", "roughly even", "likely", "almost certain"),
    secret=True,
    pays="",
    answer=0,
)
PROS = Question(
    card="testing_obstacles",
    team="nato",
    response="Drive past, slowly, twice a day",
    ask="pros",
    title="How strong is the case for this argument?",
    low=0,
    high=2,
    words=("none", "some", "strong"),
    secret=False,
    pays="",
    answer=0,
)


def staked_cards() -> tuple[Card, ...]:
    """Return the cards, the second response of the first with a stake and a further question."""
    further = STAKE.model_copy(
        update={"ask": "reason", "title": "Your best reason?", "pays": "", "words": ("law", "peace")}
    )
    further = further.model_copy(update={"low": 0, "high": 1, "answer": 0})
    first, second = CARDS
    asking = first.responses[1].model_copy(update={"asks": (STAKE, further)})
    responses = (first.responses[0], asking, *first.responses[2:])
    return (first.model_copy(update={"responses": responses}), second)


def ask_view(**changes: object) -> SeatView:
    """Return the Kosovo seat's view while rules ask: two questions about other teams' orders."""
    ask: dict[str, object] = {
        "version": 8,
        "phase": "ask",
        "cards": ordered(troops_to_ukraine="lobby_early", testing_obstacles="call_kfor"),
        "can_ready": "",
        "asks": (LIKELY, PROS),
    }
    return plan_view(**(ask | changes))
