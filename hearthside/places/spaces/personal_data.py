from typing import Any

from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .models import Membership


@claim
class SpacesData(PersonalData):
    title = "Spaces you belong to"
    models = (Membership,)

    def export(self, member: Member) -> list[dict[str, Any]]:
        rows = Membership.objects.filter(member=member).select_related("space").order_by("since")
        return [{"space": row.space.name, "is_host": row.is_host, "since": row.since.isoformat()} for row in rows]

    def erase(self, member: Member, keep_words: bool) -> None:
        Membership.objects.filter(member=member).delete()
