"""Views of a Kosovo seat in the second turn, as a session would cut them, and realistic in size."""

from tests.tui.kosovo_cards import CARDS, INPUTS, ODDS, RESPONSES, ordered
from tests.tui.kosovo_rulings import RECAP, RULINGS
from tests.tui.kosovo_tracks import tracks
from wargame.session.view import (
    Exercise,
    Fact,
    LogLine,
    MapView,
    Objective,
    OddsView,
    Place,
    Region,
    Resource,
    ResponseOdds,
    Score,
    Seat,
    SeatView,
    Team,
    Unit,
)

COMMITMENT = "3f9a1c2e8b7d60451f2c3a4b5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f80"
SECRET = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

EXERCISE = Exercise(
    title="Europe looks east",
    plan="Evening",
    marking="EXERCISE EXERCISE EXERCISE",
    footnote=(
        "Names and terms are used for the exercise only and are without prejudice to positions on status. Offices act "
        "in this exercise; no living person is a character."
    ),
    turns=8,
    commitment=COMMITMENT,
)

_TEAMS = (
    ("kosovo", "Kosovo", "◆", "#fbd367", "you"),
    ("serbia", "Serbia", "▲", "#f55f1f", "person"),
    ("russia", "Russia", "■", "#d45fb9", "greedy"),
    ("nato", "NATO", "●", "#3b8ffa", "greedy"),
    ("eu", "European Union", "◎", "#99ead9", "random"),
)

_BRIEFS = {
    "kosovo": (
        "You speak for the institutions in Pristina. For more than twenty-five years foreign soldiers have helped to "
        "keep the peace around you. Now their governments look east. Nobody has left yet. But you have seen lists "
        "before, and you know how quietly a company can go missing from one.\n\n"
        "Your dilemma: a warning wins attention, and it also heats the north. Strength of your own deters. If it grows "
        "without the knowledge of the allies, it costs their comfort and the trust of your Serb citizens."
    ),
    "serbia": (
        "You speak for the institutions in Belgrade. Your first duty here is to people: the Serb communities in "
        "Kosovo, who count the patrols that pass their door. You want several pillars under your house, and none too "
        "heavy."
    ),
}

RED_LINES = (
    "An Association of Serb-majority municipalities with powers above the constitution",
    "KFOR leaving without a successor",
    "A change of territory",
)


def teams(you: str = "kosovo", ready: tuple[str, ...] = ("russia",)) -> tuple[Team, ...]:
    """Return the five teams as one of them knows them."""
    return tuple(
        Team(
            id=team,
            title=title,
            symbol=symbol,
            colour=colour,
            played_by="you" if team == you else "person" if by == "you" else by,
            ready=team in ready,
        )
        for team, title, symbol, colour, by in _TEAMS
    )


MAP = MapView(
    camera="balkans",
    regions=(
        Region(code="XKX", track="kosovo_legit"),
        Region(code="XKX-N", track="north_tension"),
        Region(code="SRB", track="serbia_assertiveness"),
        Region(code="BIH", track="bosnia_stability"),
    ),
    places=(
        Place(id="film_city", title="KFOR headquarters, Film City", longitude=21.15, latitude=42.69),
        Place(id="jarinje", title="Jarinje/Jarinjë gate", longitude=20.69, latitude=43.23),
    ),
    units=(
        Unit(title="KFOR 4,600", team="nato", longitude=21.12, latitude=42.70),
        Unit(title="Army near the line 4,760", team="serbia", longitude=20.75, latitude=43.42),
        Unit(title="EULEX police unit", team="eu", longitude=20.95, latitude=42.83),
    ),
)

LOG = (
    LogLine(turn=0, team="", text="STARTEX. The dice are bound by 3f9a1c2e…"),
    LogLine(turn=1, team="", text="The idea of a European mission gains momentum."),
    LogLine(turn=1, team="kosovo", text="Envoys before the lists are written: works."),
    LogLine(turn=1, team="serbia", text="Ask that KFOR keep its size: partly."),
    LogLine(turn=1, team="russia", text="Passed."),
    LogLine(turn=2, team="", text="European troops deployed to Ukraine."),
    LogLine(turn=2, team="", text="A quiet test at Jarinje/Jarinjë gate."),
)

OBJECTIVES = (
    Objective(id="line_holds", title="Testing the line stays costly", points=2, kind="open", met=False, progress=962),
    Objective(id="firm_friends", title="Allies stand by Kosovo", points=2, kind="open", met=False, progress=854),
    Objective(
        id="protection",
        title="A strong KFOR, or a capable force of our own",
        points=2,
        kind="open",
        met=True,
        progress=1000,
    ),
    Objective(id="road_to_europe", title="The road to Europe moves", points=2, kind="open", met=False, progress=793),
    Objective(id="consent_at_home", title="Consent at home", points=2, kind="open", met=False, progress=905),
    Objective(
        id="never_alone",
        title="Never alone: Washington stays committed",
        points=3,
        kind="secret",
        met=False,
        progress=935,
    ),
    Objective(id="no_war", title="The region stays calm", points=2, kind="shared", met=False, progress=820),
)

RESOURCES = (
    Resource(id="political", title="Political capital", value=4, reserved=0, cap=10, income=2),
    Resource(id="finance", title="Finance", value=4, reserved=0, cap=10, income=2),
    Resource(id="forces", title="Forces and security staff", value=3, reserved=0, cap=10, income=1),
    Resource(id="diplomacy", title="Diplomacy", value=5, reserved=0, cap=10, income=2),
)

FACTS = (
    Fact(id="indicators", title="KFOR and Pristina share one list of warning signs", until=0),
    Fact(id="pause", title="A pause at the bridge", until=4),
)


def plan_view(**changes: object) -> SeatView:
    """Return the Kosovo seat's view in plan: two cards open, one response unaffordable."""
    view = SeatView(
        version=7,
        exercise=EXERCISE,
        seat=Seat(id="seat-kosovo", team="kosovo", title="Kosovo"),
        phase="plan",
        turn=2,
        turn_title="Q3 2025",
        teams=teams(),
        brief=_BRIEFS["kosovo"],
        red_lines=RED_LINES,
        resources=RESOURCES,
        objectives=OBJECTIVES,
        tracks=tracks(),
        facts=FACTS,
        cards=CARDS,
        asks=(),
        ready=False,
        can_ready="Card 1 must be answered.",
        rulings=(),
        recap=None,
        log=LOG,
        scores=(),
        map=MAP,
        questions=(),
    )
    return view.model_copy(update=changes)


def odds_view(version: int = 7, turn: int = 2) -> OddsView:
    """Return the odds of both cards."""
    return OddsView(
        version=version,
        turn=turn,
        responses=tuple(
            ResponseOdds(card=card, response=response, odds=odds, inputs=INPUTS)
            for (card, response), odds in ODDS.items()
        ),
    )


def recap_view(**changes: object) -> SeatView:
    """Return the Kosovo seat's view in recap: four rulings, headlines, drift."""
    recap: dict[str, object] = {
        "version": 9,
        "phase": "recap",
        "cards": ordered(troops_to_ukraine="lobby_early", testing_obstacles="call_kfor"),
        "can_ready": "",
        "teams": teams(ready=()),
        "rulings": RULINGS,
        "recap": RECAP,
    }
    return plan_view(**(recap | changes))


def endex_view(**changes: object) -> SeatView:
    """Return the Kosovo seat's view at ENDEX: scores, the dice revealed, questions."""
    endex: dict[str, object] = {
        "version": 41,
        "phase": "endex",
        "turn": 8,
        "turn_title": "Q1 2027",
        "exercise": EXERCISE.model_copy(update={"revealed": SECRET}),
        "cards": (),
        "recap": RECAP.model_copy(update={"turn": 8}),
        "scores": tuple(
            _score(team, points)
            for team, points in (("nato", 9), ("kosovo", 7), ("eu", 6), ("serbia", 4), ("russia", 2))
        ),
        "questions": (
            "Which decision would you take again, and which one would you have taken a turn earlier?",
            "When did your team first act on a guess about another team, and was the guess right?",
        ),
    }
    return plan_view(**(endex | changes))


def _score(team: str, points: int) -> Score:
    met = points // 2
    objectives = tuple(
        objective.model_copy(update={"met": at < met, "progress": 1000 if at < met else 700})
        for at, objective in enumerate(OBJECTIVES)
    )
    return Score(team=team, points=points, possible=15, objectives=objectives)


def serbia_view(**changes: object) -> SeatView:
    """Return the Serbian seat's view in plan, with texts that no other seat may see."""
    responses = tuple(
        response.model_copy(update={"id": f"s_{response.id}", "title": f"SERBIA-ONLY {response.title}"})
        for response in RESPONSES[:2]
    )
    cards = (
        CARDS[0].model_copy(
            update={"private": "SERBIA-ONLY: an old friend calls.", "responses": responses, "must_answer": False}
        ),
    )
    serbia: dict[str, object] = {
        "seat": Seat(id="seat-serbia", team="serbia", title="Serbia"),
        "teams": teams("serbia"),
        "brief": _BRIEFS["serbia"],
        "resources": tuple(resource.model_copy(update={"value": 6}) for resource in RESOURCES),
        "objectives": (
            Objective(
                id="pillars", title="Several pillars, none too heavy", points=2, kind="open", met=True, progress=1000
            ),
        ),
        "cards": cards,
        "can_ready": "",
    }
    return plan_view(**(serbia | changes))
