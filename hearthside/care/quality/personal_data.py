from typing import Any

from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .models import Reading


@claim
class QualityData(PersonalData):
    """A sampled contribution points to no member; its key goes when the words go (`actions.forget_words`)."""

    title = "Readings for the weekly sample"
    models = (Reading,)
    order = 20

    def export(self, member: Member) -> list[dict[str, Any]]:
        readings = Reading.objects.filter(reader=member).order_by("pk")
        return [
            {"when": reading.read_at.isoformat(), "seen": str(reading.get_verdict_display()), "note": reading.note}
            for reading in readings
        ]

    def erase(self, member: Member, keep_words: bool) -> None:
        """What was seen stays as work that was done, without the reader and their notes."""
        Reading.objects.filter(reader=member).update(reader=None, note="")
