"""A deck compiled: the program for the machine, and the names that lead from it back to the deck."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from wargame.deck.bundles import BundleWriter
from wargame.deck.code_pool import PoolBuilder
from wargame.deck.codes import Explanation, register
from wargame.deck.diagnostics import Diagnostics
from wargame.deck.expression import RESERVED, Compiled, Scope
from wargame.deck.initiatives import expand
from wargame.deck.languages import languages
from wargame.deck.names import Names, number, variables
from wargame.deck.nodes import Node
from wargame.deck.orders import OrderWriter, compile_cards
from wargame.deck.schema import Deck, Plan
from wargame.deck.secrecy import check_secrecy
from wargame.deck.sight import UNSEEN, compile_sight
from wargame.deck.situation import compile_chances, compile_drift, compile_teams, compile_variables
from wargame.deck.steady import with_steady
from wargame.deck.templates import Template, compile_texts
from wargame.deck.writer import Writer
from wargame.engine.adjudication import least_price_in
from wargame.engine.dealing import most_events
from wargame.engine.effects import refresh
from wargame.engine.program import NONE, Cards, Course, Program, Responses
from wargame.engine.state import blank_state
from wargame.rulebook import Rule

register(
    {
        "D004": Explanation("reserved id", "The word means something in expressions, as `turn` and `min` do."),
        "D054": Explanation(
            "schedule that can't be kept", "A plan schedules cards for its own turns, each card once a turn."
        ),
        "D005": Explanation("row does not fit its table", "Each row of a table has one cell for each column."),
    }
)


@dataclass(frozen=True, slots=True)
class CompiledDeck:
    """A deck that plays."""

    deck: Deck
    program: Program
    names: Names
    rules: tuple[Rule, ...]
    """By rule number of the program."""
    reads: Mapping[int, Compiled]
    """What each expression looks at; constants are not listed."""
    links: tuple[int, ...]
    """The deck's number of each link of the program."""
    reveals: tuple[int, ...]
    """By response number: the condition that makes a secret order known, or -1."""
    texts: Mapping[str, Template]
    """Texts that have numbers in them, by the text as it was written."""


def compile_deck(
    deck: Deck, node: Node, file: str, rules: Mapping[str, Rule], diagnostics: Diagnostics
) -> CompiledDeck | None:
    """Return the deck compiled, or None after adding every fault. `node` is what the deck was read from."""
    before = len(diagnostics.errors())
    deck = expand(deck)
    names = number(deck)
    pool = PoolBuilder()
    scales = {name: pool.scale(steps) for name, steps in deck.scales.items()}
    writer = Writer(file, node, diagnostics, names, scope_of(deck, names, scales), pool)
    _check_names(writer, deck)
    bundles = BundleWriter(writer)
    bundles.write((), "effects", {}, (), (), ruling=False)
    orders = OrderWriter(writer, bundles, rules, deck.tables)
    state = compile_variables(writer, deck)
    chances, teams = compile_chances(writer, deck), compile_teams(writer, deck)
    drift, links = compile_drift(writer, deck)
    cards = compile_cards(writer, deck, bundles, orders)
    ends_when = writer.condition(("ends_when",), deck.ends_when)
    texts = compile_texts(writer, deck)
    check_secrecy(writer, deck, orders.when, state.gauge_value)
    if len(diagnostics.errors()) > before:
        return None
    code = pool.build()
    program = Program(
        pool=code,
        variables=state,
        chances=chances,
        drift=drift,
        teams=teams,
        cards=cards,
        responses=orders.build(),
        bundles=bundles.build(code),
        sight=UNSEEN,
        tags=len(names.tags),
        ends_when=ends_when,
    )
    program = with_steady(with_needs(with_gauges(program)))
    program = program._replace(sight=compile_sight(deck, names, program))
    used = tuple(rules[name] for name in orders.used)
    return CompiledDeck(deck, program, names, used, writer.reads, links, tuple(orders.reveal), texts)


def scope_of(deck: Deck, names: Names, scales: Mapping[str, int]) -> Scope:
    """Return what expressions may name in a deck; `scales` as the pool numbers them."""
    return Scope(
        variables={name: names.slots[name] for name in names.kinds},
        draws={name: {value: i for i, value in enumerate(draw.values)} for name, draw in deck.draws.items()},
        scales=scales,
        cards={name: i for i, name in enumerate(names.cards)},
        tags=names.tags,
        facts=frozenset(name for name in deck.facts if names.kinds[name] == "fact"),
    )


def _check_names(writer: Writer, deck: Deck) -> None:
    """Report names used twice, and references from the deck's frame to things that are not there."""
    for team in deck.initiatives:
        writer.known(("initiatives", team), "team", team, deck.teams, key=True)
    seen: dict[str, str] = {}
    for name, kind, path in variables(deck):
        if name in seen:
            writer.fault(
                "D001", path, f"`{name}` is a {seen[name]} already", "give one of the two another id", key=True
            )
        seen[name] = kind
    for name, table in deck.tables.items():
        for row, cells in table.rows.items():
            if len(cells) != len(table.columns):
                said = f"`{row}` has {len(cells)} cells, and the table {len(table.columns)} columns"
                writer.fault("D005", ("tables", name, "rows", row), said)
    for name in (*seen, *deck.scales):
        if name in RESERVED:
            path = next((path for known, _, path in variables(deck) if known == name), ("scales", name))
            writer.fault("D004", path, f"`{name}` means something in every expression", "choose another id", key=True)
    for name in deck.scales:
        if name in seen:
            writer.fault("D001", ("scales", name), f"`{name}` is a {seen[name]} already", key=True)
    for i, link in enumerate(deck.links):
        for j, source in enumerate(link.source):
            writer.known(("links", i, "source", j), "source", source, deck.sources)
    for section in ("tracks", "gauges", "facts", "counters", "peaks"):
        for name, part in getattr(deck, section).items():
            for i, team in enumerate(part.visible if isinstance(part.visible, tuple) else ()):
                writer.known((section, name, "visible", i), "team", team, deck.teams)
    for name in deck.expect:
        writer.known(("expect", name), "objective", name, writer.names.objective_numbers(), key=True)
    if deck.escalation is not None:
        writer.known(("escalation",), "track or gauge", deck.escalation, {**deck.tracks, **deck.gauges})
    _check_map(writer, deck)


def _check_map(writer: Writer, deck: Deck) -> None:
    """Report what the map names and the deck does not have."""
    if deck.map is not None:
        for region, track in deck.map.regions.items():
            writer.known(("map", "regions", region), "track or gauge", track, {**deck.tracks, **deck.gauges})
        for unit, part in deck.map.units.items():
            writer.known(("map", "units", unit, "team"), "team", part.team, deck.teams)


def with_gauges(program: Program) -> Program:
    """Return the program with the gauges' start values computed, to which drift refers."""
    state = blank_state(program)
    refresh(program, state)
    gauges = {slot: state.values[slot] for slot in program.variables.gauge_slot}
    start = tuple(gauges.get(slot, units) for slot, units in enumerate(program.variables.start))
    return program._replace(variables=program.variables._replace(start=start))


def with_needs(program: Program) -> Program:
    """Return the program with what each response needs at least, summed up from its costs and stakes."""
    responses = program.responses
    needs = [_needs(program, response) for response in range(len(responses.rule))]
    intricate = [_is_intricate(program, response, needed) for response, needed in enumerate(needs)]
    starts = (0, *accumulate(map(len, needs)))
    slots = len(program.variables.start)
    prices = [
        (NONE, 0) if is_so else next(iter(needed.items()), (response % slots, 0))
        for response, (needed, is_so) in enumerate(zip(needs, intricate, strict=True))
    ]
    responses = responses._replace(
        need_starts=starts,
        need_slot=tuple(slot for needed in needs for slot in needed),
        need_units=tuple(units for needed in needs for units in needed.values()),
        price_slot=tuple(slot for slot, _ in prices),
        price_units=tuple(units for _, units in prices),
    )
    return program._replace(responses=responses, cards=program.cards._replace(plain=_plain(program.cards, responses)))


def _plain(cards: Cards, responses: Responses) -> tuple[int, ...]:
    """Return by card whether all its responses are free or have one price and ask nobody anything."""
    teams = len(cards.must_answer) // max(len(cards.key), 1)
    intricate = [
        slot == NONE or one < end
        for slot, (one, end) in zip(responses.price_slot, pairwise(responses.ask_starts), strict=True)
    ]
    starts = cards.offer_starts[::teams] if cards.key else (0,)
    return tuple(int(not any(intricate[first:last])) for first, last in pairwise(starts))


def _needs(program: Program, response: int) -> dict[int, int]:
    """Return the units of each resource of which a response costs anything at the lowest stakes."""
    responses = program.responses
    costs = responses.cost_slot[responses.cost_starts[response] : responses.cost_starts[response + 1]]
    stakes = responses.ask_pays[responses.ask_starts[response] : responses.ask_starts[response + 1]]
    needed = {slot: least_price_in(program, response, slot) for slot in (*costs, *stakes) if slot != NONE}
    return {slot: units for slot, units in needed.items() if units > 0}


def _is_intricate(program: Program, response: int, needed: Mapping[int, int]) -> bool:
    """Whether more than one price decides whether a response may be ordered, or what it costs."""
    responses = program.responses
    costs = responses.cost_amount[responses.cost_starts[response] : responses.cost_starts[response + 1]]
    stakes = responses.ask_pays[responses.ask_starts[response] : responses.ask_starts[response + 1]]
    return (
        responses.when[response] != NONE
        or program.cards.standing[responses.card[response]] != 0
        or any(slot != NONE for slot in stakes)
        or len(needed) > 1
        or sum(costs) != sum(needed.values())
        or any(units < 0 for units in costs)
    )


def _check_schedule(writer: Writer, deck: CompiledDeck, turn: str, scheduled: Sequence[str], turns: int) -> None:
    """Report what a plan schedules and no turn can deal."""
    if int(turn) > turns:
        writer.fault("D054", ("schedule", turn), f"turn {turn} is after the last one, {turns}", key=True)
    room = most_events(deck.program)
    if len(scheduled) > room:
        writer.fault(
            "D054", ("schedule", turn), f"a turn holds at most {room} cards, here are {len(scheduled)}", key=True
        )
    for i, card in enumerate(scheduled):
        if card in scheduled[:i]:
            writer.fault("D054", ("schedule", turn, i), f"`{card}` comes once a turn, here it stands twice")


def compile_course(plan: Plan, node: Node, file: str, deck: CompiledDeck, diagnostics: Diagnostics) -> Course | None:
    """Return the course that a plan sets for a deck, or None after adding every fault."""
    before = len(diagnostics.errors())
    writer = Writer(file, node, diagnostics, deck.names, Scope({}, {}, {}, {}, {}), PoolBuilder())
    turns: list[int] = []
    cards: list[int] = []
    for turn, scheduled in plan.schedule.items():
        _check_schedule(writer, deck, turn, scheduled, plan.turns or deck.deck.turns)
        for i, card in enumerate(scheduled):
            if writer.known(("schedule", turn, i), f"card of `{plan.deck}`", card, deck.names.cards):
                turns.append(int(turn))
                cards.append(deck.names.cards.index(card))
    for team, language in plan.languages.items():
        known = languages(deck.deck)
        if writer.known(("languages", team), f"team of `{plan.deck}`", team, deck.names.teams, key=True):
            writer.known(("languages", team), f"language of `{plan.deck}`", language, known or ("en",))
    for team in plan.seats:
        writer.known(("seats", team), f"team of `{plan.deck}`", team, deck.names.teams, key=True)
    if len(diagnostics.errors()) > before:
        return None
    return Course(
        turns=plan.turns or deck.deck.turns,
        cards_per_turn=plan.cards_per_turn or deck.deck.cards_per_turn,
        scheduled_turn=tuple(turns),
        scheduled_card=tuple(cards),
    )
