"""`wargame play`: an exercise in the terminal, or with bots in all seats and no screen."""

from pathlib import Path

import click

EXAMPLES = """\
\b
Examples:
  wargame play                                     choose an exercise and seats
  wargame play --plan first_look --seat kosovo     play Kosovo against bots
  wargame play --plan evening --seat nato --seat eu
                                                   two people share the screen
  wargame play --facilitated --plan evening        run the room: your console, and the teams' seats on F2
  wargame play --resume sessions/2026-11-22-first_look.wargame
  wargame play --auto --plan evening --seed 7 --out seven.wargame
                                                   bots play to the end, no screen
"""

BOTS = ("greedy", "cautious", "rollout", "mixed", "random")
"""The kinds of bots, named here too so that `--help` need not import them."""

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(epilog=EXAMPLES)
@click.option("--plan", metavar="NAME", help="The session plan, by name or path.")
@click.option("--seat", "seats", metavar="TEAM", multiple=True, help="Play this team; more than one share the screen.")
@click.option("--bots", type=click.Choice(BOTS), help="Who plays the other teams.")
@click.option("--facilitated", is_flag=True, help="Run the exercise: a facilitator's console beside the seats.")
@click.option("--auto", is_flag=True, help="Let bots play all teams to the end, without a screen.")
@click.option("--practice", is_flag=True, help="A rehearsal: nothing counts, and --seed is allowed.")
@click.option("--seed", type=click.IntRange(0), metavar="N", help="The same dice each time; with --auto or --practice.")
@click.option("--out", type=FILE, help="Where to save the session.")
@click.option("--resume", type=FILE, help="Go on with a saved session.")
@click.option("--json", "as_json", is_flag=True, help="With --auto: print the results as JSON.")
def command(
    plan: str | None,
    seats: tuple[str, ...],
    bots: str | None,
    facilitated: bool,
    auto: bool,
    practice: bool,
    seed: int | None,
    out: Path | None,
    resume: Path | None,
    as_json: bool,
) -> None:
    """Play an exercise.

    Without options it offers the exercises and saved sessions at hand. All that is played is saved at once; after
    ctrl-c or a crash the session can be gone on with.
    """
    from wargame.cli.beginning import Wish
    from wargame.live.opening import Manner

    _check(auto=auto, facilitated=facilitated, practice=practice, seed=seed, as_json=as_json, seats=seats)
    if resume is not None and (facilitated or (plan, seats, bots, seed, out) != (None, (), None, None, None)):
        raise click.UsageError("--resume goes on with a session as it is: it takes no plan, seats, bots, seed or file.")
    manner = Manner(facilitated, practice)
    wish = Wish(plan=plan, seats=seats, bots=bots, seed=seed, out=out, resume=resume, manner=manner)
    if auto:
        from wargame.cli.unattended import play_unattended

        play_unattended(wish, as_json=as_json)
    else:
        from wargame.cli.at_screen import play_at_screen

        play_at_screen(wish)


def _check(
    *, auto: bool, facilitated: bool, practice: bool, seed: int | None, as_json: bool, seats: tuple[str, ...]
) -> None:
    """Refuse options that contradict each other."""
    if seed is not None and not (auto or practice):
        raise click.UsageError(
            "--seed makes the dice known beforehand, so it goes with --auto or --practice only; without it nobody can "
            "know them, and everybody can check them afterwards."
        )
    if as_json and not auto:
        raise click.UsageError("--json prints the results of a session without a screen: it goes with --auto.")
    if auto and facilitated:
        raise click.UsageError("--auto plays without people, --facilitated is for somebody who runs them: choose one.")
    if auto and seats:
        raise click.UsageError("--auto lets bots play all teams; leave --seat out.")
    if auto and practice:
        raise click.UsageError("--practice is for people; --auto takes --seed without it.")
