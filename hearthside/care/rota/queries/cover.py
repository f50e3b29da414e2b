from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearthside.people.members.models import Member

from ..models import Desk, Duty, Shift


@dataclass(frozen=True)
class Cover:
    """The truth about a desk at one moment."""

    people: int  # on duty now
    until: datetime | None  # when the last of them leaves
    next_at: datetime | None  # when somebody comes, if nobody is here now

    @property
    def is_staffed(self) -> bool:
        return self.people > 0

    @property
    def in_words(self) -> str:
        """For people on duty and operators, in the reader's time zone."""
        if self.until:
            told = {"people": self.people, "until": _at(self.until)}
            words = ngettext(
                "%(people)s person is here, until %(until)s.",
                "%(people)s people are here, until %(until)s.",
                self.people,
            )
            return words % told
        if self.next_at:
            return _("Nobody is here. Somebody comes on %(start)s.") % {"start": _at(self.next_at)}
        return _("Nobody is here, and nobody is planned.")


class CoverSpan(NamedTuple):
    """How many people are at a desk from one moment to another."""

    starts: datetime
    ends: datetime
    people: int


def cover(desk: str = Desk.TRIAGE) -> Cover:
    now = timezone.now()
    at_desk = Shift.objects.counted().filter(desk=desk, duty=Duty.DESK)
    on_duty = list(at_desk.filter(starts_at__lte=now, ends_at__gt=now).values_list("member", "ends_at"))
    if on_duty:
        return Cover(len({member for member, _end in on_duty}), max(end for _member, end in on_duty), None)
    coming = at_desk.filter(starts_at__gt=now).order_by("starts_at").values_list("starts_at", flat=True)
    return Cover(0, None, coming.first())


def cover_between(desk: str, since: datetime, until: datetime) -> list[CoverSpan]:
    """The whole time from one to the other without holes, hours without anybody included."""
    shifts = Shift.objects.counted().filter(desk=desk, duty=Duty.DESK, starts_at__lt=until, ends_at__gt=since)
    changes: list[tuple[datetime, int, int]] = []
    for member, starts_at, ends_at in shifts.values_list("member", "starts_at", "ends_at"):
        changes += [(max(starts_at, since), 1, member), (min(ends_at, until), -1, member)]
    spans: list[CoverSpan] = []
    here: Counter[int] = Counter()
    at = since
    for moment, change, member in [*sorted(changes), (until, 0, 0)]:
        if moment > at:
            _append(spans, CoverSpan(at, moment, sum(1 for count in here.values() if count)))
            at = moment
        here[member] += change
    return spans


def people_on(duty: str, desk: str = Desk.TRIAGE) -> list[Member]:
    """Who is on this duty now, whoever came first at the front."""
    now = timezone.now()
    shifts = Shift.objects.counted().filter(desk=desk, duty=duty, starts_at__lte=now, ends_at__gt=now)
    in_order = shifts.select_related("member__account").order_by("starts_at", "pk")
    return list({shift.member_id: shift.member for shift in in_order}.values())


def _append(spans: list[CoverSpan], span: CoverSpan) -> None:
    if spans and spans[-1].people == span.people:
        spans[-1] = CoverSpan(spans[-1].starts, span.ends, span.people)
    else:
        spans.append(span)


def _at(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "l j F, H:i")
