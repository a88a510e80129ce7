"""Four rulings and the recap of a turn, as the Kosovo seat may see them."""

from tests.tui.kosovo_cards import ODDS, effects
from wargame.session.seen import Odds
from wargame.session.view import DriftLine, Input, Recap, Ruling

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
