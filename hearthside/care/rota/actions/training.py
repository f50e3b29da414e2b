from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..models import TrainingRecord


class Told(TypedDict):
    """What an operator writes down about a training."""

    course: str
    trained_on: date
    expires_on: date
    referee: str
    referee_heard_on: date | None


@transaction.atomic
def record_training(operator: Member, member: Member, desk: str, **told: Unpack[Told]) -> TrainingRecord:
    """Note that somebody was trained for a desk; valid once their referee was heard, until it expires."""
    kept = TrainingRecord(member=member, desk=desk, recorded_by=operator, **told)
    require(rules.may_record_training(operator, kept))
    kept.save()
    record(operator.pk, "training recorded", f"rota.trainingrecord:{kept.pk}")
    return kept


@transaction.atomic
def hear_referee(operator: Member, kept: TrainingRecord, heard_on: date) -> None:
    """Note that the person who knows them was heard; from now on the record is valid."""
    kept.referee_heard_on = heard_on
    require(rules.may_record_training(operator, kept))
    kept.save(update_fields=["referee_heard_on"])
    record(operator.pk, "referee heard", f"rota.trainingrecord:{kept.pk}")


@transaction.atomic
def withdraw_training(operator: Member, kept: TrainingRecord) -> None:
    """From now on their shifts do not count, unless another record is valid."""
    require(rules.may_keep_records(operator))
    if kept.withdrawn_at is None:
        kept.withdrawn_at = timezone.now()
        kept.save(update_fields=["withdrawn_at"])
        record(operator.pk, "training withdrawn", f"rota.trainingrecord:{kept.pk}")
