"""Compiling cards and responses: when a card comes, what each team may order on it, and how rules are called."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from wargame.deck.bundles import BundleWriter
from wargame.deck.codes import Explanation, register
from wargame.deck.diagnostics import nearest
from wargame.deck.initiatives import places
from wargame.deck.order_limits import (
    check_asked,
    check_modifiers,
    check_offer,
    check_room,
    check_secret,
    check_stakes,
)
from wargame.deck.schema import Card, CardWindow, Contest, Deck, Outcome, Put, Response, Table
from wargame.deck.values import Window
from wargame.deck.writer import Path, Ranges, Writer
from wargame.engine.dice import fold, identify
from wargame.engine.expression_code import UNIT
from wargame.engine.program import (
    ACTOR,
    ANSWER,
    ANSWERS,
    BANDS,
    ENTRANTS,
    ENTRIES,
    ME,
    MODIFIED,
    NONE,
    NOTHING,
    NUMBER,
    SEQUENCE,
    TEAMS,
    Cards,
    Responses,
)
from wargame.rulebook import BAND_NAMES, CRITICAL, SUCCESS, Ask, Parameter, Rule

register(
    {
        "D030": Explanation("outcome missing", "The rule can give this band, so the response says what it does."),
        "D031": Explanation("outcome never given", "The rule never gives this band, so its outcome is dead text."),
        "D032": Explanation("parameter missing or of the wrong kind", "A rule's parameters are listed in its manual."),
        "D033": Explanation("rule missing", "A response names a rule, unless its card is a contest."),
        "D034": Explanation("contest misused", "On a contest card each response gives its `strength` and no rule."),
        "D035": Explanation("obligation without an answer", "A team that must answer needs at least one response."),
        "D038": Explanation("reveal without a secret", "Add `secret: true`, or leave `reveal` out."),
        "D037": Explanation("stake that nobody can pay", "Only what the ordering team itself answers can cost it."),
        "D036": Explanation("id not free", "`pass` is what every card offers by itself."),
    }
)

_ALWAYS = CardWindow.model_construct(turns=Window(1, 999))

_WHO = {"actor": ACTOR, "others": TEAMS, "all": TEAMS, "entrants": ENTRANTS}
"""Whom an ask is put to, as the machine says it."""

_PUT_TO_ALL = Put.model_construct()

_FILLED = ("modifier", "entries", "me")
"""Parameters that the engine fills when a rule declares them."""


@dataclass(slots=True)
class _Arguments:
    """Arguments of all responses."""

    starts: Ranges = field(default_factory=Ranges)
    first: list[int] = field(default_factory=list)
    count: list[int] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    modifier: list[int] = field(default_factory=list)
    entries: list[int] = field(default_factory=list)
    me: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Lists:
    """Modifiers and costs of all responses."""

    modifiers: Ranges = field(default_factory=Ranges)
    add: list[int] = field(default_factory=list)
    when: list[int] = field(default_factory=list)
    costs: Ranges = field(default_factory=Ranges)
    slot: list[int] = field(default_factory=list)
    amount: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Asks:
    """Asks of all responses."""

    starts: Ranges = field(default_factory=Ranges)
    argument: list[int] = field(default_factory=list)
    who: list[int] = field(default_factory=list)
    teams: list[int] = field(default_factory=list)
    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    default: list[int] = field(default_factory=list)
    pays: list[int] = field(default_factory=list)


@dataclass(slots=True)
class OrderWriter:
    """Writes the responses of a deck, in the order of `Names.responses`."""

    writer: Writer
    bundles: BundleWriter
    rules: Mapping[str, Rule]
    tables: Mapping[str, Table]
    used: list[str] = field(default_factory=list)
    """Rules in the order of their numbers in the program."""
    rule: list[int] = field(default_factory=list)
    when: list[int] = field(default_factory=list)
    reveal: list[int] = field(default_factory=list)
    """Condition that makes a secret order known, or -1."""
    strength: list[int] = field(default_factory=list)
    bundle: list[int] = field(default_factory=list)
    arguments: _Arguments = field(default_factory=_Arguments)
    lists: _Lists = field(default_factory=_Lists)
    asks: _Asks = field(default_factory=_Asks)
    columns: dict[str, list[int]] = field(default_factory=dict)
    """Columns of tables that have been written: the expression of each cell."""
    resources: dict[str, list[str]] = field(default_factory=dict)
    """The ids of resources by team, as far as anybody has asked."""

    def write(self, card: str, team: str, name: str, response: Response, contest: Contest | None) -> None:
        """Write one response."""
        path: Path = ("cards", card, "responses", team, name)
        if name == "pass":
            self.writer.fault("D036", path, "a response can't be called `pass`", key=True)
        rule = self._rule(card, path, response, contest)
        self.when.append(self.writer.condition((*path, "when"), response.when))
        self.reveal.append(self.writer.condition((*path, "reveal"), response.reveal))
        if response.reveal is not None and not response.secret:
            self.writer.fault("D038", (*path, "reveal"), "only a `secret` response is revealed", key=True)
        self.strength.append(self.writer.optional_number((*path, "strength"), response.strength))
        self._costs(path, team, response)
        self._modifiers(path, response)
        given = response.parameters if contest is None else contest.parameters
        at = (*path, "with") if contest is None else ("cards", card, "contest", "with")
        before = len(self.arguments.items)
        self._arguments(at, rule, given)
        self._asks(path, team, rule, given, response)
        self._outcomes(path, rule, response)
        if rule is not None:
            asks = put_asks(rule, given, response)
            items = len(self.arguments.items) - before
            check_modifiers(self.writer, path, rule, response)
            check_room(self.writer, path, rule, items, asks, len(self.writer.names.teams))
            check_stakes(self.writer, path, response, asks)
            check_secret(self.writer, path, response, asks)

    def _rule(self, card: str, path: Path, response: Response, contest: Contest | None) -> Rule | None:
        """Find the response's rule and write its number."""
        name, at = response.rule, (*path, "rule")
        if contest is not None:
            if name is not None or response.strength is None:
                self.writer.fault("D034", path, "a response of a contest gives `strength` and no `rule`", key=True)
            name, at = contest.rule, ("cards", card, "contest", "rule")
        elif response.strength is not None:
            self.writer.fault("D034", (*path, "strength"), "`strength` is for cards with a `contest`", key=True)
        if name is None:
            self.writer.fault("D033", path, "the response names no `rule`", "add `rule: automatic`", key=True)
        elif self.writer.known(at, "rule", name, self.rules):
            rule = self.rules[name]
            if name not in self.used:
                self.used.append(name)
            self.rule.append(self.used.index(name))
            if rule.contest == (contest is not None):
                return rule
            said = "is" if rule.contest else "is not"
            self.writer.fault("D034", at, f"`{name}` {said} a rule for contests")
            return None
        self.rule.append(0)
        return None

    def _costs(self, path: Path, team: str, response: Response) -> None:
        resources = self._resources(team) if response.cost else []
        for name, points in response.cost.items():
            if self.writer.known((*path, "cost", name), f"resource of {team}", name, resources, key=True):
                self.lists.slot.append(self.writer.names.slots[f"{team}.{name}"])
                self.lists.amount.append(points * UNIT)
        self.lists.costs.close(len(self.lists.slot))

    def _modifiers(self, path: Path, response: Response) -> None:
        for i, modifier in enumerate(response.modifiers):
            self.lists.add.append(self.writer.number((*path, "modifiers", i, "add"), modifier.add))
            self.lists.when.append(self.writer.condition((*path, "modifiers", i, "when"), modifier.when))
        self.lists.modifiers.close(len(self.lists.add))

    def _arguments(self, path: Path, rule: Rule | None, given: Mapping[str, object]) -> None:
        """Write a rule's arguments in the order of its signature, defaults filled in."""
        parameters: Sequence[Parameter] = () if rule is None else rule.parameters
        names = [parameter.name for parameter in parameters]
        misspelt: set[str | None] = set()
        for name in given:
            if rule is not None and not self.writer.known(
                (*path, name), f"parameter of `{rule.name}`", name, names, key=True
            ):
                misspelt.add(nearest(name, names))
        for parameter in parameters:
            value = given.get(parameter.name, parameter.default)
            if (parameter.name in _FILLED or parameter.name in misspelt) and value is None:
                value = () if parameter.sequence else 0
            self._argument((*path, parameter.name), parameter, value)
        self.arguments.starts.close(len(self.arguments.first))
        for name, filled in zip(
            _FILLED, (self.arguments.modifier, self.arguments.entries, self.arguments.me), strict=True
        ):
            filled.append(names.index(name) if name in names else NONE)

    def _argument(self, path: Path, parameter: Parameter, value: object) -> None:
        self.arguments.first.append(len(self.arguments.items))
        if parameter.sequence and isinstance(value, str):
            self._column(path, value)
            return
        if value is None:
            said = f"the rule needs `{parameter.name}`"
            self.writer.fault("D032", path[:-1], said, f"add `with: {{{parameter.name}: …}}`", key=True)
            value = () if parameter.sequence else 0
        if isinstance(value, tuple) != parameter.sequence:
            kind = "a list" if parameter.sequence else "one number"
            self.writer.fault("D032", path, f"`{parameter.name}` takes {kind}")
            value = () if parameter.sequence else 0
        if isinstance(value, tuple):
            self.arguments.count.append(len(value))
            self.arguments.items += [self.writer.number((*path, i), item) for i, item in enumerate(value)]
        else:
            assert isinstance(value, int | float | str)
            self.arguments.count.append(NONE)
            self.arguments.items.append(self.writer.number(path, value))

    def _column(self, path: Path, given: str) -> None:
        """Write a column of a table as a sequence: `contributors.stance`."""
        if given not in self.columns:
            columns = {
                f"{name}.{column}": (name, i)
                for name, table in self.tables.items()
                for i, column in enumerate(table.columns)
            }
            if self.writer.known(path, "column of a table", given, columns):
                self.columns[given] = self._cells(*columns[given])
        cells = self.columns.get(given, [])
        self.arguments.count.append(len(cells))
        self.arguments.items += cells

    def _cells(self, table: str, column: int) -> list[int]:
        """Return the expressions of a table's column."""
        return [
            self.writer.number(("tables", table, "rows", row, column), cells[column])
            for row, cells in self.tables[table].rows.items()
            if column < len(cells)
        ]

    def _asks(self, path: Path, team: str, rule: Rule | None, given: Mapping[str, object], response: Response) -> None:
        """Write the asks of a rule that the deck does not answer itself, and what their answers cost."""
        asks = {} if rule is None else put_asks(rule, given, response)
        if rule is not None:
            check_asked(self.writer, path, team, rule, response)
        names = [] if rule is None else [parameter.name for parameter in rule.parameters]
        for name in response.pays:
            if rule is not None and self.writer.known((*path, "pays", name), "ask", name, asks, key=True):
                if asks[name].who not in {"actor", "entrants"}:
                    said = f"`{name}` is asked of other teams, so the ordering team can't pay for it"
                    self.writer.fault("D037", (*path, "pays", name), said, key=True)
        for name, ask in asks.items():
            self.asks.argument.append(names.index(name))
            self.asks.who.append(_WHO[ask.who])
            self.asks.teams.append(
                _asked_teams(self.writer.names.teams, team, ask, response.asks.get(name, _PUT_TO_ALL))
            )
            self.asks.low.append(ask.low)
            self.asks.high.append(ask.high)
            self.asks.default.append(ask.default)
            self.asks.pays.append(self._resource((*path, "pays", name), team, response.pays.get(name)))
        self.asks.starts.close(len(self.asks.argument))

    def _resource(self, path: Path, team: str, name: str | None) -> int:
        """Return the slot of a resource of the team, or -1."""
        if name is None or not self.writer.known(path, f"resource of {team}", name, self._resources(team)):
            return NONE
        return self.writer.names.slots[f"{team}.{name}"]

    def _resources(self, team: str) -> list[str]:
        """Return the ids of a team's resources."""
        prefix = f"{team}."
        if team not in self.resources:
            kinds = self.writer.names.kinds
            self.resources[team] = [known.removeprefix(prefix) for known in kinds if known.startswith(prefix)]
        return self.resources[team]

    def _outcomes(self, path: Path, rule: Rule | None, response: Response) -> None:
        """Write a bundle for each band; a critical result without an outcome of its own is a success."""
        bands = range(BANDS) if rule is None else rule.bands
        written: list[int] = []
        for band in range(BANDS):
            outcome: Outcome | None = getattr(response.outcomes, BAND_NAMES[band])
            at = (*path, "outcomes", BAND_NAMES[band])
            if outcome is None:
                if rule is not None and band in bands and band != CRITICAL:
                    said = f"`{rule.name}` can give {BAND_NAMES[band]}, and no outcome says what that does"
                    hint = f"add `{BAND_NAMES[band]}: {{}}` if nothing happens"
                    self.writer.fault("D030", (*path, "outcomes"), said, hint, key=True)
                written.append(NOTHING)
                continue
            if rule is not None and band not in bands:
                self.writer.fault("D031", at, f"`{rule.name}` never gives {BAND_NAMES[band]}", key=True)
            unlocks, follow_up = outcome.unlocks, outcome.follow_up
            written.append(self.bundles.write(at, "effects", outcome.effects, unlocks, follow_up, ruling=True))
        if response.outcomes.critical is None:
            written[CRITICAL] = written[SUCCESS]
        self.bundle += written

    def _argument_places(self) -> Iterator[tuple[int, int]]:
        """Yield every argument of every response, counted from the response's first."""
        for response, (first, last) in enumerate(pairwise(self.arguments.starts.starts)):
            yield from ((response, i) for i in range(last - first))

    def _filled(self, response: int, argument: int) -> tuple[int, int]:
        """Return how an argument is filled, and which ask fills it."""
        arguments, asks = self.arguments, self.asks
        if argument == arguments.entries[response]:
            return ENTRIES, NONE
        for ask in range(asks.starts.starts[response], asks.starts.starts[response + 1]):
            if asks.argument[ask] == argument:
                return (ANSWER if asks.who[ask] == ACTOR else ANSWERS), ask
        if arguments.count[arguments.starts.starts[response] + argument] != NONE:
            return SEQUENCE, NONE
        if argument == arguments.modifier[response]:
            return MODIFIED, NONE
        return (ME if argument == arguments.me[response] else NUMBER), NONE

    def build(self) -> Responses:
        """Return all responses written."""
        names, arguments, lists = self.writer.names, self.arguments, self.lists
        filled = [self._filled(response, i) for response, i in self._argument_places()]
        return Responses(
            key=tuple(identify(response) for _, _, response in names.responses),
            card=tuple(names.cards.index(card) for card, _, _ in names.responses),
            team=tuple(names.teams.index(team) for _, team, _ in names.responses),
            folded=tuple(fold(identify(team)) for _, team, _ in names.responses),
            tag=tuple(names.tags[team, response] for _, team, response in names.responses),
            when=tuple(self.when),
            rule=tuple(self.rule),
            argument_starts=tuple(arguments.starts.starts),
            argument_kind=tuple(kind for kind, _ in filled),
            argument_ask=tuple(ask for _, ask in filled),
            argument_first=tuple(arguments.first),
            argument_count=tuple(arguments.count),
            argument_whole=(),
            argument_slot=(),
            argument_factor=(),
            straight=(),
            items=tuple(arguments.items),
            modifier_argument=tuple(arguments.modifier),
            modifier_starts=tuple(lists.modifiers.starts),
            modifier_add=tuple(lists.add),
            modifier_when=tuple(lists.when),
            entries_argument=tuple(arguments.entries),
            strength=tuple(self.strength),
            ask_starts=tuple(self.asks.starts.starts),
            ask_argument=tuple(self.asks.argument),
            ask_who=tuple(self.asks.who),
            ask_teams=tuple(self.asks.teams),
            ask_low=tuple(self.asks.low),
            ask_high=tuple(self.asks.high),
            ask_default=tuple(self.asks.default),
            ask_pays=tuple(self.asks.pays),
            cost_starts=tuple(lists.costs.starts),
            cost_slot=tuple(lists.slot),
            cost_amount=tuple(lists.amount),
            need_starts=(),
            need_slot=(),
            need_units=(),
            price_slot=(),
            price_units=(),
            bundle=tuple(self.bundle),
            bundle_first=tuple(self.bundles.effects.starts[bundle] for bundle in self.bundle),
            bundle_end=tuple(self.bundles.effects.starts[bundle + 1] for bundle in self.bundle),
            shift_slot=(),
            shift_units=(),
        )


def put_asks(rule: Rule, given: Mapping[str, object], response: Response) -> dict[str, Ask]:
    """Return the asks of a rule that are put to people: not answered by the deck, and wanted if they are optional."""
    return {
        name: ask
        for name, ask in rule.asks.items()
        if name not in given and (not ask.optional or name in response.asks)
    }


def _asked_teams(teams: Sequence[str], orders: str, ask: Ask, put: Put) -> int:
    """Return the bits of the teams that an ask about another's order is put to: those named, if any are."""
    if _WHO[ask.who] != TEAMS:
        return 0
    asked = (other for other in teams if ask.who == "all" or other != orders)
    return sum(1 << teams.index(other) for other in asked if not put.teams or other in put.teams)


def compile_cards(writer: Writer, deck: Deck, bundles: BundleWriter, orders: OrderWriter) -> Cards:
    """Write all cards and their responses."""
    offers = Ranges()
    delivered: list[int] = []
    for name, card in deck.cards.items():
        _check_references(writer, deck, name, card)
        path = ("cards", name)
        does = card.on_draw or card.unlocks or card.follow_up
        written = bundles.write(path, "on_draw", card.on_draw, card.unlocks, card.follow_up, ruling=False)
        delivered.append(written if does else NOTHING)
        for team in deck.teams:
            offered = card.responses.get(team, {})
            check_offer(writer, (*path, "responses", team), len(offered))
            for response_name, response in offered.items():
                orders.write(name, team, response_name, response, card.contest)
            offers.close(len(orders.rule))
    windows = [card.window or _ALWAYS for card in deck.cards.values()]
    cards = list(deck.cards.items())
    return Cards(
        key=tuple(identify(name) for name in deck.cards),
        folded=tuple(fold(identify(name)) for name in deck.cards),
        first=tuple(window.turns.first for window in windows),
        last=tuple(window.turns.last for window in windows),
        mandatory=tuple(int(window.mandatory) for window in windows),
        asap=tuple(
            writer.condition(("cards", name, "window", "asap"), window.asap)
            for (name, _), window in zip(cards, windows, strict=True)
        ),
        when=tuple(writer.condition(("cards", name, "when"), card.when) for name, card in cards),
        locked=tuple(int(card.locked) for _, card in cards),
        standing=tuple(int(name in places(deck)) for name in deck.cards),
        places=tuple(number for number, (name, _) in enumerate(cards) if name in places(deck)),
        pressing=tuple(number for number, window in enumerate(windows) if window.mandatory or window.asap is not None),
        weight=tuple(card.weight for _, card in cards),
        heavy=tuple(number for number, (_, card) in enumerate(cards) if card.weight > 1),
        repeat=tuple(card.repeat for _, card in cards),
        bundle=tuple(delivered),
        contest=tuple(int(card.contest is not None) for _, card in cards),
        plain=(),
        must_answer=tuple(int(team in card.must_answer) for _, card in cards for team in deck.teams),
        offer_starts=tuple(offers.starts),
    )


def _check_references(writer: Writer, deck: Deck, name: str, card: Card) -> None:
    """Report what a card names and the deck does not have."""
    path: Path = ("cards", name)
    for section, teams in (("private", card.private), ("responses", card.responses)):
        for team in teams:
            writer.known((*path, section, team), "team", team, deck.teams, key=True)
    for i, source in enumerate(card.source):
        writer.known((*path, "source", i), "source", source, deck.sources)
    for i, team in enumerate(card.must_answer):
        if writer.known((*path, "must_answer", i), "team", team, deck.teams) and not card.responses.get(team):
            writer.fault("D035", (*path, "must_answer", i), f"`{team}` must answer but has no response on this card")
    if card.place is not None:
        places = {} if deck.map is None else deck.map.places
        writer.known((*path, "place"), "place", card.place, places)
