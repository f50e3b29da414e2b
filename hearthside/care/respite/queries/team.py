"""What supervisors see: who rests, who asks for a talk, who took one more, and sums of many. Nobody's load."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise

from hearthside.people.members.models import Member

from ..models import Break, Override, Reply, Talk, WellbeingMonth
from ..rules import QUESTIONS

SHOWN = 50
MONTHS_SHOWN = 12


@dataclass(frozen=True)
class Sum:
    """One question: groups of replies with their people, or nothing where a group would be too small."""

    question: str | Promise
    groups: Sequence[tuple[str, int]]


@dataclass(frozen=True)
class TeamMonth:
    month: date
    people: int  # 0: fewer than five answered
    sums: Sequence[Sum]


def people_resting() -> QuerySet[Break]:
    now = timezone.now()
    return Break.objects.filter(starts_at__lte=now, ends_at__gt=now).select_related("member").order_by("ends_at")


def talks_asked_for(viewer: Member) -> QuerySet[Talk]:
    """What is still open, but for their own."""
    found = Talk.objects.filter(ended_at=None).exclude(member=viewer)
    return found.select_related("member", "supervisor").order_by("asked_at")


def overrides() -> QuerySet[Override]:
    """The latest first, with notes that their writers knew would be read."""
    return Override.objects.exclude(hindrance="").select_related("member").order_by("-at")[:SHOWN]


def wellbeing_months() -> list[TeamMonth]:
    found = WellbeingMonth.objects.order_by("-month")[:MONTHS_SHOWN]
    return [TeamMonth(row.month, row.people, _sums(row) if row.people else ()) for row in found]


def _sums(row: WellbeingMonth) -> list[Sum]:
    return [
        Sum(words, [(_named(replies), people) for replies, people in row.sums.get(code, ())])
        for code, words in QUESTIONS.items()
    ]


def _named(replies: list[str]) -> str:
    return " / ".join(str(Reply(reply).label) for reply in replies)
