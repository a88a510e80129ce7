"""Writing down: notes, bookmarks, observations, established facts; and looking from another seat."""

from typing import Final

from textual.content import Content

from wargame.session.command import MAX_WORDS
from wargame.session.control_commands import EndFact, EstablishFact, Note, Observe, Rating
from wargame.session.control_view import TeamLine
from wargame.session.view import Objective
from wargame.tui.dialogs.form import Field, Reading, Typed
from wargame.tui.screens.control_arguments import read_turn
from wargame.tui.screens.control_keys import ControlKeys
from wargame.tui.teams import named
from wargame.tui.typeset import line, said
from wargame.tui.widgets.sheet import Sheet

_RATINGS: Final[dict[str, tuple[Rating, str]]] = {
    "p": ("P", "performed without challenges"),
    "s": ("S", "performed with some challenges"),
    "m": ("M", "performed with major challenges"),
    "u": ("U", "unable to be performed"),
}


class WritingKeys(ControlKeys):
    """What the keys do that write something down."""

    def action_note(self) -> None:
        """Write a note."""
        if self.may(Note):
            field = Field("text", "Note", hint="what to remember", limit=MAX_WORDS)
            self.fill_in("NOTE", "note", [field], self._note, does="Write")

    def action_bookmark(self) -> None:
        """Mark this moment for the Hot Wash."""
        if self.may(Note):
            moment = f"Turn {self._view.turn}, {self._view.phase}: come back to this"
            field = Field("text", "Bookmark", text=moment, limit=MAX_WORDS)
            self.fill_in("BOOKMARK", "bookmark", [field], self._bookmark, does="Mark")

    def action_observe(self) -> None:
        """Write down what a team did: team, objective, text."""
        if self.may(Observe):
            choices = [said("no team", "$dim"), *self._team_choices()]
            self.choose("OBSERVATION · WHICH TEAM?", choices, self._observe_team, none_first=True)

    def action_fact(self) -> None:
        """Establish a fact, or end one."""
        facts = self._view.table.facts
        if not self.may(EstablishFact):
            return
        if not facts:
            self._establish()
            return
        choices = [said("establish a new fact", "bold $foreground")]
        choices += [line(("end: ", "$dim"), (fact.text, "$foreground")) for fact in facts]

        def go(at: int) -> None:
            if at == 0:
                self._establish()
            else:
                self.ask(EndFact(fact=facts[at - 1].id))

        self.choose("ESTABLISHED FACTS", choices, go, none_first=True)

    def action_view_as(self) -> None:
        """See what a team's seat sees."""

        def go(at: int) -> None:
            self.post_message(self.ViewAs(self.seat, self.teams[at].id))

        self.choose("SEE AS", self._team_choices(), go)

    def action_talk(self) -> None:
        """Open the talk."""
        self.post_message(self.OpenTalk(self.seat))

    def _team_choices(self) -> list[Content]:
        palette = Sheet.palette_of(self.app)
        return [named(self.teams, team.id, palette) for team in self.teams]

    def _observe_team(self, at: int) -> None:
        team = self._view.teams[at - 1] if at else None
        if team is None or not team.objectives:
            self._observe(team, None)
            return
        choices = [said("no objective", "$dim"), *(said(objective.title) for objective in team.objectives)]

        def go(chosen: int) -> None:
            self._observe(team, team.objectives[chosen - 1] if chosen else None)

        self.choose(f"{team.title} · WHICH OBJECTIVE?", choices, go, none_first=True)

    def _observe(self, team: TeamLine | None, objective: Objective | None) -> None:
        lead = line(
            (team.title if team else "no team", "bold $heading"),
            (f" · {objective.title}" if objective else "", "$level"),
        )
        where = f"observe.{team.id if team else ''}.{objective.id if objective else ''}"
        fields = [
            Field("text", "Seen", hint="what the team did", limit=MAX_WORDS),
            Field("rating", "Rating", hint="P S M U, or nothing", needed=False, limit=1, read=_read_rating),
        ]

        def send(typed: Typed, kept: Typed) -> None:
            rating = _RATINGS.get(typed["rating"].lower())
            self.ask(
                Observe(
                    text=typed["text"],
                    team=team.id if team else None,
                    objective=objective.id if objective else None,
                    rating=rating[0] if rating else None,
                ),
                kept,
            )

        self.fill_in("OBSERVATION", where, fields, send, does="Write", lead=lead)

    def _establish(self) -> None:
        until = "empty: until something ends it"
        fields = [
            Field("text", "Fact", hint="what holds from now on", limit=MAX_WORDS),
            Field("until", "Until turn", hint=until, needed=False, limit=3, read=read_turn),
        ]
        self.fill_in("ESTABLISH A FACT", "fact", fields, self._send_fact, does="Establish")

    def _send_fact(self, typed: Typed, kept: Typed) -> None:
        self.ask(EstablishFact(text=typed["text"], until=int(typed["until"] or 0)), kept)

    def _note(self, typed: Typed, kept: Typed) -> None:
        self.ask(Note(text=typed["text"]), kept)

    def _bookmark(self, typed: Typed, kept: Typed) -> None:
        self.ask(Note(text=typed["text"], bookmark=True), kept)


def _read_rating(typed: str) -> Reading:
    if not typed.strip():
        return Reading()
    rating = _RATINGS.get(typed.strip().lower())
    return Reading(rating[1]) if rating else Reading(fault="Type P, S, M or U, or nothing.")
