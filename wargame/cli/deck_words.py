"""Titles for the ids in a session's log, from the deck that it embeds; where that can't be read, the ids themselves."""

from wargame.deck.diagnostics import Diagnostics
from wargame.deck.initiatives import expand
from wargame.deck.schema import Deck, Objective
from wargame.deck.validation import read_deck
from wargame.deck.values import in_language
from wargame.deck.yaml_reader import read
from wargame.session.events import ObjectiveResult
from wargame.session.wording import whole


class DeckWords:
    """The words of a deck. No rule is needed and no code of the deck is run."""

    def __init__(self, text: str) -> None:
        node = read(text, "", Diagnostics())
        deck = None if node is None else read_deck(node, "", "", Diagnostics())
        self._deck: Deck | None = None if deck is None else expand(deck)

    @property
    def title(self) -> str:
        """Title of the deck; empty if it can't be read."""
        return "" if self._deck is None else in_language(self._deck.title)

    def turn(self, turn: int) -> str:
        """Return what the deck calls a turn, after a separator; empty if it gives no name."""
        titles = () if self._deck is None else self._deck.turn_titles
        return f" · {in_language(titles[turn - 1])}" if 1 <= turn <= len(titles) else ""

    def team(self, team: str) -> str:
        """Return a team's title."""
        part = None if self._deck is None else self._deck.teams.get(team)
        return team if part is None else in_language(part.title)

    def card(self, card: str) -> str:
        """Return a card's title."""
        part = None if self._deck is None else self._deck.cards.get(card)
        return card if part is None else in_language(part.title)

    def response(self, card: str, team: str, response: str) -> str:
        """Return a response's title."""
        part = None if self._deck is None else self._deck.cards.get(card)
        found = None if part is None else part.responses.get(team, {}).get(response)
        return response if found is None else in_language(found.title)

    def variable(self, name: str) -> str:
        """Return the short title of a track or gauge, the title of anything else, a resource with its team."""
        if self._deck is None:
            return name
        team, _, resource = name.partition(".")
        if resource:
            part = self._deck.teams[team].resources.get(resource) if team in self._deck.teams else None
            return name if part is None else f"{in_language(part.title)} of {self.team(team)}"
        for watched in (self._deck.tracks, self._deck.gauges):
            if name in watched:
                return in_language(watched[name].short) or in_language(watched[name].title)
        for others in (self._deck.facts, self._deck.counters, self._deck.peaks, self._deck.draws):
            if name in others:
                return in_language(others[name].title)
        return name

    def setting(self, name: str, units: int) -> str:
        """Return what an effect that sets does to a variable."""
        if self._is_fact(name):
            return f"{self.variable(name)} {'holds' if units else 'ends'}"
        return f"{self.variable(name)} set to {whole(units)}"

    def change(self, name: str, before: int, after: int) -> str:
        """Return that a variable is another than it was, in whole points."""
        if self._is_fact(name):
            return self.setting(name, after)
        return f"{self.variable(name)} {whole(before)} → {whole(after)}"

    def _is_fact(self, name: str) -> bool:
        return self._deck is not None and name in self._deck.facts

    def objective(self, team: str, result: ObjectiveResult) -> str:
        """Return the title of an objective that a team was scored by."""
        found = self._objectives(team, result.kind).get(result.objective)
        return result.objective if found is None else in_language(found.title)

    def _objectives(self, team: str, kind: str) -> dict[str, Objective]:
        if self._deck is None or team not in self._deck.teams:
            return {}
        part = self._deck.teams[team]
        if kind == "secret":
            return {} if part.secret_objectives is None else part.secret_objectives.objectives
        return self._deck.shared_objectives if kind == "shared" else part.objectives
