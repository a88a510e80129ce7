"""The core can be imported without anything that touches the world, and only what needs Textual loads it.

The import contracts say so of what is written; this says so of what is loaded, deferred imports and libraries included.
"""

import subprocess
import sys

import pytest

SCREEN = {"textual", "rich"}
WORLD = {"asyncio", "socket", "ssl", "http", "sqlite3", "subprocess", "multiprocessing", "random", "secrets", "numpy"}
SCHEMA = {"pydantic", "yaml", "json", "datetime", "decimal"}

FORBIDDEN = {
    "rulebook": SCREEN | WORLD | SCHEMA | {"click"},
    "engine": SCREEN | WORLD | SCHEMA | {"click"},
    "deck": SCREEN | {"asyncio", "sqlite3", "numpy", "click"},
    "session": SCREEN | {"asyncio", "sqlite3", "numpy", "click", "yaml"},
    "workspace": SCREEN | {"asyncio", "sqlite3", "numpy", "click"},
    "store": SCREEN | {"asyncio", "numpy", "click"},
    "lab": SCREEN | {"asyncio", "sqlite3", "click"},
    "live": SCREEN | {"click"},
    "link": SCREEN | {"click"},
}
"""What must not be in memory after every module of a package was imported. Pydantic brings some of the world itself."""

PROGRAM = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
print(*{name.partition(".")[0] for name in sys.modules})
"""


def loaded_by(package: str) -> set[str]:
    """Import every module of a package in a process of its own and return the top-level modules in memory."""
    command = [sys.executable, "-c", PROGRAM, f"wargame.{package}"]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize("package", FORBIDDEN)
def test_a_package_loads_nothing_that_it_must_not(package: str) -> None:
    """Importing all of a package leaves its forbidden modules unloaded."""
    loaded = loaded_by(package)
    assert "wargame" in loaded
    assert loaded & FORBIDDEN[package] == set()
