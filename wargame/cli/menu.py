"""The commands and their help lines, as a table.

This module imports nothing, so that `wargame --help` answers before any library is loaded. A command `name` is the file
`wargame/cli/<name>.py`, which holds a click command called `command`; a test keeps this table and the files alike.
"""

BARE = "play"
"""The command that `wargame` without arguments stands for."""

COMMANDS: dict[str, str] = {
    "play": "play an exercise: alone, at a shared screen, or bots only",
    "branch": "make a session of its own from a moment of another",
    "check": "find every fault of decks, session plans and rules",
    "compare": "tell where two sessions part, turn by turn",
    "diff": "tell what differs between two versions of a deck",
    "forecast": "tell where a saved session may go, for the facilitator",
    "init": "make a workspace for decks, rules and plans of your own",
    "log": "tell what happened in a session, or pack it to send",
    "migrate": "bring an older deck to the newest format",
    "odds": "print the odds of a card's responses and what they change",
    "replay": "look at a saved session again, from any record",
    "rules": "list the rules that decks may call, print their manuals",
    "schema": "print what editors need to complete the keys of a deck",
    "show": "show a deck, or a card as one team sees it",
    "simulate": "let bots play many sessions and count what happens",
    "verify": "check a session: its chain, dice, rulings and sums",
}
"""What each command is for: one line, at most 60 characters."""

_PAGE = """\
Usage: wargame [--help | --version] [COMMAND ...]

  A tabletop exercise engine: event decks in YAML, odds that everybody can
  check, played in the terminal. Without a command it offers the exercises.

Commands:
{commands}

`wargame COMMAND --help` describes one command and gives an example.
"""


def page() -> str:
    """Return what `wargame --help` prints."""
    width = max(map(len, COMMANDS), default=0)
    return _PAGE.format(commands="\n".join(f"  {name:{width}}  {line}" for name, line in COMMANDS.items()))
