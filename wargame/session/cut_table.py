"""What a reader is told of the table: channels, messages, treaties, gifts.

Everything is counted and named by reader, so that what a team may not read leaves no gap in what it reads.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from wargame.deck.values import in_language
from wargame.engine.expression_code import UNIT
from wargame.session.channels import Forum, between, forums, refuse_talk, with_control
from wargame.session.cut_arguments import arguments, can_argue, established, estimative_words
from wargame.session.cut_injects import news
from wargame.session.cut_treaties import proposals, sentence
from wargame.session.game import Game
from wargame.session.state import Play, SessionState
from wargame.session.table_view import Channel, Gift, Message, Table
from wargame.session.talk_events import RequestAnswered, RequestPut, Said
from wargame.session.talk_state import Spoken
from wargame.session.talking import open_requests
from wargame.session.transfers import refuse_giving, shared_resources, unreserved
from wargame.session.treaties import refuse_proposing
from wargame.session.treaty_events import Transferred
from wargame.session.visibility import CONTROL
from wargame.session.wording import points, title_of

SHOWN: Final = 150
"""How many messages of a channel are told; what is older stands in the log."""


def table_view(game: Game, state: SessionState, reader: str) -> Table:
    """Return all of the table that a team, or those who run the exercise, read. The session has been started."""
    own = tuple(forums(game, state, reader))
    read = {each.id for each in own}
    said = Counter(place for spoken in state.room.spoken if (place := _place(spoken)) in read)
    return Table(
        channels=tuple(_channel(game, state, reader, each, said[each.id]) for each in own),
        messages=tuple(_messages(game, state, reader, said)),
        proposals=proposals(game, state, reader),
        gifts=() if reader == CONTROL else tuple(_gifts(game, state, reader)),
        arguments=arguments(game, state, reader),
        words=estimative_words(game),
        facts=established(game, state, reader),
        news=news(game, state, reader),
        can_argue=can_argue(game, state, reader),
        can_propose=sentence(refuse_proposing(game, state, reader, secret=False)),
        can_give=sentence(refuse_giving(state, reader)),
        can_open=sentence(refuse_talk(game, state, reader, "group")),
    )


def _channel(game: Game, state: SessionState, reader: str, each: Forum, said: int) -> Channel:
    return Channel(
        id=each.id,
        title=_title(game, reader, each),
        kind=each.kind,
        teams=each.teams,
        can_say=sentence(refuse_talk(game, state, reader, each.kind)),
        earlier=max(said - SHOWN, 0),
    )


def _title(game: Game, reader: str, each: Forum) -> str:
    """Return what a reader calls a channel."""
    match each.kind:
        case "public":
            return "Public"
        case "control" if reader != CONTROL:
            return "White cell"
        case "control" | "direct":
            return " · ".join(game.title_of_team(team) for team in each.teams if team != reader)
        case "group":
            return each.title


def _messages(game: Game, state: SessionState, reader: str, said: Mapping[str, int]) -> Iterator[Message]:
    """Yield the last messages of each channel; `said` is how many each has, by the channels that are read."""
    waiting = open_requests(state)
    heard = [(channel, spoken) for spoken in state.room.spoken if (channel := _place(spoken)) in said]
    to_come = dict(said)
    for number, (channel, spoken) in enumerate(heard, 1):
        to_come[channel] -= 1
        if to_come[channel] >= SHOWN:
            continue
        request = spoken.request if isinstance(spoken, RequestPut | RequestAnswered) else ""
        team = CONTROL if isinstance(spoken, RequestAnswered) else spoken.team
        yield Message(
            number=number,
            channel=channel,
            team=team,
            text=_gift(game, state.play, spoken, reader) if isinstance(spoken, Transferred) else spoken.text,
            aside=spoken.aside if isinstance(spoken, Said) and reader in {team, CONTROL} else "",
            turn=spoken.turn,
            request=request,
            open=isinstance(spoken, RequestPut) and request in waiting,
        )


def _place(spoken: Spoken) -> str:
    """Return the channel on which something is read."""
    match spoken:
        case Said():
            return spoken.channel
        case RequestPut():
            return with_control(spoken.team).id
        case RequestAnswered():
            return with_control(spoken.to).id
        case Transferred():
            return between(spoken.team, spoken.to).id


def gifts_on_record(game: Game, play: Play, turn: int) -> Iterator[tuple[str, str]]:
    """Yield giver and text of each gift of a turn, with what of it was lost, as those who run the exercise read it."""
    return ((given.team, _gift(game, play, given, CONTROL)) for given in play.transfers if given.turn == turn)


def _gift(game: Game, play: Play, given: Transferred, reader: str) -> str:
    """Return a transfer in words; how much of it fitted is not for the giver to know."""
    resource = title_of(game.deck, f"{given.team}.{given.resource}")
    said = f"gives {points(given.given)} {resource} to {game.title_of_team(given.to)}."
    if given.received < given.given and reader != given.team:
        said += f" Above the cap: {points(given.given - given.received)} of it is lost."
    return said if given in play.transfers else f"{said} (Taken back: the turn was rewound.)"


def _gifts(game: Game, state: SessionState, team: str) -> Iterator[Gift]:
    free = {name: unreserved(game, state, team, name) // UNIT for name in game.deck.deck.teams[team].resources}
    for to, name in shared_resources(game, team):
        title = in_language(game.deck.deck.teams[team].resources[name].title)
        yield Gift(to=to, resource=name, title=title, free=free[name])
