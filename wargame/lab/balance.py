"""What many sessions say about a deck: the figures that every report of its balance is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wargame.deck.compile import CompiledDeck
from wargame.deck.names import ObjectiveKind
from wargame.deck.schema import Objective
from wargame.deck.values import in_language
from wargame.engine.program import Course
from wargame.lab.intervals import Estimate, Share, Sums, deviation, mean, share, stratified
from wargame.lab.tally import BINS, CHOICES, OTHER, PASSED, PICKED, STRATA, SUMS, Tally, bin_width, lowest
from wargame.lab.trials import quantile, watched_slots
from wargame.session.wording import short_title_of, title_of

QUANTILES: Final = (0.1, 0.25, 0.5, 0.75, 0.9)
"""The shares of sessions that a fan's lines have below them; the middle one is the median."""


CHANCE: Final = "chance orders"
"""Who orders if nobody says who: every response at hand, and a pass, has the same chance."""


@dataclass(frozen=True, slots=True)
class TeamLine:
    """What a team reaches, and whether it has anything to do."""

    team: str
    title: str
    colour: str
    score: Estimate
    """Its points at the end."""
    spread: float
    """The standard deviation of its points."""
    most: int
    """The points that it could reach at best."""
    called: int
    """Turns, of all sessions, in which a card offered it anything."""
    stuck: float
    """The share of them in which it could pay for none of it."""


@dataclass(frozen=True, slots=True)
class ResourceLine:
    """How often a team had none of a resource to plan with."""

    team: str
    name: str
    title: str
    empty: float
    """The share of all turns."""


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """How often an objective is met."""

    number: int
    team: str | None
    """None for one that counts for everybody."""
    name: str
    kind: ObjectiveKind
    title: str
    points: int
    scored: int
    """Sessions in which it counted."""
    met: Share
    expected: tuple[float, float] | None = None
    """The shares between which the deck wants it, 0 to 1."""

    @property
    def full_name(self) -> str:
        """As `expect` names it."""
        return self.name if self.team is None else f"{self.team}.{self.name}"

    @property
    def misses(self) -> bool:
        """Whether it is sure that the deck does not do what it was expected to: the interval lies outside."""
        if self.expected is None or not self.scored:
            return False
        return self.met.high < self.expected[0] or self.met.low > self.expected[1]

    @property
    def owner(self) -> str:
        """The team's id; `shared` for everybody."""
        return self.team or "shared"


@dataclass(frozen=True, slots=True)
class TrackLine:
    """Where a track or gauge stands, turn by turn."""

    name: str
    title: str
    group: str
    is_gauge: bool
    low: int
    high: int
    """The ends of its scale; a gauge is drawn from 0 to 100."""
    fan: tuple[tuple[int, ...], ...]
    """By turn, STARTEX first: points that the shares `QUANTILES` of sessions lie at or below."""
    at_low: Share
    at_high: Share
    """Sessions that ended at a bound."""

    @property
    def ends(self) -> tuple[int, ...]:
        """The quantiles after the last turn."""
        return self.fan[-1]


@dataclass(frozen=True, slots=True)
class CardLine:
    """How often a card comes up."""

    card: str
    title: str
    came: int
    """Times, all sessions together."""
    seen: Share
    """Sessions in which it came up at all."""
    initiative: bool
    """A place for standing actions, which is in every hand."""


@dataclass(frozen=True, slots=True)
class ResponseLine:
    """How often a response is ordered, and what it is worth to its team."""

    card: str
    team: str
    response: str
    title: str
    card_title: str
    offered: int
    """How often its card came up."""
    possible: int
    """How often it could be ordered when the team chose."""
    picked: int
    worth: Estimate | None
    """By how many points the team ends higher with it than with the card's other responses."""
    over_pass: Estimate | None
    """The same against passing."""

    @property
    def pick_rate(self) -> float:
        """The share of the times that it could be ordered in which it was."""
        return self.picked / self.possible if self.possible else 0.0


@dataclass(frozen=True, slots=True)
class Balance:
    """What was counted of a deck."""

    deck: str
    title: str
    sessions: int
    seed: int
    turns: int
    cards_per_turn: int
    orders: str
    """Who orders what, in words: `chance orders`."""
    escalation: str | None
    """The track or gauge that the deck names as its measure of escalation."""
    teams: tuple[TeamLine, ...]
    resources: tuple[ResourceLine, ...]
    objectives: tuple[ObjectiveLine, ...]
    tracks: tuple[TrackLine, ...]
    cards: tuple[CardLine, ...]
    responses: tuple[ResponseLine, ...]

    def team(self, team: str) -> TeamLine:
        """Return a team's line."""
        return next(line for line in self.teams if line.team == team)


def balance_of(deck: CompiledDeck, course: Course, tally: Tally, seed: int, orders: str = CHANCE) -> Balance:
    """Return what a tally says; `orders` says in words whose orders the sessions were played with."""
    return Balance(
        deck=deck.deck.deck,
        title=in_language(deck.deck.title),
        sessions=tally.sessions[0],
        seed=seed,
        turns=course.turns,
        cards_per_turn=course.cards_per_turn,
        orders=orders,
        escalation=deck.deck.escalation,
        teams=tuple(_teams(deck, tally)),
        resources=tuple(_resources(deck, tally)),
        objectives=tuple(objective_lines(deck, tally)),
        tracks=tuple(_tracks(deck, course, tally)),
        cards=tuple(_cards(deck, tally)),
        responses=tuple(_responses(deck, tally)),
    )


def _teams(deck: CompiledDeck, tally: Tally) -> Iterator[TeamLine]:
    for number, (team, part) in enumerate(deck.deck.teams.items()):
        sums: Sums = (tally.sessions[0], tally.points[2 * number], tally.points[2 * number + 1])
        called, stuck = tally.called[number], tally.stuck[number]
        yield TeamLine(
            team=team,
            title=in_language(part.title),
            colour=part.colour,
            score=mean(sums),
            spread=deviation(sums),
            most=_most(deck, team),
            called=called,
            stuck=stuck / called if called else 0.0,
        )


def _most(deck: CompiledDeck, team: str) -> int:
    """Return the points of all objectives that can count for a team in one session."""
    part = deck.deck.teams[team]
    open_ = [*part.objectives.values(), *deck.deck.shared_objectives.values()]
    total = sum(objective.points for objective in open_)
    if part.secret_objectives is not None:
        secret = sorted((each.points for each in part.secret_objectives.objectives.values()), reverse=True)
        total += sum(secret[: part.secret_objectives.draw])
    return total


def _resources(deck: CompiledDeck, tally: Tally) -> Iterator[ResourceLine]:
    names = deck.names.slot_names()
    for number, slot in enumerate(deck.program.teams.resource_slot):
        team, _, resource = names[slot].partition(".")
        empty = tally.empty[number] / tally.sessions[1] if tally.sessions[1] else 0.0
        yield ResourceLine(team, resource, title_of(deck, names[slot]), empty)


def objective_lines(deck: CompiledDeck, tally: Tally) -> Iterator[ObjectiveLine]:
    """Yield how often each objective was met."""
    for number, (team, name, kind) in enumerate(deck.names.objectives):
        found = objective_named(deck, team, name, kind)
        wanted = deck.deck.expect.get(name if team is None else f"{team}.{name}")
        yield ObjectiveLine(
            number=number,
            team=team,
            name=name,
            kind=kind,
            title=in_language(found.title),
            points=found.points,
            scored=tally.scored[number],
            met=share(tally.met[number], tally.scored[number]),
            expected=None if wanted is None else (wanted.low / 100, wanted.high / 100),
        )


def objective_named(deck: CompiledDeck, team: str | None, name: str, kind: ObjectiveKind) -> Objective:
    """Return an objective as the deck has it."""
    if team is None:
        return deck.deck.shared_objectives[name]
    part = deck.deck.teams[team]
    if kind == "secret" and part.secret_objectives is not None:
        return part.secret_objectives.objectives[name]
    return part.objectives[name]


def _tracks(deck: CompiledDeck, course: Course, tally: Tally) -> Iterator[TrackLine]:
    watched = watched_slots(deck)
    for place, name in enumerate((*deck.deck.gauges, *deck.deck.tracks)):
        slot, is_gauge = watched[place], name in deck.deck.gauges
        base, width = lowest(deck.program, slot), bin_width(deck.program, slot)
        part = deck.deck.gauges[name] if is_gauge else deck.deck.tracks[name]
        played = [turn for turn in range(course.turns + 1) if _reached(tally, len(watched), turn, place)]
        yield TrackLine(
            name=name,
            title=short_title_of(deck, name),
            group=in_language(part.group),
            is_gauge=is_gauge,
            low=0 if is_gauge else deck.deck.tracks[name].min,
            high=100 if is_gauge else deck.deck.tracks[name].max,
            fan=tuple(
                tuple(base + width * quantile(tally, len(watched), turn, place, q) for q in QUANTILES)
                for turn in played or [0]
            ),
            at_low=share(tally.ends[place], tally.sessions[0]),
            at_high=share(tally.ends[len(tally.ends) // 2 + place], tally.sessions[0]),
        )


def _reached(tally: Tally, watched: int, turn: int, place: int) -> bool:
    """Tell whether any session came to a turn."""
    first = (turn * watched + place) * BINS
    return any(tally.spread[first : first + BINS])


def _cards(deck: CompiledDeck, tally: Tally) -> Iterator[CardLine]:
    for number, name in enumerate(deck.names.cards):
        yield CardLine(
            card=name,
            title=in_language(deck.deck.cards[name].title),
            came=tally.came[number],
            seen=share(tally.seen[number], tally.sessions[0]),
            initiative=deck.program.cards.standing[number] != 0,
        )


def _responses(deck: CompiledDeck, tally: Tally) -> Iterator[ResponseLine]:
    for number, (card, team, name) in enumerate(deck.names.responses):
        yield ResponseLine(
            card=card,
            team=team,
            response=name,
            title=in_language(deck.deck.cards[card].responses[team][name].title),
            card_title=in_language(deck.deck.cards[card].title),
            offered=tally.came[deck.program.responses.card[number]],
            possible=tally.possible[number],
            picked=tally.picked[number],
            worth=_compared(tally, number, OTHER),
            over_pass=_compared(tally, number, PASSED),
        )


def _compared(tally: Tally, response: int, choice: int) -> Estimate | None:
    """Return what a response is worth against another choice, among equally many responses at hand."""
    return stratified(
        (_sums(tally, response, stratum, PICKED), _sums(tally, response, stratum, choice)) for stratum in range(STRATA)
    )


def _sums(tally: Tally, response: int, stratum: int, choice: int) -> Sums:
    first = ((response * STRATA + stratum) * CHOICES + choice) * SUMS
    return tally.worth[first], tally.worth[first + 1], tally.worth[first + 2]
