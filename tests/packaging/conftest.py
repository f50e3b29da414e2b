"""Two installations for the tests of an operator's machine."""

from pathlib import Path

import pytest

from .installation import Installation


@pytest.fixture(scope="module")
def lively(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """With the demo community in it; tests may add to it, none takes from it."""
    installation = Installation(tmp_path_factory.mktemp("lively") / "home")
    installation.did("prepare")
    installation.did("demo")
    return installation


@pytest.fixture
def empty(tmp_path: Path) -> Installation:
    return Installation(tmp_path / "home")
