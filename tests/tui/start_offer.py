"""What a start screen offers in these tests: two plans, one saved session, two kinds of bots."""

from wargame.tui.offers import BotOffer, PlanOffer, SavedSession, StartOffer, TeamOffer

TEAMS = (
    TeamOffer("kosovo", "Kosovo", "◆", "#fbd367", "person"),
    TeamOffer("serbia", "Serbia", "▲", "#f55f1f", "greedy"),
    TeamOffer("russia", "Russia", "■", "#d45fb9", "greedy"),
    TeamOffer("nato", "NATO", "●", "#3b8ffa", "greedy"),
    TeamOffer("eu", "European Union", "◎", "#99ead9", "random"),
)
OFFER = StartOffer(
    plans=(
        PlanOffer(
            id="first_look",
            title="First look",
            deck_title="Europe looks east",
            summary=(
                "Four turns and four cards in about twenty minutes: the deployment, the expert's advice, the test of "
                "the line and the conference that takes stock. You play Kosovo."
            ),
            minutes=20,
            turns=4,
            teams=TEAMS,
        ),
        PlanOffer(
            id="evening",
            title="Evening",
            deck_title="Europe looks east",
            summary="Eight quarters, two cards a quarter, about two and a half hours.",
            minutes=150,
            turns=8,
            teams=TEAMS[:2],
        ),
    ),
    saved=(
        SavedSession(
            path="/home/ana/sessions/first_look-2.wargame",
            title="First look",
            turn=2,
            turns=4,
            saved="today 14:05",
            note="Kosovo by a person, the others by bots.",
        ),
    ),
    bots=(
        BotOffer("greedy", "picks what scores best for it after this turn"),
        BotOffer("random", "picks anything that it can pay"),
    ),
)
