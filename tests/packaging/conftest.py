"""Installations for the tests of an operator's machine."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .installation import Installation

New = Callable[..., Installation]


@pytest.fixture(scope="session")
def new(tmp_path_factory: pytest.TempPathFactory) -> New:
    """Makes installations that hold nothing but the static files, whose compressing takes longest."""
    first = Installation(tmp_path_factory.mktemp("first") / "home")
    first.did("prepare")

    def make(folder: Path, **settings: str) -> Installation:
        home = folder / "home"
        shutil.copytree(first.home / "static", home / "static")
        shutil.copy(first.home / "static.fingerprint", home)
        return Installation(home, settings=settings)

    return make


@pytest.fixture(scope="module")
def lively(new: New, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """With the demo community in it; tests may add to it, none takes from it."""
    installation = new(tmp_path_factory.mktemp("lively"))
    installation.did("prepare")
    installation.did("demo")
    return installation


@pytest.fixture
def empty(new: New, tmp_path: Path) -> Installation:
    return new(tmp_path)
