from typing import Any

from django.utils import timezone

from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .actions import give_up_cases_of
from .models import Case, CaseEntry, Escalation, Offer, ProtocolVersion


@claim
class SafetyData(PersonalData):
    title = "Care"
    models = (Case, CaseEntry, Escalation, ProtocolVersion, Offer)
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
        give_up_cases_of(member)
        CaseEntry.objects.filter(actor=member).update(actor=None)
        Escalation.objects.filter(actor=member).update(actor=None)
        ProtocolVersion.objects.filter(made_by=member).update(made_by=None)
