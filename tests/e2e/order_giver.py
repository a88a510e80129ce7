"""A program that plays: it gives orders for Arda for as long as it lives and prints each one that was acknowledged.

Run as `python order_giver.py FILE`, in a workspace with the plan `calm_year`; makes the session, or goes on with it.
"""

import sys
from pathlib import Path

from wargame.live.opening import fresh_luck, open_new, open_saved, wall_clock
from wargame.live.running import RunningSession
from wargame.live.stepping import step
from wargame.session.commands import Commit, Ready, Receipt
from wargame.workspace.folders import find_workspace
from wargame.workspace.library import Library


def main() -> None:
    """Play to ENDEX, saying what is safe."""
    path = Path(sys.argv[1])
    library = Library(find_workspace(Path.cwd()))
    session = open_saved(path, library.rules, wall_clock) if path.exists() else _new(library, path)
    say(session)
    while session.state.play.phase != "endex":
        while step(session):
            say(session)
        give_orders(session)
    session.close()


def _new(library: Library, path: Path) -> RunningSession:
    plan = library.plan("calm_year")
    teams = plan.deck.compiled.names.teams
    players = {team: "person" if team == "arda" else "random" for team in teams}
    return open_new(path, plan, library.rule_digests(plan.deck.compiled), players, fresh_luck(teams), wall_clock)


def give_orders(session: RunningSession) -> None:
    """Change one's mind a few times on each card, then seal, or read on."""
    play = session.state.play
    if play.phase == "plan":
        for card in play.cards:
            offers = [*session.game.deck.deck.cards[card].responses.get("arda", {}), "pass"]
            for response in offers * 3:
                if isinstance(session.submit("arda", Commit(card=card, response=response)), Receipt):
                    say(session)
    if isinstance(session.submit("arda", Ready()), Receipt):
        say(session)


def say(session: RunningSession) -> None:
    """Print the hash of the last record: all up to it was acknowledged."""
    sys.stdout.write(f"{session.head}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
