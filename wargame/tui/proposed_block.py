"""How a proposed ruling is laid out for those who can overrule it: the engine's result, and beside it a person's."""

from collections.abc import Sequence

from textual.content import Content

from wargame.session.control_view import FreeRuling, Proposed
from wargame.session.view import Ruling, Team
from wargame.tui.bands import SHAPES, WORDS
from wargame.tui.odds_bar import odds_bar, where_it_fell
from wargame.tui.palette import Palette
from wargame.tui.ruling_block import effect_lines, verdict
from wargame.tui.teams import named
from wargame.tui.typeset import Lines, cut, ends, line, paragraph, said

_INDENT = Content("  ")


def proposed_block(proposed: Proposed, teams: Sequence[Team], palette: Palette, width: int) -> Lines:
    """Return who ordered what, the odds with where the dice fell, the result, and what it will do."""
    ruling = proposed.ruling
    who = line(named(teams, ruling.team, palette), ("  secret", "bold $watch") if proposed.secret else "")
    result = result_of(proposed)
    lines = [ends(who, result, width)]
    lines += paragraph(said(ruling.response, "bold $heading"), width, first="  ", rest="  ")
    if ruling.said:
        lines += paragraph(said(ruling.said, "bold $foreground"), width, first="  ", rest="  ")
    lines += [_INDENT + part for part in _odds(ruling, width - 2)]
    if proposed.overridden:
        told = line(
            (f"{cut(proposed.overridden.by, 20)}: ", "$accent"),
            (proposed.overridden.reason, "$foreground"),
        )
        lines += paragraph(told, width, first="  ", rest="  ")[:2]
    return [*lines, *(_INDENT + part for part in effect_lines(proposed.effects, width - 2))]


def result_of(proposed: Proposed) -> Content:
    """Return the result in force; one that a person gave stands after the engine's, which is kept in sight."""
    if proposed.overridden is None:
        return verdict(proposed.ruling)
    band = proposed.overridden.band
    return line(
        (f"{WORDS[proposed.ruling.band]} ", "$dim strike"),
        ("→ ", "bold $accent"),
        (SHAPES[band], f"${WORDS[band]}-mark"),
        (f" {cut(proposed.overridden.band_title or WORDS[band], 22)}", "bold $heading"),
    )


def free_block(free: FreeRuling, width: int) -> Lines:
    """Return a ruling that no card foresaw."""
    lines = [
        ends(said(f"□ {free.title}", "bold $heading"), said(f"ruled freely by {cut(free.by, 16)}", "$accent"), width)
    ]
    lines += [_INDENT + part for part in paragraph(said(free.text, "$foreground"), width - 2)[:2]]
    lines += [_INDENT + part for part in paragraph(line(("why: ", "$dim"), (free.reason, "$level")), width - 2)[:1]]
    return [*lines, *(_INDENT + part for part in effect_lines(free.effects, width - 2))]


def _odds(ruling: Ruling, width: int) -> Lines:
    if not ruling.dice:
        return [said("no dice", "$dim")]
    margin = "" if ruling.margin is None else f" · margin {ruling.margin:+d}"
    thrown = said(cut(f"{ruling.dice[0]}{margin}", width * 2 // 3), "$level")
    return [odds_bar(ruling.odds, width), where_it_fell(ruling.odds, ruling.band, thrown, width)]
