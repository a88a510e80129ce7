"""Sessions as a Parquet file: one row each, with what every session's end was."""

import json
from pathlib import Path

import pytest

from wargame.cli import main
from wargame.lab.trials import BATCH, keys_of

parquet = pytest.importorskip("pyarrow.parquet")

RUN = ["simulate", "lake_compact", "--engine", "python", "--workers", "1", "--json"]


@pytest.mark.usefixtures("lake")
def test_each_session_is_a_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rows come in the order of the sessions with their keys, and add up to the balance."""
    path = tmp_path / "sessions.parquet"
    assert main([*RUN, "-n", str(BATCH + 20), "--parquet", str(path)]) == 0
    told = json.loads(capsys.readouterr().out)
    table = parquet.read_table(path)
    assert table.num_rows == BATCH + 20
    assert parquet.ParquetFile(path).metadata.num_row_groups == 2
    rows = table.to_pydict()
    assert rows["number"] == list(range(BATCH + 20))
    assert rows["key"] == keys_of(1, range(BATCH + 20))
    for each in told["objectives"]:
        name = each["objective"] if each["team"] is None else f"{each['team']}.{each['objective']}"
        met = [value for value in rows[f"met.{name}"] if value is not None]
        assert len(met) == each["scored"]
        assert sum(met) / len(met) == pytest.approx(each["met"], abs=1e-6)
    score = sum(rows["score.arda"]) / len(rows["score.arda"])
    assert score == pytest.approx(told["teams"][0]["score"]["value"], abs=1e-6)
    assert all(0 <= value <= 100 for value in rows["end.lake_level"])
    assert table.schema.metadata[b"deck"] == b"lake_compact"


@pytest.mark.usefixtures("lake")
def test_a_table_that_cannot_be_written_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there is said in a sentence, before anything is played."""
    assert main([*RUN, "--parquet", str(tmp_path / "nowhere" / "x.parquet")]) == 3
    assert "can't be written" in capsys.readouterr().err
