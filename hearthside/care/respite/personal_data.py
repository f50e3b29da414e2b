from typing import Any

from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .models import Break, Debrief, Dose, Override, StayedWithYou, Talk, TopicRest, WellbeingCheck
from .queries import wellbeing_course


@claim
class RespiteData(PersonalData):
    title = "Care for those who help"
    models = (Dose, Override, Break, TopicRest, Debrief, StayedWithYou, Talk, WellbeingCheck)
    order = 20

    def export(self, member: Member) -> list[dict[str, Any]]:
        return [*_load(member), *_afterwards(member)]

    def erase(self, member: Member, keep_words: bool) -> None:
        """All of it is theirs; a talk that somebody else asked for only loses its supervisor."""
        Talk.objects.filter(supervisor=member, ended_at=None).update(offered_for=None, agreed_at=None)
        Talk.objects.filter(supervisor=member).update(supervisor=None)
        for model in self.models:
            model.objects.filter(member=member).delete()


def _load(member: Member) -> list[dict[str, Any]]:
    mine = {"member": member}
    return [
        *(
            {"what": "case taken on", "number": dose.case, "weight": dose.weight, "at": dose.at.isoformat()}
            for dose in Dose.objects.filter(**mine).order_by("pk")
        ),
        *(
            {"what": "one more all the same", "note": override.note, "at": override.at.isoformat()}
            for override in Override.objects.filter(**mine).order_by("pk")
        ),
        *(
            {"what": "break", "from": pause.starts_at.isoformat(), "until": pause.ends_at.isoformat()}
            for pause in Break.objects.filter(**mine).order_by("pk")
        ),
        *({"what": "rest from a topic", "topic": rest.topic} for rest in TopicRest.objects.filter(**mine)),
    ]


def _afterwards(member: Member) -> list[dict[str, Any]]:
    mine = {"member": member}
    return [
        *(
            {"what": "after a hard case", "at": debrief.asked_at.isoformat(), "words": debrief.words}
            for debrief in Debrief.objects.filter(**mine).order_by("pk")
        ),
        *(
            {"what": "did it stay with you", "at": stayed.due_at.isoformat(), "answer": stayed.answer,
             "words": stayed.words}
            for stayed in StayedWithYou.objects.filter(**mine).order_by("pk")
        ),
        *(
            {"what": "talk with a supervisor", "asked": talk.asked_at.isoformat(), "wish": talk.wish}
            for talk in Talk.objects.filter(**mine).order_by("pk")
        ),
        *(
            {"what": "how the work is", "at": entry.at.isoformat(), "words": entry.words}
            | {str(question): str(answer) for question, answer in entry.lines}
            for entry in wellbeing_course(member)
        ),
    ]  # fmt: skip
