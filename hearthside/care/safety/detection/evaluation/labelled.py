"""Texts with labels: functional cases, and public research files that are never part of this product."""

import csv
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..signs import Level

MENTAL_HEALTH_FORUMS = """
    addiction adhd alcoholism anxiety autism bipolarreddit bpd depression EDAnonymous healthanxiety lonely mentalhealth
    ptsd schizophrenia socialanxiety
"""
OTHER_FORUMS = """
    conspiracy divorce guns legaladvice personalfinance ukpolitics UKPersonalFinance unitedkingdom
"""


@dataclass(frozen=True)
class Labelled:
    """A text; `level` is None where only yes or no is known, `danger` where nothing is."""

    text: str
    danger: bool | None
    level: Level | None = None
    category: str = ""
    quiet: bool | None = None
    language: str = "en"


@dataclass(frozen=True)
class PublicFile:
    """How a public file's labels are to be understood; `danger` answers None for a row to leave out."""

    name: str
    danger: Callable[[dict[str, str]], bool | None]
    kind: str  # "danger": both kinds; "ordinary", "support": nobody labelled as in danger
    language: str = "en"


def _one(row: dict[str, str]) -> bool | None:
    return row["label"] == "1"


def _nobody(row: dict[str, str]) -> bool | None:
    return False


def _experts(row: dict[str, str]) -> bool | None:
    return row["label"] in {"indicator", "ideation", "behavior", "attempt"}


def _any_factor(row: dict[str, str]) -> bool | None:
    return row["label"] != "0"


def _suicide_forum(row: dict[str, str]) -> bool | None:
    return True if row["label"] == "suicidewatch" else False if row["label"] in OTHER_FORUMS.split() else None


def _support_forum(row: dict[str, str]) -> bool | None:
    return False if row["label"] in MENTAL_HEALTH_FORUMS.split() else None


PUBLIC_FILES = (
    PublicFile("kaggle_sw_sub", _one, "danger"),
    PublicFile("rmhd27", _suicide_forum, "danger"),
    PublicFile("gaur_post", _experts, "danger"),
    PublicFile("sdcnl", _one, "danger"),
    PublicFile("irf", _any_factor, "danger"),
    PublicFile("tw_ideation", _one, "danger"),
    PublicFile("tw_intention", _one, "danger"),
    PublicFile("es_suicidio", _one, "danger", "es"),
    PublicFile("zh_soshl", _one, "danger", "zh"),
    PublicFile("goemotions", _nobody, "ordinary"),
    PublicFile("olid", _nobody, "ordinary"),
    PublicFile("tdavidson", _nobody, "ordinary"),
    PublicFile("dreaddit", _nobody, "support"),
    PublicFile("counselchat", _nobody, "support"),
    PublicFile("rmhd27", _support_forum, "support"),
)


def cases_in(path: Path) -> list[Labelled]:
    """Functional cases, one JSON object a line."""
    return [_case(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line.strip()]


def public_texts(folder: Path, file: PublicFile, most: int, seed: int) -> list[Labelled]:
    """At most so many rows of a public file, chosen by the seed; none when the file is not there."""
    path = folder / f"{file.name}.csv"
    texts = list(_rows(path, file)) if path.exists() else []
    return texts if len(texts) <= most else random.Random(seed).sample(texts, most)


def read_anew(folder: Path, labels: Path) -> list[Labelled]:
    """Posts of support forums with the level a reader gave each; the words stay in the public file."""
    posts, table = folder / "rmhd27.csv", labels
    if not posts.exists() or not table.exists():
        return []
    texts = {row["id"]: row["text"] for row in _table(posts)}
    return [
        Labelled(texts[row["id"]], row["level"] != "none", Level[row["level"].upper()])
        for row in _table(table)
        if row["id"] in texts
    ]


def _case(facts: dict) -> Labelled:
    level = Level[facts["level"].upper()]
    return Labelled(
        facts["text"],
        level > Level.NONE,
        level,
        facts.get("category", ""),
        facts.get("quiet"),
        facts.get("language", "en"),
    )


def _rows(path: Path, file: PublicFile) -> Iterator[Labelled]:
    for row in _table(path):
        danger = file.danger(row)
        if danger is not None:
            yield Labelled(row["text"], danger, language=file.language)


def _table(path: Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(stream)
