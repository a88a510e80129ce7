"""The rulings in the hands of those who run the exercise: overruling one, keeping it, ruling freely."""

from typing import Final

from textual.widgets import TextArea

from wargame.session.command import MAX_WORDS
from wargame.session.control_commands import (
    Band,
    KeepRuling,
    Override,
    RuleFreely,
)
from wargame.session.control_view import Proposed, StakesView
from wargame.tui.bands import BANDS, WORDS
from wargame.tui.dialogs.form import Field, Typed
from wargame.tui.dialogs.why import WhyDialog
from wargame.tui.screens.control_effects import EffectKeys
from wargame.tui.widgets.matter_pane import MatterPane
from wargame.tui.widgets.override_pane import OverridePane
from wargame.tui.widgets.proposed_list import ProposedList

_BANDS: Final[tuple[Band, ...]] = BANDS


class RulingKeys(EffectKeys):
    """What the keys do to the picked ruling."""

    _stakes: StakesView | None = None
    _reason = ("", "")
    """Where a reason was typed last, and what."""

    def show_stakes(self, stakes: StakesView) -> None:
        """Show what hangs on a ruling."""
        self._stakes = stakes
        if self.is_mounted:
            self.query_one(OverridePane).redraw(stakes)

    def show_picked(self) -> None:
        """Let the override be about the picked ruling; a reason that was typed for another one is kept there."""
        pane, picked = self.query_one(OverridePane), self.query_one(MatterPane).picked
        if _place(pane.proposed) == _place(picked):
            self._show_override(picked)
            return
        self.keep_reason()
        self._show_override(picked, self.draft(_place(picked)))

    def keep_reason(self) -> None:
        """Keep the reason that is typed for the ruling it was typed for."""
        where, text = self._reason
        if where:
            self.keep(where, text)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Remember the reason as it is typed."""
        pane = self.query_one(OverridePane)
        if event.text_area.id == "reason":
            self._reason = (_place(pane.proposed), pane.reason)

    def on_proposed_list_turned(self, _message: ProposedList.Turned) -> None:
        """Follow the pick."""
        self.show_picked()

    def on_override_pane_left(self, _message: OverridePane.Left) -> None:
        """Go back to the rulings."""
        self.keep_reason()
        self.query_one(ProposedList).focus()

    def on_override_pane_apply(self, _message: OverridePane.Apply) -> None:
        """Send the override, once band and reason are there."""
        pane = self.query_one(OverridePane)
        if pane.proposed is None or not self.may(Override):
            return
        if pane.band is None:
            self.complain("Choose the band first: 1 to 4 in the list of rulings.")
            self.query_one(ProposedList).focus()
            return
        if not pane.reason.strip():
            self.complain("Say why: the reason goes on record.")
            pane.begin()
            return
        ruling, place = pane.proposed.ruling, _place(pane.proposed)
        command = Override(team=ruling.team, card=ruling.card, band=pane.band, reason=pane.reason.strip())
        self.ask(command, {place: pane.reason})
        self._reason = (place, "")
        self.keep_reason()
        self._show_override(pane.proposed, "")
        self.query_one(ProposedList).focus()

    def on_override_pane_keep(self, _message: OverridePane.Keep) -> None:
        """Let the engine's result stand."""
        self.action_keep_ruling()

    def restore(self, typed: Typed) -> None:
        """Take back what was typed, into the open form if it was typed there."""
        super().restore(typed)
        pane = self.query_one(OverridePane)
        if (text := typed.get(_place(pane.proposed))) is not None and not pane.reason:
            self._show_override(pane.proposed, text)

    def action_choose_band(self, at: int) -> None:
        """Choose the band that is to take the engine's place, and go on to the reason."""
        pane = self.query_one(OverridePane)
        if pane.proposed is None or not self._is_open() or not self.may(Override):
            return
        if _BANDS[at] not in pane.proposed.bands:
            self.complain(f"This rule never gives “{WORDS[_BANDS[at]]}”.")
            return
        pane.band = _BANDS[at]
        pane.redraw(self._stakes)
        self._begin_reason()

    def action_reason(self) -> None:
        """Type the reason."""
        if self._is_open() and self.may(Override):
            self._begin_reason()

    def action_keep_ruling(self) -> None:
        """Let the engine's result stand."""
        proposed = self.query_one(OverridePane).proposed
        if proposed is None or not self._is_open():
            return
        if proposed.overridden is None:
            self.complain("The engine's result stands already.")
        else:
            self.ask(KeepRuling(team=proposed.ruling.team, card=proposed.ruling.card))

    def action_stakes(self) -> None:
        """Ask what hangs on the picked ruling."""
        picked = self.query_one(MatterPane).picked
        if picked is not None:
            self.post_message(self.Stakes(self.seat, picked.ruling.team, picked.ruling.card))

    def action_why(self) -> None:
        """Explain the picked ruling."""
        picked = self.query_one(MatterPane).picked
        if picked is not None:
            self.app.push_screen(WhyDialog(picked.ruling, self.teams))

    def action_rule_freely(self) -> None:
        """Rule on something that no card foresaw."""
        if self.may(RuleFreely):
            fields = [
                Field("title", "Title", hint="what it is about"),
                Field("text", "Text", hint="what the players read", limit=MAX_WORDS),
                self.effects_field("effects", "Effects"),
                Field("reason", "Why", hint="the reason goes on record", limit=MAX_WORDS),
            ]
            self.fill_in("FREE RULING", "rule", fields, self._rule_freely, does="Rule")

    def _begin_reason(self) -> None:
        """Let the reason be typed, wherever the page of the override is."""
        self.open_page_of("override")
        self.call_after_refresh(self.query_one(OverridePane).begin)

    def _show_override(self, proposed: Proposed | None, reason: str | None = None) -> None:
        titles = [team.title for team in self.teams if proposed and team.id == proposed.ruling.team]
        self.query_one(OverridePane).show(proposed, self._stakes, team="".join(titles), reason=reason)

    def _is_open(self) -> bool:
        if self._view.phase != "adjudicate":
            self.complain("These rulings are closed. Rewind to them to rule otherwise.")
        return self._view.phase == "adjudicate"

    def _rule_freely(self, typed: Typed, kept: Typed) -> None:
        effects = self.effects_of(typed["effects"])
        self.ask(RuleFreely(title=typed["title"], text=typed["text"], effects=effects, reason=typed["reason"]), kept)


def _place(proposed: Proposed | None) -> str:
    """Return where the reason for a ruling is kept."""
    if proposed is None:
        return ""
    return f"override.{proposed.ruling.turn}.{proposed.ruling.card}.{proposed.ruling.team}"
