from typing import Any

from django.utils.translation import gettext_lazy as _

from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .actions import take_away
from .models import Answer, Consultation, Remark, Review


@claim
class GovernanceData(PersonalData):
    title = _("What you said about drafts of the guidelines")
    models = (Remark, Answer, Consultation, Review)
    order = 20

    def export(self, member: Member) -> list[dict[str, Any]]:
        return [
            {
                "draft": remark.consultation_id,
                "clause": remark.clause,
                "words": remark.words,
                "standing": remark.standing,
                "written_at": remark.written_at.isoformat(),
            }
            for remark in Remark.objects.filter(author=member).order_by("pk")
        ]

    def erase(self, member: Member, keep_words: bool) -> None:
        """Remarks go, or stay without a name; what somebody did as an operator stays as work that was done."""
        Consultation.objects.filter(opened_by=member).update(opened_by=None)
        Answer.objects.filter(made_by=member).update(made_by=None)
        Review.objects.filter(made_by=member).update(made_by=None)
        own = Remark.objects.filter(author=member).select_related("author")
        if keep_words:
            own.update(author=None)
        else:
            for remark in own:
                take_away(remark)
