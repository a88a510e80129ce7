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
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Few sessions are played by Python and it says so; once compiled, the machine plays them too, with equal results.

    The same kept machine serves what another process was sent.
    """
    monkeypatch.setattr("wargame.lab.compiled.user_cache_path", lambda *_, **__: tmp_path / "cache")
    said, told = [], []
    for engine in ("auto", "compiled", "auto"):
        assert main([*RUN, "--engine", engine]) == 0
        captured = capsys.readouterr()
        said.append(captured.err.splitlines())
        told.append(json.loads(captured.out))
    assert said == [[IN_PYTHON], [COMPILING], []]
    assert told[0] == told[1] == told[2]
    for errand in (Errand(SOURCE, USUAL, "auto", 0), Errand(SOURCE, USUAL, "compiled", 0)):
        assert plain([errand(range(30))]) == own([(USUAL, range(30))])
