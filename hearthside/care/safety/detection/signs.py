"""The values that detection speaks in: Level, Axis, Sign and the community's own phrases."""

import enum
from dataclasses import dataclass
from typing import cast

from .wording import HEARD, SENTENCES


class Level(enum.IntEnum):
    NONE = 0
    CONCERN = 1
    RISK = 2
    IMMINENT = 3

    @property
    def key(self) -> str:
        return self.name.lower()


class Axis(enum.StrEnum):
    SELF = "self"
    OTHER = "other"
    METHOD = "method"
    ENCOURAGEMENT = "encouragement"
    THREAT = "threat"
    ABUSE = "abuse"
    HATE = "hate"
    SEXUAL = "sexual"
    GROOMING = "grooming"
    PERSONAL_DATA = "personal_data"
    EATING = "eating"
    MONEY = "money"
    MEDICATION = "medication"
    MEDICAL_CLAIM = "medical_claim"
    TOPIC = "topic"


@dataclass(frozen=True)
class Sign:
    """A hint of danger; `start` and `end` are the exact span in the text as it was written."""

    level: Level
    axis: Axis
    start: int
    end: int
    code: str
    weight: float

    @property
    def sentence(self) -> str:
        """Says to a responder what was found; translated when shown, never when read."""
        return cast(str, SENTENCES.get(self.code, SENTENCES["unnamed"]))

    @property
    def heard(self) -> str:
        """Says to the writer what was heard, in their key and without a label."""
        return cast(str, HEARD.get(self.code, HEARD["unnamed"]))


@dataclass(frozen=True)
class Community:
    """What the operator of one community adds: plain phrases to look at, and phrases that are harmless there.

    An addition is a phrase (a concern), or a pair of phrase and level. `languages` are those whose lists are switched
    on; English always is. `trained` false leaves the trained reader out, and phrases alone are read.
    """

    additions: tuple[str | tuple[str, Level], ...] = ()
    exclusions: tuple[str, ...] = ()
    languages: frozenset[str] = frozenset()
    trained: bool = True
