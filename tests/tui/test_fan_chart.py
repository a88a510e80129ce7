"""The fan chart shows what it is told, at any size."""

from hypothesis import given
from hypothesis import strategies as st

from tests.tui.control_views import forecast
from wargame.session.control_view import FanView
from wargame.tui.fan_chart import EMPTY, HALF, LINE, MOST, fan_lines, half_cells, span_of

FAN = forecast().fans[0]


def fan(past: tuple[int, ...], now: int, ahead: list[list[int]]) -> FanView:
    """Return a fan whose five values are in order."""
    return FanView(
        name="x",
        title="X",
        gauge=False,
        low=0,
        high=100,
        past=past,
        now=now,
        ahead=tuple(tuple(sorted(turn)) for turn in ahead),
    )


POINTS = st.integers(0, 100)
FANS = st.builds(
    fan,
    st.lists(POINTS, max_size=8).map(tuple),
    POINTS,
    st.lists(st.lists(POINTS, min_size=5, max_size=5), max_size=8),
)


@given(FANS, st.integers(8, 120), st.integers(3, 24))
def test_a_chart_fills_its_room_and_no_more(chart: FanView, width: int, height: int) -> None:
    """Every line is as wide as it may be, and there are as many as were asked for."""
    lines = fan_lines(chart, width, height, first=1)
    assert len(lines) == max(height, 3)
    assert {line.cell_length for line in lines} == {max(width, 12)}


@given(FANS, st.integers(8, 80), st.integers(4, 40))
def test_every_column_has_the_line_within_the_spread(chart: FanView, columns: int, rows: int) -> None:
    """Each column shows the median or the past once at least; the half lies within the most."""
    cells = half_cells(chart, columns, rows, span_of(chart))
    for column in range(columns):
        drawn = [row[column] for row in cells]
        assert LINE in drawn
        shown = [at for at, cell in enumerate(drawn) if cell in (MOST, HALF)]
        half = [at for at, cell in enumerate(drawn) if cell == HALF]
        assert not half or (shown[0] <= half[0] and half[-1] <= shown[-1])


def test_the_past_is_a_line_and_the_futures_spread() -> None:
    """Left of now there is nothing but the line; at the right end there are all three."""
    cells = half_cells(FAN, 46, 20, span_of(FAN))
    assert {row[0] for row in cells} == {EMPTY, LINE}
    assert {row[45] for row in cells} == {EMPTY, MOST, HALF, LINE}


def test_the_axis_has_round_ends_within_what_can_be() -> None:
    """The ends are tens that hold all values; a flat track is not blown up; nothing lies beyond 0 and 100."""
    assert span_of(FAN) == (50, 100)
    low, high = span_of(fan((50, 50), 50, [[50] * 5]))
    assert low < 50 < high
    assert high - low >= 20
    assert span_of(fan((), 100, [[100] * 5])).high == 100


def test_turns_are_named_below() -> None:
    """STARTEX is turn 0, the present is `now`, and the last turn is named."""
    assert fan_lines(FAN, 50, 8, first=2)[-1].plain.split() == [
        *("T0", "T1", "now", "T2", "T3", "T4", "T5", "T6", "T7", "T8")
    ]
