from typing import Any

from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .models import Decision, Item, Report


@claim
class ModerationData(PersonalData):
    title = "Reports and decisions"
    models = (Report, Decision, Item)
    order = 20

    def export(self, member: Member) -> list[dict[str, Any]]:
        reports = [
            {
                "what": "report",
                "when": report.made_at.isoformat(),
                "reason": str(report.get_reason_display()),
                "words": report.words,
                "answered": report.answered_at.isoformat() if report.answered_at else None,
            }
            for report in Report.objects.filter(reporter=member).order_by("pk")
        ]
        decisions = [
            {
                "what": "decision about your words",
                "when": decision.made_at.isoformat(),
                "measure": str(decision.get_measure_display()),
                "reason": decision.reason,
                "guideline": decision.clause.title if decision.clause else "",
            }
            for decision in Decision.objects.filter(author=member).select_related("clause").order_by("pk")
        ]
        return reports + decisions

    def erase(self, member: Member, keep_words: bool) -> None:
        """Reports and decisions stay as work that was done, without the person and their words."""
        Report.objects.filter(reporter=member).update(reporter=None, words="")
        Report.objects.filter(about=member).update(about=None)
        Decision.objects.filter(author=member).update(author=None)
        Decision.objects.filter(moderator=member).update(moderator=None)
        Item.objects.filter(claimed_by=member).update(claimed_by=None, claimed_at=None)
