"""Reports that came while the database was away: kept in a file, sealed, and taken in later."""

import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from hearthside.foundation.text import SealBroken, seal, unseal

logger = logging.getLogger(__name__)
NAME = "wrong_numbers.jsonl"


@dataclass(frozen=True)
class Unsent:
    helpline: str
    what: str
    words: str
    made_at: datetime


def keep(unsent: Unsent) -> None:
    words = seal(unsent.words) if unsent.words else ""
    line = {**asdict(unsent), "words": words, "made_at": unsent.made_at.isoformat()}
    with _path().open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")


def take() -> Iterator[Unsent]:
    """Every kept report. Set aside first, so that one that arrives meanwhile is not lost."""
    aside = _path().with_suffix(".taken")
    if not aside.exists() and _path().exists():
        _path().replace(aside)
    if aside.exists():
        for line in aside.read_text(encoding="utf-8").splitlines():
            try:
                yield _read(line)
            except (ValueError, KeyError, SealBroken):  # half a line, after a full disk: the others still count
                logger.exception("a kept report of a wrong number cannot be read")


def forget() -> None:
    """The reports that `take` gave are rows now."""
    _path().with_suffix(".taken").unlink(missing_ok=True)


def _read(line: str) -> Unsent:
    kept = json.loads(line)
    words = unseal(kept["words"]) if kept["words"] else ""
    return Unsent(kept["helpline"], kept["what"], words, datetime.fromisoformat(kept["made_at"]))


def _path() -> Path:
    return Path(settings.HOME) / NAME
