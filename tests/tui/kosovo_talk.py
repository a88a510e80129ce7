"""The table as Kosovo has it in the second turn: talk, treaties and gifts of a realistic size."""

from typing import Any

from tests.tui.kosovo_views import plan_view, teams
from wargame.session.table_view import Channel, Gift, Message, Proposal, Table
from wargame.session.view import SeatView

OTHERS = ("serbia", "russia", "nato", "eu")
GROUP = "c0123456789abcdef"
WEST = "t00000000000000a1"
WATER = "t00000000000000a2"
QUIET = "t00000000000000a3"


def pair(other: str) -> str:
    """Return the id of Kosovo's channel with another team."""
    return ".".join(("with", *sorted(("kosovo", other))))


def channels(closed: str = "") -> tuple[Channel, ...]:
    """Return Kosovo's channels; `closed` is why teams can't talk."""
    titles = {team.id: team.title for team in teams()}
    direct = tuple(
        Channel(id=pair(other), title=titles[other], kind="direct", teams=("kosovo", other), can_say=closed)
        for other in OTHERS
    )
    return (
        Channel(id="public", title="Public", kind="public", teams=(), can_say=closed),
        Channel(id="control.kosovo", title="White cell", kind="control", teams=("kosovo",), can_say=""),
        *direct,
        Channel(id=GROUP, title="Contact group", kind="group", teams=("kosovo", "nato", "eu"), can_say=closed),
    )


def message(number: int, channel: str, team: str, text: str, **changes: Any) -> Message:
    """Return something that was said."""
    said: dict[str, Any] = {"aside": "", "turn": 2, "request": "", "open": False, **changes}
    return Message(number=number, channel=channel, team=team, text=text, **said)


MESSAGES = (
    message(1, "public", "nato", "KFOR stays as long as it is needed. The next rotation is not decided.", turn=1),
    message(2, pair("serbia"), "serbia", "We hear of lists. Talks tonight, 20:00, in Brussels?", turn=1),
    message(3, pair("serbia"), "kosovo", "Agreed, if the convoys stay open.", turn=1, aside="We need a week, no more."),
    message(4, "control.kosovo", "kosovo", "How many soldiers stand in the north?", request="kosovo.1", turn=1),
    message(5, "control.kosovo", "", "About 600, on four posts. Two of them change in May.", request="kosovo.1"),
    message(6, GROUP, "eu", "The paper will be with you tomorrow.\nPlease no statement before noon."),
    message(7, pair("serbia"), "serbia", "gives 1 Political to Kosovo."),
    message(8, pair("serbia"), "serbia", "As a sign that we mean it. What do you say to the water treaty?"),
    message(9, "control.kosovo", "kosovo", "May the police go with the convoy?", request="kosovo.2", open=True),
)


def treaty(proposal: str, title: str, **changes: Any) -> Proposal:
    """Return a treaty that Kosovo knows of."""
    said: dict[str, Any] = {
        "text": "Both sides keep the lake and its pipes out of every dispute.\n\nInspectors go where they ask to.",
        "sponsor": "serbia",
        "parties": ("kosovo", "serbia"),
        "signed": ("serbia",),
        "secret": False,
        "until": 0,
        "status": "open",
        "said": "",
        "turn": 2,
        "can_sign": "",
        "can_decline": "",
        "can_breach": "It is not in force.",
        **changes,
    }
    return Proposal(id=proposal, title=title, **said)


DONE = {"can_sign": "It is past signing.", "can_decline": "It is past signing."}
TREATIES = (
    treaty(WATER, "The Gazivode water treaty", until=6),
    treaty(
        WEST,
        "Notice before any drawdown",
        sponsor="kosovo",
        parties=("kosovo", "nato"),
        signed=("kosovo", "nato"),
        status="in_force",
        secret=True,
        can_breach="",
        turn=1,
        **DONE,
    ),
    treaty(
        QUIET,
        "Quiet on the bridge",
        parties=("kosovo", "serbia", "eu"),
        signed=("serbia", "kosovo", "eu"),
        status="broken",
        said="Serbia broke it, says European Union: two lorries stood across it since Monday.",
        turn=1,
        **DONE,
    ),
)
GIFTS = tuple(Gift(to=other, resource="political", title="Political", free=3) for other in OTHERS)


def table(**changes: Any) -> Table:
    """Return Kosovo's table."""
    said: dict[str, Any] = {"channels": channels(), "messages": MESSAGES, "proposals": TREATIES, "gifts": GIFTS}
    return Table(**{**said, **changes})


def talk_view(**changes: Any) -> SeatView:
    """Return Kosovo's view in plan, with the table."""
    return plan_view(**{"table": table(), **changes})
