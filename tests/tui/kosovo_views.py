"""Views of a Kosovo seat in the second turn, as a session would cut them: the same at every run, and realistic in size."""

from wargame.session.view import (
    BandText,
    Card,
    DriftLine,
    EffectText,
    Exercise,
    Fact,
    Input,
    LogLine,
    MapView,
    Objective,
    Odds,
    OddsView,
    Place,
    Recap,
    Region,
    Resource,
    Response,
    ResponseOdds,
    Ruling,
    Score,
    Seat,
    SeatView,
    Team,
    Track,
    Unit,
)

COMMITMENT = "3f9a1c2e8b7d60451f2c3a4b5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f80"
SECRET = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"  # noqa: S105 - dice, revealed at ENDEX

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

_TRACKS = (
    # id, title, short, values, low, high, group, alarm
    (
        "west_attention",
        "Western attention",
        "Attention",
        (46, 43, 39),
        "off the agenda",
        "a standing top item",
        "The West",
        "low",
    ),
    (
        "ukraine_burden",
        "The Ukraine mission's burden",
        "Ukraine burden",
        (40, 44, 56),
        "no mission",
        "all deployable means tied",
        "The West",
        "high",
    ),
    (
        "force_pool",
        "Free forces in Europe",
        "Free forces",
        (45, 44, 36),
        "nothing left to send",
        "ample free units",
        "The West",
        "low",
    ),
    (
        "nato_cohesion",
        "Unity in the Alliance",
        "NATO unity",
        (62, 63, 63),
        "open split",
        "any text passes",
        "The West",
        "low",
    ),
    (
        "us_commitment",
        "US commitment to KFOR",
        "US commitment",
        (58, 58, 58),
        "leaves KFOR",
        "raises its share",
        "The West",
        "low",
    ),
    (
        "allied_publics",
        "Support among allied publics",
        "Allied publics",
        (52, 52, 50),
        "publics demand return",
        "publics back missions",
        "The West",
        "low",
    ),
    (
        "eu_cohesion",
        "Unity in the Union",
        "EU unity",
        (55, 56, 55),
        "vetoes everywhere",
        "one voice",
        "The West",
        "low",
    ),
    (
        "kfor_posture",
        "KFOR's presence",
        "KFOR presence",
        (60, 61, 60),
        "1,000 soldiers",
        "7,000 soldiers",
        "Kosovo and the north",
        "low",
    ),
    (
        "kfor_reserve",
        "KFOR's reserve",
        "KFOR reserve",
        (60, 62, 62),
        "none within thirty days",
        "two battalions at seven days",
        "Kosovo and the north",
        "low",
    ),
    (
        "north_tension",
        "Tension in the north",
        "North tension",
        (55, 57, 71),
        "ordinary life",
        "daily violence",
        "Kosovo and the north",
        "high",
    ),
    (
        "serb_community",
        "Trust in the Serb communities",
        "Serb trust",
        (35, 34, 31),
        "fear and exit",
        "safe and taking part",
        "Kosovo and the north",
        "low",
    ),
    (
        "ksf_capability",
        "Capability of the KSF",
        "KSF",
        (30, 30, 32),
        "civil protection only",
        "full brigade-size force",
        "Kosovo and the north",
        "none",
    ),
    (
        "kosovo_support",
        "Support for Kosovo among allies",
        "Kosovo support",
        (50, 53, 53),
        "isolated",
        "firm support",
        "Kosovo and the north",
        "low",
    ),
    (
        "kosovo_legit",
        "Consent at home in Kosovo",
        "Kosovo consent",
        (50, 49, 48),
        "no government",
        "broad consent",
        "Kosovo and the north",
        "low",
    ),
    (
        "serbia_assertiveness",
        "Serbia's assertiveness",
        "Assertiveness",
        (48, 48, 52),
        "fully cooperative",
        "ready for force",
        "Serbia and Russia",
        "high",
    ),
    (
        "serbia_posture",
        "Serbia's posture near the line",
        "Posture",
        (32, 32, 34),
        "zone empty",
        "14,000 near the line",
        "Serbia and Russia",
        "high",
    ),
    (
        "serbia_legit",
        "Consent at home in Serbia",
        "Serbia consent",
        (42, 43, 43),
        "government falls",
        "broad consent",
        "Serbia and Russia",
        "low",
    ),
    (
        "russia_influence",
        "Russia's influence in the region",
        "Russian reach",
        (50, 51, 52),
        "marginal",
        "decisive",
        "Serbia and Russia",
        "none",
    ),
    (
        "russia_bandwidth",
        "Russia's free means",
        "Russian means",
        (35, 35, 36),
        "all absorbed by the war",
        "free means",
        "Serbia and Russia",
        "none",
    ),
    (
        "eu_accession",
        "The road to the Union",
        "EU road",
        (45, 45, 46),
        "frozen",
        "dates for all",
        "The wider region",
        "low",
    ),
    (
        "dialogue",
        "The Belgrade–Pristina dialogue",
        "Dialogue",
        (30, 29, 28),
        "broken off",
        "agreements carried out",
        "The wider region",
        "low",
    ),
    (
        "nato_enlargement",
        "The Alliance's open door",
        "NATO door",
        (38, 38, 37),
        "door shut",
        "accession under way",
        "The wider region",
        "none",
    ),
    (
        "info_resilience",
        "Strength of verified news",
        "Verified news",
        (42, 42, 42),
        "any story wins",
        "verified news wins",
        "The wider region",
        "low",
    ),
    (
        "bosnia_stability",
        "Stability in Bosnia and Herzegovina",
        "Bosnia",
        (45, 45, 44),
        "state collapse",
        "settled",
        "The wider region",
        "low",
    ),
)
_GAUGES = (
    (
        "obstacles",
        "Obstacles to testing the line",
        "Obstacles",
        (54, 54, 51),
        "open field",
        "every step is costly",
        "low",
    ),
    ("regional_stability", "Regional stability", "Stability", (46, 45, 41), "crisis", "durable calm", "low"),
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


def tracks(estimated: str = "serbia_assertiveness") -> tuple[Track, ...]:
    """Return two gauges and twenty-four tracks."""
    gauges = [
        _track(name, title, short, values, low, high, "", alarm, gauge=True, estimate=False)
        for name, title, short, values, low, high, alarm in _GAUGES
    ]
    others = [
        _track(name, title, short, values, low, high, group, alarm, gauge=False, estimate=name == estimated)
        for name, title, short, values, low, high, group, alarm in _TRACKS
    ]
    return (*gauges, *others)


def _track(
    name: str,
    title: str,
    short: str,
    values: tuple[int, ...],
    low: str,
    high: str,
    group: str,
    alarm: str,
    *,
    gauge: bool,
    estimate: bool,
) -> Track:
    return Track.model_validate(
        {
            "id": name,
            "title": title,
            "short": short,
            "value": values[-1],
            "delta": values[-1] - values[-2],
            "history": values,
            "low": low,
            "high": high,
            "gauge": gauge,
            "estimate": estimate,
            "group": group,
            "alarm": alarm,
        }
    )


def effects(**changes: int) -> tuple[EffectText, ...]:
    """Return effects by short title: `effects(Attention=4)`."""
    return tuple(EffectText(title=name.replace("_", " "), change=f"{change:+d}") for name, change in changes.items())


def cost(**amounts: int) -> tuple[EffectText, ...]:
    """Return a cost by resource title."""
    return tuple(EffectText(title=name.replace("_", " "), change=str(amount)) for name, amount in amounts.items())


RESPONSES = (
    Response(
        id="lobby_early",
        title="Lobby before the rotation lists close",
        aim="Keep the named contingents in place.",
        cost=cost(Political_capital=1, Diplomacy=2),
        refusal="",
        rule="Difficulty check",
        certain=False,
        bands=(
            BandText(
                band="success",
                effects=effects(Kosovo_support=4, Attention=4, KFOR_presence=2),
                text="The lists keep Kosovo.",
            ),
            BandText(band="partial", effects=effects(Kosovo_support=3, Attention=1), text="Kind words, few numbers."),
            BandText(
                band="failure",
                effects=effects(Kosovo_support=-1, Kosovo_consent=-1),
                text="The lists are closed already.",
            ),
        ),
    ),
    Response(
        id="joint_review",
        title="Ask for a joint posture review",
        aim="Get a seat in the reassessment instead of hearing of it.",
        cost=cost(Political_capital=1, Diplomacy=1),
        refusal="",
        rule="Odds table",
        certain=False,
        bands=(
            BandText(band="critical", effects=effects(KFOR_presence=5, NATO_unity=2), text="The review is yours."),
            BandText(band="success", effects=effects(KFOR_presence=3, NATO_unity=2), text="A seat at the table."),
            BandText(band="partial", effects=effects(NATO_unity=1, Kosovo_support=1), text="A seat by the wall."),
            BandText(band="failure", effects=effects(Attention=-1), text="No answer comes."),
        ),
    ),
    Response(
        id="own_spending",
        title="Bring own-security spending forward",
        aim="Close part of the gap with own means.",
        cost=cost(Political_capital=1, Finance=5),
        refusal="It costs 5 Finance; you have 4.",
        rule="Difficulty check",
        certain=False,
        bands=(
            BandText(
                band="success", effects=effects(KSF=4, Kosovo_consent=2, North_tension=1), text="The budget passes."
            ),
            BandText(band="partial", effects=effects(KSF=2, North_tension=1), text="Half of it passes."),
            BandText(band="failure", effects=effects(Kosovo_consent=-2), text="The assembly says no."),
        ),
    ),
    Response(
        id="wait_and_see",
        title="Wait for the ministers to speak first",
        aim="Spend nothing while nothing is decided.",
        cost=(),
        refusal="",
        rule="Automatic",
        certain=True,
        bands=(BandText(band="success", effects=effects(Attention=-1), text="Nobody notices."),),
    ),
)

CARDS = (
    Card(
        id="troops_to_ukraine",
        number=1,
        title="European troops deployed to Ukraine",
        text=(
            "After weeks of talks several European states begin to move troops, enablers and money towards a mission in "
            "Ukraine. Planners say that each unit sent ties up two or three more for rotation and rest. Allied leaders "
            "repeat that the commitment to the Balkans stands, but nobody can yet say what the new mission means for "
            "the missions that already exist."
        ),
        private="A friendly defence attaché says that two contributors will close their rotation lists within days.",
        place="film_city",
        sources=(
            "RKS News, What happens to Kosovo when Europe shifts its focus (as of 2025-03-30)",
            "The Times, relayed, on a force of 64,000 (as of 2025-04, partly verified)",
        ),
        must_answer=True,
        responses=RESPONSES,
        order=None,
    ),
    Card(
        id="testing_obstacles",
        number=2,
        title="A quiet test at Jarinje/Jarinjë gate",
        text=(
            "Trucks stand across the road before the gate. Drivers say that they wait for spare parts. Nobody is hurt and "
            "nobody has said why they came on a market day."
        ),
        private="",
        place="jarinje",
        sources=("Exercise assumption (as of 2025-06)",),
        must_answer=False,
        responses=(
            RESPONSES[0].model_copy(
                update={"id": "call_kfor", "title": "Call KFOR and hold the police back", "cost": ()}
            ),
            RESPONSES[1].model_copy(update={"id": "go_and_talk", "title": "Send the mayor to talk to the drivers"}),
        ),
        order=None,
    ),
)

ODDS = {
    ("troops_to_ukraine", "lobby_early"): Odds(critical=0, success=417, partial=305, failure=278, exact=True),
    ("troops_to_ukraine", "joint_review"): Odds(
        critical=84, success=333, partial=400, failure=183, exact=False, interval=7
    ),
    ("troops_to_ukraine", "own_spending"): Odds(critical=0, success=583, partial=250, failure=167, exact=True),
    ("troops_to_ukraine", "wait_and_see"): Odds(critical=0, success=1000, partial=0, failure=0, exact=True),
    ("testing_obstacles", "call_kfor"): Odds(critical=0, success=722, partial=222, failure=56, exact=True),
    ("testing_obstacles", "go_and_talk"): Odds(critical=28, success=250, partial=305, failure=417, exact=True),
}

INPUTS = (
    Input(title="Support for Kosovo among allies", value="53", why=""),
    Input(title="Serbia: Reassure the same capitals", value="not known", why="counted as not ordered", known=False),
    Input(title="Kosovo's standing among allies", value="+1", why="modifier"),
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


def ordered(**orders: str) -> tuple[Card, ...]:
    """Return the cards with orders on them."""
    return tuple(card.model_copy(update={"order": orders.get(card.id)}) for card in CARDS)


RULINGS = (
    Ruling(
        turn=2,
        card="troops_to_ukraine",
        card_title="European troops deployed to Ukraine",
        team="kosovo",
        response="Lobby before the rotation lists close",
        rule="Difficulty check",
        band="partial",
        band_title="partly",
        margin=-1,
        odds=ODDS["troops_to_ukraine", "lobby_early"],
        inputs=(
            Input(title="Target", value="8", why="set by the card"),
            Input(title="Support for Kosovo among allies", value="53", why="scale mod: +0 from 43, +1 from 58"),
        ),
        modifiers=(
            Input(title="Trust among allies", value="+1", why="support stands at 53"),
            Input(title="Belgrade reassures the same capitals", value="-2", why="Serbia ordered it this turn"),
        ),
        dice=("2d6: 4 + 4 = 8",),
        effects=effects(Kosovo_support=3, Attention=1),
        text="The friends of Kosovo say kind words in every capital. The numbers on the lists stay in pencil.",
        counterfactual="With two more points of support among allies the chance to succeed was 58 %, not 42 %.",
    ),
    Ruling(
        turn=2,
        card="troops_to_ukraine",
        card_title="European troops deployed to Ukraine",
        team="serbia",
        response="Ask for guarantees for Serb communities",
        rule="Difficulty check",
        band="success",
        band_title="works",
        margin=None,
        odds=Odds(critical=0, success=583, partial=139, failure=278, exact=True),
        inputs=(Input(title="Serbia's assertiveness", value="not known", why="your estimate", known=False),),
        modifiers=(),
        dice=("2d6: 5 + 3 = 8",),
        effects=effects(Serb_trust=3, KFOR_presence=1, North_tension=-1),
        text="KFOR adds two liaison posts. People notice the vests.",
        counterfactual="",
    ),
    Ruling(
        turn=2,
        card="troops_to_ukraine",
        card_title="European troops deployed to Ukraine",
        team="russia",
        response="Concentrate on Ukraine, leave the Balkans quiet",
        rule="Automatic",
        band="success",
        band_title="",
        margin=0,
        odds=Odds(critical=0, success=1000, partial=0, failure=0, exact=True),
        inputs=(),
        modifiers=(),
        dice=(),
        effects=effects(Russian_means=3, Russian_reach=-2, North_tension=-1),
        text="Moscow's attention is elsewhere, and for once that is good news.",
        counterfactual="",
    ),
    Ruling(
        turn=2,
        card="testing_obstacles",
        card_title="A quiet test at Jarinje/Jarinjë gate",
        team="nato",
        response="Drive past, slowly, twice a day",
        rule="Odds table",
        band="critical",
        band_title="works strongly",
        margin=4,
        odds=Odds(critical=84, success=333, partial=400, failure=183, exact=False, interval=7),
        inputs=(Input(title="KFOR's presence", value="60", why=""),),
        modifiers=(Input(title="The reserve is near", value="+1", why="reserve above 58"),),
        dice=("d100: 4",),
        effects=effects(North_tension=-4, Obstacles=2),
        text="The trucks find their spare parts.",
        counterfactual="With the reserve below 58 this was a plain success.",
    ),
)

RECAP = Recap(
    turn=2,
    headlines=(
        "European troops move; the Balkans stay on the agenda, lower down.",
        "The trucks at Jarinje/Jarinjë gate drive off without a word.",
    ),
    drift=(
        DriftLine(
            track="force_pool",
            title="Free forces",
            change="-3",
            terms=("Ukraine burden +16 over its start: each unit ties rotation units, -3.8", "homing towards 45: +0.9"),
        ),
        DriftLine(
            track="west_attention", title="Attention", change="-2", terms=("trend: -1", "agenda time goes east: -1.2")
        ),
    ),
    changes=effects(
        Attention=-4, Ukraine_burden=12, Free_forces=-8, North_tension=14, Serb_trust=-3, Obstacles=-3, Stability=-4
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
