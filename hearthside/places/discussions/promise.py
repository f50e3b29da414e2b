"""The promise of a first answer, measured: minutes count only while somebody was on duty."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from math import ceil
from statistics import median

# Source: the project's safety rules, "The ladder": a newcomer's or unanswered post gets a reply within 60 minutes.
TARGET = timedelta(minutes=60)


@dataclass(frozen=True)
class Kept:
    """How the promise was kept. Those who still wait beyond it count with the time so far; the others not yet."""

    posts: int
    within: int
    overdue: int  # of `posts`: nobody has answered, and the time is over
    not_yet: int  # nobody has answered, and there is time
    median_minutes: int | None
    p95_minutes: int | None

    @property
    def share(self) -> int | None:
        """Per cent within the promise; None when there was nothing to keep it to."""
        return round(100 * self.within / self.posts) if self.posts else None


class Clock:
    """Runs only while somebody is on duty."""

    def __init__(self, covered: Iterable[tuple[datetime, datetime]]) -> None:
        self.spans = sorted(covered)
        self.starts = [starts for starts, _ends in self.spans]
        self.before = [timedelta(0), *accumulate((ends - starts for starts, ends in self.spans))]

    def between(self, since: datetime, until: datetime) -> timedelta:
        return self._at(until) - self._at(since)

    def _at(self, moment: datetime) -> timedelta:
        """How long it had run by then."""
        index = bisect_right(self.starts, moment)
        if not index:
            return timedelta(0)
        starts, ends = self.spans[index - 1]
        return self.before[index - 1] + (min(moment, ends) - starts)


def how_it_was_kept(posts: Sequence[tuple[datetime, datetime | None]], clock: Clock, now: datetime) -> Kept:
    """From when each post was shown and first answered (or None)."""
    waits = [(clock.between(shown, answered or now), answered is not None) for shown, answered in posts]
    counted = sorted(wait for wait, is_answered in waits if is_answered or wait > TARGET)
    minutes = [wait.total_seconds() / 60 for wait in counted]
    return Kept(
        posts=len(counted),
        within=sum(wait <= TARGET for wait in counted),
        overdue=sum(not is_answered and wait > TARGET for wait, is_answered in waits),
        not_yet=sum(not is_answered and wait <= TARGET for wait, is_answered in waits),
        median_minutes=_rounded_up(median(minutes)) if minutes else None,
        p95_minutes=_rounded_up(minutes[ceil(0.95 * len(minutes)) - 1]) if minutes else None,
    )


def _rounded_up(minutes: float) -> int:
    """Nobody is answered in no time at all."""
    return max(1, ceil(minutes))
