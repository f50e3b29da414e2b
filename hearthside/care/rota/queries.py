"""Who is there, and when: computed from shifts, so that nothing is ever promised in prose."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from hearthside.people.members.models import Member

from .models import Desk, Shift


@dataclass(frozen=True)
class Cover:
    """The truth about a desk at one moment."""

    people: int  # on duty now
    until: datetime | None  # when the last of them leaves
    next_at: datetime | None  # when somebody comes, if nobody is here now

    @property
    def is_staffed(self) -> bool:
        return self.people > 0


def cover(desk: str = Desk.TRIAGE) -> Cover:
    now = timezone.now()
    on_duty = list(_current(desk, now).values_list("member", "ends_at"))
    if on_duty:
        return Cover(len({member for member, _end in on_duty}), max(end for _member, end in on_duty), None)
    coming = (
        Shift.objects.filter(desk=desk, starts_at__gt=now).order_by("starts_at").values_list("starts_at", flat=True)
    )
    return Cover(0, None, coming.first())


def current_shift(member: Member, desk: str = Desk.TRIAGE) -> Shift | None:
    return _current(desk, timezone.now()).filter(member=member).first()


def coming_shifts() -> QuerySet[Shift]:
    return Shift.objects.filter(ends_at__gt=timezone.now()).select_related("member").order_by("starts_at")


def _current(desk: str, now: datetime) -> QuerySet[Shift]:
    return Shift.objects.filter(desk=desk, starts_at__lte=now, ends_at__gt=now)
