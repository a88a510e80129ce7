"""The log's lines about diplomacy: talk, treaties, transfers."""

from collections.abc import Iterator
from typing import assert_never

from wargame.cli.deck_words import DeckWords
from wargame.live.talk_again import TableEvent
from wargame.session.talk_events import ChannelOpened, RequestAnswered, RequestPut, Said
from wargame.session.treaty_events import Transferred, TreatyBroken, TreatyDeclined, TreatyProposed, TreatySigned
from wargame.session.wording import points


class TalkTeller:
    """Tells what was said and signed; it remembers what channels and treaties are called."""

    def __init__(self, words: DeckWords) -> None:
        self._words = words
        self._titles: dict[str, str] = {}

    def lines(self, event: TableEvent) -> Iterator[str]:
        """Yield the lines of an event."""
        match event:
            case ChannelOpened() | Said() | RequestPut() | RequestAnswered():
                yield from self._talk(event)
            case Transferred():
                yield self._transfer(event)
            case TreatyProposed() | TreatySigned() | TreatyDeclined() | TreatyBroken():
                yield from self._treaty(event)
            case _:
                assert_never(event)

    def _who(self, team: str, by: str) -> str:
        return self._words.team(team) if team else by

    def _called(self, channel: str) -> str:
        """Return what a channel is called, for somebody who reads all of them."""
        kind, *teams = channel.split(".")
        titles = map(self._words.team, teams)
        named = {"with": " and ".join(titles), "control": f"the white cell ({' '.join(titles)})", "public": "everybody"}
        return self._titles.get(channel) or named.get(kind, channel)

    def _talk(self, event: ChannelOpened | Said | RequestPut | RequestAnswered) -> Iterator[str]:
        match event:
            case ChannelOpened():
                self._titles[event.channel] = f"“{event.title}”"
                teams = ", ".join(map(self._words.team, event.teams))
                yield f"{self._who(event.team, event.by)} opens the channel “{event.title}”: {teams}"
            case Said():
                yield f"{self._who(event.team, event.by)} to {self._called(event.channel)}: {event.text}"
                if event.aside:
                    yield f"    Aside: {event.aside}"
            case RequestPut():
                yield f"{self._words.team(event.team)} asks the white cell ({event.request}): {event.text}"
            case RequestAnswered():
                yield f"{event.by} answers {self._words.team(event.to)} ({event.request}): {event.text}"

    def _transfer(self, event: Transferred) -> str:
        what = self._words.variable(f"{event.team}.{event.resource}")
        lost = event.given - event.received
        over = f", {points(lost)} of it above the cap and lost" if lost else ""
        return f"{points(event.given)} {what} to {self._words.team(event.to)}{over}"

    def _treaty(self, event: TreatyProposed | TreatySigned | TreatyDeclined | TreatyBroken) -> Iterator[str]:
        who = self._who(event.team, event.by)
        if isinstance(event, TreatyProposed):
            self._titles[event.proposal] = f"“{event.title}”"
            parties = ", ".join(map(self._words.team, event.parties))
            until = f", until turn {event.until}" if event.until else ""
            yield f"{who} proposes a {'secret ' if event.secret else ''}treaty “{event.title}”: {parties}{until}"
            yield f"    {event.text}"
            return
        treaty = self._titles.get(event.proposal, event.proposal)
        match event:
            case TreatySigned():
                yield f"{who} signs {treaty}"
            case TreatyDeclined():
                yield f"{who} declines {treaty}"
            case TreatyBroken():
                yield f"{who} declares {treaty} broken by {self._words.team(event.breaker)}: {event.reason}"
