"""The forecast for the console of those who run an exercise: what the lab finds, as a view says it."""

from collections.abc import Callable
from typing import Final

from wargame.lab.changes import Changes, changes
from wargame.lab.forecast import Forecast, forecast
from wargame.lab.outlook import PYTHON, Engine
from wargame.rulebook import RuleFault
from wargame.session.control_view import FanView, ForecastView, Prospect, StakeLine, StakesView
from wargame.session.game import Game
from wargame.session.ruling_anew import band_name
from wargame.session.state import Play

PERMILLE = 1000

MOST_SAID = 3
"""Sentences about one other band: a person who has to rule takes in no more at a time. The largest come first."""


NO_FUTURES: Final = "A rule failed in the futures: {}. Mend the rule; the session goes on as long as nobody needs it."


class LookAhead:
    """Plays futures of one session; it remembers what the first forecast of each turn said."""

    def __init__(self, game: Game, engine: Callable[[], Engine] = lambda: PYTHON) -> None:
        """Look ahead from a game; `engine` says what plays futures now, and may say something quicker later."""
        self._game = game
        self._engine = engine
        self._first: dict[int, dict[tuple[str, str], int]] = {}

    def forecast(self, play: Play, version: int) -> ForecastView:
        """Return where the session may go from here, or what keeps futures from being played.

        Plays futures: call it from a thread.
        """
        try:
            return self._found(forecast(self._game, play, self._engine()), play, version)
        except (RuleFault, ValueError) as fault:  # compiled, a rule that returns no band of its own says so
            said = NO_FUTURES.format(fault)
            return ForecastView(
                version=version, turn=play.turn, first=play.turn, futures=0, fans=(), prospects=(), fault=said
            )

    def _found(self, found: Forecast, play: Play, version: int) -> ForecastView:
        chances = {key: chance for key, (_, chance) in _chances(found).items()}
        self._first.setdefault(play.turn, chances)
        before = self._first.get(play.turn - 1, {})
        return ForecastView(
            version=version,
            turn=found.turn,
            first=found.turns_ahead.start,
            futures=found.futures,
            fans=tuple(
                FanView(
                    name=fan.name,
                    title=fan.title,
                    gauge=fan.is_gauge,
                    low=fan.low,
                    high=fan.high,
                    past=fan.past,
                    now=fan.now,
                    ahead=fan.ahead,
                )
                for fan in found.fans
            ),
            left_out=found.left_out,
            prospects=tuple(
                Prospect(
                    team=key[0],
                    title=title,
                    chance=chance,
                    change=chance - before.get(key, chance),
                )
                for key, (title, chance) in _chances(found).items()
            ),
        )

    def stakes(self, play: Play, team: str, card: str) -> StakesView:
        """Return what hangs on a proposed ruling. Raises ValueError if there is none."""
        found: Changes = changes(self._game, play, (team, card), self._engine())
        return StakesView(
            team=team,
            card=card,
            lines=tuple(
                StakeLine(band=band_name(other.ruling.band), said=in_short(other.sentences)) for other in found.instead
            ),
        )


def in_short(sentences: list[str]) -> tuple[str, ...]:
    """Return the sentences that weigh most, and how many there are besides."""
    left = len(sentences) - MOST_SAID
    more = (f"And {left} smaller difference{'s' if left > 1 else ''}.",) if left > 0 else ()
    return (*sentences[:MOST_SAID], *more)


def _chances(found: Forecast) -> dict[tuple[str, str], tuple[str, int]]:
    """Return by team and objective its title and its chance, per mille."""
    return {(line.team or "", line.name): (line.title, round(line.met.value * PERMILLE)) for line in found.objectives}
