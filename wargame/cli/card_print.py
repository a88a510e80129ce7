"""A card sheet as text."""

from collections.abc import Iterator, Mapping

from wargame.cli.card_sheet import CardSheet, OutcomeSheet, ResponseSheet, Schedule
from wargame.cli.pages import Page
from wargame.cli.tables import certainty, chance
from wargame.deck.schema import Deck
from wargame.deck.values import in_language


def print_card(deck: Deck, sheet: CardSheet) -> None:
    """Print a card."""
    page = Page()
    page.heading(f"{sheet.title}   {sheet.card}")
    page.text(sheet.text)
    for team, text in sheet.private.items():
        page.text(f"For {_team(deck, team)} only: {text}")
    page.item("On arrival", _listed(sheet.on_draw))
    page.item("Place", sheet.place)
    page.item("Must answer", ", ".join(_team(deck, team) for team in sheet.must_answer))
    if sheet.schedule is not None:
        _schedule(page, sheet.schedule)
    for team in dict.fromkeys(response.team for response in sheet.responses):
        page.heading(f"{deck.teams[team].symbol} {_team(deck, team)}")
        for response in sheet.responses:
            if response.team == team:
                _response(page, response)
    page.heading("Sources")
    for source in sheet.sources:
        page.text(source)
    page.item("Card as of", sheet.as_of)
    page.print()


def _team(deck: Deck, team: str) -> str:
    return in_language(deck.teams[team].title)


def _listed(changes: Mapping[str, str]) -> str:
    return ", ".join(f"{title} {change}" for title, change in changes.items())


def _schedule(page: Page, schedule: Schedule) -> None:
    """Print when a card comes."""
    marks = [f"turns {schedule.turns}"]
    marks += ["mandatory"] if schedule.mandatory else []
    marks += ["only after another card unlocks it"] if schedule.locked else []
    marks += [f"weight {schedule.weight}"] if schedule.weight != 1 else []
    marks += [f"up to {schedule.repeat} times"] if schedule.repeat != 1 else []
    page.item("Comes", ", ".join(marks))
    page.item("Eligible if", schedule.when)
    page.item("At once if", schedule.asap)
    page.item("Unlocks", ", ".join(schedule.unlocks))
    page.item("Queues", "; ".join(schedule.follow_up))
    page.item("Notes", schedule.notes)


def _response(page: Page, response: ResponseSheet) -> None:
    """Print a response."""
    page.gap()
    page.text(f"{response.title}   {response.response}", "  ")
    page.text(response.aim, "    ")
    page.item("Costs", ", ".join(f"{title} {amount}" for title, amount in response.cost.items()) or "nothing", "    ")
    page.item("Only if", response.when, "    ")
    given = ", ".join(f"{name} {value}" for name, value in response.parameters.items())
    page.item("Rule", f"{response.rule_title}" + (f" ({given})" if given else ""), "    ")
    page.item("Odds", ", ".join(_chances(response)), "    ")
    for reason in response.reasons:
        page.text(f"{reason.value:>5}  {reason.why}" + ("" if reason.counts else ": does not count now"), "      ")
    for band, outcome in response.outcomes.items():
        page.item(band.capitalize(), "; ".join(_said(outcome)) or "nothing changes", "    ")


def _chances(response: ResponseSheet) -> Iterator[str]:
    for band, permille in response.permille.items():
        yield f"{band} {chance(permille, exact=response.exact)}"
    yield certainty(response.half_width, exact=response.exact)


def _said(outcome: OutcomeSheet) -> Iterator[str]:
    if outcome.effects:
        yield _listed(outcome.effects)
    if outcome.unlocks:
        yield f"unlocks {', '.join(outcome.unlocks)}"
    for follow in outcome.follow_up:
        yield f"queues {follow}"
    if outcome.text:
        yield f"“{outcome.text}”"
