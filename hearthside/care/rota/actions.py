from datetime import datetime, timedelta

from django.utils import timezone

from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from . import rules
from .models import Shift
from .queries import current_shift


def plan_shift(member: Member, desk: str, starts_at: datetime, ends_at: datetime) -> Shift:
    """Say that somebody will be there. Raises Refused when the times or the role do not fit."""
    require(rules.may_be_on_duty(member, desk))
    require(rules.may_last(starts_at, ends_at))
    return Shift.objects.create(member=member, desk=desk, starts_at=starts_at, ends_at=ends_at)


def start_shift(member: Member, desk: str, hours: int) -> Shift:
    """Be there from now on; a shift already running is the one."""
    now = timezone.now()
    return current_shift(member, desk) or plan_shift(member, desk, now, now + timedelta(hours=hours))


def end_shift(member: Member, desk: str) -> None:
    """Leave now; hours shown to members follow at once."""
    now = timezone.now()
    for shift in Shift.objects.filter(member=member, desk=desk, starts_at__lte=now, ends_at__gt=now):
        if shift.starts_at == now:  # a shift of no length is none
            shift.delete()
            continue
        shift.ends_at = now
        shift.save(update_fields=["ends_at"])


def cancel_shift(shift: Shift) -> None:
    shift.delete()
