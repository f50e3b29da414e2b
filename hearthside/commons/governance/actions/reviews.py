"""When each policy is looked at again."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..models import Policy, Review


@transaction.atomic
def set_review(operator: Member, policy: Policy, next_on: date, was_read: bool = False, note: str = "") -> Review:
    """Set the day on which a policy is looked at again; with `was_read`, it was looked at today."""
    require(rules.may_govern(operator))
    require(rules.may_look_again_on(next_on))
    made = Review.objects.create(
        policy=policy, next_on=next_on, was_read=was_read, note=note, made_by=operator, made_at=timezone.now()
    )
    record(operator.pk, "reviewed a policy" if was_read else "planned a review", f"governance.review:{made.pk}", policy)
    return made
