"""The balance of a deck as one page: what stands out, then pictures and tables; it needs nothing from anywhere."""

from collections.abc import Iterable, Sequence
from typing import Final

from wargame.cli.page_charts import WIDTH, difference, fan, share_bar
from wargame.cli.page_markup import Content, Markup, document, element, joined, style
from wargame.cli.page_style import STYLE
from wargame.lab.balance import CHANCE, Balance, ObjectiveLine, ResponseLine, TeamLine, TrackLine
from wargame.lab.findings import Finding, Kind, percent
from wargame.lab.intervals import Estimate

_BY_CHANCE: Final = (
    "Every seat orders by chance: each response that it can pay for, and a pass, with the same chance. So this says "
    "what the deck does by itself, and nothing about skill."
)
_BY_OTHERS: Final = (
    "Not all seats order by chance. So a response may look good because it was ordered when things went well: take "
    "what responses are worth from sessions with chance orders."
)

FEW: Final = 6
"""So many findings of a kind are told at once; the rest at a click."""

HEADINGS: Final[dict[Kind, str]] = {
    "expectation": "What the deck was expected to do and doesn't",
    "objective": "Objectives that decide nothing",
    "team": "Teams",
    "response that costs": "Responses that cost their team",
    "response that wins": "Responses that bring more than the others",
    "card": "Cards and responses that hardly exist",
    "track": "Tracks that run away",
    "resource": "What is scarce",
    "passing": "Passing",
    "luck": "Luck",
    "number": "Numbers that move most",
}
"""What the findings of each kind are called."""

_SAFE: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""The page may load and run nothing, whatever is in it."""


def balance_page(balance: Balance, findings: Sequence[Finding], *further: tuple[str, Markup]) -> str:
    """Return the page; `further` are sections of their own, each with its heading."""
    sections = [
        ("What stands out", _findings(findings)),
        ("Objectives", _objectives(balance)),
        ("Tracks and gauges", _tracks(balance)),
        ("Responses", _responses(balance)),
        ("Cards", _cards(balance)),
        ("Means", _means(balance)),
        *further,
        ("How to read this", _reading(balance)),
    ]
    return page(balance.title, _lead(balance), sections)


def page(title: str, lead: str, sections: Iterable[tuple[str, Markup]]) -> str:
    """Return a page of sections, with a line that leads to each."""
    told = [(f"part{n}", heading, body) for n, (heading, body) in enumerate(sections, 1)]
    return document(
        "en",
        element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=_SAFE),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("title", title),
            style(STYLE),
        ),
        element(
            "body",
            element("h1", title),
            element("p", lead, class_="lead"),
            element("nav", [element("a", heading, href=f"#{anchor}") for anchor, heading, _ in told]),
            [element("section", element("h2", heading), body, id=anchor) for anchor, heading, body in told],
        ),
    )


def _lead(balance: Balance) -> str:
    cards = "card" if balance.cards_per_turn == 1 else "cards"
    return (
        f"{balance.sessions:,} sessions with {balance.orders}, {balance.turns} turns of {balance.cards_per_turn} "
        f"{cards}, seed {balance.seed}"
    )


def _findings(findings: Sequence[Finding]) -> Markup:
    if not findings:
        return element("p", "Nothing. In so many sessions nothing was out of the ordinary.")
    parts = []
    for kind in dict.fromkeys(finding.kind for finding in findings):
        own = [element("li", worded(finding.text)) for finding in findings if finding.kind == kind]
        parts += [element("h3", HEADINGS[kind]), element("ul", own[:FEW], class_="findings")]
        if own[FEW:]:
            rest = element("ul", own[FEW:], class_="findings")
            parts.append(element("details", element("summary", f"{len(own) - FEW} more"), rest))
    return joined(parts)


def worded(text: str) -> Markup:
    """Return a sentence; what stands between backticks is set as code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return joined(text)
    return joined([element("code", part) if n % 2 else part for n, part in enumerate(parts)])


def rows(headings: Sequence[str], lines: Iterable[Sequence[Content]], numbers: Sequence[int] = ()) -> Markup:
    """Return a table; the columns in `numbers` are set as numbers. On a narrow screen each cell has its heading."""
    head = [element("th", each, class_="number" if i in numbers else "text") for i, each in enumerate(headings)]
    body = [element("tr", [_cell(headings[i], i, each, numbers) for i, each in enumerate(line)]) for line in lines]
    return element("table", element("thead", element("tr", head)), element("tbody", body))


def _cell(heading: str, column: int, content: Content, numbers: Sequence[int]) -> Markup:
    if column == 0:
        return element("td", content)
    kind = "number" if column in numbers else "picture"
    return element("td", content, class_=kind, data_label=heading)


def team_heading(line: TeamLine) -> Markup:
    """Return a team's name with its colour."""
    return element("h3", element("span", class_="swatch", style=f"background:{line.colour}"), line.title)


def _objectives(balance: Balance) -> Markup:
    parts: list[Markup] = []
    for team in balance.teams:
        own = [line for line in balance.objectives if line.team == team.team]
        score = (
            f"{team.score.value:.1f} of {team.most} points on average ({team.score.low:.1f} to {team.score.high:.1f}); "
            f"sessions differ by ± {team.spread:.1f}."
        )
        parts += [team_heading(team), element("p", score, class_="soft"), _objective_rows(own)]
    shared = [line for line in balance.objectives if line.team is None]
    if shared:
        parts += [element("h3", "Every team"), _objective_rows(shared)]
    return joined(parts)


def _objective_rows(lines: Iterable[ObjectiveLine]) -> Markup:
    return rows(
        ("Objective", "Chance", "Met", "95 % interval", "Points"),
        (
            (
                (line.title, _secret(line)),
                share_bar(line.met, line.expected),
                percent(line.met.value) if line.scored else "never drawn",
                f"{line.met.low:.1%} to {line.met.high:.1%}".replace("%", " %"),
                str(line.points),
            )
            for line in lines
        ),
        (2, 3, 4),
    )


def _secret(line: ObjectiveLine) -> Markup:
    return element("small", f"secret, drawn in {line.scored:,} sessions") if line.kind == "secret" else joined()


def _tracks(balance: Balance) -> Markup:
    chief = [line for line in balance.tracks if line.name == balance.escalation]
    others = [line for line in balance.tracks if line.name != balance.escalation]
    said = (
        "The line is the median; half of the sessions lie in the dark band, eight of ten in the light one. Turn 0 is "
        "the start. Mind the scales: they differ."
    )
    parts = [element("p", said, class_="soft")]
    if chief:
        parts += [
            element("h3", "Escalation"),
            element("div", [_figure(line, 2 * WIDTH) for line in chief], class_="chief"),
        ]
    for group in dict.fromkeys(line.group for line in others):
        own = [_figure(line) for line in others if line.group == group]
        parts += [element("h3", group)] if group else []
        parts.append(element("div", own, class_="fans"))
    return joined(parts)


def _figure(line: TrackLine, width: int = WIDTH) -> Markup:
    ends = [
        f"{percent(at.value)} end at {bound}"
        for at, bound in ((line.at_low, line.low), (line.at_high, line.high))
        if at.value > 0.01
    ]
    caption = element("figcaption", f"{line.title} ", element("small", "; ".join(ends)) if ends else "")
    return element("figure", caption, fan(line.title, line.fan, line.low, line.high, width))


def _responses(balance: Balance) -> Markup:
    told = [line for line in balance.responses if line.possible]
    reach = [abs(line.worth.value) for line in told if line.worth is not None]
    span = max([1.0, *reach])
    parts = [
        element(
            "p",
            "By how many points its team ends higher with a response than with the card's others, or than with a pass. "
            "The costliest come first. A picture reaches from ",
            f"-{span:.1f} to +{span:.1f} points.",
            class_="soft",
        )
    ]
    for team in balance.teams:
        own = sorted((line for line in told if line.team == team.team), key=_worth)
        heading = element("summary", team_heading(team), f" {len(own)} responses")
        parts.append(element("details", heading, _response_rows(own, span)))
    return joined(parts)


def _worth(line: ResponseLine) -> float:
    return line.worth.value if line.worth is not None else 0.0


def _response_rows(lines: Iterable[ResponseLine], span: float) -> Markup:
    return rows(
        ("Response", "Against the others", "Points", "Against a pass", "Ordered", "Times possible"),
        (
            (
                (line.title, element("small", line.card_title)),
                difference(line.worth, span) if line.worth is not None else "",
                signed(line.worth),
                signed(line.over_pass),
                percent(line.pick_rate),
                f"{line.possible:,}",
            )
            for line in lines
        ),
        (2, 3, 4, 5),
    )


def signed(found: Estimate | None) -> Content:
    """Return a difference of points with its interval, coloured where it is none of chance."""
    if found is None:
        return ""
    kind = "bad" if found.high < 0 else "good" if found.low > 0 else "soft"
    said = f"{found.value:+.2f} ({found.low:+.2f} to {found.high:+.2f})"
    return element("span", said, class_=kind)


def _cards(balance: Balance) -> Markup:
    events = sorted((line for line in balance.cards if not line.initiative), key=lambda line: line.seen.value)
    table = rows(
        ("Card", "Came up", "Of sessions", "Never in", "Times in all"),
        (
            (
                (line.title, " ", element("code", line.card)),
                share_bar(line.seen),
                percent(line.seen.value),
                percent(1 - line.seen.value),
                f"{line.came:,}",
            )
            for line in events
        ),
        (2, 3, 4),
    )
    return element("details", element("summary", f"All {len(events)} cards, the rarest first"), table)


def _means(balance: Balance) -> Markup:
    parts = []
    for team in balance.teams:
        own = [line for line in balance.resources if line.team == team.team]
        said = f"Could pay for nothing but a pass in {percent(team.stuck)} of the {team.called:,} turns that asked it."
        parts += [team_heading(team), element("p", said)]
        if own:
            lines = ((line.title, f"{percent(line.empty)} of turns") for line in own)
            parts.append(rows(("Resource", "None left to plan with"), lines, (1,)))
    return joined(parts)


def _reading(balance: Balance) -> Markup:
    return joined(
        element("p", _BY_CHANCE if balance.orders == CHANCE else _BY_OTHERS),
        element(
            "p",
            "Intervals hold the true figure in 95 of 100 cases. What stands out among many comparisons is told only "
            "where chance explains none of them (Holm, at 5 %).",
        ),
        element(
            "p",
            "A response is compared with the card's others only where equally many could be ordered, so a rich team's "
            "choices are not taken for good ones.",
        ),
        element(
            "p",
            "The same figures again: ",
            element("code", f"wargame simulate {balance.deck} -n {balance.sessions} --seed {balance.seed}"),
        ),
    )
