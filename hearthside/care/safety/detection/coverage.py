"""What we may honestly say about each language; figures stand in lexicons/coverage.toml and docs/detection.md."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from .lexicon import FOLDER

ALWAYS_READ = "en"


@dataclass(frozen=True)
class Coverage:
    """What is looked for in a language, and how much of it was found in sentences kept aside while its list was made.

    `reach` is "full" (phrases and a trained stage, measured on texts of others), "words" (phrases and their context),
    or "off" (nothing is looked for beyond what other languages' words happen to catch).
    """

    language: str
    reach: str
    recall: float | None = None
    cases: int = 0  # the kept sentences of danger that `recall` was measured on
    false_alarms: int = 0
    harmless_cases: int = 0
    reviewed_by_native_speaker: bool = False


def coverage_of(language: str, switched_on: frozenset[str]) -> Coverage:
    """What holds in a community that has these languages switched on."""
    known = COVERAGE.get(language, Coverage(language, "off"))
    is_on = language == ALWAYS_READ or language in switched_on
    return known if is_on else replace(known, reach="off")


def _measured() -> Mapping[str, Coverage]:
    known = tomllib.loads((FOLDER / "coverage.toml").read_text("utf-8"))
    return MappingProxyType({language: Coverage(language, **facts) for language, facts in known.items()})


COVERAGE = _measured()
LISTED = tuple(language for language in COVERAGE if language != ALWAYS_READ)  # those an operator can switch on
