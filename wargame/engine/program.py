"""A deck compiled to flat arrays of ints and floats: all that the machine needs to run it, and nothing with a name.

`wargame.deck.compile` writes programs; ids, titles and texts stay with the deck. In CPython the arrays are tuples; the
same code compiles with the arrays as machine arrays. `-1` stands for "none" wherever an index may be missing.

Ranges are written as starts: the items of `i` are `starts[i]` up to `starts[i + 1]`.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from wargame.engine.expression_code import CodePool

NONE: Final = -1
"""No index."""

ADD: Final = 0
"""Effect kind: add the amount to the variable."""
SET: Final = 1
"""Effect kind: set the variable to the amount."""

VARYING: Final = -(1 << 60)
"""An amount that has to be computed anew each time."""

FOREVER: Final = 9999
"""The last turn of a fact that nothing but an effect ends."""

ACTOR: Final = 0
"""An ask put to the team that orders."""
TEAMS: Final = 1
"""An ask put to certain teams about somebody's order."""
ENTRANTS: Final = 2
"""An ask put, on a contest card, to every team about its own order."""

NOTHING: Final = 0
"""The bundle that does nothing."""

BANDS: Final = 4
"""Critical, success, partial, failure."""

SHIFTS: Final = 4
"""The most variables that a steady outcome adds to. All are gone through, since their number can't be foreseen."""

FRACTION: Final = 32
"""How many bits of `Responses.argument_factor` stand behind the point."""

NUMBER: Final = 0
"""An argument that is one expression."""
MODIFIED: Final = 1
"""An expression to which the sum of the modifiers is added."""
ME: Final = 2
"""In a contest: this order's place among the entries."""
ANSWER: Final = 3
"""What the ordering team answers to an ask."""
SEQUENCE: Final = 4
"""An argument that is a row of expressions. From here on, arguments are rows."""
ENTRIES: Final = 5
"""In a contest: the strengths of all orders."""
ANSWERS: Final = 6
"""What several teams answer to an ask."""

Ints = Sequence[int]
Floats = Sequence[float]


class Variables(NamedTuple):
    """The state vector: one bounded int of fixed-point units per slot.

    Slots hold tracks first (slot = index of the track), then everything else that changes.
    """

    start: Ints
    low: Ints
    high: Ints
    saturates: Ints
    """1 where effects weaken towards the ends."""
    saturate_above: int
    """Units; at or above it an upward effect counts half."""
    saturate_below: int
    """Units; at or below it a downward effect counts half."""
    gauge_slot: Ints
    gauge_value: Ints
    """Expression of each gauge, in the order in which they are computed."""
    fact_slot: Ints
    fact_until: Ints
    """Slot that holds the last turn in which the fact holds."""
    peak_slot: Ints
    peak_of: Ints
    peak_keeps_max: Ints


class Chances(NamedTuple):
    """What is drawn at STARTEX."""

    draw_slot: Ints
    draw_key: Ints
    draw_starts: Ints
    draw_weight: Ints
    """Weight of each value of each draw; the value drawn is its position, from 0."""
    secret_starts: Ints
    """Secret objectives by team."""
    secret_slot: Ints
    """Slot that is one point if the secret objective was drawn."""
    secret_key: Ints
    secret_count: Ints
    """How many each team draws."""


class Drift(NamedTuple):
    """What moves tracks at the end of a turn."""

    moving: Ints
    """The tracks that anything moves."""
    homing: Floats
    trend: Floats
    """Points a turn."""
    cap: Floats
    """Points a turn, either way."""
    link_starts: Ints
    """Links by target track."""
    link_from: Ints
    """Slot of a track or gauge."""
    link_weight: Floats
    """Points a turn for each ten points of the source away from its start."""
    link_lag: Ints
    """Turns."""
    link_scale: Ints
    """Expression or -1."""
    link_when: Ints
    """Expression or -1."""
    rows: int
    """Turns of history kept: the largest lag and one; 0 where nobody looks back."""


class Teams(NamedTuple):
    """Teams, their resources and what they are scored by."""

    key: Ints
    folded: Ints
    """`fold` of each key."""
    alphabetical: Ints
    """Team indices in the order of their ids: entrants of a contest stand in it."""
    resource_starts: Ints
    resource_slot: Ints
    """One after another."""
    resource_income: Ints
    """Expression, points a turn."""
    varying: Ints
    """The resources, by their place in `resource_slot`, whose income looks at more than the turn."""
    income: Ints
    """turn * slots + slot -> units that come in whatever happens, from turn 0 to `MAX_TURNS`."""
    objective_team: Ints
    """-1 = every team."""
    objective_met: Ints
    objective_progress: Ints
    """Expression, 0..1, or -1."""
    objective_points: Ints
    objective_secret: Ints
    """Slot that says whether the objective was drawn, or -1 if it is open."""


class Cards(NamedTuple):
    """When a card comes up and what its coming does."""

    key: Ints
    folded: Ints
    """`fold` of each key."""
    first: Ints
    last: Ints
    mandatory: Ints
    asap: Ints
    """Expression or -1."""
    when: Ints
    """Expression or -1."""
    locked: Ints
    standing: Ints
    """1 for the places of initiatives: not dealt, but in every hand."""
    places: Ints
    """The cards that are places of initiatives."""
    pressing: Ints
    """The cards that are mandatory or have an `asap`."""
    weight: Ints
    heavy: Ints
    """The cards with a weight of more than one."""
    repeat: Ints
    bundle: Ints
    """What delivery does."""
    contest: Ints
    """1 where all orders on the card share one throw."""
    plain: Ints
    """1 where all responses are free or have one price and ask nobody anything: see `Responses.price_slot`."""
    must_answer: Ints
    """card * teams + team -> 0 or 1."""
    offer_starts: Ints
    """Responses by card * teams + team."""


class Responses(NamedTuple):
    """What a team may order on a card."""

    key: Ints
    """What stands for its id: settles choices among equals, so that the deck's order doesn't."""
    card: Ints
    team: Ints
    folded: Ints
    """`fold` of its team's key."""
    tag: Ints
    """What `ordered(…)` tests: equal for responses of one team with one id."""
    when: Ints
    """Expression or -1."""
    rule: Ints
    argument_starts: Ints
    argument_kind: Ints
    """How each argument is filled: NUMBER, MODIFIED, ME, ANSWER, SEQUENCE, ENTRIES or ANSWERS."""
    argument_ask: Ints
    """Which ask fills it, or -1."""
    argument_first: Ints
    """First item of each argument in `items`."""
    argument_count: Ints
    """Number of items of a sequence, or -1 for a single number."""
    argument_whole: Ints
    """The number, of a straight one that is always the same; of any other 0."""
    argument_slot: Ints
    """Of a straight one that is a variable divided by a whole number, the rest left out: the variable."""
    argument_factor: Ints
    """What a unit makes, with `FRACTION` bits behind the point; 0 if it is always the same, -1 if not straight."""
    straight: Ints
    """How many arguments a response has, if all are straight and none is modified; else -1."""
    items: Ints
    """Expressions, rounded to whole points."""
    modifier_argument: Ints
    """Which argument receives the sum of the modifiers, or -1."""
    modifier_starts: Ints
    modifier_add: Ints
    """Expression."""
    modifier_when: Ints
    """Expression or -1."""
    entries_argument: Ints
    """In a contest: which argument receives all strengths, or -1."""
    strength: Ints
    """In a contest: expression of this order's strength, or -1."""
    ask_starts: Ints
    ask_argument: Ints
    """Which argument receives the answers."""
    ask_who: Ints
    """ACTOR, TEAMS or ENTRANTS."""
    ask_teams: Ints
    """The TEAMS that are asked: the bit at a team's number says whether it is."""
    ask_low: Ints
    ask_high: Ints
    ask_default: Ints
    """Whole numbers."""
    ask_pays: Ints
    """Slot of the resource of which the ordering team pays a point for each point answered, or -1."""
    cost_starts: Ints
    cost_slot: Ints
    cost_amount: Ints
    """Units."""
    need_starts: Ints
    need_slot: Ints
    """The resources of which a response costs anything at the lowest stakes, each once."""
    need_units: Ints
    """What it costs of it then."""
    price_slot: Ints
    """Where nothing but one price, or none, decides whether a response may be ordered on a turn's only card: the
    resource that it costs; -1 where more does."""
    price_units: Ints
    """What it costs of it; 0 if it is free."""
    bundle: Ints
    """response * BANDS + band -> what that band does."""
    bundle_first: Ints
    """The first effect of that bundle."""
    bundle_end: Ints
    """What follows its last one."""
    shift_slot: Ints
    """(response * BANDS + band) * SHIFTS, and one after another: what a steady band adds to, one that does nothing but
    add always the same to so many variables at most; -1 for any other."""
    shift_units: Ints
    """What it adds; 0 where there are fewer."""


class Bundles(NamedTuple):
    """What an outcome or a delivery does: effects, cards it unlocks, cards it queues."""

    effect_starts: Ints
    effect_slot: Ints
    effect_kind: Ints
    effect_amount: Ints
    """Expression, points."""
    effect_units: Ints
    """Units, if the amount is always the same; else `VARYING`."""
    effect_turns: Ints
    """For a fact that lapses: turns it holds, this one included; else 0."""
    effect_until: Ints
    """For a fact: slot of its last turn; else -1."""
    unlock_starts: Ints
    unlock_card: Ints
    follow_starts: Ints
    follow_card: Ints
    follow_after: Ints
    """Turns."""
    follow_when: Ints
    """Expression or -1, read when the bundle is applied."""
    releases: Ints
    """1 for a bundle that unlocks or queues a card."""


class Sight(NamedTuple):
    """What each team may not see, and what it takes in its place."""

    hidden_starts: Ints
    """Hidden slots by team."""
    hidden_slot: Ints
    """Slots that the team may not see, rising within each team: variables, others' secret objectives."""
    guess: Ints
    """Units that stand for the hidden slot; they do not depend on what it holds."""
    noise: Ints
    """Whole points by which the team is told wrong at most, either way; 0 = it is told nothing."""
    key: Ints
    """What stands for the variable's id in the dice of that error."""
    secret_starts: Ints
    """Secret tags by team."""
    secret_tag: Ints
    """Order tags that a secret response of another team carries."""


class Program(NamedTuple):
    """A whole deck."""

    pool: CodePool
    variables: Variables
    chances: Chances
    drift: Drift
    teams: Teams
    cards: Cards
    responses: Responses
    bundles: Bundles
    sight: Sight
    tags: int
    """Number of order tags; 0 where no condition asks what was ordered."""
    ends_when: int
    """Expression or -1."""


class Course(NamedTuple):
    """How long a session runs and what is dealt by plan."""

    turns: int
    cards_per_turn: int
    scheduled_turn: Ints
    scheduled_card: Ints
