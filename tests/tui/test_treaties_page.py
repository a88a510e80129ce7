"""Treaties and gifts at the table: read, signed, declined, declared broken, proposed, given."""

from tests.tui.kosovo_talk import QUIET, TREATIES, WATER, WEST, table, talk_view, treaty
from tests.tui.on_screen import LARGE, playing, press, solo, text_of
from tests.tui.scripted_link import KOSOVO
from wargame.session.talk_commands import DeclareBreach, Decline, Propose, Sign, Transfer


async def test_a_treaty_is_signed_after_a_question() -> None:
    """Enter alone does not sign; saying yes does."""
    link = solo(talk_view())
    async with playing(link) as (_, pilot):
        await press(pilot, ["d", "t", "s", "enter"])
        assert link.sent == []
        await press(pilot, ["s", "y", "x", "y"])
        assert link.sent == [(KOSOVO.id, Sign(proposal=WATER)), (KOSOVO.id, Decline(proposal=WATER))]


async def test_a_breach_names_who_and_why() -> None:
    """The breaker is chosen among the parties, the reason is written."""
    link = solo(talk_view())
    async with playing(link) as (_, pilot):
        await press(pilot, ["d", "t", "down", "b", "2", *"Lists.", "enter"])
        assert link.sent == [(KOSOVO.id, DeclareBreach(proposal=WEST, by="nato", reason="Lists."))]


async def test_only_what_fits_a_treaty_is_offered() -> None:
    """An open one can be signed or declined, one in force broken, one that is over neither."""
    async with playing(solo(talk_view()), LARGE) as (app, pilot):
        offered = []
        await press(pilot, ["d", "t"])
        for _ in TREATIES:
            keys = text_of(app).splitlines()[-1]
            offered.append([word for word in ("Sign", "Decline", "Breach") if word in keys])
            await press(pilot, ["down"])
        assert offered == [["Sign", "Decline"], ["Breach"], []]
        assert "two lorries stood across it" in text_of(app)


async def test_a_treaty_is_proposed() -> None:
    """Title, text, parties, secrecy and end, each told back as it is understood."""
    link = solo(talk_view())
    async with playing(link, LARGE) as (app, pilot):
        keys = ["d", "p", *"Pact", "enter", *"We", "ctrl+j", *"agree", "enter", *"nato", "enter", "y", "enter", "5"]
        await press(pilot, keys)
        assert "only its parties and the white cell will know of it" in text_of(app)
        await press(pilot, ["enter"])
        command = Propose(title="Pact", text="We\nagree", parties=("nato",), secret=True, until=5)
        assert link.sent == [(KOSOVO.id, command)]


async def test_a_gift_is_within_what_is_free() -> None:
    """To whom, then how much; more than is free is not sent."""
    link = solo(talk_view())
    async with playing(link) as (_, pilot):
        await press(pilot, ["d", "g", "2", "9", "enter"])
        assert link.sent == []
        await press(pilot, ["backspace", "2", "enter"])
        assert link.sent == [(KOSOVO.id, Transfer(to="russia", resource="political", amount=2))]


async def test_why_not_is_said() -> None:
    """What the moment or the seat does not allow is told in the session's words."""
    closed = table(can_propose="Not in this phase.", can_give="Not in this phase.")
    link = solo(talk_view(table=closed, may={"sign": "This is for the team lead."}))
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["d", "t", "s", "p", "g"])
        assert link.sent == []
        assert "This is for the team lead." in text_of(app)
        assert text_of(app).count("Not in this phase.") >= 2


async def test_the_picked_treaty_stays_picked() -> None:
    """A newer proposal comes before it, and the key still means the one that was picked."""
    link = solo(talk_view())
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["d", "t", "down", "down"])
        newer = treaty("t00000000000000ff", "Something new", sponsor="eu")
        link.tell(KOSOVO.id, talk_view(version=30, table=table(proposals=(newer, *TREATIES))))
        await pilot.pause()
        assert "Something new" in text_of(app)
        assert "Quiet on the bridge" in next(row for row in text_of(app).splitlines() if "▌▼" in row)
        assert "two lorries" in text_of(app)
        assert TREATIES[-1].id == QUIET


async def test_what_treaties_are_is_told_while_there_is_none() -> None:
    """An empty page says what it is for and which key begins."""
    async with playing(solo(talk_view(table=table(proposals=())))) as (app, pilot):
        await press(pilot, ["d", "t"])
        assert "No treaty yet." in text_of(app)
        assert "p propose a treaty" in text_of(app)
