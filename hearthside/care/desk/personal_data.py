from typing import Any

from django.utils import timezone

from hearthside.care.safety.models import Case
from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .models import Learned, Partner, Referral, ReplyTemplate, SecondOpinion


@claim
class DeskData(PersonalData):
    title = "Being passed on, and work at the desk"
    models = (Referral, SecondOpinion, Learned, ReplyTemplate, Partner)
    order = 15  # while it can still be seen whose case it is

    def export(self, member: Member) -> list[dict[str, Any]]:
        """What would have been shared about them with whom, and what they wrote for this desk themselves."""
        about_them = [
            {
                "what": "being passed on",
                "partner": referral.partner.name,
                "would be shared": referral.would_share,
                "asked": referral.proposed_at.isoformat(),
                "you agreed": referral.consent_given_at.isoformat() if referral.consent_given_at else None,
                "sent": referral.sent_at.isoformat() if referral.sent_at else None,
            }
            for referral in Referral.objects.filter(case__member=member).select_related("partner").order_by("pk")
        ]
        written = [
            {"what": "words for answers", "key": reply.key, "version": reply.version, "words": reply.words}
            for reply in ReplyTemplate.objects.filter(made_by=member).order_by("pk")
        ]
        return about_them + written

    def erase(self, member: Member, keep_words: bool) -> None:
        """Nothing more is shared about somebody who left; the work that was done stays without its people."""
        about_them = Referral.objects.filter(case__member=member)
        about_them.filter(sent_at=None).update(consent_given_at=None, declined_at=timezone.now())
        about_them.update(would_share="", consent_by=None)
        for model, field in (
            (Referral, "proposed_by"),
            (Referral, "sent_by"),
            (SecondOpinion, "asked_by"),
            (SecondOpinion, "answered_by"),
            (Learned, "by"),
            (ReplyTemplate, "made_by"),
            (Partner, "added_by"),
        ):
            model._default_manager.filter(**{field: member}).update(**{field: None})
        # What was asked about somebody who left serves nobody once their case is closed.
        closed = Case.objects.filter(member=member).exclude(closed_at=None)
        Learned.objects.filter(case__in=closed).delete()
