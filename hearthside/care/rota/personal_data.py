from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .models import FeedKey, HandOver, Shift, Skills, Swap, TrainingRecord


@claim
class RotaData(PersonalData):
    title = _("Shifts")
    models = (Shift, Swap)
    order = 20

    def export(self, member: Member) -> list[dict[str, Any]]:
        notes = dict(HandOver.objects.filter(shift__member=member).values_list("shift", "note"))
        return [
            {
                "desk": shift.get_desk_display(),
                "duty": shift.get_duty_display(),
                "from": shift.starts_at.isoformat(),
                "until": shift.ends_at.isoformat(),
                "hand_over_note": notes.get(shift.pk, ""),
            }
            for shift in Shift.objects.filter(member=member).order_by("starts_at")
        ]

    def erase(self, member: Member, keep_words: bool) -> None:
        """Notes go with their shifts: they are words for colleagues, not contributions."""
        Swap.objects.filter(Q(offered_by=member) | Q(offered_to=member) | Q(taken_by=member)).delete()
        Shift.objects.filter(member=member).delete()


@claim
class HelperData(PersonalData):
    """What is kept of somebody because they help here."""

    title = _("Your training, skills and calendar address")
    models = (TrainingRecord, Skills, FeedKey)
    order = 20

    def export(self, member: Member) -> list[dict[str, Any]]:
        skills = Skills.objects.filter(member=member).values("languages", "age_bands", "spaces")
        feeds = FeedKey.objects.filter(member=member)
        return [
            *(_training(record) for record in TrainingRecord.objects.filter(member=member).order_by("trained_on")),
            *({"skills": said} for said in skills),
            *({"calendar_address_made_at": feed.made_at.isoformat()} for feed in feeds),
        ]

    def erase(self, member: Member, keep_words: bool) -> None:
        TrainingRecord.objects.filter(member=member).delete()
        TrainingRecord.objects.filter(recorded_by=member).update(recorded_by=None)
        Skills.objects.filter(member=member).delete()
        FeedKey.objects.filter(member=member).delete()


def _training(record: TrainingRecord) -> dict[str, Any]:
    return {
        "desk": record.get_desk_display(),
        "course": record.course,
        "trained_on": record.trained_on.isoformat(),
        "valid_until": record.expires_on.isoformat(),
        "referee": record.referee,
        "referee_heard_on": record.referee_heard_on.isoformat() if record.referee_heard_on else "",
        "withdrawn_at": record.withdrawn_at.isoformat() if record.withdrawn_at else "",
    }
