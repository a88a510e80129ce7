"""A session's log in words: a line or two for each record that people care about, with its number."""

import json
from collections.abc import Iterable, Iterator
from textwrap import wrap

from pydantic import ValidationError

from wargame.cli.control_log import control_lines
from wargame.cli.deck_words import DeckWords
from wargame.cli.talk_log import TalkTeller
from wargame.deck.diagnostics import clean
from wargame.deck.initiatives import is_place
from wargame.live.running import event_of
from wargame.rulebook import BAND_NAMES
from wargame.session.chain import Record
from wargame.session.commands import PASS
from wargame.session.cut_rulings import BAND_TITLES
from wargame.session.event_parts import Standing, Throw
from wargame.session.events import (
    Adjudicated,
    AnswerGiven,
    AsksPut,
    Ended,
    ObligationUnmet,
    OrderCommitted,
    OrderRevealed,
    OrderWithdrawn,
    RecapRead,
    Rewound,
    RulingMade,
    SeatTaken,
    SessionEvent,
    SessionOpened,
    TeamAnswered,
    TeamSealed,
    TurnClosed,
    TurnOpened,
)
from wargame.session.rulings import NO_DICE
from wargame.session.talk_events import ChannelOpened, RequestAnswered, RequestPut, Said
from wargame.session.treaty_events import Transferred, TreatyBroken, TreatyDeclined, TreatyProposed, TreatySigned
from wargame.session.upcast import upcast
from wargame.session.wording import percent, signed, whole
from wargame.store.session_file import SessionFile

_WIDTH = 100
"""The longest line, in characters."""

_BANDS = tuple(BAND_TITLES[name] for name in ("critical", "success", "partial", "failure"))


def log_lines(session: SessionFile) -> Iterator[str]:
    """Yield the lines of a session's log, safe to print."""
    records = upcast(session.read(), session.eras())
    texts = {source.digest: source.text for source in session.sources()}
    teller = Teller(DeckWords(_deck_text(records, texts)))
    for record in records:
        try:
            event = event_of(record)
        except (ValidationError, ValueError):
            yield f"{record.seq:>5}  {clean(record.kind)}: this record can't be read; `wargame verify` says more"
            continue
        number = str(record.seq)
        for line in teller.lines(event, _time(record.at)):
            indent = " " * (len(line) - len(line.lstrip()))
            for part in wrap(clean(line.strip()), _WIDTH - len(indent), subsequent_indent="  "):
                yield f"{number:>5}  {indent}{part}"
                number = ""


def _time(at: str) -> str:
    """Return the wall clock's reading after a separator; the scenario's says no more than the line that it is in."""
    return f" · {at}" if at[:1].isdigit() else ""


def _deck_text(records: list[Record], texts: dict[str, str]) -> str:
    """Return the text of the session's deck, or nothing if it can't be told which it is."""
    if not records or records[0].kind != "session_opened":
        return ""
    try:
        sources = {source["role"]: source["digest"] for source in json.loads(records[0].data)["sources"]}
    except (ValueError, KeyError, TypeError):
        return ""
    return texts.get(sources.get("deck", ""), "")


class Teller:
    """Tells events in order; it remembers what the last turn looked like."""

    def __init__(self, words: DeckWords) -> None:
        self._words = words
        self._talk = TalkTeller(words)
        self._variables: tuple[str, ...] = ()
        self._before: tuple[int, ...] = ()

    def lines(self, event: SessionEvent, at: str) -> Iterator[str]:
        """Yield an event's lines; the first bears the record's number."""
        match event:
            case SessionOpened() | SeatTaken():
                yield from self._room(event, at)
            case TurnOpened():
                events = [card for card in event.cards if not is_place(card)]
                cards = "; ".join(map(self._words.card, events)) or "no card"
                yield f"TURN {event.turn}{self._words.turn(event.turn)}{at}"
                yield f"On the table: {cards}"
                changes = list(self._changes(event.position))
                if changes:
                    yield f"    {', '.join(changes)}"
            case OrderCommitted() | OrderWithdrawn() | TeamSealed() | RecapRead():
                yield self._order(event)
            case AsksPut():
                yield "The rules of the orders ask the teams"
            case OrderRevealed():
                team, card = self._words.team(event.team), self._words.card(event.card)
                yield f"The secret order of {team} on “{card}” in turn {event.turn} becomes known"
            case AnswerGiven() | TeamAnswered():
                yield self._answer(event)
            case RulingMade():
                yield from self._ruling(event)
            case ObligationUnmet():
                yield f"{self._words.team(event.team)} had to answer “{self._words.card(event.card)}” and could not"
            case Adjudicated():
                yield f"All orders of turn {event.turn} have their rulings"
            case TurnClosed():
                yield f"Turn {event.turn} ends: {', '.join(self._changes(event.position)) or 'nothing has changed'}"
            case Ended():
                yield from self._ended(event)
            case Rewound():
                dice = "new dice" if event.epoch else "the same dice"
                moment = "opening" if event.stage == "plan" else "rulings"
                yield f"Back to the {moment} of turn {event.turn}, with {dice}"
            case ChannelOpened() | Said() | RequestPut() | RequestAnswered() | Transferred():
                yield from self._talk.lines(event)
            case TreatyProposed() | TreatySigned() | TreatyDeclined() | TreatyBroken():
                yield from self._talk.lines(event)
            case _:
                yield from control_lines(self._words, event)

    def _room(self, event: SessionOpened | SeatTaken, at: str) -> Iterator[str]:
        match event:
            case SessionOpened():
                self._variables = event.variables
                yield f"{self._words.title or event.deck}: plan `{event.plan}`, wargame {event.program}{at}"
                yield f"The dice are bound by {event.commitment}"
            case SeatTaken():
                yield f"{self._words.team(event.team)} is played by {event.player}"

    def _order(self, event: OrderCommitted | OrderWithdrawn | TeamSealed | RecapRead) -> str:
        team = self._words.team(event.team)
        match event:
            case OrderCommitted(response=response) if response == PASS:
                return f"{team} passes on “{self._words.card(event.card)}”"
            case OrderCommitted():
                response = self._words.response(event.card, event.team, event.response)
                return f"{team} orders “{response}” on “{self._words.card(event.card)}”"
            case OrderWithdrawn():
                return f"{team} takes back its order on “{self._words.card(event.card)}”"
            case TeamSealed():
                return f"{team} seals its orders"
            case RecapRead():
                return f"{team} has read the recap"

    def _answer(self, event: AnswerGiven | TeamAnswered) -> str:
        team = self._words.team(event.team)
        match event:
            case AnswerGiven():
                ask = event.ask.replace("_", " ")
                return f"{team} answers {event.value} to “{ask}” about {self._words.team(event.owner)}'s order"
            case TeamAnswered():
                return f"{team} closes its answers"

    def _ruling(self, event: RulingMade) -> Iterator[str]:
        response = self._words.response(event.card, event.team, event.response)
        obliged = ", because it had to answer" if event.obliged else ""
        yield f"{self._words.team(event.team)}, “{response}”{obliged}: {_BANDS[event.band]}"
        yield f"    {event.rule}: {'; '.join((*_dice(event.throws), _chances(event), f'margin {event.margin}'))}"
        effects = [self._words.setting(name, units) for name, units in event.sets.items() if " " not in name]
        effects += [f"{self._words.variable(name)} {signed(units)}" for name, units in event.deltas.items()]
        if effects:
            yield f"    {', '.join(effects)}"

    def _changes(self, now: Standing) -> Iterator[str]:
        """Yield what stands at another whole value than when this was last asked, of what has a name in the deck."""
        before, self._before = self._before, now.values
        for name, old, new in zip(self._variables, before, now.values, strict=False):
            if " " not in name and whole(old) != whole(new):
                yield self._words.change(name, old, new)

    def _ended(self, event: Ended) -> Iterator[str]:
        yield f"ENDEX after turn {event.turn}"
        for team in dict.fromkeys(result.team for result in event.results):
            results = [result for result in event.results if result.team == team]
            met = ", ".join(self._words.objective(team, result) for result in results if result.met)
            reached, possible = sum(each.points for each in results if each.met), sum(each.points for each in results)
            yield f"    {self._words.team(team)} {reached} of {possible}: {met or 'no objective met'}"
        yield f"The dice secret was {event.secret}"


def _dice(throws: Iterable[Throw]) -> Iterator[str]:
    """Yield what the dice showed."""
    for throw in throws:
        shown = " + ".join(map(str, throw.shown))
        if throw.kind == "roll":
            yield f"{throw.asked[0]}d{throw.asked[1]} {shown}"
        elif throw.kind == NO_DICE:
            yield "no dice"
        elif throw.kind != "note":
            yield f"{throw.kind} {shown}"


def _chances(event: RulingMade) -> str:
    """Return the chances before the dice."""
    sure = "" if event.odds.exact else "≈ "
    chances = zip(BAND_NAMES, event.odds.bands, strict=True)
    # A space that does not break, so that no line begins with the sign.
    return ", ".join(f"{name} {sure}{percent(chance)}".replace(" %", "\u00a0%") for name, chance in chances if chance)
