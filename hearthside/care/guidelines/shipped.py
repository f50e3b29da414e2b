"""The clauses that come with the software: one file for each language, all with the same keys."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "clauses"
FIRST = "en"  # the language in which they are written; others are translations of it
WORDS = ("group", "title", "text", "easy", "why", "good", "bad", "follows")


@dataclass(frozen=True)
class Shipped:
    """All of one language."""

    language: str
    opening: str
    clauses: tuple[dict[str, str], ...]  # "key" and `WORDS` of each, in reading order


def languages() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def shipped(language: str = FIRST) -> Shipped:
    """In this language, or one near it ("pt" for "pt-br"), or else as they were first written."""
    known = languages()
    return _read(next((name for name in (language, language.split("-", maxsplit=1)[0]) if name in known), FIRST))


@lru_cache(maxsize=32)
def _read(language: str) -> Shipped:
    told = yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
    return Shipped(language, told["opening"].strip(), tuple(_clause(each) for each in told["clauses"]))


def _clause(told: dict[str, Any]) -> dict[str, str]:
    return {name: _as_text(told[name]) for name in ("key", *WORDS)}


def _as_text(value: str | list[str]) -> str:
    return "\n".join(value) if isinstance(value, list) else value.strip()
