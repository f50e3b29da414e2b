"""An installed wheel is a whole community: nothing is read from the source tree."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from .installation import ROOT, Installation, get

pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    for name in tracked:  # built from a copy, so that the build leaves nothing behind here
        if (ROOT / name).is_file() and name.startswith(("hearthside/", "pyproject.toml", "README", "LICENSE")):
            target = source / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((ROOT / name).read_bytes())
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(source))
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the locked packages and the wheel, and nothing else."""
    venv = tmp_path_factory.mktemp("venv")
    _run(sys.executable, "-m", "venv", str(venv))
    pip = [str(venv / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    _run(*pip, "--require-hashes", "-r", str(ROOT / "requirements.lock"))
    _run(*pip, "--no-deps", "--no-index", str(wheel))
    return venv


def test_the_wheel_holds_everything_that_runs(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in (
        "hearthside/foundation/ui/templates/page.html",
        "hearthside/foundation/ui/static/ui/css/tokens.css",
        "hearthside/doors/ops/demo/words/cast.yaml",
        "hearthside/care/helplines/directory/helplines.yaml",
        "hearthside/people/members/rules/words/nouns.txt",
        "hearthside/places/discussions/migrations/max_migration.txt",
    ):
        assert name in names
    assert not [name for name in names if name.startswith("tests/") or name.endswith((".secret", ".sqlite3"))]


def test_an_installed_wheel_runs_like_the_source(installed: Path, tmp_path: Path) -> None:
    installation = Installation(tmp_path / "home", command=[str(installed / "bin" / "hearthside")])
    with installation.running() as (address, _process):
        for path in ("", "spaces/", "help/", "accounts/login/", "join/"):
            assert get(address + path)[0] == 200, path
        front = get(address)[1]
        assert "Lantern Room" in front
        stylesheet = next(part for part in front.split('"') if part.startswith("/static/") and part.endswith(".css"))
        assert get(address.rstrip("/") + stylesheet)[0] == 200
    with installation.running("--without-demo") as (address, _process):
        assert get(address)[0] == 200


def _run(*command: str) -> None:
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
