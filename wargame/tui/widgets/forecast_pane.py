"""The box of the forecast, whose chart is as high as the box allows."""

from textual.content import Content

from wargame.session.control_view import ForecastView
from wargame.session.view import Team
from wargame.tui.widgets.forecast_sheet import ForecastSheet
from wargame.tui.widgets.page_pane import PagePane


class ForecastPane(PagePane):
    """Chart and chances."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(ForecastSheet(), title="FORECAST", id=id)

    def show(self, forecast: ForecastView | None, teams: tuple[Team, ...], version: int) -> None:
        """Show a forecast beside the view of that version."""
        futures = f" · {forecast.futures:,} futures from here" if forecast else ""
        self.border_title = Content(f"FORECAST{futures}")
        self.query_one(ForecastSheet).show(forecast, teams, version)

    def on_resize(self) -> None:
        """Draw the chart for the height that there is."""
        sheet = self.query_one(ForecastSheet)
        if sheet.room != self.content_size.height:
            sheet.room = self.content_size.height
            sheet.redraw()
