"""What the artefact says of itself: its files with their checksums, calibration and thresholds."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "artefact"
ABOUT = "about.json"


class Broken(Exception):
    """The artefact is not what it says it is; the message names the file and no more."""


@dataclass(frozen=True)
class About:
    version: str
    files: Mapping[str, str]
    calibration: Sequence[Sequence[float]]  # for each level: weights of the answers and of what stage 1 found, constant
    thresholds: Mapping[str, float]


def about(folder: Path = FOLDER) -> About:
    try:
        facts = json.loads((folder / ABOUT).read_text("utf-8"))
        return About(facts["version"], facts["files"], facts["calibration"], facts["thresholds"])
    except (OSError, ValueError, KeyError) as error:
        raise Broken(f"{ABOUT} cannot be read ({type(error).__name__})") from error


def verified(folder: Path = FOLDER) -> About:
    """The same, after every file was compared with its checksum."""
    stated = about(folder)
    for name, checksum in stated.files.items():
        if checksum_of(folder / name) != checksum:
            raise Broken(f"{name} is not the file that was trained")
    return stated


def checksum_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise Broken(f"{path.name} cannot be read") from error
