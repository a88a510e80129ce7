"""Arguments of the teams: what no card foresaw, with reasons; the others answer with reasons of their own, or vote."""

from wargame.deck.argument_rules import ARGUMENT_RULES
from wargame.session.argument_events import ArgumentDropped, ArgumentEvent, ArgumentMade, Judged, ReasonAdded
from wargame.session.argument_state import ArgumentState
from wargame.session.game import Game
from wargame.session.refusals import Refusal, Slug
from wargame.session.state import Person, Play, SessionState
from wargame.session.talk_commands import AddReason, Argue, ArgueCommand, DropArgument, Judge

Events = tuple[ArgumentEvent, ...]


def decide_argument(game: Game, state: SessionState, person: Person, command: ArgueCommand) -> Events | Refusal:
    """Decide what a team's seat asks about arguments."""
    play = state.play
    match command:
        case Argue():
            return _argue(game, state, person, command)
        case DropArgument():
            return _drop(game, play, person, command)
        case AddReason():
            return _add(game, play, person, command)
        case Judge():
            return _judge(game, play, person, command)


def refuse_arguing_at_all(game: Game, play: Play) -> Refusal | None:
    """Return why nobody can argue in this session, or no more; None if arguments are open."""
    if play.phase == "endex":
        return Refusal(slug=Slug.OVER, sentence="The exercise has ended.")
    if game.plan.arguments == "off":
        said = "This exercise is played without arguments. Order what the cards offer."
        return Refusal(slug=Slug.NO_ARGUMENTS, sentence=said)
    if not game.improvised:
        rule = ARGUMENT_RULES[game.plan.arguments]
        said = f"The rule `{rule}` is not installed: put its file into `rules/` and open the session again."
        return Refusal(slug=Slug.NO_ARGUMENTS, sentence=said)
    return None


def refuse_argument(game: Game, state: SessionState, team: str) -> Refusal | None:
    """Return why a team can't make an argument now, whatever it says; None if it can."""
    play = state.play
    refusal = refuse_arguing_at_all(game, play)
    if refusal is not None:
        return refusal
    if not any({"controller", "white_cell"} & set(person.roles) for person in state.room.people):
        said = "Nobody runs this session who could rule on an argument. Order what the cards offer."
        return Refusal(slug=Slug.NO_ARGUMENTS, sentence=said)
    if play.phase not in {"plan", "ask"}:
        return Refusal(slug=Slug.WRONG_PHASE, sentence="Arguments are made while a turn is being planned.")
    if any(known.made.team == team and known.made.turn == play.turn and known.stands for known in play.arguments):
        return Refusal(slug=Slug.ARGUED_ALREADY, sentence="Your team has made its argument of this turn.")
    return None


def _argue(game: Game, state: SessionState, person: Person, command: Argue) -> Events | Refusal:
    """Make an argument."""
    play = state.play
    refusal = refuse_argument(game, state, person.team)
    if refusal is not None:
        return refusal
    made = {_plain(known.made.what) for known in play.arguments if not known.dropped}
    if _plain(command.what) in made:
        said = "That argument has been made already, and the same one can't be made twice."
        return Refusal(slug=Slug.SAID_ALREADY, sentence=said)
    if len({_plain(reason) for reason in command.reasons}) < len(command.reasons):
        return Refusal(slug=Slug.SAID_ALREADY, sentence="Two of the reasons are the same. Give each reason once.")
    if command.against is not None and command.against not in holding(play):
        said = "No such established fact holds. Choose one that does, or none."
        return Refusal(slug=Slug.UNKNOWN_FACT, sentence=said)
    return (
        ArgumentMade(
            by=person.seat,
            argument=f"a{len(play.arguments) + 1}",
            team=person.team,
            turn=play.turn,
            what=command.what,
            result=command.result,
            reasons=command.reasons,
            against=command.against or "",
        ),
    )


def holding(play: Play) -> dict[str, str]:
    """Return the established facts that hold now: text by id."""
    return {fact.id: fact.text for fact in play.facts if fact.holds_in(play.turn)}


def _plain(words: str) -> str:
    """Return words as they are compared: without capitals, blanks and full stops that make no difference."""
    return " ".join(words.casefold().split()).rstrip(".!")


def open_argument(game: Game, play: Play, argument: str) -> ArgumentState | Refusal:
    """Return an argument of this turn that has not been settled, or why there is none."""
    refusal = refuse_arguing_at_all(game, play)
    if refusal is not None:
        return refusal
    found = next((known for known in play.arguments if known.made.argument == argument), None)
    if found is None or found.made.turn != play.turn or not found.stands:
        return Refusal(slug=Slug.UNKNOWN_ARGUMENT, sentence="There is no such argument this turn.")
    if play.phase not in {"plan", "ask", "adjudicate"}:
        return Refusal(slug=Slug.WRONG_PHASE, sentence="The turn is closed, and its arguments with it.")
    if found.ruled is not None:
        return Refusal(slug=Slug.ARGUED_ALREADY, sentence="That argument has been ruled on.")
    return found


def _drop(game: Game, play: Play, person: Person, command: DropArgument) -> Events | Refusal:
    """Take one's argument back."""
    argument = open_argument(game, play, command.argument)
    if isinstance(argument, Refusal):
        return argument
    if argument.made.team != person.team:
        return Refusal(slug=Slug.NOT_YOURS, sentence="It is another team's argument; add a con to it instead.")
    if argument.marks is not None:
        return Refusal(slug=Slug.ARGUED_ALREADY, sentence="It has been weighed, and can't be taken back any more.")
    return (ArgumentDropped(by=person.seat, argument=command.argument),)


def refuse_reason(game: Game, play: Play, team: str, argument: str) -> Refusal | None:
    """Return why a team can't add a reason to an argument now, whatever it says; None if it can."""
    found = open_argument(game, play, argument)
    if isinstance(found, Refusal):
        return found
    if found.made.team == team:
        return Refusal(slug=Slug.NOT_YOURS, sentence="It is your own argument: its reasons were given with it.")
    if found.marks is not None:
        return Refusal(slug=Slug.ARGUED_ALREADY, sentence="Its reasons have been weighed.")
    if any(said.team == team for said in found.added):
        return Refusal(slug=Slug.ARGUED_ALREADY, sentence="Your team has given its reason to this argument.")
    return None


def _add(game: Game, play: Play, person: Person, command: AddReason) -> Events | Refusal:
    """Add a reason to another team's argument."""
    refusal = refuse_reason(game, play, person.team, command.argument)
    if refusal is not None:
        return refusal
    argument = next(known for known in play.arguments if known.made.argument == command.argument)
    known = {_plain(text) for text in (*argument.made.reasons, *(said.text for said in argument.added))}
    if _plain(command.text) in known:
        return Refusal(slug=Slug.SAID_ALREADY, sentence="That reason has been given. Find another one.")
    return (
        ReasonAdded(by=person.seat, team=person.team, argument=command.argument, side=command.side, text=command.text),
    )


def refuse_vote(game: Game, play: Play, team: str, argument: str) -> Refusal | None:
    """Return why a team can't say how likely an argument is; None if it can."""
    found = open_argument(game, play, argument)
    if isinstance(found, Refusal):
        return found
    if game.plan.arguments != "vote":
        said = "Those who run the exercise weigh the arguments. Add a reason instead."
        return Refusal(slug=Slug.NOT_NOW, sentence=said)
    if found.made.team == team:
        return Refusal(slug=Slug.NOT_YOURS, sentence="Nobody judges an argument of their own.")
    return None


def _judge(game: Game, play: Play, person: Person, command: Judge) -> Events | Refusal:
    """Say how likely another team's argument is; a later word replaces it."""
    refusal = refuse_vote(game, play, person.team, command.argument)
    if refusal is not None:
        return refusal
    return (Judged(by=person.seat, team=person.team, argument=command.argument, word=command.word),)
