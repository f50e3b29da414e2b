from typing import Any

from django.utils import timezone

from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .models import Case, CaseEntry, Offer


@claim
class SafetyData(PersonalData):
    title = "Care"
    models = (Case, CaseEntry, Offer)
    order = 20

    def export(self, member: Member) -> list[dict[str, Any]]:
        """When a person was asked to look after them and how it ended; staff notes about the work are not theirs."""
        cases = [
            {
                "what": "case",
                "opened": case.opened_at.isoformat(),
                "urgency": case.get_urgency_display(),
                "closed": case.closed_at.isoformat() if case.closed_at else None,
                "outcome": str(case.get_outcome_display()),
            }
            for case in Case.objects.filter(member=member).order_by("pk")
        ]
        offers = [
            {"what": "support was offered", "when": offer.made_at.isoformat()}
            for offer in Offer.objects.filter(member=member).order_by("pk")
        ]
        return cases + offers

    def erase(self, member: Member, keep_words: bool) -> None:
        """Cases stay as work that was done, without the person; an open one learns that they left."""
        Offer.objects.filter(member=member).delete()
        Case.objects.filter(member=member, closed_at=None).update(member_left_at=timezone.now())
        Case.objects.filter(member=member).update(member=None)
        Case.objects.filter(owner=member).update(owner=None, claimed_at=None)
        CaseEntry.objects.filter(actor=member).update(actor=None)
