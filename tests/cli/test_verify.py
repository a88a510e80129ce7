"""`wargame verify`: says that a session is true, or what is false in it."""

import json
from pathlib import Path

import pytest

from wargame.cli import main
from wargame.cli.exits import DONE, REFUSED, SHORT
from wargame.store.session_file import SessionFile


def head_of(path: Path) -> str:
    """Return the hash of the last record."""
    with SessionFile.read_only(path) as file:
        head = file.head()
    assert head is not None
    return head.hash


def test_ok_says_the_head(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line says that all is well and gives the head that can be noted."""
    assert main(["verify", str(played)]) == DONE
    out, err = capsys.readouterr()
    head = head_of(played)
    assert out.startswith("ok: ")
    assert out.endswith(f" records, head {head}\n")
    assert err == ""
    assert main(["verify", str(played), "--head", head[:12]]) == DONE


def test_a_pack_verifies_too(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was packed after ENDEX can be checked by whoever receives it."""
    packed = played.with_name("mail.wargame")
    main(["log", str(played), "--pack", str(packed)])
    capsys.readouterr()
    assert main(["verify", str(packed)]) == DONE
    assert capsys.readouterr().out.endswith(f"head {head_of(played)}\n")


def test_json(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` has the verdict, the head and everything found."""
    assert main(["verify", str(played), "--json"]) == DONE
    report = json.loads(capsys.readouterr().out)
    assert report["ok"] is True
    assert report["head"] == head_of(played)
    assert (report["faults"], report["not_rerun"], report["notes"]) == ([], [], [])


def test_a_changed_record_is_named(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A byte changed in a record's text is found by its hash and named with its number."""
    content = played.read_bytes()
    at = content.index(b'"response":"pray"')
    played.write_bytes(content[: at + 12] + b"t" + content[at + 13 :])
    assert main(["verify", str(played)]) == SHORT
    out, _ = capsys.readouterr()
    assert "its content is not what its hash was taken of" in out
    assert out.startswith("record ")
    assert main(["verify", str(played), "--json"]) == SHORT
    report = json.loads(capsys.readouterr().out)
    assert report["ok"] is False
    assert report["faults"][0]["seq"] > 0


def test_a_changed_deck_is_named(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A byte changed in an embedded text is found by its digest."""
    content = played.read_bytes()
    at = content.index(b"Three towns share one lake")
    played.write_bytes(content[:at] + b"t" + content[at + 1 :])
    assert main(["verify", str(played)]) == SHORT
    assert "file: the text of lake_compact was changed" in capsys.readouterr().out


def test_a_file_cut_short_is_named(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A damaged file is a fault, not a traceback."""
    played.write_bytes(played.read_bytes()[:12_000])
    assert main(["verify", str(played)]) == SHORT
    out, _ = capsys.readouterr()
    assert out.startswith("file: ")
    assert "damaged" in out


@pytest.mark.parametrize("name", ["nowhere.wargame", "decks/lake_compact.yaml"])
def test_what_is_no_session_is_refused(name: str, lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing file or one of another kind can't be verified at all."""
    assert main(["verify", name]) == REFUSED
    assert capsys.readouterr().out == ""


def test_rulings_that_were_not_rerun_are_listed(played: Path, lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With another rule of the same name at hand the log is still true, and it says which rulings were not re-run."""
    from wargame.workspace.folders import shipped_root

    text = (shipped_root() / "rules" / "percentile_check.py").read_text()
    (lake / "rules" / "percentile_check.py").write_text(text + "\n# ours\n")
    assert main(["verify", str(played)]) == DONE
    out, _ = capsys.readouterr()
    assert out.startswith("not re-run, record ")
    assert "`percentile_check`" in out
