"""Views of those who run the flagship exercise, in the middle of it, as a session would cut them."""

from tests.tui.control_msel import DECK, MSEL
from tests.tui.kosovo_rulings import RECAP, RULINGS
from tests.tui.kosovo_tracks import tracks
from tests.tui.kosovo_views import EXERCISE, LOG, MAP, OBJECTIVES, RESOURCES, SECRET, endex_view
from tests.tui.scripted_link import ScriptedLink
from wargame.link.protocol import SeatChoice
from wargame.session.control_commands import Role
from wargame.session.control_view import (
    Check,
    ControlSeat,
    ControlView,
    FanView,
    ForecastView,
    FreeRuling,
    FreeSeat,
    Ladder,
    Moment,
    NoteLine,
    OrderLine,
    Overridden,
    Proposed,
    Prospect,
    SeatLine,
    StakeLine,
    StakesView,
    TableCard,
    TeamLine,
    TurnLine,
)
from wargame.session.permissions import CONTROL_ROLES, TEAM_ROLES
from wargame.session.seen import BandName, EffectText, Odds
from wargame.session.table_view import Argument, Channel, Clock, Established, Message, Reason, Table
from wargame.session.view import LogLine

WIDE = (160, 48)
"""The size at which all of the console is seen at once."""
CONTROL = SeatChoice("white", "", "Ana", "", "#d7e1ea", control=True)

TEAMS = (
    ("kosovo", "Kosovo", "◆", "#fbd367", "person"),
    ("serbia", "Serbia", "▲", "#f55f1f", "person"),
    ("russia", "Russia", "■", "#d45fb9", "greedy"),
    ("nato", "NATO", "●", "#3b8ffa", "person"),
    ("eu", "European Union", "◎", "#99ead9", "random"),
)
STARTED = 4_102_444_800
"""When the clock was last set: so late that it shows the same to every test that does not tell the time itself."""
BANDS: tuple[BandName, ...] = ("success", "partial", "failure")


def team_lines(**states: str) -> tuple[TeamLine, ...]:
    """Return the teams; one whose state is given is still waited for."""
    return tuple(
        TeamLine(
            id=team,
            title=title,
            symbol=symbol,
            colour=colour,
            played_by=by,
            done=team not in states,
            state=states.get(team, "sealed"),
            resources=RESOURCES[:2],
            objectives=OBJECTIVES[:4] if team == "kosovo" else OBJECTIVES[2:5],
        )
        for team, title, symbol, colour, by in TEAMS
    )


def table_cards() -> tuple[TableCard, ...]:
    """Return two cards with some orders on them."""
    first = {
        "kosovo": "Lobby before the rotation lists close",
        "serbia": "",
        "russia": "Concentrate on Ukraine, leave the Balkans quiet",
        "nato": "",
        "eu": "pass",
    }
    second = {"kosovo": "Call KFOR and hold the police back", "nato": "Drive past, slowly, twice a day"}
    return (
        TableCard(
            id="troops_to_ukraine",
            number=1,
            title="European troops deployed to Ukraine",
            text=(
                "Several governments send units east. The rotation lists of the missions in the Balkans are written "
                "anew this month, and not every name on them will stay."
            ),
            place="film_city",
            orders=tuple(
                OrderLine(team=team, response=response, secret=team == "russia") for team, response in first.items()
            ),
        ),
        TableCard(
            id="testing_obstacles",
            number=2,
            title="A quiet test at Jarinje/Jarinjë gate",
            text="Trucks stand across the road before the gate. Nobody is hurt and nobody has said why they came.",
            place="jarinje",
            orders=tuple(OrderLine(team=team, response=response, secret=False) for team, response in second.items()),
        ),
    )


NOTES = (
    NoteLine(
        number=4,
        kind="observation",
        text="Kosovo asked the Union before the Alliance, and lost an hour by it.",
        by="Ana",
        turn=2,
        phase="plan",
        team="kosovo",
        objective="Allies stand by Kosovo",
        rating="S",
    ),
    NoteLine(
        number=3,
        kind="bookmark",
        text="Turn 2, plan: who owned the timeline?",
        by="Ana",
        turn=2,
        phase="plan",
        team="",
        objective="",
        rating="",
    ),
    NoteLine(
        number=2,
        kind="note",
        text="Serbia read our map as a threat.",
        by="Ben",
        turn=1,
        phase="recap",
        team="",
        objective="",
        rating="",
    ),
)

ARGUMENTS = (
    Argument(
        id="a2",
        team="serbia",
        what="The mayors of the north ask for a hearing in Brussels",
        result="The Union invites them, and the trucks leave the gate on the same day.",
        reasons=(
            Reason(side="own", team="serbia", text="They were promised one in the spring.", mark=None),
            Reason(side="own", team="serbia", text="The Union wants a success before the summit.", mark=None),
            Reason(side="pro", team="russia", text="Nobody else has offered them a room.", mark=None),
            Reason(side="con", team="kosovo", text="Two of the five mayors have left office.", mark=None),
        ),
        against="The road to the gate is open.",
        status="open",
        said="",
        turn=2,
        odds=None,
        band=None,
        dice=(),
        margin=None,
        effects=(),
        judged=2,
        word=None,
        can_add="",
        can_judge="",
    ),
)
WEIGHED = ARGUMENTS[0].model_copy(
    update={
        "id": "a1",
        "team": "nato",
        "what": "A second company drives to the gate by night",
        "status": "weighed",
        "reasons": tuple(
            reason.model_copy(update={"mark": mark})
            for reason, mark in zip(ARGUMENTS[0].reasons, (2, 1, 1, 0), strict=True)
        ),
        "odds": Odds(critical=0, success=583, partial=139, failure=278, exact=True),
    }
)
FACTS = (
    Established(id="f1", text="KFOR and Pristina share one list of warning signs.", by="kosovo", turn=1, until=0),
    Established(id="f2", text="A pause at the bridge.", by="", turn=2, until=4),
)
TABLE = Table(
    channels=(Channel(id="public", title="All", kind="public", teams=(), can_say=""),),
    messages=(
        Message(
            number=1,
            channel="control.kosovo",
            team="kosovo",
            text="How many trucks stand at the gate, and who owns them?",
            aside="",
            turn=2,
            request="r1",
            open=True,
        ),
    ),
    arguments=ARGUMENTS,
    facts=FACTS,
)


def timeline(now: int = 2, turns: int = 8) -> tuple[TurnLine, ...]:
    """Return the timeline in the turn `now`."""
    titles = ("Q2 2025", "Q3 2025", "Q4 2025", "Q1 2026", "Q2 2026", "Q3 2026", "Q4 2026", "Q1 2027")
    came = {1: ("The idea of a European mission",), 2: ("European troops deployed", "A quiet test at Jarinje")}
    return tuple(
        TurnLine(
            turn=turn,
            title=titles[turn - 1],
            cards=came.get(turn, ()) if turn <= now else (),
            escalation={1: 3, 2: 4}.get(turn, 4) if turn <= now else None,
            status="past" if turn < now else "now" if turn == now else "ahead",
            moments=(
                *((Moment(turn=turn, stage="plan"),) if turn <= now else ()),
                *((Moment(turn=turn, stage="adjudicate"),) if turn < now else ()),
            ),
        )
        for turn in range(1, turns + 1)
    )


RECORD = (
    *LOG,
    LogLine(turn=2, team="russia", text="Sealed its orders."),
    LogLine(turn=2, team="", text="Ana holds the clock: a question from the floor."),
    LogLine(turn=2, team="", text="Inject: Shots at Brnjak at night."),
    LogLine(turn=2, team="eu", text="Sealed its orders."),
)


def _seat(seat: str, name: str, *roles: Role, team: str = "", held_by: str = "person", stays: str = "") -> SeatLine:
    """Return a seat; that of a team's lead stays with it."""
    own = seat == team
    keeps = "Every team keeps the seat of its lead." if own else stays
    return SeatLine(id=seat, name=name, roles=roles, team=team, held_by=held_by, can_vacate=keeps)


SEATS = (
    _seat("white", "Ana", "controller", "white_cell", stays="Somebody has to stay the controller."),
    _seat("owner", "Ema", "owner", "evaluator", stays="Somebody has to stay the game owner."),
    _seat("evaluator", "Ben", "evaluator"),
    _seat("observer", "Chris from the ministry", "observer"),
    *(
        _seat(seat, name, "member" if seat == "member" else "lead", team=team, held_by=by)
        for team, title, _, _, by in TEAMS
        for seat, name in ((team, title), *([("member", "Dea")] if team == "kosovo" else []))
    ),
)
FREE_SEATS = tuple(
    FreeSeat(id=f"{role}_2" if role in {"evaluator", "observer", "member"} else role, role=role)
    for role in (*CONTROL_ROLES, *TEAM_ROLES)
)


def plan_control(**changes: object) -> ControlView:
    """Return the view of a white cell that also is the controller, in plan: two teams are waited for."""
    view = ControlView(
        version=11,
        exercise=EXERCISE,
        seat=ControlSeat(id="white", name="Ana", roles=("controller", "white_cell")),
        phase="plan",
        turn=2,
        turn_title="Q3 2025",
        clock=Clock(running=True, left=267, since=STARTED, auto=False, reason=""),
        waiting=("serbia", "nato"),
        next_step="Rule on the orders",
        teams=team_lines(serbia="1 of 2 decided", nato="deciding"),
        seats=SEATS,
        free_seats=FREE_SEATS,
        tracks=tracks(""),
        ladder=Ladder(title="Escalation", value=4, top=8, rung="crisis"),
        cards=table_cards(),
        rulings=(),
        free_rulings=(),
        recap=None,
        msel=MSEL,
        deck=DECK,
        table=TABLE,
        notes=NOTES,
        timeline=timeline(),
        log=RECORD,
        undo="Hold the clock: a question from the floor",
        may={"give_seat": "This is for the game owner; you are controller and white cell."},
        preflight=(),
        scores=(),
        map=MAP,
        questions=(),
    )
    return view.model_copy(update=changes)


def proposals() -> tuple[Proposed, ...]:
    """Return four rulings; the second has been overridden."""
    given = Overridden(
        band="partial",
        band_title="works in part",
        reason="KFOR had told both sides an hour before; the crowd is thinner than the model assumes.",
        by="Ana",
    )
    return tuple(
        Proposed(
            ruling=ruling.model_copy(update={"margin": ruling.margin if ruling.margin is not None else 2}),
            overridden=given if at == 1 else None,
            bands=("critical", *BANDS) if ruling.odds.critical else BANDS,
            effects=ruling.effects,
            secret=ruling.team == "russia",
        )
        for at, ruling in enumerate(RULINGS)
    )


FREE = FreeRuling(
    id="x1",
    title="The mayor speaks on television",
    text="He asks both sides to go home, and many do.",
    effects=(EffectText(title="North tension", change="-2"),),
    reason="Serbia argued it in talk and nobody objected.",
    by="Ana",
)


def adjudicate_control(**changes: object) -> ControlView:
    """Return the view in adjudicate: four rulings, one overridden, one free ruling."""
    adjudicate: dict[str, object] = {
        "version": 14,
        "phase": "adjudicate",
        "clock": None,
        "waiting": (),
        "next_step": "Apply the rulings",
        "teams": team_lines(),
        "rulings": proposals(),
        "free_rulings": (FREE,),
        "undo": "Override of Serbia: Ask for guarantees",
    }
    return plan_control(**(adjudicate | changes))


def recap_control(**changes: object) -> ControlView:
    """Return the view in recap: two teams still read."""
    recap: dict[str, object] = {
        "version": 16,
        "phase": "recap",
        "next_step": "Open turn 3",
        "waiting": ("serbia",),
        "teams": team_lines(serbia="reading"),
        "recap": RECAP,
    }
    return adjudicate_control(**(recap | changes))


CHECKS = (
    Check(mark="good", title="Deck", said="Europe looks east: no fault, 3 warnings that were looked at."),
    Check(mark="good", title="Dice", said="Bound by 3f9a1c2e. Read it aloud before STARTEX."),
    Check(mark="open", title="Seats", said="The European Union is played by a bot, `random`."),
    Check(mark="open", title="MSEL", said="Two injects have no turn and no condition: they come only by hand."),
    Check(mark="good", title="Session file", said="Written and read back; 40 GB are free."),
)


def lobby_control(**changes: object) -> ControlView:
    """Return the view before STARTEX."""
    lobby: dict[str, object] = {
        "version": 1,
        "phase": "lobby",
        "turn": 0,
        "turn_title": "",
        "clock": None,
        "waiting": (),
        "next_step": "STARTEX",
        "teams": tuple(
            team.model_copy(update={"done": team.id != "eu", "state": "seated" if team.id != "eu" else "bot"})
            for team in team_lines()
        ),
        "cards": (),
        "table": Table(),
        "notes": (),
        "timeline": timeline(0),
        "log": (LogLine(turn=0, team="", text="The session was opened."),),
        "msel": tuple(inject.model_copy(update={"status": "pending"}) for inject in MSEL),
        "undo": "",
        "preflight": CHECKS,
        "map": None,
        "ladder": None,
        "tracks": (),
    }
    return plan_control(**(lobby | changes))


def endex_control(**changes: object) -> ControlView:
    """Return the view at ENDEX."""
    ended = endex_view()
    endex: dict[str, object] = {
        "version": 60,
        "phase": "endex",
        "turn": 8,
        "turn_title": "Q1 2027",
        "exercise": EXERCISE.model_copy(update={"revealed": SECRET}),
        "clock": None,
        "waiting": (),
        "next_step": "",
        "teams": team_lines(),
        "cards": (),
        "timeline": timeline(8),
        "undo": "",
        "scores": ended.scores,
        "questions": ended.questions,
        "may": {"advance": "The exercise has ended."},
    }
    return plan_control(**(endex | changes))


def _fan(name: str, title: str, past: tuple[int, ...], now: int, drift: float, spread: float) -> FanView:
    ahead = []
    for turn in range(1, 8):
        middle, width = now + drift * turn, spread * (1 + turn**0.7)
        ahead.append(tuple(round(min(max(middle + width * part, 0), 100)) for part in (-1.3, -0.67, 0, 0.67, 1.3)))
    return FanView(name=name, title=title, gauge=False, low=0, high=100, past=past, now=now, ahead=tuple(ahead))


def forecast(version: int = 11, **changes: object) -> ForecastView:
    """Return what two thousand futures look like."""
    view = ForecastView(
        version=version,
        turn=2,
        first=2,
        futures=2000,
        fans=(
            _fan("north_tension", "Tension in the north", (55, 57), 71, 1.5, 3.5),
            _fan("kosovo_support", "Support for Kosovo among allies", (50, 53), 53, -0.5, 3.0),
            _fan("regional_stability", "Regional stability", (46, 45), 41, -1.0, 2.5),
        ),
        prospects=(
            Prospect(team="kosovo", title="Allies stand by Kosovo", chance=382, change=91),
            Prospect(team="serbia", title="Serb communities are safer", chance=214, change=-48),
            Prospect(team="nato", title="The north does not heat up", chance=87, change=-163),
            Prospect(team="eu", title="The road to Europe moves", chance=611, change=12),
            Prospect(team="", title="The region stays calm", chance=405, change=0),
        ),
    )
    return view.model_copy(update=changes)


STAKES = StakesView(
    team="kosovo",
    card="troops_to_ukraine",
    lines=(
        StakeLine(band="success", said=("Allies stand by Kosovo rises from 38 to 52 %.",)),
        StakeLine(band="failure", said=("Card 14 comes in turn 3.", "The lists close without Kosovo.")),
    ),
)


def in_control(view: ControlView | None = None, futures: ForecastView | None = None) -> ScriptedLink:
    """Return a link for those who run the exercise, by default in plan with the forecast known."""
    view = view or plan_control()
    return ScriptedLink({CONTROL.id: [view, futures or forecast(view.version)]}, (CONTROL,))
