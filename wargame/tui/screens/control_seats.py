"""Giving out seats: who sits where, and what each is there for."""

from collections.abc import Mapping
from typing import Final, get_args

from textual.content import Content

from wargame.deck.schema import Player
from wargame.session.control_commands import GiveSeat, HandOver, Role, VacateSeat
from wargame.session.control_view import ControlView, FreeSeat, SeatLine
from wargame.session.permissions import CONTROL_ROLES, ROLE_TITLES, TEAM_ROLES, roles_in_words
from wargame.tui.dialogs.form import Field, Reading, Typed
from wargame.tui.dialogs.seats import SeatActs, SeatsDialog
from wargame.tui.offers import BOT_SUMMARIES, PERSON
from wargame.tui.screens.control_keys import ControlKeys
from wargame.tui.teams import named
from wargame.tui.typed_roles import numbered, read_roles
from wargame.tui.typeset import line, said
from wargame.tui.widgets.sheet import Sheet

_NAME: Final = 40
"""The longest name that is asked for, in characters."""

_DUTIES: Final[Mapping[Role, str]] = {
    "owner": "answers for the exercise, gives out seats",
    "controller": "runs it: phases, clock, injects, rulings",
    "white_cell": "knows the subject: injects, arguments, requests",
    "evaluator": "writes down what it sees",
    "observer": "only looks",
    "lead": "commits a team, as its own lead does",
    "member": "talks and argues for a team, commits nothing",
}

_PLAYED_BY: Final[Mapping[str, str]] = {PERSON: "somebody at this screen", **BOT_SUMMARIES}


class SeatKeys(ControlKeys):
    """What the keys do to seats."""

    def action_seats(self) -> None:
        """Show everybody's seats."""
        self.app.push_screen(SeatsDialog(self._view, SeatActs(self._give, self._change, self._vacate)))

    def show_seats(self, view: ControlView) -> None:
        """Let the window with the seats, if it is open, show a newer view."""
        for screen in self.app.screen_stack:
            if isinstance(screen, SeatsDialog):
                screen.show(view)

    def _give(self) -> None:
        """Ask for the role of a new seat."""
        if self.may(GiveSeat):
            free = self._view.free_seats
            choices = [
                line((ROLE_TITLES[seat.role], "bold $foreground"), (f"  {_DUTIES[seat.role]}", "$dim")) for seat in free
            ]
            self.choose("GIVE OUT A SEAT · WHICH ROLE?", choices, lambda at: self._give_role(free[at]))

    def _give_role(self, free: FreeSeat) -> None:
        if free.role not in TEAM_ROLES:
            self._ask_name(free, None)
            return
        palette = Sheet.palette_of(self.app)
        choices = [named(self.teams, team.id, palette) for team in self.teams]
        title = f"{ROLE_TITLES[free.role].upper()} · OF WHICH TEAM?"
        self.choose(title, choices, lambda at: self._ask_name(free, self.teams[at].id))

    def _ask_name(self, free: FreeSeat, team: str | None) -> None:
        """Ask for the name of whoever is to sit there."""

        def send(typed: Typed, kept: Typed) -> None:
            self.ask(GiveSeat(seat=free.id, name=typed["name"], roles=(free.role,), team=team), kept)

        field = Field("name", "Name", hint="what the others call whoever sits there", limit=_NAME)
        lead = self._headed(ROLE_TITLES[free.role], team or "")
        self.fill_in("GIVE OUT A SEAT", f"seat.{free.role}.{team or ''}", [field], send, does="Give", lead=lead)

    def _change(self, seat: SeatLine) -> None:
        """Ask who is to sit there now, and for what; of a team's own seat, who plays the team."""
        if seat.id == seat.team:
            self._hand_over(seat)
            return
        if not self.may(GiveSeat):
            return
        roles = TEAM_ROLES if seat.team else CONTROL_ROLES

        def read(typed: str) -> Reading:
            meant = read_roles(typed, roles)
            return Reading(roles_in_words(meant.roles), meant.fault)

        def send(typed: Typed, kept: Typed) -> None:
            name, held = typed["name"] or seat.name, read_roles(typed["roles"], roles).roles
            self.ask(GiveSeat(seat=seat.id, name=name, roles=held, team=seat.team or None), kept)

        now = " ".join(str(at) for at, role in enumerate(roles, 1) if role in seat.roles)
        fields = [
            Field("name", "Name", hint=f"empty: stays {seat.name}", needed=False, limit=_NAME),
            Field("roles", "Roles", hint=numbered(roles), text=now, read=read),
        ]
        lead = Content("\n").join([self._headed(seat.name, seat.team), said(numbered(roles), "$dim")])
        self.fill_in("CHANGE THE SEAT", f"seat.{seat.id}", fields, send, does="Change", lead=lead)

    def _hand_over(self, seat: SeatLine) -> None:
        """Ask whether people or a bot play a team from here on."""
        if not self.may(HandOver):
            return
        players = [player for player in get_args(Player) if player != seat.held_by]
        choices = [line((player, "bold $foreground"), (f"  {_PLAYED_BY[player]}", "$dim")) for player in players]
        told = ("\nWhat the team has ordered stays.", "$dim")
        lead = line(self._headed(seat.name, ""), (f" · {seat.held_by}", "$level"), told)

        def send(at: int) -> None:
            self.ask(HandOver(team=seat.team, player=players[at]))

        self.choose("WHO PLAYS THE TEAM?", choices, send, lead=lead)

    def _vacate(self, seat: SeatLine) -> None:
        """Take a seat away, once that has been confirmed."""
        if not self.may(VacateSeat, seat.can_vacate):
            return
        told = ("\nWhat was said and written from it stays.", "$dim")
        lead = line(self._headed(seat.name, seat.team), (f" · {roles_in_words(seat.roles)}", "$level"), told)
        choices = [said("Take it away"), said("Leave it")]
        command = VacateSeat(seat=seat.id)
        self.choose("TAKE THE SEAT AWAY", choices, lambda at: None if at else self.ask(command), lead=lead)

    def _headed(self, title: str, team: str) -> Content:
        palette = Sheet.palette_of(self.app)
        of_team = line((" · ", "$dim"), named(self.teams, team, palette)) if team else said("")
        return line((title, "bold $heading"), of_team)
