from typing import Any

from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .models import Cluster, Reading


@claim
class QualityData(PersonalData):
    """A sampled contribution points to no member; its key goes when the words go (`actions.forget_words`)."""

    title = "Readings for the weekly sample"
    models = (Reading, Cluster)
    order = 20

    def export(self, member: Member) -> list[dict[str, Any]]:
        readings = Reading.objects.filter(reader=member).order_by("pk")
        looked_at = Cluster.objects.filter(closed_by=member).order_by("pk")
        return [
            *(
                {"when": reading.read_at.isoformat(), "seen": str(reading.get_verdict_display()), "note": reading.note}
                for reading in readings
            ),
            *(
                {
                    "when": each.closed_at.isoformat() if each.closed_at else "",
                    "found": str(each.get_finding_display()),
                    "note": each.note,
                }
                for each in looked_at
            ),
        ]

    def erase(self, member: Member, keep_words: bool) -> None:
        """What was seen stays as work that was done, without the reader and their notes."""
        Reading.objects.filter(reader=member).update(reader=None, note="")
        Cluster.objects.filter(closed_by=member).update(closed_by=None)
