from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .actions import give_up_cases_of
from .models import Case, CaseEntry, Escalation, Offer, PhraseVersion, ProtocolVersion, ReadLanguage


@claim
class SafetyData(PersonalData):
    title = "Care"
    models = (Case, CaseEntry, Escalation, ProtocolVersion, PhraseVersion, ReadLanguage, Offer)
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
            for case in _cases_known_to(member)
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
        for version in (ProtocolVersion, PhraseVersion):
            version.objects.filter(made_by=member).update(made_by=None)
        ReadLanguage.objects.filter(switched_on_by=member).update(switched_on_by=None)


def _cases_known_to(member: Member) -> QuerySet[Case]:
    """Without those that a worry opened and nobody wrote to them about: a worry reaches people on duty alone, and an
    export that listed it would tell (safety rules, 6; the rights of others, GDPR Article 15 (4))."""
    history = CaseEntry.objects.filter(case=OuterRef("pk"))
    only_a_worry = Exists(history.filter(verb="worry reported")) & ~Exists(history.filter(verb="answered"))
    return Case.objects.filter(member=member).exclude(only_a_worry).order_by("pk")
