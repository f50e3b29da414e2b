"""How a week's scores and words differ from the weeks before."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from ..drift import MUCH, SOME, divergence, stability_index, together
from ..models import Fingerprint
from ..rules import last_whole_week

WEEKS = 13
BEFORE = 8  # weeks that one is held against
ENOUGH = 4  # fewer say nothing


@dataclass(frozen=True)
class Shift:
    """One week against the weeks before it; None where there were too few."""

    week: date
    read: int
    scores: float | None
    words: float | None

    @property
    def size(self) -> str:
        """ "some" or "much" where the scores moved, else nothing."""
        if self.scores is None or self.scores < SOME:
            return ""
        return "much" if self.scores >= MUCH else "some"


def shifts() -> list[Shift]:
    """The last quarter of a year, oldest week first."""
    since = last_whole_week(timezone.now()) - timedelta(weeks=WEEKS + BEFORE - 1)
    prints = list(
        Fingerprint.objects.filter(draw__week__gte=since, read__gt=0).select_related("draw").order_by("draw__week")
    )
    return [_shift(each, prints[max(0, place - BEFORE) : place]) for place, each in enumerate(prints)][-WEEKS:]


def _shift(now: Fingerprint, before: list[Fingerprint]) -> Shift:
    if len(before) < ENOUGH:
        return Shift(now.draw.week, now.read, None, None)
    scores, words = together([one.scores for one in before]), together([one.words for one in before])
    return Shift(now.draw.week, now.read, stability_index(scores, now.scores), divergence(words, now.words))
