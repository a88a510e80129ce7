"""A forecast from proposed rulings counts what people ruled without a card."""

from tests.session.control_room import begun
from wargame.engine.expression_code import UNIT
from wargame.lab.outlook import outlook_of
from wargame.session.control_commands import RuleFreely


def test_a_free_ruling_stands_in_the_futures() -> None:
    """Futures begin where the free ruling leads, within the bounds of its track."""
    room = begun()
    room.to_rulings()
    track = next(iter(room.game.deck.deck.tracks))
    slot = room.game.deck.names.slots[track]
    before = outlook_of(room.game, room.play).base.values[slot]
    room.facilitate(RuleFreely(title="Rain", text="It rained.", effects={track: -3}, reason="weather"))
    assert outlook_of(room.game, room.play).base.values[slot] == before - 3 * UNIT
    room.facilitate(RuleFreely(title="Flood", text="It poured.", effects={track: -100}, reason="weather"))
    low = room.game.deck.program.variables.low[slot]
    assert outlook_of(room.game, room.play).base.values[slot] == low
