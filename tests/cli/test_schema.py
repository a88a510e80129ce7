"""`wargame schema`: JSON that editors read, and words for whoever sets an editor up."""

import json

import pytest

from wargame.cli import main
from wargame.cli.exits import DONE, USAGE


@pytest.mark.parametrize("kind", ["deck", "plan", "cases"])
def test_it_prints_a_schema(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each kind is one JSON document on stdout."""
    assert main(["schema", kind]) == DONE
    out, err = capsys.readouterr()
    assert json.loads(out)["$schema"].startswith("http://json-schema.org/")
    assert err == ""


def test_a_deck_is_what_is_meant_if_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a kind it is the schema of decks."""
    assert main(["schema"]) == DONE
    assert "cards" in json.loads(capsys.readouterr().out)["properties"]


def test_the_editor_line_is_what_a_new_workspace_begins_with(capsys: pytest.CaptureFixture[str]) -> None:
    """`--editor` names the line that files begin with, and settings for VS Code that are JSON."""
    assert main(["schema", "--editor"]) == DONE
    out = capsys.readouterr().out
    assert "# yaml-language-server: $schema=../deck.schema.json" in out
    settings = json.loads(out[out.index("{") : out.rindex("}") + 1])
    assert settings["yaml.schemas"]["./deck.schema.json"] == "decks/*.yaml"
    assert settings["yaml.schemas"]["./part.schema.json"] == "decks/*/**/*.yaml"


def test_another_kind_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """A kind that there is no schema of is a usage error."""
    assert main(["schema", "card"]) == USAGE
    assert "'deck'" in capsys.readouterr().err
