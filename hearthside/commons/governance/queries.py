from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from hearthside.care.guidelines.differences import Change, differences
from hearthside.care.guidelines.models import Clause
from hearthside.people.members.models import Member

from .models import Answer, Consultation, Policy, Remark, Review, Standing


@dataclass(frozen=True)
class About:
    """One clause of a draft, how much was said about it, and what was done."""

    clause: Clause | None  # None: all of the draft
    remarks: int
    answers: list[Answer]


@dataclass(frozen=True)
class Standpoint:
    """A policy with its newest review."""

    policy: Policy
    newest: Review | None
    address: str  # where it is changed

    @property
    def is_overdue(self) -> bool:
        return self.newest is not None and self.newest.next_on < timezone.localdate()


# Where each policy stands or is changed; a floor above is named by its address.
SCREENS = {
    Policy.GUIDELINES: "/operator/guidelines/", Policy.DISCLOSURE: "/operator/community/",
    Policy.PROTOCOL: "/operator/protocol/", Policy.LIMITS: "/operator/limits/", Policy.NIGHT: "/operator/night/",
    Policy.PHRASES: "/operator/phrases/", Policy.HELPLINES: "/operator/helplines/",
    Policy.TRAINING: "/operator/training/", Policy.PRIVACY: "/privacy/",
}  # fmt: skip


def running_consultation() -> Consultation | None:
    """The one in which members are asked just now."""
    now = timezone.now()
    return Consultation.objects.filter(opened_at__lte=now, closes_at__gt=now).first()


def consultations() -> QuerySet[Consultation]:
    """All of them, newest first, with how many remarks others could read."""
    shown = Count("remarks", filter=Q(remarks__standing=Standing.SHOWN))
    return Consultation.objects.select_related("version").annotate(many=shown)


def consulted_clauses(consultation: Consultation) -> list[Clause]:
    """The draft's clauses as members were shown them; rows of no table."""
    return _from_words(consultation.clauses)


def consulted_changes(consultation: Consultation) -> list[Change]:
    """How the draft differs from what was in force when members were asked; nothing where nothing was in force."""
    before = _from_words(consultation.before)
    return differences(before, consulted_clauses(consultation)) if before else []


def what_was_said(consultation: Consultation) -> list[About]:
    """Clause by clause, those without a word left out; what is about all of the draft comes first."""
    shown = consultation.remarks.filter(standing=Standing.SHOWN)
    many = Counter(shown.values_list("clause", flat=True))
    answers: dict[str, list[Answer]] = {}
    for answer in consultation.answers.order_by("is_for_one", "pk"):
        answers.setdefault(answer.clause, []).append(answer)
    left_out = [change.clause for change in consulted_changes(consultation) if change.after is None]
    everything: list[Clause | None] = [None, *consulted_clauses(consultation), *left_out]
    told = ((clause, clause.key if clause else "") for clause in everything)
    return [About(clause, many[key], answers.get(key, [])) for clause, key in told if many[key] or key in answers]


def remarks_on(consultation: Consultation, clause: str, viewer: Member | None) -> list[Remark]:
    found = Remark.objects.visible_to(viewer).filter(consultation=consultation, clause=clause)
    return list(found.select_related("author", "answer").order_by("pk"))


def answer_for(consultation: Consultation, clause: str) -> Answer | None:
    return consultation.answers.filter(clause=clause, is_for_one=False).first()


def numbers_by_clause(consultation: Consultation) -> dict[str, int]:
    shown = consultation.remarks.filter(standing=Standing.SHOWN)
    return dict(Counter(shown.values_list("clause", flat=True)))


def reviews() -> list[Standpoint]:
    """Every policy: overdue ones first, then by day, then those without a day."""
    newest = _newest()
    all_of_them = [Standpoint(policy, newest.get(policy), SCREENS[policy]) for policy in Policy]
    return sorted(all_of_them, key=lambda each: each.newest.next_on if each.newest else date.max)


def overdue_policies() -> list[Standpoint]:
    return [each for each in reviews() if each.is_overdue]


def reviews_before() -> QuerySet[Review]:
    """What was looked at, newest first."""
    return Review.objects.filter(was_read=True).select_related("made_by").order_by("-made_at", "-pk")


def _from_words(told: list[dict[str, Any]]) -> list[Clause]:
    return [Clause(position=place, **words) for place, words in enumerate(told)]


def _newest() -> dict[str, Review]:
    rows: Iterable[Review] = Review.objects.select_related("made_by").order_by("made_at", "pk")
    return {row.policy: row for row in rows}


def as_words(clauses: Iterable[Clause]) -> list[dict[str, Any]]:
    """Clauses as they are kept with a consultation."""
    names = ("key", "group", "title", "text", "easy", "why", "good", "bad", "follows")
    return [{name: getattr(clause, name) for name in names} for clause in clauses]
