"""The list of responses: how far it unfolds in the room that it has."""

from hypothesis import given
from hypothesis import strategies as st

from tests.tui.kosovo_cards import CARDS, ordered
from tests.tui.kosovo_views import odds_view, plan_view
from wargame.session.view import Card
from wargame.tui.widgets.response_list import ResponseList


def listed(card: Card, room: int, spare: int) -> ResponseList:
    """Return the list of a card's responses in so many lines, of which so many are to spare."""
    view, found = plan_view(), ResponseList()
    odds = {known.response: known for known in odds_view().responses if known.card == card.id}
    found.room, found.spare = room, spare
    found._card, found._held, found._odds = card, view.resources, odds
    return found


@given(
    card=st.sampled_from([*CARDS, *ordered(testing_obstacles="call_kfor")]),
    width=st.integers(20, 120),
    room=st.integers(0, 60),
    spare=st.integers(-20, 60),
)
def test_a_list_that_is_too_long_stays_so_beside_its_scroll_bar(card: Card, width: int, room: int, spare: int) -> None:
    """Else the bar would go, the list grow again, the bar come back, and so on for ever."""
    responses = listed(card, room, spare)
    if len(responses.lay_out(width)) > room:
        assert len(responses.lay_out(width - 1)) > room


@given(card=st.sampled_from(CARDS), width=st.integers(40, 120), room=st.integers(10, 60), spare=st.integers(-20, 60))
def test_empty_lines_are_taken_from_what_the_story_leaves(card: Card, width: int, room: int, spare: int) -> None:
    """Responses stand apart only where the whole story is shown beside them."""
    lines = listed(card, room, spare).lay_out(width)
    if any(not line.plain.strip() for line in lines):
        assert len(lines) <= min(room, spare)
