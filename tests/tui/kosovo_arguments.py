"""What Kosovo reads of arguments, news and established facts in the second turn, of a realistic size."""

from typing import Any, Final

from tests.tui.kosovo_talk import table, talk_view
from wargame.session.seen import EffectText, Odds
from wargame.session.table_view import Argument, Established, News, Reason, Table
from wargame.session.view import SeatView

WORDS: Final = ("remote", "unlikely", "even", "likely", "highly likely")


def argument(name: str, team: str, what: str, **changes: Any) -> Argument:
    """Return an argument of this turn, as Kosovo reads it."""
    said: dict[str, Any] = {
        "result": "The Union invites them, and the trucks leave the gate on the same day.",
        "reasons": (Reason(side="own", team=team, text="They were promised one in the spring.", mark=None),),
        "against": "",
        "status": "open",
        "said": "",
        "turn": 2,
        "odds": None,
        "band": None,
        "dice": (),
        "margin": None,
        "effects": (),
        "judged": 0,
        "word": None,
        "can_add": "",
        "can_judge": "",
        **changes,
    }
    return Argument(id=name, team=team, what=what, **said)


HEARING = argument(
    "a4",
    "serbia",
    "The mayors of the north ask for a hearing in Brussels",
    reasons=(
        Reason(side="own", team="serbia", text="They were promised one in the spring.", mark=None),
        Reason(side="own", team="serbia", text="The Union wants a success before the summit.", mark=None),
        Reason(side="pro", team="russia", text="Nobody else has offered them a room.", mark=None),
        Reason(side="con", team="nato", text="Two of the five mayors have left office.", mark=None),
    ),
    against="The road to the gate is open.",
    judged=2,
)
COMPANY = argument(
    "a3",
    "nato",
    "A second company drives to the gate by night",
    status="weighed",
    reasons=(
        Reason(side="own", team="nato", text="It stands ready in Camp Bondsteel.", mark=2),
        Reason(side="con", team="serbia", text="The bridge does not carry the vehicles.", mark=1),
    ),
    odds=Odds(critical=0, success=583, partial=139, failure=278, exact=True),
    can_add="Its reasons have been weighed.",
)
LISTS = argument(
    "a2",
    "kosovo",
    "Pristina publishes the lists itself",
    result="Nobody can wave them about in secret any more.",
    turn=1,
    status="ruled",
    odds=Odds(critical=83, success=417, partial=250, failure=250, exact=True),
    band="success",
    dice=("2d6: 4 + 5 = 9", "two strong reasons: +2"),
    margin=3,
    effects=(EffectText(title="Western attention", change="+4"), EffectText(title="Tension", change="-2")),
    can_add="It is your own argument: its reasons were given with it.",
    can_judge="Nobody judges an argument of their own.",
)
SATELLITE = argument(
    "a1", "russia", "A satellite falls on the gate", turn=1, status="refused", said="The dice are not a weapon."
)
ARGUMENTS: Final = (HEARING, COMPANY, LISTS, SATELLITE)
OWN = argument(
    "a5",
    "kosovo",
    "The police open the road for one hour",
    can_add="It is your own argument: its reasons were given with it.",
    can_judge="Nobody judges an argument of their own.",
)
FACTS: Final = (
    Established(id="f1", text="KFOR and Pristina share one list of warning signs.", by="kosovo", turn=1, until=0),
    Established(id="f2", text="A pause at the bridge.", by="", turn=2, until=4),
)
NEWS: Final = (
    News(
        id="n2",
        turn=2,
        title="Two lorries stand across the bridge",
        text="Since five in the morning nothing has passed. The drivers are not to be found.\n\nThe radio calls it a "
        "breakdown.",
        effects=(EffectText(title="Tension", change="+3"),),
        sender="KFOR liaison",
        mode="radio message",
    ),
    News(id="n1", turn=1, title="A letter from the Union", text="Talks are possible.", effects=()),
)


def arguing(**changes: Any) -> Table:
    """Return Kosovo's table with arguments, facts and news, where teams vote."""
    said: dict[str, Any] = {"arguments": ARGUMENTS, "words": WORDS, "facts": FACTS, "news": NEWS, **changes}
    return table(**said)


def arguing_view(*, version: int = 7, **changes: Any) -> SeatView:
    """Return Kosovo's view in plan with that table, `changes` being changes of the table."""
    return talk_view(version=version, table=arguing(**changes))
