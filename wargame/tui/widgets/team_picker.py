"""Who plays which team: somebody at this screen, or a bot of some kind."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content

from wargame.tui.offers import PERSON, BotOffer, PlanOffer
from wargame.tui.plain_text import clean_line
from wargame.tui.teams import symbol_of
from wargame.tui.typeset import Lines, blank, fitted, heading, line, padded, paragraph, said
from wargame.tui.widgets.sheet import Sheet


class TeamPicker(Sheet, can_focus=True):
    """One row a team; each can be given to a person or to a kind of bot."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", "Up", show=False),
        Binding("down,j", "step(1)", "Down", show=False),
        Binding("space,right", "turn(1)", "Change", key_display="space"),
        Binding("left", "turn(-1)", "Change back", show=False),
    ]

    def __init__(self, bots: tuple[BotOffer, ...]) -> None:
        super().__init__()
        self._bots = bots
        self._plan: PlanOffer | None = None
        self._players: dict[str, str] = {}
        self._at = 0
        self._first_row = 1

    def show(self, plan: PlanOffer | None) -> None:
        """Offer a plan's teams, each with the player that the plan suggests."""
        self._plan = plan
        self._players = {team.id: team.player for team in plan.teams} if plan else {}
        self._at = 0
        self.display = plan is not None
        self.redraw()

    @property
    def players(self) -> tuple[tuple[str, str], ...]:
        """Each team's id with its player."""
        return tuple(self._players.items())

    @property
    def people(self) -> int:
        """How many teams are played by people."""
        return sum(player == PERSON for player in self._players.values())

    def on_focus(self) -> None:
        """Show where the keys act."""
        self.redraw()

    def on_blur(self) -> None:
        """Stop showing it."""
        self.redraw()

    def action_step(self, by: int) -> None:
        """Go to another team."""
        self._at = min(max(self._at + by, 0), max(len(self._players) - 1, 0))
        self.redraw()

    def action_turn(self, by: int) -> None:
        """Give the team to the next kind of player."""
        kinds = [PERSON, *(bot.id for bot in self._bots)]
        if self._players:
            team = list(self._players)[self._at]
            now = kinds.index(self._players[team]) if self._players[team] in kinds else 0
            self._players[team] = kinds[(now + by) % len(kinds)]
            self.redraw()

    def on_click(self, event: events.Click) -> None:
        """Change the clicked team's player."""
        at = event.y - self._first_row
        if 0 <= at < len(self._players):
            self._at = at
            self.action_turn(1)

    def lay_out(self, width: int) -> Lines:
        """Return one row a team, and what the choice amounts to."""
        if self._plan is None:
            return []
        rows = [self._row(at, width) for at in range(len(self._plan.teams))]
        told = [blank(), *paragraph(said(self._meaning(), "$foreground"), width)]
        if self.has_focus:
            told += self._about(self._players[self._plan.teams[self._at].id], width)
        return [heading("WHO PLAYS", width, "bold $accent"), *rows, *told]

    def _row(self, at: int, width: int) -> Content:
        assert self._plan is not None
        team = self._plan.teams[at]
        player = self._players[team.id]
        on = at == self._at and self.has_focus
        name = said(
            padded(f"{symbol_of(team.symbol)} {team.title}", min(max(width - 24, 12), 26)),
            self.palette.team(team.colour),
        )
        who = (
            said("■ a person here", "bold $heading")
            if player == PERSON
            else said(f"□ bot: {clean_line(player)}", "$level")
        )
        row = line(("▌" if on else " ", "$accent"), name, " ", who)
        return fitted(row, width).stylize_before("on $raised") if on else row

    def _meaning(self) -> str:
        if self.people == 0:
            return "Give at least one team to a person."
        if self.people == 1:
            return "You play alone; bots play the others."
        return f"{self.people} teams share this screen; a privacy screen stands between their turns."

    def _about(self, player: str, width: int) -> Lines:
        about = next((bot.summary for bot in self._bots if bot.id == player), "")
        return paragraph(said(f"{clean_line(player)}: {about}", "$dim"), width) if about else []
