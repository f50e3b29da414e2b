"""The commands of `bin/`."""

import shutil
import subprocess
import sys
from pathlib import Path

from .installation import ROOT


def test_a_new_app_has_the_files_of_the_house_and_a_test_that_passes(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    shutil.copy(ROOT / "bin" / "new-app", tmp_path / "bin" / "new-app")
    shutil.copytree(ROOT / "hearthside" / "foundation", tmp_path / "hearthside" / "foundation")
    (tmp_path / "hearthside" / "__init__.py").touch()
    made = _new_app(tmp_path, "places/rooms")
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "hearthside" / "places" / "rooms" / "templates" / "rooms" / "front.html").exists()
    tested = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:django", "-p", "no:cacheprovider", "hearthside/places/rooms"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert tested.returncode == 0, tested.stdout
    for wrong in ("rooms", "attic/rooms", "places/rooms"):
        refused = _new_app(tmp_path, wrong)
        assert refused.returncode == 2
        assert "Traceback" not in refused.stderr


def test_the_locks_name_no_machine_and_pin_everything() -> None:
    for name in ("requirements.lock", "requirements-test.lock"):
        lines = (ROOT / name).read_text().splitlines()
        assert not [line for line in lines if "://" in line or line.startswith(("-", "/")) or " /" in line]
        pinned = [line for line in lines if line and not line.startswith((" ", "#"))]
        assert all("==" in line for line in pinned)
        assert len([line for line in lines if "--hash=sha256:" in line]) >= len(pinned)


def _new_app(root: Path, name: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(root / "bin" / "new-app"), name], capture_output=True, text=True, check=False
    )
