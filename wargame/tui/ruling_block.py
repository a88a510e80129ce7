"""How one ruling is laid out: folded to a line, or unfolded with odds, where the dice fell, and what it did."""

from collections.abc import Sequence

from textual.content import Content

from wargame.session.seen import EffectText
from wargame.session.view import Ruling, Team
from wargame.tui.bands import SHAPES, WORDS
from wargame.tui.odds_bar import odds_bar, where_it_fell
from wargame.tui.palette import Palette
from wargame.tui.teams import marked, named
from wargame.tui.typeset import Lines, cut, ends, line, paragraph, paragraphs, said


def verdict(ruling: Ruling) -> Content:
    """Return the band as shape and word: `■■□ works`; a rule's own title for it if it has one."""
    word = ruling.band_title or WORDS[ruling.band]
    return line((SHAPES[ruling.band], f"${WORDS[ruling.band]}-mark"), (f" {cut(word, 22)}", "bold $heading"))


def fallen(ruling: Ruling) -> Content:
    """Return the verdict with its margin, unless that would give away what the seat may not know."""
    margin = "" if ruling.margin is None else f"  margin {ruling.margin:+d}"
    return line(verdict(ruling), (margin, "$dim"))


def is_certain(ruling: Ruling) -> bool:
    """Return whether no dice were thrown."""
    return not ruling.dice


def folded(ruling: Ruling, teams: Sequence[Team], palette: Palette, width: int) -> Lines:
    """Return one line: who, what, verdict."""
    left = line(marked(teams, ruling.team, palette), " ", (ruling.response, "$foreground"))
    return [ends(left, verdict(ruling), width)]


def unfolded(ruling: Ruling, teams: Sequence[Team], palette: Palette, width: int) -> Lines:
    """Return the ruling in full, but for its reasons."""
    lines = [ends(named(teams, ruling.team, palette), said(f"on {cut(ruling.card_title, width // 2)}", "$dim"), width)]
    lines += paragraph(said(ruling.response, "bold $heading"), width)
    if is_certain(ruling):
        lines.append(line(verdict(ruling), ("  no dice", "$dim")))
    else:
        lines += [odds_bar(ruling.odds, width), where_it_fell(ruling.odds, ruling.band, fallen(ruling), width)]
    lines += paragraph(said(ruling.said, "bold $foreground"), width) if ruling.said else []
    if ruling.text:
        lines += paragraphs(ruling.text, width, "$foreground")
    return [*lines, *effect_lines(ruling.effects, width)]


def effect_lines(effects: Sequence[EffectText], width: int) -> Lines:
    """Return effects as one wrapped line, or that nothing changed."""
    if not effects:
        return [said("No track moves.", "$dim")]
    parts: list[Content] = []
    for effect in effects:
        parts += [said(f"{effect.title} ", "$level"), said(effect.change, "bold $heading"), said(", ", "$dim")]
    return paragraph(line(*parts[:-1]), width)
