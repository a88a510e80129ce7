"""Effects that are typed into the forms of the control console."""

from collections.abc import Iterable

from wargame.session.control_view import InjectEffect
from wargame.tui.dialogs.form import Field, Reading
from wargame.tui.screens.control_panes import ControlPanes
from wargame.tui.typed_effects import effects_as_typed, movables, read_effects


class EffectKeys(ControlPanes):
    """Reads effects against what the view says that there is to move."""

    def effects_field(self, name: str, label: str, text: str = "") -> Field:
        """Return a field for effects that says how it is understood."""
        known = movables(self._view)

        def read(typed: str) -> Reading:
            understood = read_effects(typed, known)
            return Reading(", ".join(understood.words), understood.fault)

        return Field(name, label, hint="north +5, kosovo finance -1", text=text, needed=False, limit=400, read=read)

    def effects_text(self, effects: Iterable[InjectEffect]) -> str:
        """Return effects as they could have been typed: each is read again as just what it was."""
        return effects_as_typed(effects, movables(self._view))

    def effects_of(self, text: str) -> dict[str, int]:
        """Return the effects that were typed."""
        return read_effects(text, movables(self._view)).effects
