from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

SHIPPED_VERSION = 0  # what a community changes begins at 1
TRIAGE, MODERATION = "triage", "moderation"
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Reply:
    """Words for an answer as they are now, wherever they come from."""

    key: str
    language: str
    version: int
    title: str
    words: str
    is_offered: bool = True
    fits: dict[str, int] = field(default_factory=dict)  # situations in which it is suggested, and how strongly
    desk: str = TRIAGE  # where it is offered

    @property
    def mark(self) -> str:
        """What the history keeps of it."""
        return f"{self.key}.{self.language}.{self.version}"


@cache
def shipped(language: str) -> dict[str, Reply]:
    """By key; empty for a language in which nothing was written yet."""
    file = HERE / f"{language}.yaml"
    if not file.is_file():
        return {}
    read = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {
        entry["key"]: Reply(
            entry["key"],
            language,
            SHIPPED_VERSION,
            entry["title"],
            entry["words"],
            fits=entry.get("fits", {}),
            desk=entry.get("desk", TRIAGE),
        )
        for entry in read
    }


@cache
def languages() -> tuple[str, ...]:
    """In which replies are shipped."""
    return tuple(sorted(file.stem for file in HERE.glob("*.yaml")))
