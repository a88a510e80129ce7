"""Injects and cards: firing, improvising, skipping, putting off, reordering, changing."""

from typing import Final

from textual.content import Content

from wargame.session.command import MAX_WORDS, Command
from wargame.session.control_commands import (
    DeferInject,
    EditInject,
    FireCard,
    FireInject,
    Improvise,
    MoveInject,
    SkipInject,
)
from wargame.session.control_view import CardLine, InjectLine
from wargame.tui.dialogs.form import Field, Reading, Typed
from wargame.tui.inject_row import due, inject_details
from wargame.tui.screens.control_arguments import ArgumentKeys
from wargame.tui.typed_teams import read_teams
from wargame.tui.typeset import line, said
from wargame.tui.widgets.msel_list import MselList
from wargame.tui.widgets.sheet import Sheet

_PREVIEW: Final = 70
"""Columns for the preview of an inject."""


class InjectKeys(ArgumentKeys):
    """What the keys do to the picked inject."""

    @property
    def fireable(self) -> list[InjectLine | CardLine]:
        """What could still be put before the teams."""
        injects = [inject for inject in self._view.msel if inject.status != "delivered"]
        return [*injects, *(card for card in self._view.deck if not card.can_fire)]

    def action_fire(self) -> None:
        """Show what is picked once more, and deliver it."""
        picked = self.query_one(MselList).picked
        if picked is not None:
            self.fire(picked)

    def fire(self, picked: InjectLine | CardLine) -> None:
        """Show an inject or a card once more, and deliver it."""
        if isinstance(picked, CardLine):
            self._fire_card(picked)
        elif picked.status == "delivered":
            self.complain("It has been delivered.")
        elif self.may(FireInject):
            palette = Sheet.palette_of(self.app)
            details = inject_details(picked, self.teams, palette, _PREVIEW)
            lead = Content("\n").join([said(picked.title, "bold $heading"), *details, said("")])
            command = FireInject(inject=picked.id)
            choices = [
                said("Deliver it now", "bold $foreground"),
                line(("Leave it", "$foreground"), (f" · {due(picked)}", "$dim")),
            ]
            self.choose("FIRE THE INJECT", choices, lambda at: None if at else self.ask(command), lead=lead, picked=1)

    def action_improvise(self) -> None:
        """Deliver an inject that nobody wrote beforehand."""
        if self.may(Improvise):
            self.fill_in("IMPROVISE AN INJECT", "improvise", self._fields(), self._improvise, does="Deliver")

    def action_edit(self) -> None:
        """Change the picked inject."""
        picked = self._open_inject(EditInject)
        if picked is None:
            return
        fields = self._fields(picked)

        def send(typed: Typed, kept: Typed) -> None:
            to = read_teams(typed["to"], self.teams).teams
            effects = self.effects_of(typed["effects"])
            self.ask(
                EditInject(inject=picked.id, title=typed["title"], text=typed["text"], to=to, effects=effects), kept
            )

        self.fill_in("EDIT THE INJECT", f"edit.{picked.id}", fields, send, does="Change")

    def action_skip(self) -> None:
        """Let the picked inject not come at all; before STARTEX the key gives STARTEX."""
        picked = self._open_inject(SkipInject)
        if picked is None:
            return

        def send(typed: Typed, kept: Typed) -> None:
            self.ask(SkipInject(inject=picked.id, reason=typed["reason"]), kept)

        field = Field("reason", "Why", hint="why it does not come")
        lead = said(picked.title, "bold $heading")
        self.fill_in("SKIP THE INJECT", f"skip.{picked.id}", [field], send, does="Skip", lead=lead)

    def action_defer(self) -> None:
        """Let the picked inject come in another turn."""
        picked = self._open_inject(DeferInject)
        if picked is None:
            return

        def send(typed: Typed, kept: Typed) -> None:
            self.ask(DeferInject(inject=picked.id, turn=int(typed["turn"])), kept)

        lead = line((picked.title, "bold $heading"), (f"  {due(picked)}", "$dim"))
        field = Field("turn", "In turn", hint=f"1 to {self._view.exercise.turns}", limit=3, read=self._turn_to_come)
        self.fill_in("PUT OFF THE INJECT", f"defer.{picked.id}", [field], send, does="Put off", lead=lead)

    def action_reorder(self, by: int) -> None:
        """Move the picked inject up or down the MSEL."""
        picked = self._open_inject(MoveInject)
        if picked is None:
            return
        ids = [inject.id for inject in self._view.msel]
        at = ids.index(picked.id)
        if 0 <= at + by < len(ids):
            after = at - 1 if by < 0 else at + 2
            self.ask(MoveInject(inject=picked.id, before=ids[after] if after < len(ids) else None))

    def _open_inject(self, command: type[Command]) -> InjectLine | None:
        """Return the picked inject if this may still be done to it; say why not otherwise."""
        picked = self.query_one(MselList).picked
        if not isinstance(picked, InjectLine):
            self.complain("Pick an inject of the MSEL first.")
        elif picked.status == "delivered":
            self.complain("It has been delivered.")
        elif self.may(command):
            return picked
        return None

    def _fire_card(self, card: CardLine) -> None:
        if card.can_fire:
            self.complain(card.can_fire)
        elif self.may(FireCard):
            lead = said(f"{card.title}\n", "bold $heading")
            choices = [said("Put it on the table now", "bold $foreground"), said("Leave it")]
            command = FireCard(card=card.id)
            self.choose("FIRE THE CARD", choices, lambda at: None if at else self.ask(command), lead=lead, picked=1)

    def _fields(self, inject: InjectLine | None = None) -> list[Field]:
        numbers = "  ".join(f"{at} {team.title}" for at, team in enumerate(self.teams, 1))
        to = " ".join(str(at) for at, team in enumerate(self.teams, 1) if inject and team.id in inject.to)
        effects = self.effects_text(inject.effects) if inject else ""
        return [
            Field("title", "Title", hint="what the players see first", text=inject.title if inject else ""),
            Field("text", "Text", hint="what they read", text=inject.text if inject else "", limit=MAX_WORDS),
            Field("to", "Teams", hint=f"all; or: {numbers}", text=to, needed=False, read=self._read_teams),
            self.effects_field("effects", "Effects", effects),
        ]

    def _read_teams(self, typed: str) -> Reading:
        meant = read_teams(typed, self.teams)
        titles = [team.title for team in self.teams if team.id in meant.teams]
        return Reading(", ".join(titles), meant.fault)

    def _turn_to_come(self, typed: str) -> Reading:
        last = self._view.exercise.turns
        if typed.strip().isdecimal() and max(self._view.turn, 1) <= int(typed) <= last:
            return Reading(f"comes in turn {int(typed)}")
        return Reading(fault=f"Type a turn from {max(self._view.turn, 1)} to {last}." if typed.strip() else "")

    def _improvise(self, typed: Typed, kept: Typed) -> None:
        to = read_teams(typed["to"], self.teams).teams
        effects = self.effects_of(typed["effects"])
        self.ask(Improvise(title=typed["title"], text=typed["text"], to=to, effects=effects), kept)
