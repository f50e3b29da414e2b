import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from hearthside.people.members.models import Member

from ..models import Reply, WellbeingCheck
from ..rules import QUESTIONS


@dataclass(frozen=True)
class CourseEntry:
    """One date of somebody's own course."""

    pk: int
    at: datetime
    lines: Sequence[tuple[str | Promise, str | Promise]]
    words: str


def wellbeing_course(member: Member) -> list[CourseEntry]:
    """Dates and words for the person alone, newest first; no number stands for how they are."""
    return [
        CourseEntry(check.pk, check.at, _lines(json.loads(check.answers)), check.words)
        for check in WellbeingCheck.objects.filter(member=member).order_by("-at")
    ]


def _lines(answers: dict[str, str]) -> list[tuple[str | Promise, str | Promise]]:
    return [(QUESTIONS[code], Reply(answer).label) for code, answer in answers.items() if code in QUESTIONS]
