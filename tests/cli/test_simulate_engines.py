"""`wargame simulate --engine`: what is compiled and when, and that it changes nothing."""

import json
from pathlib import Path

import pytest

from tests.lab.test_sampling import SOURCE, USUAL, own
from tests.lab.test_trials import plain
from wargame.cli import main
from wargame.cli.bench import COMPILING, IN_PYTHON
from wargame.lab.elsewhere import Errand

RUN = ["simulate", "lake_compact", "-n", "60", "--what-if", "--workers", "2", "--json"]


@pytest.mark.slow
@pytest.mark.usefixtures("lake")
def test_auto_compiles_where_it_pays(
    tmp_path: Path, kernel_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Few sessions are played by Python and it says so; once compiled, the machine plays them too, with equal results.

    The same kept machine serves what another process was sent.
    """
    said, told = [], []
    for engine, cache in (("auto", tmp_path), ("compiled", kernel_folder.parent), ("auto", kernel_folder.parent)):
        monkeypatch.setattr("wargame.lab.compiled.user_cache_path", lambda *_, cache=cache, **__: cache)
        assert main([*RUN, "--engine", engine]) == 0
        captured = capsys.readouterr()
        said.append(captured.err.splitlines())
        told.append(json.loads(captured.out))
    assert said[0] == [IN_PYTHON]
    assert said[1] in ([COMPILING], [])  # another test may have compiled it before
    assert said[2] == []
    assert told[0] == told[1] == told[2]
    for errand in (Errand(SOURCE, USUAL, "auto", 0), Errand(SOURCE, USUAL, "compiled", 0)):
        assert plain([errand(range(30))]) == own([(USUAL, range(30))])


BY_HEART = """\"\"\"By heart.\"\"\"

from wargame.rulebook import FAILURE, SUCCESS, Dice, Ruling, roll, rule


@rule(title="By heart", bands=(SUCCESS, FAILURE))
def by_heart(dice: Dice, target: int) -> Ruling:
    \"\"\"Build texts, which compiled code does not.\"\"\"
    words = {"low": 1, **{f"{n}": n for n in range(target)}}
    return Ruling(SUCCESS if roll(dice, 1, 6) >= len(words) else FAILURE, 0, 0)
"""


@pytest.mark.slow
@pytest.mark.usefixtures("kernel_folder")
def test_a_rule_that_does_not_compile_is_played_by_python(
    lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said which rule it is, and why; the result is that of Python, and the next run knows it at once."""
    monkeypatch.setattr("wargame.lab.compiled.user_cache_path", lambda *_, **__: tmp_path / "cache")
    (lake / "rules" / "by_heart.py").write_text(BY_HEART, encoding="utf-8")
    deck = lake / "decks" / "lake_compact.yaml"
    shout = "title: Shout\n          rule: automatic\n"
    assert shout in deck.read_text(encoding="utf-8")
    changed = shout.replace("automatic", "by_heart\n          with: {target: 3}")
    text = deck.read_text(encoding="utf-8").replace(shout, changed)
    old = "success: {effects: {quarrel: +3, belmar.coin: -1}, text: Arda shouts.}"
    deck.write_text(text.replace(old, f"{old}\n            failure: {{}}"), encoding="utf-8")
    told = []
    for engine in ("python", "compiled", "compiled"):
        assert main(["simulate", "lake_compact", "-n", "30", "--workers", "1", "--json", "--engine", engine]) == 0
        captured = capsys.readouterr()
        told.append(json.loads(captured.out))
        assert ("The rule `by_heart` can't be compiled" in captured.err) == (engine == "compiled")
    assert told[0] == told[1] == told[2]
