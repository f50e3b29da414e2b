from typing import Any

from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .models import Check


@claim
class HelplineChecks(PersonalData):
    title = "Helplines you checked"
    models = (Check,)

    def export(self, member: Member) -> list[dict[str, Any]]:
        return [
            {"what": "check of a helpline", "helpline": check.helpline, "when": check.checked_at.isoformat(),
             "verdict": check.verdict}
            for check in Check.objects.filter(checked_by=member).order_by("pk")
        ]  # fmt: skip

    def erase(self, member: Member, keep_words: bool) -> None:
        """The check stays, readers rely on it; who made it does not."""
        Check.objects.filter(checked_by=member).update(checked_by=None)
