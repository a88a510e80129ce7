"""`wargame log`: a session in words, as records, and packed to send."""

import json
from pathlib import Path

import pytest

from wargame.cli import main
from wargame.cli.exits import DONE, REFUSED
from wargame.session.chain import Record, check_chain
from wargame.store.session_file import SessionFile


def test_the_log_in_words(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who plays, what came up, what was ordered, how it was ruled and why, how the turn ended, who won."""
    assert main(["log", str(played)]) == DONE
    out, err = capsys.readouterr()
    lines = [line.strip() for line in out.splitlines()]
    assert err == ""
    assert lines[0] == "1  The lake compact: plan `calm_year`, wargame 0.1.0"
    assert "2  Arda is played by greedy" in lines
    assert "4  Corvo is played by random" in lines
    assert any(line.endswith("TURN 2 · Summer") for line in lines)
    assert any("orders “" in line and "on “A dry spring”" in line for line in lines)
    assert "percentile_check: 1d100 85; success 30\u00a0%, partial 20\u00a0%, failure 50\u00a0%; margin -55" in lines
    assert any(line.startswith("Boats patrol the lake holds, ") for line in lines)
    assert any("Turn 1 ends: Lake level 49 → 51" in line for line in lines)
    assert lines[-1].startswith("The dice secret was ")
    assert max(map(len, out.splitlines())) <= 110


def test_records_as_they_are_chained(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each line of `--json` is one canonical record, and the lines alone suffice to check the chain."""
    assert main(["log", str(played), "--json"]) == DONE
    lines = capsys.readouterr().out.splitlines()
    records = []
    for line in lines:
        fields = json.loads(line)
        assert line == json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        data = json.dumps(fields.pop("data"), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        records.append(Record(**fields, data=data))
    assert check_chain(records) == []
    with SessionFile.read_only(played) as file:
        assert records == file.read()


def test_a_pack_tells_the_same_and_keeps_the_secret(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pack has every record and no sealed value."""
    target = played.with_name("mail.wargame")
    assert main(["log", str(played), "--pack", str(target)]) == DONE
    assert capsys.readouterr().err == f"Packed into {target}.\n"
    with SessionFile.read_only(played) as file, SessionFile.read_only(target) as packed:
        assert packed.read() == file.read()
        assert file.sealed("dice secret") is not None
        assert packed.sealed("dice secret") is None


def test_a_pack_does_not_overwrite(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is there already is left alone."""
    target = played.with_name("mail.wargame")
    target.write_text("mine")
    assert main(["log", str(played), "--pack", str(target)]) == REFUSED
    assert "is there already." in capsys.readouterr().err
    assert target.read_text() == "mine"


def test_ids_stand_in_for_a_deck_that_is_gone(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the embedded deck can't be read the log names things by their ids."""
    words = played.read_bytes()
    at = words.index(b"format: 1\ntitle: The lake compact")
    played.write_bytes(words[:at] + b"format: {" + words[at + 9 :])
    assert main(["log", str(played)]) == DONE
    out, _ = capsys.readouterr()
    assert "arda orders “" in out
    assert "on “dry_spring”" in out


@pytest.mark.parametrize("name", ["nowhere.wargame", "decks/lake_compact.yaml"])
def test_what_is_no_session_is_refused(name: str, lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing file and a file of another kind are each said in a sentence."""
    assert main(["log", name]) == REFUSED
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Error: ")
    assert err.count("\n") == 1
