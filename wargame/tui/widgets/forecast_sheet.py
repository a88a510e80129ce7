"""The forecast: a fan chart of one track, and the chances of the objectives with what the last turn made of them."""

from textual.content import Content

from wargame.session.control_view import FanView, ForecastView, Prospect
from wargame.session.view import Team
from wargame.tui.fan_chart import fan_lines
from wargame.tui.odds_bar import percent
from wargame.tui.teams import marked
from wargame.tui.typeset import Lines, cut, ends, heading, line, paragraph, said, signed
from wargame.tui.widgets.sheet import Sheet

_CHART = range(6, 18)
"""Lines that the chart with its turns may have."""
_BESIDE = 6
"""Lines that are left to what stands above and below the chart."""
_ROOMY = 20
"""Lines of the pane from which the objectives have a heading."""


class ForecastSheet(Sheet):
    """Fan chart and prospects, those that moved most first."""

    _forecast: ForecastView | None = None
    _teams: tuple[Team, ...] = ()
    _chosen = ""
    _first = ""
    room = 16
    """Lines of the pane around."""

    def show(self, forecast: ForecastView | None, teams: tuple[Team, ...], first: str) -> None:
        """Show a forecast. The chosen track stays chosen; while nobody has chosen it is the one titled `first`."""
        self._forecast, self._teams, self._first = forecast, teams, first
        self.redraw()

    def step(self, by: int) -> None:
        """Choose another track."""
        fans = self._forecast.fans if self._forecast else ()
        if self.chosen is not None:
            self._chosen = fans[(fans.index(self.chosen) + by) % len(fans)].name
            self.redraw()

    @property
    def chosen(self) -> FanView | None:
        """The track that the chart is about."""
        fans = self._forecast.fans if self._forecast else ()
        wished = [fan for fan in fans if fan.name == self._chosen]
        return next(iter([*wished, *(fan for fan in fans if fan.title == self._first), *fans]), None)

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        forecast = self._forecast
        if forecast is None:
            return [said("No futures have been played from here yet.", "$dim")]
        if forecast.fault:
            return paragraph(said(forecast.fault, "$watch"), width)
        fan = self.chosen
        lines: Lines = [] if fan is None else self._fan(fan, forecast, width)
        if forecast.prospects:
            lines += [heading("OBJECTIVES AT ENDEX", width)] if self.room >= _ROOMY else []
            moved = sorted(forecast.prospects, key=lambda prospect: -abs(prospect.change))
            lines += [self._prospect(prospect, width) for prospect in moved]
        return lines

    def _fan(self, fan: FanView, forecast: ForecastView, width: int) -> Lines:
        at = forecast.fans.index(fan) + 1
        which = line((", ", "bold $accent"), (f"{at}/{len(forecast.fans)}", "$dim"), (" .", "bold $accent"))
        title = line((fan.title, "bold $heading"), (f" {fan.now}", "bold $accent"))
        left_out = paragraph(said(" ".join(forecast.left_out), "$watch"), width) if forecast.left_out else []
        height = min(max(self.room - _BESIDE - len(left_out), _CHART.start), _CHART.stop)
        chart = fan_lines(fan, width, height, forecast.first)
        return [ends(title, which, width), *chart, *self._in_words(fan, width), *left_out]

    def _in_words(self, fan: FanView, width: int) -> Lines:
        if not fan.ahead:
            return []
        low, lower, middle, upper, high = fan.ahead[-1]
        words = line(
            ("At the end ", "$dim"),
            (f"{middle}", "bold $accent"),
            (f", half {lower} to {upper}, most {low} to {high}", "$foreground"),
        )
        return paragraph(words, width)

    def _prospect(self, prospect: Prospect, width: int) -> Content:
        change = signed(round(prospect.change / 10))
        tone = "$better" if prospect.change > 0 else "$worse"
        right = line((f"{percent(prospect.chance):>5}", "bold $foreground"), (f" {change:<4}", tone))
        left = line(marked(self._teams, prospect.team, self.palette), f" {cut(prospect.title, width)}")
        return ends(left, right, width)
