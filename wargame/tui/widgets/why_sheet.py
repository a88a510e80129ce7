"""Why a ruling fell as it did, from the inputs down to one thing that could have been otherwise."""

from wargame.session.view import Ruling, Team
from wargame.tui.input_lines import input_lines
from wargame.tui.odds_bar import odds_bar, odds_in_words, where_it_fell
from wargame.tui.ruling_block import effect_lines, fallen, is_certain, verdict
from wargame.tui.teams import named
from wargame.tui.typeset import Lines, blank, heading, line, paragraph, paragraphs, said
from wargame.tui.widgets.sheet import Sheet


class WhySheet(Sheet):
    """Inputs, modifiers with their reasons, odds before the roll, dice, margin, band, effects, one counterfactual."""

    def __init__(self, ruling: Ruling, teams: tuple[Team, ...]) -> None:
        super().__init__()
        self._ruling, self._teams = ruling, teams

    def lay_out(self, width: int) -> Lines:
        """Return the reasons in the order in which they worked."""
        ruling = self._ruling
        lines = paragraph(
            line(named(self._teams, ruling.team, self.palette), (f"  {ruling.response}", "bold $heading")), width
        )
        lines += paragraph(said(f"{ruling.card_title} · turn {ruling.turn} · {ruling.rule}", "$dim"), width)
        lines += input_lines("WHAT WENT IN", ruling.inputs, width)
        lines += input_lines("WHAT SHIFTED IT", ruling.modifiers, width)
        lines += _fall(ruling, width)
        lines += [blank(), heading("WHAT IT DID", width)]
        lines += paragraph(said(ruling.said, "bold $foreground"), width) if ruling.said else []
        lines += paragraphs(ruling.text, width, "$foreground")
        lines += effect_lines(ruling.effects, width)
        if ruling.counterfactual:
            lines += [blank(), heading("WHAT IF", width), *paragraphs(ruling.counterfactual, width, "$foreground")]
        return lines


def _fall(ruling: Ruling, width: int) -> Lines:
    if is_certain(ruling):
        return [blank(), heading("NO DICE", width), line(verdict(ruling), ("  it simply happens", "$dim"))]
    odds = ruling.odds
    return [
        blank(),
        heading("ODDS BEFORE THE ROLL", width),
        odds_bar(odds, width),
        where_it_fell(odds, ruling.band, fallen(ruling), width),
        *paragraph(said(odds_in_words(odds), "$dim"), width),
        blank(),
        heading("THE DICE", width),
        *(part for throw in ruling.dice for part in paragraph(said(throw, "bold $heading"), width)),
    ]
