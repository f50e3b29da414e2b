"""What people here found out about helplines, as a file: pages read it so that they need no table."""

import json
import logging
import os
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

logger = logging.getLogger(__name__)
NAME = "helplines_overlay.json"


@dataclass(frozen=True)
class Finding:
    verdict: str
    on: date
    fingerprint: str


@dataclass(frozen=True)
class Overlay:
    checks: dict[str, Finding] = field(default_factory=dict)  # the newest of each helpline
    doubted: frozenset[str] = frozenset()  # with an open report by a reader


def current() -> Overlay:
    """As last written; empty before anything was found out."""
    path = Path(settings.HOME) / NAME
    try:
        return _read(str(path), path.stat().st_mtime_ns)
    except FileNotFoundError:
        return Overlay()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        logger.exception("%s cannot be read; helplines show without the checks made here", path)
        return Overlay()


def write(overlay: Overlay) -> None:
    """Replace the file in one step, so that no page ever reads half of it."""
    path = Path(settings.HOME) / NAME
    half = path.with_name(f"{NAME}.{os.getpid()}")
    half.write_text(json.dumps(_plain(overlay), ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
    half.replace(path)


@lru_cache(maxsize=4)
def _read(path: str, version: int) -> Overlay:
    kept: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    checks = {
        helpline: Finding(one["verdict"], date.fromisoformat(one["on"]), one["fingerprint"])
        for helpline, one in kept["checks"].items()
    }
    return Overlay(checks, frozenset(kept["doubted"]))


def _plain(overlay: Overlay) -> dict[str, Any]:
    checks = {
        helpline: {"verdict": one.verdict, "on": one.on.isoformat(), "fingerprint": one.fingerprint}
        for helpline, one in overlay.checks.items()
    }
    return {"checks": checks, "doubted": sorted(overlay.doubted)}
