"""How a line of the MSEL is drawn: its state in a shape and a word, its title, when it is due, what it does."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from wargame.session.control_view import CardLine, InjectLine
from wargame.session.view import Team
from wargame.tui.matching import found
from wargame.tui.palette import Palette
from wargame.tui.ruling_block import effect_lines
from wargame.tui.teams import named
from wargame.tui.typeset import Lines, ends, line, paragraph, said

_SHAPES: Final = {"pending": "○", "delivered": "●", "skipped": "□", "deferred": "▷"}
_TONES: Final = {"pending": "$accent", "delivered": "$better", "skipped": "$quiet", "deferred": "$watch"}


def inject_row(inject: InjectLine, typed: str, width: int) -> Content:
    """Return one line: `○ Shots at Brnjak at night   T3`."""
    tone = "$dim" if inject.status in {"delivered", "skipped"} else "$foreground"
    left = line((f"{_SHAPES[inject.status]} ", _TONES[inject.status]), found(typed, inject.title, tone))
    return ends(left, said(due(inject), "$dim"), width)


def due(inject: InjectLine) -> str:
    """Return in a word or two when it comes, or what became of it."""
    turn = f"T{inject.turn}" if inject.turn else ""
    match inject.status:
        case "delivered":
            return f"sent {turn}".strip()
        case "skipped":
            return "skipped"
        case "deferred":
            return f"moved to {turn}"
        case _:
            named_so = {"manual": "hand", "scheduled": "", "conditional": "if"}[inject.trigger]
            return f"{named_so} {turn}".strip() or "hand"


def inject_details(inject: InjectLine, teams: Sequence[Team], palette: Palette, width: int) -> Lines:
    """Return what the inject says, to whom, when and to what effect."""
    to = said(", ").join(named(teams, team, palette) for team in inject.to) if inject.to else said("all", "$level")
    sender = f" · from {inject.sender}" if inject.sender else ""
    mode = f" · {inject.mode}" if inject.mode else ""
    lines = paragraph(line(("to ", "$dim"), to, (f"{sender}{mode}", "$level")), width)
    if inject.when:
        lines += paragraph(line(("comes if ", "$dim"), (inject.when, "$level")), width)
    if inject.effects:
        lines += effect_lines(inject.effects, width)
    lines += paragraph(said(inject.text, "$foreground"), width) if inject.text else []
    if inject.expected:
        lines += paragraph(line(("expected: ", "$dim"), (inject.expected, "$level")), width)
    if inject.objective:
        lines += paragraph(line(("exercises: ", "$dim"), (inject.objective, "$level")), width)
    if inject.notes:
        lines += paragraph(line(("notes: ", "$dim"), (inject.notes, "$foreground")), width)
    if inject.said:
        lines += paragraph(line(("skipped: ", "$dim"), (inject.said, "$level")), width)
    return lines


def card_row(card: CardLine, typed: str, width: int) -> Content:
    """Return one line: `■ A mayor resigns   drawn 1`."""
    tone = "$dim" if card.can_fire else "$foreground"
    left = line(("■ " if not card.can_fire else "□ ", "$level"), found(typed, card.title, tone))
    return ends(left, said(f"drawn {card.drawn}" if card.drawn else "", "$dim"), width)
