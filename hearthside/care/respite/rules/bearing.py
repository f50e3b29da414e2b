"""What a helper carries at this moment: the facts by which a limit is judged, read once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from hearthside.care.rota.rules import LONGEST
from hearthside.people.members.models import Member

from .. import topics
from ..models import Break, Debrief, Dose, Limits, Override, StayedWithYou, TopicRest
from .presence import at_desk_since, is_alone_at_night

HOUR = timedelta(hours=1)
# The longest that a shift may be. Counted back from now, it holds any shift whole, and leaving and coming back does
# not begin a new count.
SHIFT = LONGEST
OVERRIDE_STANDS = timedelta(minutes=10)  # our choice: it is given for the case on the screen, not for later


@dataclass(frozen=True)
class Bearing:
    limits: Limits
    now: datetime
    doses: tuple[tuple[datetime, int], ...]  # when and how heavy, within a shift's length, oldest first
    at_desk_since: datetime | None
    break_until: datetime | None
    light_until: datetime | None  # after a hard case
    lighter_until: datetime | None  # by their own wish
    rested: frozenset[str]
    is_alone_at_night: bool
    has_override: bool

    @property
    def in_hour(self) -> int:
        return sum(weight for at, weight in self.doses if at > self.now - HOUR)

    @property
    def in_shift(self) -> int:
        return sum(weight for _at, weight in self.doses)

    @property
    def break_due_at(self) -> datetime | None:
        if self.at_desk_since is None:
            return None
        return self.at_desk_since + timedelta(minutes=self.limits.minutes_until_break)

    @property
    def is_break_due(self) -> bool:
        return self.break_due_at is not None and self.break_due_at <= self.now

    def eases_at(self, weight: int) -> datetime | None:
        """When the hour has room for this much again; None when it has."""
        over = self.in_hour + weight - self.limits.load_an_hour
        for at, fallen in (dose for dose in self.doses if dose[0] > self.now - HOUR):
            if over <= 0:
                break
            over -= fallen
            if over <= 0:
                return at + HOUR
        return None


def current_limits() -> Limits:
    """The one row; the defaults before the operator has changed anything."""
    return Limits.objects.filter(pk=1).first() or Limits(pk=1)


def bearing_of(member: Member) -> Bearing:
    limits, now = current_limits(), timezone.now()
    recent = Dose.objects.filter(member=member, at__gt=now - SHIFT).order_by("at").values_list("at", "weight")
    rested = TopicRest.objects.filter(member=member).values_list("topic", flat=True)
    given = Override.objects.filter(member=member, hindrance="", at__gt=now - OVERRIDE_STANDS)
    return Bearing(
        limits=limits,
        now=now,
        doses=tuple(recent),
        at_desk_since=at_desk_since(member, limits, now),
        break_until=_latest(Break.objects.filter(member=member, starts_at__lte=now, ends_at__gt=now), "ends_at"),
        light_until=_light_until(member, limits, now),
        lighter_until=_latest(StayedWithYou.objects.filter(member=member, lighter_until__gt=now), "lighter_until"),
        rested=topics.covered_by(rested),
        is_alone_at_night=is_alone_at_night(member, limits, now),
        has_override=given.exists(),
    )


def _light_until(member: Member, limits: Limits, now: datetime) -> datetime | None:
    span = timedelta(minutes=limits.light_minutes)
    last: datetime | None = _latest(Debrief.objects.filter(member=member, asked_at__gt=now - span), "asked_at")
    return last + span if last else None


def _latest(rows: QuerySet[Any], field: str) -> datetime | None:
    found: datetime | None = rows.order_by(f"-{field}").values_list(field, flat=True).first()
    return found
