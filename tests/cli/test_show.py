"""`wargame show`: a deck at a glance, and a card for its designer or as a player of one team sees it."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from wargame.cli import main
from wargame.cli.exits import DONE, REFUSED, USAGE
from wargame.deck.differences import differences
from wargame.deck.schema import Deck
from wargame.workspace.folders import shipped_root


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what the command prints."""
    assert main(["show", *arguments]) == DONE
    out, err = capsys.readouterr()
    assert err == ""
    return " ".join(out.split())


def test_a_deck_at_a_glance(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Teams with objectives, tracks with their start, cards with their turns."""
    out = shown(capsys, "lake_compact")
    assert "The lake compact lake_compact" in out
    assert "3 pt A quiet year (secret, 1 drawn)" in out
    assert "Calm (gauge) calm 55.4" in out
    assert "2-4 The dam leaks dam_leaks 2 of 2 at once on a condition, locked" in out


def test_a_player_sees_no_card_and_no_secret_of_others(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--as`, other teams' objectives and resources, hidden tracks and the cards are left out."""
    out = shown(capsys, "lake_compact", "--as", "arda")
    assert "You hold the northern shore." in out
    assert "A quiet year" in out
    for hidden in ("The hidden well", "Groundwater", "Patience", "The dam leaks", "You hold the mills"):
        assert hidden not in out


def test_a_card_for_its_designer(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All teams' responses with cost, parameters, modifiers as written, odds, effects of each band, sources."""
    out = shown(capsys, "lake_compact:dry_spring")
    assert "Costs: Coin 1" in out
    assert "Rule: Difficulty check (target 7)" in out
    assert "+0 People follow those they trust [mod(trust)]" in out
    assert "+1 The mills share if ordered('belmar', 'share'): does not count now" in out
    assert "success 58 %, partial 25 %, failure 17 %, exact" in out
    assert "Success: Lake level +6, Trust +2; “The rations hold.”" in out
    assert "Dig deeper wells dig" in out
    assert "Unlocks: dam_leaks" in out
    assert "The lake almanac (as of 2025-01)" in out


def test_a_card_as_a_player_sees_it(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A player sees the responses of the own team alone, the own private text, and no schedule or condition."""
    corvo = shown(capsys, "lake_compact:dam_leaks", "--as", "corvo")
    assert "For Corvo only: Your shepherds saw moles." in corvo
    assert "Mend the dam" in corvo
    assert "not known Why the dam leaks (sealed)" in corvo
    assert "Patrol the lake" not in corvo
    assert "council" not in corvo
    arda = shown(capsys, "lake_compact:dam_leaks", "--as", "arda")
    assert "moles" not in arda
    assert "Patrol the lake" in arda


def test_hidden_effects_are_not_shown(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a band does to a track that the team can't see is left out; its owner sees it."""
    assert "Groundwater" not in shown(capsys, "lake_compact:dry_spring", "--as", "corvo")
    assert "Groundwater +4" in shown(capsys, "lake_compact:dry_spring", "--as", "belmar")


def test_json_of_a_card(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` has chances in per mille, costs, and what each band changes."""
    assert main(["show", "lake_compact:dry_spring", "--as", "arda", "--json"]) == DONE
    sheet = json.loads(capsys.readouterr().out)
    ration = sheet["responses"][0]
    assert ration["permille"] == {"success": 583, "partial": 250, "failure": 167}
    assert ration["exact"] is True
    assert ration["cost"] == {"Coin": 1}
    assert ration["outcomes"]["failure"]["effects"] == {"Trust": "-3"}
    assert sheet["schedule"] is None


def test_json_of_a_deck(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` of a deck is the deck: cards by id, responses by team and id, as they are written, with their odds."""
    assert main(["show", "lake_compact", "--json"]) == DONE
    deck = json.loads(capsys.readouterr().out)
    assert set(deck["cards"]) >= {"dry_spring", "boat_race"}
    assert not any(card.startswith("initiative") for card in deck["cards"])
    ration = deck["cards"]["dry_spring"]["responses"]["arda"]["ration"]
    assert ration["with"] == {"target": 7}
    assert ration["odds"] == {
        "permille": {"critical": 0, "success": 583, "partial": 250, "failure": 167},
        "exact": True,
        "half_width": 0,
    }


def test_the_deck_as_data_is_the_deck(capsys: pytest.CaptureFixture[str]) -> None:
    """What `--json` prints of any shipped deck is, without its odds, a deck that has no difference from it."""
    for name in ("tutorial", "lights_out"):
        assert main(["show", name, "--json"]) == DONE
        data = json.loads(capsys.readouterr().out)
        offered = [*(card["responses"] for card in data["cards"].values()), data["initiatives"]]
        for responses in (team for teams in offered for team in teams.values()):
            for response in responses.values():
                del response["odds"]
        written = yaml.safe_load((shipped_root() / "decks" / f"{name}.yaml").read_text(encoding="utf-8"))
        assert differences(Deck.model_validate(written), Deck.model_validate(without_nothing(data))) == []


def without_nothing(value: Any) -> Any:
    """Leave out what a deck does not say."""
    if isinstance(value, dict):
        return {key: without_nothing(part) for key, part in value.items() if part is not None}
    return [without_nothing(part) for part in value] if isinstance(value, list) else value


def test_json_of_a_deck_for_a_player(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A player's JSON has no cards and nothing that the player may not know."""
    assert main(["show", "lake_compact", "--as", "corvo", "--json"]) == DONE
    out = capsys.readouterr().out
    assert json.loads(out)["cards"] == []
    assert "Groundwater" not in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lake_compakt"], "did you mean `lake_compact`?"),
        (["lake_compact:dry_spring_"], "did you mean `dry_spring`?"),
        (["lake_compact", "--as", "ard"], "did you mean `arda`?"),
    ],
)
def test_wrong_names_are_wrong_usage(
    arguments: list[str], said: str, lake: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unknown deck, card or team is answered by the nearest."""
    assert main(["show", *arguments]) == USAGE
    assert said in capsys.readouterr().err


def test_a_faulty_deck_is_shown_and_refused(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The faults are framed on stderr; the exit code says refused."""
    path = lake / "decks" / "lake_compact.yaml"
    path.write_text(path.read_text().replace("turns: 4", "turns: many"))
    assert main(["show", "lake_compact"]) == REFUSED
    out, err = capsys.readouterr()
    assert out == ""
    assert "7 | turns: many" in err
    assert "The deck `lake_compact` can't be used: a fault, shown above." in err


@pytest.mark.parametrize("what", ["lake_compact", "lake_compact:dry_spring"])
def test_markup_in_texts_is_text(what: str, lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Brackets that a table could take for markup are printed as they are written."""
    path = lake / "decks" / "lake_compact.yaml"
    path.write_text(path.read_text().replace("title: A dry spring", 'title: "[red]A :smile: [/blue]"'))
    assert "[red]A :smile: [/blue]" in shown(capsys, what)


def test_expectations_are_shown_as_they_are_written(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` gives a range as the deck language writes it, and the measure of escalation by its name."""
    path = lake / "decks" / "lake_compact.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}expect: {{arda.rich: 30%..60.5%}}\nescalation: quarrel\n", encoding="utf-8")
    assert main(["show", "lake_compact", "--json"]) == DONE
    told = json.loads(capsys.readouterr().out)
    assert (told["expect"], told["escalation"]) == ({"arda.rich": "30%..60.5%"}, "quarrel")
