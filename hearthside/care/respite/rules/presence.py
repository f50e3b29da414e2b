"""How long somebody has been at the desk, and whether they are alone there at night."""

from datetime import datetime, timedelta

from django.utils import timezone

from hearthside.care.rota import queries as rota
from hearthside.care.rota.models import Duty, Shift
from hearthside.people.members.models import Member

from ..models import Break, Limits

LOOK_BACK = timedelta(days=1)
COMPANY_AT_THE_DESK = (Duty.DESK, Duty.FIRST)
# Who is called out of bed has the next levels behind them, one after another.
COMPANY_ON_CALL = (Duty.DESK, Duty.FIRST, Duty.SECOND, Duty.SUPERVISOR)


def at_desk_since(member: Member, limits: Limits, now: datetime) -> datetime | None:
    """Since when without a rest as long as a break, over shifts that follow each other; None: not at the desk."""
    rest = timedelta(minutes=limits.break_minutes)
    spans = _desk_spans(member, now)
    if not spans or spans[-1][1] <= now:
        return None
    since = now
    for begins, ends in reversed(spans):
        if ends + rest <= since:
            break
        since = min(since, begins)
    last_break = Break.objects.filter(member=member, ends_at__lte=now).order_by("-ends_at").first()
    return max(since, last_break.ends_at) if last_break else since


def is_night(limits: Limits, now: datetime) -> bool:
    """By the community's clock; no night at all when it begins and ends at the same hour."""
    hour = now.astimezone(timezone.get_default_timezone()).hour
    if limits.night_from <= limits.night_until:
        return limits.night_from <= hour < limits.night_until
    return hour >= limits.night_from or hour < limits.night_until


def is_alone_at_night(member: Member, limits: Limits, now: datetime) -> bool:
    if not is_night(limits, now):
        return False
    at_desk = member.pk in {helper.pk for helper in rota.people_on(Duty.DESK)}
    return not any(
        helper.pk != member.pk
        for duty in (COMPANY_AT_THE_DESK if at_desk else COMPANY_ON_CALL)
        for helper in rota.people_on(duty)
    )


def _desk_spans(member: Member, now: datetime) -> list[tuple[datetime, datetime]]:
    """Their shifts at any desk within a day, the one that ends last at the end."""
    shifts = Shift.objects.filter(member=member, duty=Duty.DESK, starts_at__lte=now, ends_at__gt=now - LOOK_BACK)
    return list(shifts.order_by("ends_at").values_list("starts_at", "ends_at"))
