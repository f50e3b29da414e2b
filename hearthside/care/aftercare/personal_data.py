from typing import Any

from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .models import FollowUp


@claim
class AftercareData(PersonalData):
    title = "Asking again"
    models = (FollowUp,)
    order = 20

    def export(self, member: Member) -> list[dict[str, Any]]:
        return [
            {
                "what": "somebody asks how you are",
                "after_hours": follow_up.after,
                "due": follow_up.due_at.isoformat(),
                "you_wanted_it": follow_up.is_wanted,
                "you_decided": follow_up.decided_at.isoformat(),
                "ended": follow_up.ended_at.isoformat() if follow_up.ended_at else None,
                "asked": follow_up.sent_at.isoformat() if follow_up.sent_at else None,
                "you_answered": follow_up.answered_at.isoformat() if follow_up.answered_at else None,
            }
            for follow_up in FollowUp.objects.filter(member=member).order_by("pk")
        ]

    def erase(self, member: Member, keep_words: bool) -> None:
        """Nobody who left is asked anything; a responder who left leaves their tasks to whoever is on duty."""
        FollowUp.objects.filter(member=member).delete()
        FollowUp.objects.filter(responder=member).update(responder=None)
        FollowUp.objects.filter(sent_by=member).update(sent_by=None)
