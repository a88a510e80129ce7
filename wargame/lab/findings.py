"""What a designer should look at first: the figures that stand out, each as a sentence that names what to change."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, get_args

from wargame.lab.balance import Balance, ObjectiveLine, ResponseLine, TeamLine, TrackLine
from wargame.lab.intervals import Estimate, real

Kind = Literal[
    "expectation",
    "objective",
    "team",
    "response that costs",
    "response that wins",
    "card",
    "track",
    "resource",
    "passing",
    "luck",
    "number",
]
"""What a finding is about, what matters most first."""

DECIDED: Final = 0.95
"""An objective met oftener than this, or missed, decides nothing."""
APART: Final = 0.15
"""Teams whose shares of their points lie further apart are not playing the same game."""
RUNAWAY: Final = 0.25
"""A track that ends at a bound in more sessions than this has run away."""
STUCK: Final = 0.15
"""A team that can pay for nothing in more of its turns than this has too little."""
EMPTY: Final = 0.3
"""A resource that is gone in more turns than this is a bottleneck."""
RARE: Final = 0.02
"""A card in fewer sessions than this is hardly ever seen."""
FEW_SESSIONS: Final = 200
"""Of fewer sessions nothing rare can be said."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that stands out."""

    kind: Kind
    text: str
    """One or two sentences."""
    weight: float
    """What matters more has more, among findings of one kind."""


def findings_of(balance: Balance) -> list[Finding]:
    """Return all that stands out in a balance, kind by kind, the weightiest of each first."""
    return ordered(finding for find in FINDERS for finding in find(balance))


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in the order in which a designer should read them."""
    kinds = get_args(Kind)
    return sorted(findings, key=lambda finding: (kinds.index(finding.kind), -finding.weight))


def percent(share: float) -> str:
    """Return a share in per cent; never 0 % or 100 % for what happened, or failed to, at least once."""
    if 0 < share < 0.005:
        return "under 1 %"
    if 0.995 < share < 1:
        return "over 99 %"
    return f"{share:.0%}".replace("%", " %")


def points(estimate: Estimate) -> str:
    """Return the size of a difference of points with its interval: `0.4 points (0.2 to 0.6)`."""
    low, high = (estimate.low, estimate.high) if estimate.value >= 0 else (-estimate.high, -estimate.low)
    return f"{size(estimate.value)} points ({low:.1f} to {high:.1f})"


def size(value: float) -> str:
    """Return how large a difference of points is."""
    return f"{abs(value):.1f}" if abs(value) >= 0.1 else f"{abs(value):.2f}"


def named(balance: Balance, line: ObjectiveLine) -> str:
    """Return an objective with its team: `Kosovo's “The line holds”`."""
    return f"{'The shared' if line.team is None else of(balance.team(line.team).title)} “{line.title}”"


def of(title: str) -> str:
    """Return a title as the owner of something: `Kosovo's`, `The Nine Towns'`."""
    return f"{title}'" if title.endswith("s") else f"{title}'s"


def _unexpected(balance: Balance) -> Iterator[Finding]:
    for line in balance.objectives:
        if line.misses and line.expected is not None:
            low, high = line.expected
            text = (
                f"{named(balance, line)} is met in {percent(line.met.value)} of sessions ({line.met.low:.1%} to "
                f"{line.met.high:.1%}), and the deck expects {low:.0%} to {high:.0%} (`expect`, `{line.full_name}`)."
            )
            yield Finding("expectation", text.replace("%", " %"), max(low - line.met.value, line.met.value - high))


def _decided(balance: Balance) -> Iterator[Finding]:
    for line in balance.objectives:
        if line.scored >= FEW_SESSIONS:
            if line.met.low > DECIDED:
                text = f"{named(balance, line)} is met in {percent(line.met.value)} of sessions: it asks for nothing."
                yield Finding("objective", f"{text} Ask for more in `met`.", line.met.value)
            elif line.met.high < 1 - DECIDED:
                text = f"{named(balance, line)} is met in {percent(line.met.value)} of sessions: nobody gets there."
                yield Finding("objective", f"{text} Ask for less in `met`.", 1 - line.met.value)


def _apart(balance: Balance) -> Iterator[Finding]:
    teams = [line for line in balance.teams if line.most] if _real(balance) else []
    if teams:
        last, first = min(teams, key=_reached), max(teams, key=_reached)
        if _reached(first) - _reached(last) > APART:
            text = (
                f"{first.title} reaches {percent(_reached(first))} of the points that it could, {last.title} "
                f"{percent(_reached(last))}: by chance alone the one does far better than the other."
            )
            yield Finding("team", text, _reached(first) - _reached(last))


def _reached(line: TeamLine) -> float:
    """Return which part of its points a team reaches."""
    return line.score.value / line.most


def _real(balance: Balance) -> bool:
    return balance.sessions >= FEW_SESSIONS


def _choices(balance: Balance) -> Iterator[Finding]:
    """Responses that make a difference which is no chance, however many responses were looked at."""
    told = [(line, line.worth) for line in balance.responses if line.worth is not None]
    for (line, worth), is_real in zip(told, real([worth.p for _, worth in told]), strict=True):
        if is_real:
            costs = worth.value < 0
            text = (
                f"{of(balance.team(line.team).title)} “{line.title}” ({line.card_title}) is ordered "
                f"{percent(line.pick_rate)} of the time that it could be and {'costs' if costs else 'brings'} "
                f"{points(worth)} {'against' if costs else 'more than'} the card's other responses."
            )
            kind: Kind = "response that costs" if costs else "response that wins"
            yield Finding(kind, f"{text}{_against_pass(line)}", abs(worth.value))


def _against_pass(line: ResponseLine) -> str:
    over = line.over_pass
    if over is None:
        return ""
    if over.high < 0:
        return f" To pass would be {size(over.value)} better."
    if over.low > 0 > (line.worth.value if line.worth else 0):
        return f" To pass would still be {size(over.value)} worse."
    return ""


def _dead(balance: Balance) -> Iterator[Finding]:
    if not _real(balance):
        return
    for card in balance.cards:
        if card.came == 0:
            yield Finding("card", f"“{card.title}” (`{card.card}`) never came up.", 1.0)
        elif card.seen.high < RARE:
            text = f"“{card.title}” (`{card.card}`) came up in {percent(card.seen.value)} of sessions."
            yield Finding("card", f"{text} Most tables will never see it.", 1 - card.seen.value)
    for line in balance.responses:
        if line.offered >= FEW_SESSIONS and line.possible == 0:
            text = f"{balance.team(line.team).title} could never order “{line.title}” ({line.card_title})."
            yield Finding("card", f"{text} Look at its cost and its `when`.", 0.5)


def _runaway(balance: Balance) -> Iterator[Finding]:
    for line in balance.tracks:
        for at, bound, word in ((line.at_low, line.low, "lower"), (line.at_high, line.high, "upper")):
            if at.low > RUNAWAY and not line.is_gauge and not _begins_near(line, bound):
                text = f"{line.title} runs away: it ends at its {word} bound in {percent(at.value)} of sessions."
                yield Finding("track", f"{text} Look at its links and its trend.", at.value)


def _begins_near(line: TrackLine, bound: int) -> bool:
    """Tell whether a track starts in the quarter of its scale that a bound ends: to end there is to stay."""
    return abs(line.fan[0][len(line.fan[0]) // 2] - bound) <= (line.high - line.low) / 4


def _starved(balance: Balance) -> Iterator[Finding]:
    if not _real(balance):
        return
    for team in balance.teams:
        if team.stuck > STUCK:
            text = f"{team.title} could pay for nothing but a pass in {percent(team.stuck)} of the turns that asked it."
            yield Finding("resource", text, 1 + team.stuck)
    for line in balance.resources:
        if line.empty > EMPTY:
            title = balance.team(line.team).title
            text = f"{title} plans {percent(line.empty)} of its turns without any {line.title} (`{line.name}`)."
            yield Finding("resource", text, line.empty)


FINDERS: Final[tuple[Callable[[Balance], Iterator[Finding]], ...]] = (
    _unexpected,
    _decided,
    _apart,
    _choices,
    _dead,
    _runaway,
    _starved,
)
