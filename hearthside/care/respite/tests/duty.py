"""Shifts for tests, without asking who was trained: that is the rota's own matter."""

from datetime import datetime, timedelta

from django.utils import timezone

from hearthside.care.rota.models import Desk, Duty, Shift
from hearthside.people.members.models import Member


def at_desk(member: Member, hours: float = 8, since: datetime | None = None, duty: str = Duty.DESK) -> Shift:
    begins = since or timezone.now()
    return Shift.objects.create(
        member=member, desk=Desk.TRIAGE, duty=duty, starts_at=begins, ends_at=begins + timedelta(hours=hours)
    )
