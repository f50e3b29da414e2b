from typing import Any

from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .actions import take_away
from .models import GuidelineNote, Membership


@claim
class SpacesData(PersonalData):
    title = "Spaces you belong to"
    models = (Membership, GuidelineNote)
    order = 20

    def export(self, member: Member) -> list[dict[str, Any]]:
        rows = Membership.objects.filter(member=member).select_related("space").order_by("since")
        notes = GuidelineNote.objects.filter(made_by=member).select_related("space").order_by("pk")
        return [
            *({"space": row.space.name, "is_host": row.is_host, "since": row.since.isoformat()} for row in rows),
            *(
                {
                    "space": note.space.name,
                    "note_about": note.clause,
                    "words": note.words,
                    "made_at": note.made_at.isoformat(),
                }
                for note in notes
            ),
        ]

    def erase(self, member: Member, keep_words: bool) -> None:
        """Notes above a space go, or stay without a name, as all words do."""
        Membership.objects.filter(member=member).delete()
        own = GuidelineNote.objects.filter(made_by=member).select_related("space", "made_by")
        if keep_words:
            own.update(made_by=None)
        else:
            for note in own:
                take_away(note)
