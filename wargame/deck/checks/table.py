"""The checks of a deck that plays, one after another."""

from collections.abc import Callable
from typing import Final

from wargame.deck.checks import (
    crowded_windows,
    fixed_objectives,
    hidden_tracks,
    idle_teams,
    impossible_conditions,
    late_follow_ups,
    lone_contests,
    long_texts,
    looping_chains,
    loose_facts,
    missing_languages,
    needless_unlocks,
    open_obligations,
    repeated_titles,
    settled_draws,
    still_tracks,
    turn_titles,
    unpayable_responses,
    unreachable_cards,
    unsourced,
    unused_names,
    wording,
)
from wargame.deck.checks.subject import PlanSubject, Subject

Check = Callable[[Subject], None]
"""Looks at a deck and reports what it finds to the subject."""

CHECKS: Final[tuple[Check, ...]] = (
    unreachable_cards.check,
    impossible_conditions.check,
    looping_chains.check,
    crowded_windows.check,
    late_follow_ups.check,
    needless_unlocks.check,
    unpayable_responses.check,
    open_obligations.check,
    idle_teams.check,
    repeated_titles.check,
    lone_contests.check,
    loose_facts.check,
    unused_names.check,
    hidden_tracks.check,
    still_tracks.check,
    fixed_objectives.check,
    settled_draws.check,
    missing_languages.check,
    long_texts.check,
    unsourced.check,
    wording.check,
    turn_titles.check,
)


PLAN_CHECKS: Final[tuple[Callable[[PlanSubject], None], ...]] = (
    missing_languages.check_plan,
    long_texts.check,
    wording.check_plan,
)


def run_plan_checks(subject: PlanSubject) -> None:
    """Run the checks of what a session plan says; what they find is in the subject's `found`."""
    for check in PLAN_CHECKS:
        check(subject)


def run_checks(subject: Subject) -> None:
    """Run all checks; what they find is in the subject's `found`."""
    for check in CHECKS:
        check(subject)
