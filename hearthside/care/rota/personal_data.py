from typing import Any

from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .models import Shift


@claim
class RotaData(PersonalData):
    title = "Shifts"
    models = (Shift,)
    order = 20

    def export(self, member: Member) -> list[dict[str, Any]]:
        return [
            {"desk": shift.get_desk_display(), "from": shift.starts_at.isoformat(), "until": shift.ends_at.isoformat()}
            for shift in Shift.objects.filter(member=member).order_by("starts_at")
        ]

    def erase(self, member: Member, keep_words: bool) -> None:
        Shift.objects.filter(member=member).delete()
