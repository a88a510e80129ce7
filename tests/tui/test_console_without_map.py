"""A deck that draws no map: there is no pane for one, no key, and the pages for reading have its room."""

import pytest

from tests.tui.kosovo_views import RESOURCES, plan_view
from tests.tui.on_screen import LARGE, SMALL, playing, press, solo, text_of, without_map
from wargame.tui.dialogs.help import HelpDialog
from wargame.tui.map.widget import SituationMap
from wargame.tui.widgets.brief_sheet import BriefSheet
from wargame.tui.widgets.response_list import ResponseList


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
async def test_no_map_is_shown_where_the_deck_draws_none(size: tuple[int, int]) -> None:
    """No pane, no geography, no name for it on any screen; the responses have the keyboard."""
    async with playing(without_map(), size) as (app, pilot):
        assert not app.screen.query(SituationMap)
        assert app.focused is app.screen.query_one(ResponseList)
        for keys in ("", "z", "z t", "escape"):
            await press(pilot, keys.split())
            shown = text_of(app)
            assert "SITUATION" not in shown
            assert "Belgrade" not in shown


async def test_the_key_for_the_map_is_gone_too() -> None:
    """`m` does nothing, and neither key line nor help nor palette speak of it."""
    async with playing(without_map(), LARGE) as (app, pilot):
        before = text_of(app)
        assert "z Zoom" in before
        assert "m Map" not in before
        await press(pilot, ["m"])
        assert text_of(app) == before
        assert "Map" not in {command.title for command in app.get_system_commands(app.screen)}
        await press(pilot, ["question_mark"])
        assert isinstance(app.screen, HelpDialog)
        assert "map" not in text_of(app)


async def test_what_a_team_holds_stands_below_the_tracks_on_a_narrow_screen() -> None:
    """On 80 columns tracks, resources and the event are seen at once; what is reserved by orders is told apart."""
    held = [resource.model_copy(update={"reserved": at % 2}) for at, resource in enumerate(RESOURCES)]
    async with playing(solo(plan_view(map=None, resources=tuple(held)))) as (app, _):
        for part in (
            "TRACKS",
            "EVENT 1/2",
            "RESOURCES",
            "Political capital  4 +2/turn",
            "Finance       3 of 4 +2/turn",
        ):
            assert part in text_of(app)


@pytest.mark.parametrize(("width", "told"), [(60, "3 (1 reserved) +2 a turn"), (52, "3 (1 reserved) +2"), (44, "3 +2")])
async def test_what_is_reserved_is_told_in_full_or_by_squares_alone(width: int, told: str) -> None:
    """Where not all fits, the income is said in short, then the hollow squares alone tell what orders hold back."""
    reserved = RESOURCES[0].model_copy(update={"reserved": 1})
    async with playing(solo(plan_view(resources=(reserved,))), LARGE) as (app, _):
        lines = app.screen.query_one(BriefSheet).lay_out(width)
        (line,) = (part.plain for part in lines if "Political" in part.plain)
    assert " ".join(line.split("·")[-1].split()) == told


async def test_a_page_that_is_opened_takes_the_whole_of_a_narrow_screen() -> None:
    """On 80 columns `b`, `t` and `l` open their page in full width; its key, `e` or escape close it."""
    async with playing(without_map()) as (app, pilot):
        for (key, heading), back in zip((("b", "RESOURCES"), ("t", "GAUGES"), ("l", "STARTEX")), "bee", strict=True):
            await press(pilot, [key])
            page = app.focused
            assert page is not None
            assert page.size.width >= SMALL[0] - 5
            assert heading in text_of(app)
            assert "EVENT" not in text_of(app)
            await press(pilot, [back])
            assert "EVENT 1/2" in text_of(app)
            assert app.focused is app.screen.query_one(ResponseList)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
async def test_f6_goes_round_what_is_left(size: tuple[int, int]) -> None:
    """`f6` reaches tracks and page, and comes round to the responses."""
    async with playing(without_map(), size) as (app, pilot):
        seen = []
        for _ in range(3):
            seen.append(app.focused)
            await press(pilot, ["f6"])
        assert len(set(seen)) == 3
        assert app.focused is seen[0]
