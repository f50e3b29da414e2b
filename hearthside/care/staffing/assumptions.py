"""What is assumed where nothing was measured, each with its source: one file, printed whole by who uses it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("assumptions.yaml")


@dataclass(frozen=True)
class Assumption:
    value: Any
    source: str


def assumed(path: str) -> Any:
    """The value of one, by its path: `handling_minutes.risk`."""
    return assumption(path).value


def assumption(path: str) -> Assumption:
    found: Any = _file()
    for key in path.split("."):
        found = found[key]
    return Assumption(found["is"], found["from"])


def printed() -> str:
    """The file as it stands."""
    return FILE.read_text()


@cache
def _file() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(FILE.read_text())
    return read
