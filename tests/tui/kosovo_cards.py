"""Two event cards of the flagship deck as the Kosovo seat sees them, with odds and inputs."""

from wargame.session.seen import EffectText, Odds
from wargame.session.view import BandText, Card, Input, Response


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
        asks=(),
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
        asks=(),
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
        asks=(),
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
        asks=(),
        bands=(BandText(band="success", effects=effects(Attention=-1), text="Nobody notices."),),
    ),
)

CARDS = (
    Card(
        id="troops_to_ukraine",
        number=1,
        title="European troops deployed to Ukraine",
        text=(
            "After weeks of talks several European states begin to move troops, enablers and money towards a mission "
            "in Ukraine. Planners say that each unit sent ties up two or three more for rotation and rest. Allied "
            "leaders repeat that the commitment to the Balkans stands, but nobody can yet say what the new mission "
            "means for the missions that already exist."
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
            "Trucks stand across the road before the gate. Drivers say that they wait for spare parts. Nobody is hurt "
            "and nobody has said why they came on a market day."
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


def ordered(**orders: str) -> tuple[Card, ...]:
    """Return the cards with orders on them."""
    return tuple(card.model_copy(update={"order": orders.get(card.id)}) for card in CARDS)
