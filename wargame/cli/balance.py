"""The balance of a deck as people read it in the terminal: what stands out, then the tables."""

from collections.abc import Iterable, Sequence

from wargame.cli.tables import cell, console, table
from wargame.lab.balance import Balance, ResponseLine
from wargame.lab.findings import Finding, percent
from wargame.lab.intervals import Estimate, real

FEW = 6
"""How many findings of one kind are told in the terminal."""

RESPONSES = 8
"""How many of the best and of the worst responses are listed."""

RARE = 0.1
"""A card in fewer sessions than this is listed."""


def print_balance(balance: Balance, findings: Sequence[Finding]) -> None:
    """Print what stands out, the chances of all objectives, the spread of all tracks, choices, cards and means."""
    out = console()
    cards = "card" if balance.cards_per_turn == 1 else "cards"
    heading = (
        f"{balance.title}: {balance.sessions:,} sessions with {balance.orders}, {balance.turns} turns of "
        f"{balance.cards_per_turn} {cards}, seed {balance.seed}"
    )
    out.print(cell(heading, "bold"))
    print_findings(findings)
    _print_objectives(balance)
    _print_teams(balance)
    _print_escalation(balance)
    _print_tracks(balance)
    _print_responses(balance)
    _print_rare(balance)


def print_findings(findings: Sequence[Finding]) -> None:
    """Print what stands out, of each kind the weightiest."""
    out = console()
    if findings:
        out.print()
        out.print(cell("What stands out", "bold"))
    for kind in dict.fromkeys(finding.kind for finding in findings):
        own = [finding for finding in findings if finding.kind == kind]
        for finding in own[:FEW]:
            grid = table()
            grid.show_header, grid.box, grid.padding = False, None, (0, 1, 0, 1)
            grid.add_row(cell("-"), cell(finding.text))
            out.print(grid)
        if len(own) > FEW:
            more = len(own) - FEW
            out.print(
                cell(f"   … and {more} more of this kind: --html and --json tell {'it' if more == 1 else 'them'}")
            )


def interval(low: float, high: float) -> str:
    """Return an interval of a share: `33.1 % to 35.2 %`."""
    return f"{low:.1%} to {high:.1%}".replace("%", " %")


def worth(estimate: Estimate | None) -> str:
    """Return a difference of points with its interval."""
    return "" if estimate is None else f"{estimate.value:+.2f} ({estimate.low:+.2f} to {estimate.high:+.2f})"


def _print_objectives(balance: Balance) -> None:
    shown = table("Objectives")
    shown.add_column("Objective", ratio=1)
    shown.add_column("Kind", no_wrap=True)
    shown.add_column("Met", justify="right", no_wrap=True)
    shown.add_column("95 % interval", justify="right", no_wrap=True)
    before = ""
    for line in balance.objectives:
        if line.owner != before:
            title = "Every team" if line.team is None else balance.team(line.team).title
            shown.add_row(cell(title, "bold"), "", "", "")
            before = line.owner
        share = f"{line.met.value:.1%}".replace("%", " %") if line.scored else "never counted"
        shown.add_row(cell(f"  {line.title}"), line.kind, share, interval(line.met.low, line.met.high))
    console().print(shown)


def _print_teams(balance: Balance) -> None:
    shown = table("Teams")
    shown.add_column("", ratio=1)
    for heading in ("Points", "95 % interval", "Of", "Spread", "Could pay for nothing", "Scarcest"):
        shown.add_column(heading, justify="right")
    for line in balance.teams:
        own = [resource for resource in balance.resources if resource.team == line.team]
        scarcest = max(own, key=lambda resource: resource.empty, default=None)
        shown.add_row(
            cell(line.title),
            f"{line.score.value:.2f}",
            f"{line.score.low:.2f} to {line.score.high:.2f}",
            str(line.most),
            f"± {line.spread:.1f}",
            f"{percent(line.stuck)} of its turns",
            cell("" if scarcest is None else f"{scarcest.title}: none in {percent(scarcest.empty)}"),
        )
    console().print(shown)


def _print_tracks(balance: Balance) -> None:
    shown = table(f"Gauges and tracks after turn {balance.turns}")
    shown.add_column("", ratio=1)
    shown.add_column("Start", justify="right", no_wrap=True)
    for heading in ("One in ten below", "Median", "One in ten above", "At a bound"):
        shown.add_column(heading, justify="right", no_wrap=True)
    for line in sorted(balance.tracks, key=lambda line: line.name != balance.escalation):
        marked = f"{line.title} (escalation)" if line.name == balance.escalation else line.title
        bound = max(line.at_low.value, line.at_high.value)
        ends = (str(line.ends[i]) for i in (0, 2, 4))
        shown.add_row(cell(marked), str(line.fan[0][2]), *ends, percent(bound) if bound else "")
    console().print(shown)


def _print_escalation(balance: Balance) -> None:
    """Print the measure of escalation turn by turn, if the deck names one."""
    for line in balance.tracks:
        if line.name == balance.escalation:
            console().print(cell(f"Escalation: {line.title}, turn by turn from the start", "bold"))
            shown = table()
            shown.add_column("", no_wrap=True)
            for turn in range(len(line.fan)):
                shown.add_column(str(turn), justify="right", no_wrap=True)
            for heading, place in (("One in ten above", 4), ("Median", 2), ("One in ten below", 0)):
                shown.add_row(heading, *(str(each[place]) for each in line.fan))
            console().print(shown)


def _print_responses(balance: Balance) -> None:
    told = [line for line in balance.responses if line.worth is not None]
    sure = real([line.worth.p for line in told if line.worth is not None])
    chosen = sorted((line for line, is_real in zip(told, sure, strict=True) if is_real), key=_value)
    if not chosen:
        return
    ends = chosen if len(chosen) <= 2 * RESPONSES else [*chosen[:RESPONSES], *chosen[-RESPONSES:]]
    shown = table(f"Responses that make a difference: {len(chosen)} of {len(told)}, the farthest out of them")
    shown.add_column("Response", ratio=1)
    for heading in ("Ordered", "Points against the card's others", "Against a pass"):
        shown.add_column(heading, justify="right")
    for line in ends:
        title = f"{balance.team(line.team).title}: {line.title} ({line.card_title})"
        shown.add_row(cell(title), percent(line.pick_rate), worth(line.worth), worth(line.over_pass))
    console().print(shown)


def _value(line: ResponseLine) -> float:
    return 0.0 if line.worth is None else line.worth.value


def _print_rare(balance: Balance) -> None:
    """Print the cards that seldom or never came and the responses that nobody could order."""
    rare = sorted((line for line in balance.cards if line.seen.value < RARE), key=lambda line: line.seen.value)
    cards = [f"{line.card} {percent(line.seen.value) if line.came else 'never'}" for line in rare]
    dead = [
        f"{line.card}: {line.team} {line.response}"
        for line in balance.responses
        if line.offered > 0 and line.picked == 0
    ]
    _print_names("Cards that came in few sessions", cards)
    _print_names("Responses that were never ordered", dead)


def _print_names(said: str, names: Iterable[str]) -> None:
    listed = ", ".join(names)
    if listed:
        console().print(cell(f"{said}: {listed}"))
