"""The line at the bottom that names the keys: as many as fit, in the order of their screen; a click presses a key."""

from typing import NamedTuple, Protocol, runtime_checkable

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen

from wargame.tui.typeset import Lines, fitted, line, said
from wargame.tui.widgets.sheet import Sheet

_ROOMY = 100
"""Columns from which there are two spaces between keys."""


@runtime_checkable
class Forbidding(Protocol):
    """A screen on which not everybody may do everything."""

    def is_forbidden(self, action: str) -> bool:
        """Return whether whoever sits here may never do that; the key is still there, and says why."""
        ...


class KeyHint(NamedTuple):
    """A key with what it does."""

    key: str
    """Textual's name of the key."""
    shown: str
    what: str
    forbidden: bool = False
    """Whoever sits here may not do that."""


class KeyLine(Sheet):
    """Keys of the screen, left; the command palette's, right."""

    DEFAULT_CSS = """
    KeyLine { height: 1; dock: bottom; background: $footer-background; }
    """

    _hints: tuple[KeyHint, ...] = ()
    _last: KeyHint | None = None

    def on_mount(self) -> None:
        """Follow what can be done on the screen."""
        super().on_mount()
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    async def on_click(self, event: events.Click) -> None:
        """Press the clicked key."""
        start, width = 1, self.size.width
        for hint in self._fitting(width):
            if start <= event.x < start + _cells(hint):
                self.app.simulate_key(hint.key)
            start += _cells(hint) + _gap(width)
        if self._last is not None and event.x >= width - _cells(self._last) - 1:
            self.app.simulate_key(self._last.key)

    def lay_out(self, width: int) -> Lines:
        """Return the line."""
        hints = line(" ", Content(" " * _gap(width)).join(_hint(hint) for hint in self._fitting(width)))
        if self._last is None:
            return [fitted(hints, width)]
        return [line(fitted(hints, width - _cells(self._last) - 1), _hint(self._last), " ")]

    def _follow(self, screen: Screen[object]) -> None:
        if screen is not self.screen or not self.is_attached:
            return
        declared = [binding.action for binding in screen.BINDINGS if isinstance(binding, Binding)]
        active = screen.active_bindings
        shown: dict[str, KeyHint] = {}
        for _, binding, enabled, _ in active.values():
            if binding.show and enabled:
                shown.setdefault(binding.action, self._hint_for(binding))
        ordered = sorted(shown, key=lambda action: declared.index(action) if action in declared else -1)
        self._hints = tuple(shown[action] for action in ordered)
        palette = active.get(self.app.COMMAND_PALETTE_BINDING)
        self._last = self._hint_for(palette.binding)._replace(what="all keys") if palette else None
        self.redraw()

    def _hint_for(self, binding: Binding) -> KeyHint:
        forbidden = isinstance(self.screen, Forbidding) and self.screen.is_forbidden(binding.action)
        return KeyHint(binding.key, self.app.get_key_display(binding), binding.description, forbidden)

    def _fitting(self, width: int) -> list[KeyHint]:
        """Return the hints that fit; the first ones are the most needed."""
        room = width - 2 - (_cells(self._last) if self._last else 0)
        fitting: list[KeyHint] = []
        for hint in self._hints:
            room -= _cells(hint)
            if room < 0:
                break
            room -= _gap(width)
            fitting.append(hint)
        return fitting


def _gap(width: int) -> int:
    return 2 if width >= _ROOMY else 1


def _hint(hint: KeyHint) -> Content:
    if hint.forbidden:
        return said(f"{hint.shown} {hint.what}", "$quiet strike")
    return line((hint.shown, "bold $footer-key-foreground"), (f" {hint.what}", "$footer-description-foreground"))


def _cells(hint: KeyHint) -> int:
    return _hint(hint).cell_length
