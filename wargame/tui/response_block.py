"""How one response is laid out: folded to two lines, or unfolded with all that it may do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from textual.content import Content

from wargame.session.seen import EffectText
from wargame.session.view import BandText, Resource, Response, ResponseOdds
from wargame.tui.bands import WORDS, colour
from wargame.tui.odds_bar import certain_bar, odds_bar, unknown_bar
from wargame.tui.question_block import answer_lines
from wargame.tui.typeset import Lines, cells, cut, ends, line, paragraph, said

Density = Literal["airy", "full", "brief", "tight", "bare"]
"""How much of a response is shown. airy: gaps, costs in words, wrapped effects; full: no gaps; brief: no costs in
words; tight: one line a band; bare: no aim."""

_INDENT = "  "
_COST_ROOM = 18
"""Cells at the right of the bars that short costs may take."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One response, with what is known about it now."""

    number: int
    """The digit that picks it, from 1."""
    response: Response
    odds: ResponseOdds | None
    withheld: bool
    """Odds have come, and this response's are not among them: the session plan keeps them back."""
    stale: bool
    """The odds belong to an older view; newer ones are on their way."""
    ordered: bool
    cost_cells: int
    """Cells that this card's costs need beside the bars; the same for all its responses, so that bars compare."""
    answers: Mapping[str, int]
    """The answer to each thing that the response asks of its team."""
    asked: int
    """Position of the question whose answer the keys turn."""

    def folded(self, width: int) -> Lines:
        """Return title and odds, or title and the reason why it can't be ordered."""
        if self.response.refusal:
            reason = line(_INDENT, ("Not now: ", "$warning"), (self.response.refusal, "$dim"))
            return [self._title(width, "$dim"), reason.truncate(width, ellipsis=True)]
        return [self._title(width, "$foreground"), self._bar(width)]

    def unfolded(self, width: int, held: Sequence[Resource], density: Density) -> Lines:
        """Return title, odds, aim, and what each band does; costs and rule in words where there is room."""
        room = width - len(_INDENT)
        lines: Lines = []
        if self.response.refusal:
            lines += paragraph(line(("Not now: ", "bold $warning"), self.response.refusal), room)
        for at, asked in enumerate(self.response.asks):
            lines += answer_lines(asked, self.answers[asked.ask], room, current=at == self.asked)
        if self.response.aim and density != "bare":
            lines += paragraph(said(self.response.aim, "$foreground"), room)
        for band in self.response.bands:
            lines += self._band(band, room, wraps=density not in ("tight", "bare"))
        if density in ("airy", "full"):
            lines += paragraph(self.terms(held), room)
        return [*self._full_title(width), self._bar(width), *(Content(_INDENT) + part for part in lines)]

    def terms(self, held: Sequence[Resource]) -> Content:
        """Return costs, rule and how sure the odds are, in words."""
        have = {resource.title: resource.value - resource.reserved for resource in held}
        costs = ", ".join(
            f"{cost.title} {_amount(cost)}" + (f" (you hold {have[cost.title]})" if cost.title in have else "")
            for cost in self.response.cost
        )
        terms = [
            f"Costs {costs}." if costs else "Costs nothing.",
            f"{self.response.rule}." if self.response.rule else "",
        ]
        if self.odds is not None and not self.odds.odds.exact:
            terms.append(f"Odds from many runs, ±{max(self.odds.odds.interval // 10, 1)} %.")
        return said(" ".join(filter(None, terms)), "$dim")

    def _title(self, width: int, style: str) -> Content:
        return ends(line((f"{self.number} ", "bold $dim"), (self.response.title, style)), self._mark(), width)

    def _full_title(self, width: int) -> Lines:
        mark = self._mark()
        room = width - len(_INDENT) - mark.cell_length - bool(mark)
        first, *more = paragraph(said(self.response.title, "bold $heading"), room)
        top = ends(line((f"{self.number} ", "bold $accent"), first), mark, width)
        return [top, *(Content(_INDENT) + part for part in more)]

    def _mark(self) -> Content:
        return said("■ ordered", "bold $accent") if self.ordered else Content("")

    def _bar(self, width: int) -> Content:
        room = max(width - len(_INDENT) - self.cost_cells - bool(self.cost_cells), 8)
        if self.response.certain:
            bar = certain_bar(room)
        elif self.odds is None:
            bar = unknown_bar(room, withheld=self.withheld)
        else:
            bar = odds_bar(self.odds.odds, room, stale=self.stale)
        cost = cut(short_cost(self.response.cost), self.cost_cells)
        cost = " " * (self.cost_cells - cells(cost)) + cost
        return line(_INDENT, bar, (f" {cost}" if self.cost_cells else "", "$level"))

    def _band(self, band: BandText, width: int, *, wraps: bool) -> Lines:
        changes = said(changes_in_words(band.effects) or "nothing changes", "$level")
        longest = max(len(WORDS[known.band]) for known in self.response.bands)
        mark = said(f"{WORDS[band.band]:<{longest}} ", f"bold {colour(band.band)}-mark")
        if self.response.certain:
            mark = Content("")
        room = width - mark.cell_length
        wrapped = paragraph(changes, room) if wraps else [changes.truncate(room, ellipsis=True)]
        return [(Content(" " * mark.cell_length) if at else mark) + part for at, part in enumerate(wrapped)]


def cost_cells(responses: Sequence[Response]) -> int:
    """Return the cells that the short costs of a card's responses need; 0 if all are free."""
    if not any(response.cost for response in responses):
        return 0
    return min(max(cells(short_cost(response.cost)) for response in responses), _COST_ROOM)


def short_cost(cost: Sequence[EffectText]) -> str:
    """Return costs with resource titles cut to three letters: `1 Pol 2 Dip`."""
    return " ".join(f"{_amount(part)} {part.title[:3]}" for part in cost) or "free"


def changes_in_words(effects: Sequence[EffectText]) -> str:
    """Return effects as one phrase: `Attention +4, KFOR presence +2`."""
    return ", ".join(f"{effect.title} {effect.change}" for effect in effects)


def _amount(cost: EffectText) -> str:
    return cost.change.lstrip("+-")
