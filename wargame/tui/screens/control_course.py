"""The course of the exercise: its steps, the clock, returning to a moment, taking back."""

from typing import Final

from textual.content import Content

from wargame.session.commands import Rewind
from wargame.session.control_commands import (
    AddTime,
    Advance,
    AutoAdvance,
    PauseClock,
    ResumeClock,
    StartExercise,
    Undo,
)
from wargame.tui.dialogs.form import Field, Typed
from wargame.tui.screens.control_keys import ControlKeys
from wargame.tui.typeset import line, said
from wargame.tui.widgets.step_line import StepLine
from wargame.tui.widgets.timeline_sheet import TimelineSheet, moment_in_words

_HELD: Final = "Control holds the clock"
"""The reason that is offered for holding it; whoever is in a hurry takes it as it is."""


class CourseKeys(ControlKeys):
    """What the keys do that move the exercise on, hold it, or bring it back."""

    _stepped: tuple[int, str] | None = None
    """Turn and phase in which the next step was asked for, until the session has taken it or refused it."""

    def follow_step(self) -> None:
        """Take note that the exercise stands where the view says."""
        if self._stepped != (self._view.turn, self._view.phase):
            self._stepped = None

    def restore(self, typed: Typed) -> None:
        """Take back what was typed for something that was refused; the step can be asked for again."""
        self._stepped = None
        super().restore(typed)

    def action_advance(self) -> None:
        """Take the next step; while teams are waited for, ask why without them. Pressed twice, it is one step."""
        view = self._view
        if view.phase == "lobby":
            self.action_start()
        elif view.phase != "endex" and self._stepped is None and self.may(Advance):
            if view.waiting and view.phase != "recap":
                self._advance_without()
            else:
                self._step(Advance(), {})

    def action_start(self) -> None:
        """Give STARTEX."""
        if self._view.phase == "lobby":
            self.ask(StartExercise())

    def action_rehearse(self) -> None:
        """Practise before STARTEX; nothing of it counts."""
        if self._view.phase == "lobby" and self.may(StartExercise):
            self.post_message(self.Rehearse(self.seat))

    def on_step_line_clicked(self, _message: StepLine.Clicked) -> None:
        """Take a click for the key."""
        self.action_advance()

    def action_hold(self) -> None:
        """Hold the clock, or let it run on."""
        clock = self._view.clock
        if clock is None:
            self.complain("This phase is not timed.")
        elif not clock.running:
            self.ask(ResumeClock())
        elif self.may(PauseClock):
            field = Field("reason", "Why", text=_HELD)
            self.fill_in("HOLD THE CLOCK", "hold", [field], self._hold, does="Hold")

    def action_add_time(self, seconds: int) -> None:
        """Give more time, or less."""
        self.ask(AddTime(seconds=seconds))

    def action_auto(self) -> None:
        """Let phases end by themselves, or not."""
        clock = self._view.clock
        if clock is None:
            self.complain("This phase is not timed.")
        else:
            self.ask(AutoAdvance(on=not clock.auto))

    def action_undo(self) -> None:
        """Take back the last step."""
        if not self._view.undo:
            self.complain("There is nothing to take back.")
        elif self.may(Undo):
            lead = line(("This takes back: ", "$dim"), (self._view.undo, "bold $heading"))
            choices = [said("Take it back"), said("Leave it")]
            self.choose("UNDO", choices, lambda at: None if at else self.ask(Undo()), lead=lead)

    def action_rewind(self) -> None:
        """Return to the chosen moment."""
        moment = self.query_one(TimelineSheet).chosen
        if moment is None:
            self.complain("There is no moment to return to yet.")
            return
        if not self.may(Rewind):
            return
        lead = line(("Everybody returns to ", "$dim"), (moment_in_words(moment), "bold $heading"))
        choices = [_same(), _anew(), said("Stay here")]

        def go(at: int) -> None:
            if at < len(choices) - 1:
                self.ask(Rewind(turn=moment.turn, stage=moment.stage, reroll=bool(at)))

        self.choose("REWIND", choices, go, lead=lead, picked=len(choices) - 1)

    def action_branch(self) -> None:
        """Try another way from the chosen moment on."""
        moment = self.query_one(TimelineSheet).chosen
        if moment is None:
            self.complain("There is no moment to branch from yet.")
        elif self.may(Rewind):
            self.post_message(self.Branch(self.seat, moment))

    def action_compare(self) -> None:
        """Compare with a branch."""
        self.post_message(self.Compare(self.seat))

    def _advance_without(self) -> None:
        titles = ", ".join(team.title for team in self.teams if team.id in self._view.waiting)
        lead = line((f"{self._view.next_step}. ", "bold $heading"), (f"Still waiting for {titles}.", "$watch"))
        field = Field("reason", "Why", hint="why the phase is closed without them")
        self.fill_in("GO ON WITHOUT THEM", "advance", [field], self._advance, does="Go on", lead=lead)

    def _advance(self, typed: Typed, kept: Typed) -> None:
        self._step(Advance(reason=typed["reason"]), kept)

    def _step(self, command: Advance, kept: Typed) -> None:
        self._stepped = (self._view.turn, self._view.phase)
        self.ask(command, kept)

    def _hold(self, typed: Typed, kept: Typed) -> None:
        self.ask(PauseClock(reason=typed["reason"]), kept)


def _same() -> Content:
    return line(("With the same dice", "bold $foreground"), (": the same orders give the same results", "$dim"))


def _anew() -> Content:
    return line(("With new dice", "bold $foreground"), (": a re-roll; the record says so", "$dim"))
