from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, ClassVar

from django.utils.functional import Promise

from hearthside.care.contributions.registry import Contribution
from hearthside.foundation.verdicts import YES, Verdict

from ..models import Effect, Measure

FOREVER = datetime(9000, 1, 1, tzinfo=UTC)
MEASURES: dict[str, "MeasureKind"] = {}


@dataclass(frozen=True)
class Chosen:
    """A measure as a moderator chose it, before it is in force."""

    measure: Measure
    until: datetime | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


class MeasureKind:
    """What one measure does. `apply` and `undo` never restore a picture of before: both let things follow from the
    measures that are in force now, so that measures may be lifted in any order and words may change in between."""

    key: ClassVar[Measure]
    restricts: ClassVar[bool] = True  # needs a statement of reasons
    needs_two: ClassVar[bool] = False
    ends_by_itself: ClassVar[bool] = False  # a time must be chosen

    def fits(self, chosen: Chosen, contribution: Contribution | None) -> Verdict:
        """Whether it can be done to these words and this author, with these details."""
        return YES

    def apply(self, effect: Effect) -> None:
        """Bring it about; the row is there already."""

    def undo(self, effect: Effect) -> None:
        """Take it back; the row says already that it is lifted."""

    def says(self, chosen: Chosen) -> str | Promise:
        """What it does, for the author, in the language that is active."""
        return chosen.measure.label


def register(kind: type[MeasureKind]) -> type[MeasureKind]:
    MEASURES[kind.key] = kind()
    return kind


def kind_of(measure: str) -> MeasureKind:
    return MEASURES[measure]


def weightiest(chosen: Iterable[Chosen]) -> Measure:
    """The one by which a decision is named in lists."""
    order = list(Measure)
    return max((one.measure for one in chosen), key=order.index)
