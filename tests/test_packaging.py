"""What people install: one package and nothing else, with every shipped file and no saved session, in every form.

Builds run from a copy of the tracked files, with the installed hatchling and without the network.
"""

import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHIPPED = ("decks", "rules", "sessions")
LITTER = (
    "sessions/mine.wargame",
    "sessions/mine.wargame-wal",
    "sessions/mine.wargame-lock",
    "rules/__pycache__/automatic.cpython-311.pyc",
    "wargame/__pycache__/__main__.cpython-311.pyc",
)
"""What play and Python leave in the folders and nobody else should get."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs the repository to know which files belong to it"),
]


def tracked() -> list[str]:
    """Return the files of the repository that exist here."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command and return its output; a failure shows what it said."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(tree: Path, kind: str, target: Path) -> Path:
    """Build a `wheel` or an `sdist` of a source tree and return the file."""
    program = f"import sys; from hatchling.build import build_{kind}; print(build_{kind}(sys.argv[1]))"
    return target / run(sys.executable, "-c", program, target, cwd=tree).split()[-1]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the repository's files with the litter of a played session among them."""
    tree = tmp_path_factory.mktemp("tree")
    for name in tracked():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tree / name)
    for name in LITTER:
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text("litter")
    return tree


@pytest.fixture(scope="module")
def wheel(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built from the tree."""
    return build(tree, "wheel", tmp_path_factory.mktemp("wheel"))


def names_in(wheel: Path) -> set[str]:
    """Return the files of a wheel without its metadata."""
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def test_only_wargame_reaches_site_packages(wheel: Path) -> None:
    """A wheel has one top-level name, so no `rules` or `decks` of ours can be imported by anybody."""
    assert {name.partition("/")[0] for name in names_in(wheel)} == {"wargame"}


def test_a_wheel_has_exactly_the_repositorys_files(wheel: Path) -> None:
    """All files of the package, the decks, the rules and the plans are in it, and no litter."""
    expected = {name for name in tracked() if name.startswith("wargame/")}
    expected |= {f"wargame/shipped/{name}" for name in tracked() if name.startswith(SHIPPED)}
    assert names_in(wheel) == expected


def test_an_sdist_makes_the_same_wheel(tree: Path, wheel: Path, tmp_path: Path) -> None:
    """Who builds from the source archive gets what we build, licence included, and the archive has no litter."""
    with tarfile.open(build(tree, "sdist", tmp_path)) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = (path for path in tmp_path.iterdir() if path.is_dir())
    assert [name for name in LITTER if (source / name).exists()] == []
    assert {"LICENSE", "README.md", "CHANGELOG.md", "tests"} <= {path.name for path in source.iterdir()}
    again = build(source, "wheel", tmp_path)
    assert names_in(again) == names_in(wheel)


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """Return the folder of programs of a new environment that sees the libraries of this one but not the product."""
    if find_spec("pip") is None:
        pytest.skip("this environment has no pip")
    venv.create(tmp_path / "venv", with_pip=False, symlinks=sys.platform != "win32")
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    (site,) = (tmp_path / "venv").rglob("site-packages")
    # `addsitedir` would follow this environment's own .pth files, the one to the checkout among them.
    (site / "libraries.pth").write_text("\n".join(libraries))
    return tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")


def install(fresh: Path, *what: str | Path) -> None:
    """Install with pip into a new environment, with nothing fetched."""
    offline = ("--no-index", "--no-deps", "--no-build-isolation", "--ignore-installed", "--quiet")
    run(sys.executable, "-m", "pip", "--python", fresh / "python", "install", *offline, *what, cwd=fresh)


def shipped_from(fresh: Path, elsewhere: Path) -> Path:
    """Return where an installed program finds its decks, seen from a folder that is no workspace."""
    program = "from wargame.workspace.folders import shipped_root; print(shipped_root())"
    return Path(run(fresh / "python", "-c", program, cwd=elsewhere).strip())


def test_an_installed_wheel_runs(fresh: Path, wheel: Path, tmp_path: Path) -> None:
    """The command works from anywhere, and the shipped files are found inside the package."""
    install(fresh, wheel)
    assert run(fresh / "wargame", "--help", cwd=tmp_path).startswith("Usage: wargame")
    assert "difficulty_check" in run(fresh / "wargame", "rules", cwd=tmp_path)
    assert shipped_from(fresh, tmp_path).is_relative_to(tmp_path / "venv")


def test_an_editable_install_is_live(fresh: Path, tree: Path, tmp_path: Path) -> None:
    """The command runs the checkout's code and uses the checkout's decks; nothing is copied."""
    install(fresh, "--editable", tree)
    assert run(fresh / "wargame", "--help", cwd=tmp_path).startswith("Usage: wargame")
    assert shipped_from(fresh, tmp_path) == tree
    assert not list((tmp_path / "venv").rglob("shipped"))
