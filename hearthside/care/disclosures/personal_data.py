from typing import Any

from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .models import Disclosure, EmergencyContact, Opening, Postponement


@claim
class DisclosureData(PersonalData):
    title = "Telling somebody outside"
    models = (EmergencyContact, Disclosure, Opening, Postponement)
    order = 15

    def export(self, member: Member) -> list[dict[str, Any]]:
        """Their contact, and every disclosure that they have been told of. One that would endanger them if it were
        known now is not in it: whoever forces them to hand out the file would read it."""
        contacts = [
            {"what": "emergency contact", "who": kept.who, "how": kept.how, "to know": kept.to_know}
            for kept in EmergencyContact.objects.filter(member=member)
        ]
        told = [
            {
                "what": "telling somebody outside",
                "asked": disclosure.asked_at.isoformat(),
                "why": disclosure.reason,
                "what was told": disclosure.was_told,
                "how it ended": str(disclosure.get_ending_display()),
                "contact opened": [opening.opened_at.isoformat() for opening in disclosure.openings.order_by("pk")],
            }
            for disclosure in Disclosure.objects.filter(member=member).exclude(told_member_at=None).order_by("pk")
        ]
        return contacts + told

    def erase(self, member: Member, keep_words: bool) -> None:
        """The contact goes at once. That there was a disclosure stays, for the count, without people or words."""
        EmergencyContact.objects.filter(member=member).delete()
        about_them = Disclosure.objects.filter(member=member)
        about_them.exclude(ended_at=None).update(reason="", to_whom="", would_tell="", was_told="")
        Postponement.objects.filter(disclosure__member=member).update(reason="")
        about_them.update(member=None)
        for field in ("asked_by", "agreed_by", "ended_by"):
            Disclosure.objects.filter(**{field: member}).update(**{field: None})
        Opening.objects.filter(opened_by=member).update(opened_by=None)
        Postponement.objects.filter(made_by=member).update(made_by=None)
