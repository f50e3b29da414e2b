"""Whether the trained reader reads in this process: loaded once, when first asked for, or left out and said so."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings

from .about import FOLDER, About, Broken, verified

logger = logging.getLogger(__name__)
SWITCHED_OFF = "switched off by HEARTHSIDE_DETECTION_TRAINED"
NEEDED = ("numpy", "onnxruntime")
_lock = threading.Lock()


@dataclass
class _Where:
    folder: Path


_where = _Where(FOLDER)


@dataclass(frozen=True)
class Status:
    """For the operator: does it read, and if not, why."""

    reads: bool
    version: str
    reason: str


@dataclass(frozen=True)
class Loaded:
    about: About
    encoder: Any  # an Encoder; its module is imported only here, so that stage 1 needs neither numpy nor onnxruntime


def loaded() -> Loaded | None:
    """The trained reader, or None when it is switched off or cannot be used."""
    if is_off():
        return None
    reader = _ready()
    return reader if isinstance(reader, Loaded) else None


def status() -> Status:
    if is_off():
        return Status(False, "", SWITCHED_OFF)
    reader = _ready()
    if isinstance(reader, Loaded):
        return Status(True, reader.about.version, "")
    return Status(False, "", reader)


def why_not_ready() -> str:
    """The same asked cheaply, without loading anything: empty when it should read."""
    if is_off():
        return SWITCHED_OFF
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        return f"{' and '.join(missing)} cannot be imported"
    try:
        verified(_where.folder)
    except Broken as error:
        return str(error)
    return ""


def is_off() -> bool:
    return settings.configured and not getattr(settings, "DETECTION_TRAINED", True)


@contextmanager
def reading_from(folder: Path) -> Iterator[None]:
    """Read with another artefact in this process for a while: to measure it before it is put in place."""
    before, _where.folder = _where.folder, folder
    try:
        yield
    finally:
        _where.folder = before


def forget() -> None:
    """Load anew at the next reading."""
    with _lock:
        _load.cache_clear()


def _ready() -> Loaded | str:
    with _lock:
        return _load(_where.folder)


@cache
def _load(folder: Path) -> Loaded | str:
    """The reader, or why there is none. The first trouble is logged, and stage 1 reads alone from then on."""
    try:
        stated = verified(folder)
        return Loaded(stated, import_module(f"{__package__}.encoder").Encoder(folder))
    except Exception as error:  # whatever is wrong with it, people's words must be read all the same
        reason = str(error) if isinstance(error, Broken) else type(error).__name__
        logger.error("the trained reader cannot be used, phrases alone are read: %s", reason)
        return reason
