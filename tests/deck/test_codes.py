"""The table of codes: every code that is used is explained, and every code that is explained is used."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import wargame
from wargame.deck.codes import CODES, Explanation, register

SOURCES = sorted(Path(*wargame.__path__).rglob("*.py"))
USED = {
    code
    for path in SOURCES
    for code in re.findall(r'"([A-Z][0-9]{3})"(?!: Explanation)', path.read_text(encoding="utf-8"))
}


def test_every_code_is_explained_and_used() -> None:
    """With all modules imported that say codes, the codes in their sources are those of the table."""
    for package in ("deck", "workspace", "lab", "cli"):
        for module in pkgutil.walk_packages([str(Path(*wargame.__path__, package))], f"wargame.{package}."):
            importlib.import_module(module.name)
    assert set(CODES) == USED


def test_explanations_read_well() -> None:
    """A title is short and has no full stop; an explanation is made of sentences."""
    for code, (title, explanation) in CODES.items():
        assert re.fullmatch(r"[A-Z][0-9]{3}", code)
        assert 0 < len(title) <= 60, code
        assert not title.endswith("."), code
        assert explanation[0].isupper() or explanation[0] == "`", code
        assert explanation.endswith("."), code


def test_a_code_means_one_thing() -> None:
    """A code cannot be registered with a second meaning; the same meaning twice does no harm."""
    register({"Y001": CODES["Y001"]})
    with pytest.raises(ValueError, match="the code Y001 already means: tab in place of spaces"):
        register({"Y001": Explanation("another", "Another thing.")})
