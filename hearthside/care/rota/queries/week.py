"""A week of the rota as a list by day, in the reader's own time zone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from hearthside.people.members.models import Member

from ..models import Desk, Duty, Shift, Slot
from .planning import places_between


@dataclass(frozen=True)
class Entry:
    """Hours at one duty: who is there, and how many are wanted beyond."""

    desk: Desk
    duty: Duty
    starts_at: datetime
    ends_at: datetime
    people: list[Member]
    missing: int
    slot: Slot | None


@dataclass(frozen=True)
class Day:
    day: date
    entries: list[Entry]


def week(first_day: date) -> list[Day]:
    """Seven days; what begins on one of them stands there, also when it ends on the next."""
    since, until = _midnight(first_day), _midnight(first_day + timedelta(days=7))
    entries = [
        Entry(
            Desk(place.slot.desk), Duty(place.slot.duty), place.slot.starts_at, place.slot.ends_at, place.people,
            place.free, place.slot,
        )
        for place in places_between(since, until)
    ]  # fmt: skip
    shifts = Shift.objects.counted().filter(slot=None, starts_at__lt=until, ends_at__gt=since).select_related("member")
    entries += [
        Entry(Desk(one.desk), Duty(one.duty), one.starts_at, one.ends_at, [one.member], 0, None) for one in shifts
    ]
    entries.sort(key=lambda entry: (entry.starts_at, entry.desk, entry.duty))
    return [_day(first_day + timedelta(days=number), entries) for number in range(7)]


def _day(day: date, entries: list[Entry]) -> Day:
    return Day(day, [entry for entry in entries if timezone.localtime(entry.starts_at).date() == day])


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=timezone.get_current_timezone())
