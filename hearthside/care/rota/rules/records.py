"""Who keeps the records of training, and what a record must say."""

from datetime import UTC, date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member, Role
from hearthside.people.members.rules import may_use_desk

from ..models import TrainingRecord

EXPIRES_SOON = timedelta(days=30)


def may_keep_records(operator: Member | None) -> Verdict:
    return may_use_desk(operator, Role.OPERATOR)


def may_record_training(operator: Member, record: TrainingRecord) -> Verdict:
    """An operator may record their own: in a small place there is nobody else. It is marked where others see it."""
    if not (verdict := may_keep_records(operator)):
        return verdict
    if record.member.left_at:
        return no(_("This person has left."))
    if record.trained_on > _today() or (record.referee_heard_on and record.referee_heard_on > _today()):
        return no(_("Training and the talk with the referee lie in the past. Please check the dates."))
    if record.expires_on < record.trained_on:
        return no(_("Training is valid until a day after it. Please check the dates."))
    return YES


def _today() -> date:
    # The day is the latest one on earth: nobody's "today" is refused for lying ahead of ours.
    return (timezone.now().astimezone(UTC) + timedelta(hours=14)).date()
