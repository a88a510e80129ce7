"""Decks nobody would write, for what must hold of every deck."""

from typing import Any, Final

from hypothesis import strategies as st

from tests.small_decks import Data, response, small_data

TRACKS: Final = ("heat", "wind", "rain")
TEAMS: Final = ("ost", "west", "nord")
CARDS: Final = ("one", "two", "three", "four")
RULES: Final = ("automatic", "difficulty_check", "percentile_check", "odds_table", "opposed_roll", "matrix_argument")
PARAMETERS: Final[dict[str, tuple[str, ...]]] = {
    "automatic": (),
    "difficulty_check": ("target",),
    "percentile_check": ("base",),
    "odds_table": ("strength", "opposition"),
    "opposed_roll": ("attack", "defence"),
    "matrix_argument": ("target",),
}

NUMBERS: Final = st.integers(-120, 120) | st.floats(-200, 200).map(lambda x: round(x, 2))
EXPRESSIONS: Final = st.sampled_from(
    [
        "heat - wind",
        "mild",
        "turn * 7 - rain",
        "1 if pact else -3",
        "worst // 9",
        "ost.coin - west.coin",
        "clamp(heat * wind, -50, 50)",
        "step(rain)",
        "count % 5",
        "heat / (wind - 50)",
        "2 if slip == slip.near else 1",
        "min(heat, wind, rain) - max(count, 3)",
    ]
)
CONDITIONS: Final = st.sampled_from(
    [
        True,
        "heat > 40",
        "not pact",
        "pact and turn >= 2",
        "drawn('one')",
        "slip != slip.far",
        "west.coin >= 3 or mild < 0",
        "ordered('ost', 'act_one')",
        "ordered('west', 'act_two')",
        "has_ordered('ost', 'rest') or ordered('nord', 'roam')",
    ]
)
AMOUNTS: Final = NUMBERS | EXPRESSIONS


@st.composite
def effects(draw: st.DrawFn, *, ruling: bool = False) -> Data:
    """Draw some effects."""
    found: Data = {}
    amounts = AMOUNTS | st.sampled_from(["margin", "value - 7"]) if ruling else AMOUNTS
    names = (*TRACKS, "count", *(f"{team}.coin" for team in TEAMS))
    for name in draw(st.lists(st.sampled_from(names), max_size=4, unique=True)):
        amount = draw(amounts)
        found[name] = {"set": amount} if draw(st.integers(0, 4)) == 0 else amount
    if draw(st.booleans()):
        found["pact"] = draw(st.booleans() | st.integers(1, 3).map(lambda turns: {"turns": turns}))
    return found


@st.composite
def responses(draw: st.DrawFn) -> Data:
    """Draw a response of a simple rule."""
    rule = draw(st.sampled_from(RULES))
    found = response(rule, cost=draw(st.dictionaries(st.just("coin"), st.integers(0, 4), max_size=1)))
    found["with"] = {name: draw(st.integers(-3, 60) | EXPRESSIONS) for name in PARAMETERS[rule]}
    found["outcomes"] = {
        band: {
            "effects": draw(effects(ruling=True)),
            "unlocks": draw(st.lists(st.sampled_from(CARDS), max_size=1)),
            "follow_up": draw(follow_ups()),
        }
        for band in found["outcomes"]
    }
    if rule != "automatic":
        found["modifiers"] = [{"add": draw(AMOUNTS), "when": draw(CONDITIONS), "why": "Chance"}]
    return found


def follow_ups() -> st.SearchStrategy[list[Data]]:
    """Draw a follow-up or none."""
    one = st.builds(
        lambda name, after, when: {"card": name, "after": after, "when": when},
        st.sampled_from(CARDS),
        st.integers(1, 3),
        CONDITIONS,
    )
    return st.lists(one, max_size=1)


@st.composite
def cards(draw: st.DrawFn, name: str) -> Data:
    """Draw a card that two teams may answer."""
    first = draw(st.integers(1, 4))
    offers = {team: {f"act_{name}": draw(responses()), "rest": response()} for team in ("ost", "west")}
    return {
        "title": "A card",
        "text": "Something happens.",
        "window": {
            "turns": f"{first}-{first + draw(st.integers(0, 5))}",
            "mandatory": draw(st.booleans()),
            **({"asap": draw(CONDITIONS)} if draw(st.integers(0, 3)) == 0 else {}),
        },
        "when": draw(CONDITIONS),
        "locked": draw(st.integers(0, 3)) == 0,
        "weight": draw(st.integers(1, 5)),
        "repeat": draw(st.integers(1, 3)),
        "on_draw": draw(effects()),
        "unlocks": draw(st.lists(st.sampled_from(CARDS), max_size=2)),
        "follow_up": draw(follow_ups()),
        "must_answer": draw(st.sampled_from([[], ["ost"]])),
        "responses": draw(answered_by(offers)),
    }


def answered_by(offers: Data) -> st.SearchStrategy[Data]:
    """Draw what two teams offer on a card, where some ask the third team alone."""
    asks = st.dictionaries(st.sampled_from(["pros", "cons"]), st.just(["nord"]))
    return asks.map(lambda put: {team: _putting(offer, put) for team, offer in offers.items()})


def _putting(offer: Data, put: Data) -> Data:
    """Return an offer whose arguments put their questions so."""
    return {
        name: {**response, "asks": put} if response["rule"] == "matrix_argument" else response
        for name, response in offer.items()
    }


@st.composite
def tracks(draw: st.DrawFn) -> Data:
    """Draw a track with bounds of its own."""
    low, high = sorted(draw(st.tuples(st.integers(-1000, 1000), st.integers(-1000, 1000))))
    return {
        "title": "A track",
        "min": low,
        "max": high,
        "start": draw(st.integers(low, high)),
        "homing": draw(st.floats(0, 1)),
        "trend": draw(st.floats(-20, 20)),
        "cap": draw(st.floats(0, 50)),
    }


@st.composite
def links(draw: st.DrawFn) -> Data:
    """Draw an influence."""
    found: Data = {
        "from": draw(st.sampled_from((*TRACKS, "mild"))),
        "to": draw(st.sampled_from(TRACKS)),
        "weight": draw(st.floats(-100, 100)),
        "lag": draw(st.integers(0, 3)),
        "why": "So it is.",
    }
    return {**found, "when": draw(CONDITIONS)} if draw(st.booleans()) else {**found, "scale": draw(EXPRESSIONS)}


@st.composite
def teams(draw: st.DrawFn) -> Data:
    """Draw a team with one resource and three wishes."""
    cap = draw(st.integers(0, 12))
    objective = st.builds(
        lambda met, progress: {"title": "Wish", "met": met, "progress": progress}, CONDITIONS, AMOUNTS
    )
    return {
        "title": "A team",
        "symbol": "◆",
        "colour": "#fbd367",
        "resources": {
            "coin": {"title": "Coin", "start": draw(st.integers(0, cap)), "cap": cap, "income": draw(AMOUNTS)}
        },
        "objectives": {"open": draw(objective)},
        "secret_objectives": {"draw": draw(st.integers(0, 2)), "near": draw(objective), "far": draw(objective)},
    }


@st.composite
def decks(draw: st.DrawFn) -> Data:
    """Draw a whole deck in which everything may touch everything."""
    sections: dict[str, Any] = {
        "turns": 6,
        "saturation": {"above": draw(st.integers(0, 100)), "below": draw(st.integers(0, 100))},
        "scales": {"step": [[-5, 3], [0, -2], [40.5, 9]]},
        "teams": {name: draw(teams()) for name in TEAMS},
        "tracks": {name: draw(tracks()) for name in TRACKS},
        "gauges": {"mild": {"title": "Mild", "value": "0.3 * heat - wind / 7 + (9 if pact else 0)"}},
        "facts": {"pact": {"title": "A pact"}},
        "counters": {"count": {"title": "Count", "start": draw(st.integers(0, 1000))}},
        "peaks": {
            "worst": {"title": "Worst", "of": draw(st.sampled_from(("heat", "mild"))), "keep": "max"},
            "least": {"title": "Least", "of": "rain", "keep": "min"},
        },
        "draws": {"slip": {"title": "Slip", "values": {"near": 3, "far": 1}}},
        "links": draw(st.lists(links(), max_size=5)),
        "cards": {name: draw(cards(name)) for name in CARDS},
        "initiatives": {"nord": {"roam": draw(responses()), "rest": response()}, "ost": {"stay": draw(responses())}},
        "initiatives_per_turn": draw(st.integers(1, 2)),
    }
    return small_data(**sections)
