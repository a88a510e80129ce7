"""Treaties, from the first draft to the breach: who knows of them, who signs, and how they end."""

import pytest

from tests.session.played import Table, started
from tests.session.test_talking import facilitated
from wargame.session.commands import Adjudicate, CloseTurn, OpenTurn, Rewind
from wargame.session.control_commands import Undo
from wargame.session.cut import seat_view
from wargame.session.cut_table import table_view
from wargame.session.decide import PersonCommand
from wargame.session.refusals import Refusal, Slug
from wargame.session.table_view import Proposal
from wargame.session.talk_commands import DeclareBreach, Decline, Propose, Sign
from wargame.session.treaties import PROPOSALS_A_TURN
from wargame.session.visibility import CONTROL

WATER = Propose(title="Water", text="We share it.", parties=("belmar",))
HUSHED = WATER.model_copy(update={"secret": True})


def treaties(table: Table, reader: str) -> tuple[Proposal, ...]:
    """Return the treaties that a reader knows of."""
    return table_view(table.game, table.state, reader).proposals


def only(table: Table, reader: str) -> Proposal:
    """Return the one treaty that a reader knows of."""
    (found,) = treaties(table, reader)
    return found


def slug(refusal: Refusal | None) -> Slug | None:
    """Return the name of a refusal."""
    return None if refusal is None else refusal.slug


def in_force(**changes: object) -> Table:
    """Return a session in which Arda and Belmar have signed a treaty."""
    table = facilitated()
    table.asked("arda", WATER.model_copy(update=changes))
    table.asked("belmar", Sign(proposal=only(table, "belmar").id))
    return table


def test_the_last_signature_brings_it_into_force() -> None:
    """The sponsor has signed with the proposal; it holds once all its parties have."""
    table = facilitated()
    table.asked("arda", Propose(title="Lake", text="All of it.", parties=("corvo", "belmar")))
    found = only(table, "corvo")
    assert (found.parties, found.signed, found.status) == (("arda", "belmar", "corvo"), ("arda",), "open")
    table.asked("belmar", Sign(proposal=found.id))
    assert only(table, "arda").status == "open"
    table.asked("corvo", Sign(proposal=found.id))
    assert only(table, "arda").status == "in_force"
    assert seat_view(table.game, table.state, "arda", 1).log[-1].text == "In force: “Lake” (Arda, Belmar, Corvo)."


def test_what_is_told_before_is_what_is_decided() -> None:
    """Whether a reader can sign, decline or declare a breach is told in the very words of the refusal."""
    for table in (in_force(), facilitated()):
        if not table.play.treaties:
            table.asked("arda", WATER)
        for team in ("arda", "belmar", "corvo"):
            seen = only(table, team)
            told: dict[PersonCommand, str] = {
                Sign(proposal=seen.id): seen.can_sign,
                Decline(proposal=seen.id): seen.can_decline,
                DeclareBreach(proposal=seen.id, by="arda", reason="So."): seen.can_breach,
            }
            for command, sentence in told.items():
                trial = Table(table.game, [], table.state)
                refusal = trial.ask(team, command)
                assert ("" if refusal is None else refusal.sentence) == sentence


def test_a_secret_treaty_is_known_to_its_parties() -> None:
    """Others are told of it in nothing: no proposal, no line of the log, and the refusal of what does not exist."""
    table = in_force(secret=True)
    assert treaties(table, "corvo") == ()
    assert [line.text for line in seat_view(table.game, table.state, "corvo", 1).log if "Water" in line.text] == []
    assert only(table, CONTROL).secret
    known = table.ask("corvo", Sign(proposal=only(table, "arda").id))
    assert known == table.ask("corvo", Sign(proposal="t0"))


def test_a_breach_ends_it_and_makes_the_news() -> None:
    """A party says who broke it and why; the treaty is over, and whoever knew of it reads so in log and recap."""
    table = in_force(secret=True)
    proposal = only(table, "arda").id
    assert slug(table.ask("arda", DeclareBreach(proposal=proposal, by="corvo", reason="x"))) == Slug.NOT_A_PARTY
    table.asked("arda", DeclareBreach(proposal=proposal, by="belmar", reason="The sluice was shut."))
    assert (only(table, "belmar").status, only(table, "belmar").said) == (
        "broken",
        "Belmar broke it, says Arda: The sluice was shut.",
    )
    assert slug(table.ask("arda", DeclareBreach(proposal=proposal, by="belmar", reason="x"))) == Slug.NOT_IN_FORCE
    table.must(Adjudicate(), CloseTurn())
    headlines = {}
    for team in ("belmar", "corvo"):
        recap = seat_view(table.game, table.state, team, 1).recap
        assert recap is not None
        headlines[team] = [line for line in recap.headlines if "Water" in line]
    assert headlines == {
        "belmar": [
            "In force: “Water” (Arda, Belmar).",
            "Broken: “Water”. Belmar broke it, says Arda: The sluice was shut.",
        ],
        "corvo": [],
    }


def test_control_declares_a_breach_and_takes_it_back() -> None:
    """Those who run the exercise may declare it too; an undo lets the treaty hold again."""
    table = in_force()
    table.asked("ann", DeclareBreach(proposal=only(table, CONTROL).id, by="arda", reason="Seen by all."))
    assert only(table, "corvo").said == "Arda broke it, says the white cell: Seen by all."
    table.asked("ann", Undo())
    assert only(table, "corvo").status == "in_force"


def test_a_party_declines_and_a_sponsor_takes_back() -> None:
    """Either ends it before it is in force."""
    said = []
    for team in ("belmar", "arda"):
        table = facilitated()
        table.asked("arda", WATER)
        table.asked(team, Decline(proposal=only(table, team).id))
        assert slug(table.ask("belmar", Sign(proposal=only(table, "belmar").id))) == Slug.NOT_OPEN
        said.append((only(table, "corvo").status, only(table, "corvo").said))
    assert said == [("declined", "Belmar declined it."), ("declined", "Arda took it back.")]


def test_it_expires_when_its_last_turn_has_passed() -> None:
    """It holds to the end of that turn and not in the next."""
    table = in_force(until=1)
    table.must(Adjudicate(), CloseTurn())
    assert only(table, "arda").status == "in_force"
    table.must(OpenTurn())
    assert only(table, "arda").status == "expired"
    assert slug(table.ask("arda", WATER.model_copy(update={"until": 1}))) == Slug.PAST_TURN


def test_a_rewind_takes_treaties_back() -> None:
    """Treaties are a part of play: at the opening of the turn none was made."""
    table = in_force()
    table.must(Rewind(turn=1))
    assert treaties(table, CONTROL) == ()


def test_they_are_made_in_plan() -> None:
    """Nothing is proposed or signed while rulings lie on the table, and the view says so."""
    table = facilitated()
    table.asked("arda", WATER)
    table.must(Adjudicate())
    refused = table.ask("arda", WATER)
    assert refused is not None
    assert (refused.slug, refused.sentence) == (
        Slug.WRONG_PHASE,
        table_view(table.game, table.state, "arda").can_propose,
    )
    assert slug(table.ask("belmar", Sign(proposal=only(table, "belmar").id))) == Slug.WRONG_PHASE


@pytest.mark.parametrize(
    ("policy", "public", "hushed"), [("public", None, Slug.TALK_CLOSED), ("none", *2 * [Slug.TALK_CLOSED])]
)
def test_a_treaty_is_talk_too(policy: str, public: Slug | None, hushed: Slug | None) -> None:
    """Where the plan closes talk, no treaty carries words past it."""
    table = started(talk={"plan": policy})
    assert (slug(table.ask("arda", WATER)), slug(table.ask("arda", HUSHED))) == (public, hushed)


def test_nobody_floods_the_others_with_drafts() -> None:
    """A team proposes so many treaties a turn, the same text again being another treaty."""
    table = facilitated()
    table.asked("arda", *PROPOSALS_A_TURN * [HUSHED])
    assert len({found.id for found in treaties(table, "belmar")}) == PROPOSALS_A_TURN
    assert slug(table.ask("arda", HUSHED)) == Slug.TOO_MANY
    assert slug(table.ask("belmar", WATER.model_copy(update={"parties": ("arda",)}))) is None


def test_a_member_signs_nothing() -> None:
    """A team is bound by its lead alone, and those who run the exercise are no party."""
    table = facilitated()
    table.asked("belmar", WATER.model_copy(update={"parties": ("arda",)}))
    signed = Sign(proposal=only(table, "arda").id)
    assert [slug(table.ask(seat, signed)) for seat in ("bo", "ann", "arda")] == [
        Slug.NOT_PERMITTED,
        Slug.NOT_PERMITTED,
        None,
    ]
