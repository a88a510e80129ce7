"""The part of a link that would change something, where nothing can be: all of it is refused with a sentence."""

from typing import Final

from wargame.session.commands import Receipt
from wargame.session.control_view import StakesView
from wargame.session.decide import PersonCommand
from wargame.session.refusals import Refusal, Slug
from wargame.session.state import Stage

READ_ONLY: Final = "This is a replay: nothing can be changed here. `wargame branch` makes a session to be played on."


def _refused() -> Refusal:
    return Refusal(slug=Slug.READ_ONLY, sentence=READ_ONLY)


class ReadOnly:
    """Refuses whatever is asked. What is only looked at mixes it in."""

    async def send(self, seat: str, command: PersonCommand) -> Receipt | Refusal:
        """Refuse: what has happened has happened."""
        return _refused()

    async def stakes(self, seat: str, team: str, card: str) -> StakesView | Refusal:
        """Refuse: what hung on a ruling is told by another command."""
        said = "A replay does not say so; `wargame forecast FILE --turn N --rulings` does."
        return Refusal(slug=Slug.READ_ONLY, sentence=said)

    async def drafts(self, seat: str) -> dict[str, str]:
        """Return nothing: what people did not send is not in the log."""
        return {}

    async def keep(self, seat: str, where: str, text: str) -> None:
        """Forget what was typed."""

    async def branch(self, seat: str, turn: int, stage: Stage) -> Refusal:
        """Refuse: `wargame branch` does that."""
        return _refused()

    async def branches(self, seat: str) -> tuple[str, ...]:
        """Return nothing: `wargame compare` does that."""
        return ()

    async def compare(self, seat: str, name: str) -> Refusal:
        """Refuse: `wargame compare` does that."""
        return _refused()

    async def rehearse(self, seat: str) -> Refusal:
        """Refuse: nothing is about to begin."""
        return _refused()
