"""Cases and people on duty for this app's tests."""

from datetime import timedelta

from django.utils import timezone

from hearthside.care.rota.actions import plan_shift
from hearthside.care.rota.models import Desk, Shift
from hearthside.care.safety.ladder import STEPS
from hearthside.care.safety.models import Case, Urgency
from hearthside.people.members.models import Member


def a_case(member: Member | None, urgency: int = Urgency.RISK, age: timedelta = timedelta(0), **fields: object) -> Case:
    opened = timezone.now() - age
    return Case.objects.create(
        member=member, urgency=urgency, opened_at=opened, due_at=opened + STEPS[urgency].first_look_within, **fields
    )


def on_duty(member: Member, duty: str = "desk", hours: int = 8) -> Shift:
    now = timezone.now()
    return plan_shift(member, Desk.TRIAGE, now, now + timedelta(hours=hours), duty)
