"""Measures the lists of a language alone, without the English reading beside them, on the cases that belong to it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .detectors import OTHER_LANGUAGES
from .fold import fold
from .harmless import figures_of_speech
from .passage import Passage
from .signs import Level, Sign


@dataclass(frozen=True)
class Case:
    """One invented sentence; `kept` ones are never looked at while a list is written."""

    id: str
    text: str
    level: Level
    subject: str
    quiet: bool
    category: str
    reason: str
    kept: bool

    @property
    def is_serious(self) -> bool:
        return self.level > Level.NONE


@dataclass(frozen=True)
class Measured:
    serious: int
    found: int  # of the serious ones, at concern or higher
    harmless: int
    false_alarms: int

    @property
    def recall(self) -> float:
        return round(self.found / self.serious, 2)


def cases_in(path: Path) -> list[Case]:
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return [Case(**{**row, "level": Level[row["level"].upper()]}) for row in rows]


def measured(cases: Iterable[Case], language: str) -> Measured:
    levels = [(case.is_serious, level_in_words(case.text, language)) for case in cases]
    found = [level >= Level.CONCERN for serious, level in levels if serious]
    alarms = [level >= Level.CONCERN for serious, level in levels if not serious]
    return Measured(len(found), sum(found), len(alarms), sum(alarms))


def level_in_words(text: str, language: str) -> Level:
    """What the lists of this one language make of a text."""
    bare = Passage(text, language, fold(text))
    passage = Passage(text, language, bare.folded, tuple(figures_of_speech(bare, "danger")))
    signs: list[Sign] = []
    for detect in OTHER_LANGUAGES:
        signs += list(detect(passage, signs))
    return max((sign.level for sign in signs), default=Level.NONE)
