"""What is planned and what is missing."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice, pairwise, product
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from hearthside.people.members.models import Member

from ..models import Desk, Duty, Minimum, Pattern, Shift, Slot
from ..recurrence import days

Where = tuple[str, str]  # desk and duty


LOOK_AHEAD = timedelta(days=2 * 366)


class Gap(NamedTuple):
    """Hours in which people are missing at a duty."""

    desk: Desk
    duty: Duty
    starts: datetime
    ends: datetime
    missing: int


@dataclass(frozen=True)
class Place:
    """A slot, and those who have signed up for it and may serve."""

    slot: Slot
    people: list[Member]

    @property
    def free(self) -> int:
        return max(0, self.slot.wanted - len(self.people))


def coming_shifts() -> QuerySet[Shift]:
    """Everybody's, each with `is_counted`."""
    return Shift.objects.weighed().filter(ends_at__gt=timezone.now()).select_related("member").order_by("starts_at")


def places_between(since: datetime, until: datetime) -> list[Place]:
    slots = list(_slots(since, until).order_by("starts_at", "desk", "duty", "pk"))
    people = defaultdict(list)
    for shift in Shift.objects.counted().filter(slot__in=slots).select_related("member").order_by("pk"):
        people[shift.slot_id].append(shift.member)
    return [Place(slot, people[slot.pk]) for slot in slots]


def next_dates(pattern: Pattern, count: int = 8) -> list[Slot]:
    """The coming slots that a pattern, saved or not, would make; none are made."""
    now = timezone.now()
    since = max(pattern.first_day, now.date())
    until = min(pattern.last_day or date.max, since + LOOK_AHEAD)
    slots = (pattern.slot_on(day) for day in days(pattern.rule, pattern.first_day, until))
    return list(islice((slot for slot in slots if slot.starts_at > now), count))


def gaps(since: datetime, until: datetime) -> list[Gap]:
    """Hours that slots or the least number of people ask for and nobody who may serve has taken, in order of time."""
    minimum = {(row.desk, row.duty): row.people for row in Minimum.objects.all()}
    wanted = _changes(_slots(since, until).values_list("desk", "duty", "starts_at", "ends_at", "wanted"))
    shifts = Shift.objects.counted().filter(starts_at__lt=until, ends_at__gt=since)
    there = _changes((*row, 1) for row in shifts.values_list("desk", "duty", "starts_at", "ends_at"))
    found = [
        gap
        for where in product(Desk, Duty)
        for gap in _missing(where, (since, until), minimum.get(where, 0), (wanted[where], there[where]))
    ]
    return sorted(found, key=lambda gap: gap.starts)


def _slots(since: datetime, until: datetime) -> QuerySet[Slot]:
    return Slot.objects.filter(cancelled_at=None, starts_at__lt=until, ends_at__gt=since)


def _changes(rows: Iterable[tuple[str, str, datetime, datetime, int]]) -> dict[Where, Counter[datetime]]:
    """By how many the number of people changes, at which moments."""
    changes: dict[Where, Counter[datetime]] = defaultdict(Counter)
    for desk, duty, starts, ends, people in rows:
        changes[desk, duty][starts] += people
        changes[desk, duty][ends] -= people
    return changes


def _missing(
    where: tuple[Desk, Duty], span: tuple[datetime, datetime], minimum: int, changes: tuple[Counter[datetime], ...]
) -> list[Gap]:
    wanted, there = changes
    since, until = span
    found: list[Gap] = []
    asked = here = 0
    moments = sorted({since, until, *wanted, *there})
    for moment, following in pairwise(moments):
        asked, here = asked + wanted[moment], here + there[moment]
        missing = max(asked, minimum) - here
        if missing > 0 and following > since and moment < until:
            _append(found, Gap(*where, max(moment, since), min(following, until), missing))
    return found


def _append(found: list[Gap], gap: Gap) -> None:
    if found and found[-1].ends == gap.starts and found[-1].missing == gap.missing:
        found[-1] = found[-1]._replace(ends=gap.ends)
    else:
        found.append(gap)
