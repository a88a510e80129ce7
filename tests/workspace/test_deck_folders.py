"""A deck as a folder of files: found by its name, by its path and by any of its files, and read as one."""

from pathlib import Path

import pytest

from wargame.deck.deck_parts import parts_of
from wargame.deck.diagnostics import Diagnostic, Span
from wargame.workspace.deck_faces import deck_face
from wargame.workspace.deck_files import find_deck, find_decks, list_decks
from wargame.workspace.folders import Workspace
from wargame.workspace.named_files import NamedFile, UnknownNameError
from wargame.workspace.plan_files import deck_of
from wargame.workspace.texts import MAX_BYTES, Text, deck_folder_of, in_their_files, is_deck_folder, read_text

HEAD = 'deck: bay\ntitle: The bay\nturns: 3\nteams:\n  red: {title: Red, symbol: "◆", colour: "#ff0000"}\n'


def write(root: Path, **files: str) -> Path:
    """Write the files of a deck into a folder; two underscores in a name stand for a slash."""
    for name, text in files.items():
        path = root / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def bay(own: Path) -> Path:
    """Return a deck's folder with a head, cards below and a file that is nobody's business."""
    return write(
        own / "decks" / "bay",
        deck=HEAD,
        teams='teams:\n  blue: {title: Blue, symbol: "▲", colour: "#0000ff"}\n',
        cards__fog="cards:\n  fog: {title: Fog}\n",
        cards___draft="cards:\n  draft: {}\n",
        _old__storm="cards:\n  storm: {}\n",
    )


def names(text: Text | Diagnostic) -> list[str]:
    """Return the files that a text was put together from."""
    assert isinstance(text, Text)
    return [part.name for part in parts_of(text.text)]


def test_a_folder_is_a_deck_of_its_name(workspace: Workspace, bay: Path) -> None:
    """It is listed among the decks, beside those in one file."""
    write(bay.parent, lake="deck: lake\n")
    assert {name: found.path for name, found in list_decks(workspace).items()} == {
        "bay": bay,
        "lake": bay.parent / "lake.yaml",
    }


def test_its_head_comes_first_and_drafts_are_left_out(bay: Path) -> None:
    """Files come in the order of their paths, without those whose name or folder begins with `_` or `.`."""
    assert names(read_text(bay)) == ["deck.yaml", "cards/fog.yaml", "teams.yaml"]


@pytest.mark.parametrize("given", ["bay", "decks/bay", "decks/bay/deck.yaml", "decks/bay/cards/fog.yaml"])
def test_it_is_found_by_name_by_path_and_by_each_file(
    workspace: Workspace, own: Path, bay: Path, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever names one of its files means the deck."""
    monkeypatch.chdir(own)
    assert find_deck(workspace, given) == NamedFile("bay", bay.resolve())
    assert find_decks(workspace, given) == [NamedFile("bay", bay.resolve())]


def test_the_folder_of_all_decks_is_no_deck(workspace: Workspace, own: Path, bay: Path) -> None:
    """A deck in one file may be called `deck`; the folder that it lies in holds decks all the same."""
    write(own / "decks", deck="deck: deck\n")
    assert not is_deck_folder(own / "decks")
    assert deck_folder_of(own / "decks" / "deck.yaml") is None
    assert set(list_decks(workspace)) == {"bay", "deck"}


def test_a_head_further_in_is_a_file_like_others(bay: Path) -> None:
    """A file `deck.yaml` in a folder of the deck belongs to the outer deck."""
    write(bay / "cards", deck="cards: {}\n")
    assert deck_folder_of(bay / "cards" / "fog.yaml") == bay.resolve()


def test_a_file_takes_the_place_of_a_folder_of_its_name(workspace: Workspace, own: Path, bay: Path) -> None:
    """Where both are there the file is the deck, and a warning says so."""
    write(own / "decks", bay="deck: bay\n")
    found = find_deck(workspace, "bay")
    assert found.path == own / "decks" / "bay.yaml"
    notice = found.notice()
    assert notice is not None
    assert notice.code == "F102"


def test_a_workspaces_folder_takes_the_place_of_a_shipped_one(workspace: Workspace, bay: Path) -> None:
    """The same deck in both places is not worth a word; another one is."""
    shipped = workspace.shipped / "decks" / "bay"
    for path in sorted(bay.rglob("*.yaml")):
        target = shipped / path.relative_to(bay)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    assert find_deck(workspace, "bay").notice() is None
    write(shipped, more="questions: [Why?]\n")
    notice = find_deck(workspace, "bay").notice()
    assert notice is not None
    assert notice.code == "F101"


def test_a_plan_finds_the_folder_beside_it(workspace: Workspace, tmp_path: Path) -> None:
    """A plan somewhere else uses the deck that lies beside it, a folder too."""
    beside = write(tmp_path / "elsewhere" / "cove", deck="deck: cove\n")
    plan = NamedFile("evening", tmp_path / "elsewhere" / "evening.yaml")
    assert deck_of(workspace, plan, "cove") == NamedFile("cove", beside)
    with pytest.raises(UnknownNameError):
        deck_of(workspace, plan, "cave")


def test_its_face_is_that_of_all_files(bay: Path) -> None:
    """The first screen knows the teams of every file."""
    face = deck_face(NamedFile("bay", bay))
    assert face is not None
    assert (face.title, [team.id for team in face.teams]) == ("The bay", ["red", "blue"])


def test_diagnostics_are_told_of_the_file(bay: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A place in the whole text becomes one in the file; what is of another file stays as it is."""
    monkeypatch.chdir(own)
    text = read_text(bay)
    assert isinstance(text, Text)
    line = next(part.line for part in parts_of(text.text) if part.name == "cards/fog.yaml")
    inside = Diagnostic("D002", "x", text.file, Span(line + 1, 2, line + 1, 5))
    outside = Diagnostic("D002", "x", "decks/lake.yaml", Span(7, 2, 7, 5))
    assert list(in_their_files([inside, outside])) == [
        Diagnostic("D002", "x", str(Path("decks/bay/cards/fog.yaml")), Span(1, 2, 1, 5)),
        outside,
    ]


def test_what_can_not_be_read_is_told_of_its_file(bay: Path) -> None:
    """A file that is no text is told by its own name; too much text by that of the folder."""
    (bay / "cards" / "rain.yaml").write_bytes(b"\xff\xfe")
    broken = read_text(bay)
    assert isinstance(broken, Diagnostic)
    assert (broken.code, Path(broken.file).name) == ("F001", "rain.yaml")
    (bay / "cards" / "rain.yaml").write_text(f"# {'x' * (MAX_BYTES - 60)}\n", encoding="utf-8")
    large = read_text(bay)
    assert isinstance(large, Diagnostic)
    assert (large.code, Path(large.file).name) == ("F002", "bay")
