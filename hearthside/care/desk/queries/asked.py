from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from hearthside.care.safety.models import Case
from hearthside.people.members.models import Member

from ..models import Learned, SecondOpinion
from ..questions import QUESTIONS, Question


@dataclass(frozen=True)
class Step:
    """One question of the wizard, with what was learned last."""

    number: int
    question: Question
    learned: Learned | None


def learned_in(case: Case) -> dict[str, Learned]:
    """The newest answer to each question."""
    return {learned.question: learned for learned in Learned.objects.filter(case=case).select_related("by")}


def steps_of(case: Case) -> list[Step]:
    known = learned_in(case)
    return [Step(number, question, known.get(question.key)) for number, question in enumerate(QUESTIONS, 1)]


def opinions_in(case: Case) -> QuerySet[SecondOpinion]:
    return SecondOpinion.objects.filter(case=case).select_related("case", "asked_by", "answered_by")


def opinions_waiting(viewer: Member) -> Iterable[SecondOpinion]:
    """Questions of colleagues that nobody has answered, most urgent first; none about the viewer, none of their own."""
    waiting = SecondOpinion.objects.filter(answered_at=None, case__closed_at=None).exclude(asked_by=viewer)
    waiting = waiting.exclude(case__member=viewer).select_related("case__member", "asked_by")
    return waiting.order_by("-case__urgency", "asked_at")
