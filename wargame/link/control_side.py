"""What a link in this process does for those who run the exercise alone: looking ahead, other ways, practice."""

import asyncio
from collections.abc import Callable
from typing import Final

from wargame.link.looking_ahead import NO_FUTURES, LookAhead
from wargame.link.other_ways import branch_off, branches_beside, compared_with
from wargame.link.protocol import Link
from wargame.live.running import RunningSession
from wargame.rulebook import RuleFault
from wargame.session.commands import Rewind
from wargame.session.comparison_view import ComparisonView
from wargame.session.control_commands import StartExercise
from wargame.session.control_view import StakesView
from wargame.session.permissions import refuse_by_role
from wargame.session.refusals import Refusal, Slug
from wargame.session.state import Person, Stage

_ONLY_CONTROL: Final = "Only those who run the exercise look at other ways that it could take."


def _refused(sentence: str) -> Refusal:
    return Refusal(slug=Slug.NOT_PERMITTED, sentence=sentence)


class ControlSide:
    """The half of a link that teams are refused."""

    def __init__(
        self,
        session: RunningSession,
        look_ahead: LookAhead,
        rehearsal: Callable[[], Link] | None,
    ) -> None:
        self._session = session
        self._look_ahead = look_ahead
        self._rehearsal = rehearsal

    def running_it(self, seat: str) -> Person | None:
        """Return who has a seat, if it is one of those who run the exercise."""
        person = self._session.state.room.person(seat)
        return None if person is None or person.team else person

    async def stakes(self, seat: str, team: str, card: str) -> StakesView | Refusal:
        """Return what hangs on a proposed ruling."""
        if self.running_it(seat) is None:
            return _refused("Only those who run the exercise look ahead.")
        try:
            return await asyncio.to_thread(self._look_ahead.stakes, self._session.state.play, team, card)
        except RuleFault as fault:
            return Refusal(
                slug=Slug.RULE_FAILED, sentence=f"What hangs on it can't be told. {NO_FUTURES.format(fault)}"
            )
        except ValueError:
            return Refusal(slug=Slug.NO_ORDER, sentence="There is no ruling on such an order this turn.")

    async def branch(self, seat: str, turn: int, stage: Stage) -> str | Refusal:
        """Make another session that goes on from a moment of this one; it is for those who may rewind."""
        person = self.running_it(seat)
        if person is None:
            return _refused(_ONLY_CONTROL)
        refusal = refuse_by_role(person.roles, Rewind)
        if refusal is not None:
            return refusal
        return await asyncio.to_thread(branch_off, self._session, seat, turn, stage)

    async def branches(self, seat: str) -> tuple[str, ...]:
        """Return the names of the branches that lie beside this session."""
        return () if self.running_it(seat) is None else await asyncio.to_thread(branches_beside, self._session)

    async def compare(self, seat: str, name: str) -> ComparisonView | Refusal:
        """Return this session and a branch, side by side."""
        if self.running_it(seat) is None:
            return _refused(_ONLY_CONTROL)
        return await asyncio.to_thread(compared_with, self._session, name)

    async def rehearse(self, seat: str) -> Link | Refusal:
        """Open a practice session of the same plan; it is for those who may give STARTEX."""
        person = self.running_it(seat)
        if person is None or self._rehearsal is None:
            return Refusal(slug=Slug.NOT_NOW, sentence="There is nothing to rehearse here.")
        return refuse_by_role(person.roles, StartExercise) or self._rehearsal()
