"""`wargame show --graph`: what leads where, as lines and as one picture that needs nothing else."""

import json
from xml.etree import ElementTree as ET

import pytest

from wargame.cli import main

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.usefixtures("lake")
def test_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    """Every card has a line with its window, and below it what it leads to."""
    assert main(["show", "lake_compact", "--graph", "text"]) == 0
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("dry_spring: A dry spring (turn 1)")
    assert lines[at + 1] == "    unlocks dam_leaks"
    assert "boat_race: The boat race (turns 1 to 4)" in lines


@pytest.mark.usefixtures("lake")
def test_as_a_picture(capsys: pytest.CaptureFixture[str]) -> None:
    """Well-formed, with a box for each card and a line for each way, and nothing fetched from elsewhere."""
    assert main(["show", "lake_compact", "--graph", "svg"]) == 0
    picture = ET.fromstring(capsys.readouterr().out)
    titles = [title.text or "" for title in picture.iter(f"{SVG}title")]
    assert "dry_spring unlocks dam_leaks" in titles
    assert sum(title.startswith("festival: The festival") for title in titles) == 1
    assert not any("href" in name for part in picture.iter() for name in part.attrib)
    width, height = (float(picture.attrib[side]) for side in ("width", "height"))
    boxes = [
        tuple(float(part.attrib[side]) for side in ("x", "y", "width", "height"))
        for part in picture.iter(f"{SVG}rect")
        if "x" in part.attrib
    ]
    assert len(boxes) == 6
    assert all(x >= 0 and y >= 0 and x + w <= width and y + h <= height for x, y, w, h in boxes)
    assert len({box[:2] for box in boxes}) == len(boxes)


@pytest.mark.usefixtures("lake")
def test_for_programs_and_for_whole_decks_only(capsys: pytest.CaptureFixture[str]) -> None:
    """JSON lists the ways; a card or a team has no graph of its own."""
    assert main(["show", "lake_compact", "--graph", "text", "--json"]) == 0
    assert {"source": "dry_spring", "target": "dam_leaks", "way": "unlocks", "why": ""} in json.loads(
        capsys.readouterr().out
    )
    assert main(["show", "lake_compact", "--graph", "svg", "--as", "arda"]) == 2
