"""The box of the forecast, whose chart is as high as the box allows."""

from wargame.session.control_view import ControlView, ForecastView
from wargame.tui.teams import as_teams
from wargame.tui.widgets.forecast_sheet import ForecastSheet
from wargame.tui.widgets.page_pane import PagePane
from wargame.tui.widgets.pane import entitle, underline


class ForecastPane(PagePane):
    """Chart and chances."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(ForecastSheet(), title="FORECAST", id=id)

    def show(self, forecast: ForecastView | None, view: ControlView) -> None:
        """Show a forecast beside a view."""
        futures = f" · {forecast.futures:,} futures from here" if forecast and not forecast.fault else ""
        entitle(self, f"FORECAST{futures}")
        old = forecast is not None and forecast.version < view.version
        underline(self, "from before the last step" if old else "")
        first = view.ladder.title if view.ladder else ""
        self.query_one(ForecastSheet).show(forecast, as_teams(view.teams), first)

    def on_resize(self) -> None:
        """Draw the chart for the height that there is."""
        sheet = self.query_one(ForecastSheet)
        if sheet.room != self.content_size.height:
            sheet.room = self.content_size.height
            sheet.redraw()
