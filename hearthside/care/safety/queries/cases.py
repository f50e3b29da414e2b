from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.utils import timezone

from hearthside.care.rota.models import Desk, Shift
from hearthside.people.members.models import Member

from ..models import Case, CaseWords, Urgency
from ..rules import claims_end_before


def open_cases(responder: Member) -> QuerySet[Case]:
    """The queue: by urgency, then by time left, never by age alone. Nobody sees the case about themselves."""
    waiting = Case.objects.filter(closed_at=None).exclude(member=responder)
    free = ExpressionWrapper(nobody_is_there(), output_field=BooleanField())
    found = waiting.select_related("member", "owner").annotate(is_free=free)
    return found.order_by("-urgency", "due_at", "pk")


def next_case(responder: Member) -> Case | None:
    """What "help next" would give, without taking it."""
    return candidates(responder).first()


def candidates(responder: Member) -> QuerySet[Case]:
    """Cases to take now, most urgent first: free ones, and one's own in which the last word is theirs.

    Among equals a free one comes first: somebody there has not been heard at all.
    """
    mine = Q(owner=responder, answered_at=None)
    return (
        open_cases(responder)
        .filter(nobody_is_there() | mine)
        .order_by("-urgency", F("owner").asc(nulls_first=True), "due_at", "pk")
    )


def urgent_waiting() -> QuerySet[Case]:
    """Risk and above that nobody holds, in the order of the queue."""
    waiting = Case.objects.filter(nobody_is_there(), closed_at=None, urgency__gte=Urgency.RISK)
    return waiting.order_by("-urgency", "due_at", "pk")


def nobody_is_there() -> Q:
    """Cases that nobody holds, or whose owner fell silent."""
    return Q(owner=None) | Q(claimed_at=None) | Q(claimed_at__lte=claims_end_before())


def open_cases_without_their_owner() -> QuerySet[Case]:
    """Open cases that somebody took in a shift that is over, or that no longer counts; most urgent first."""
    now = timezone.now()
    theirs = {"member": OuterRef("owner"), "desk": Desk.TRIAGE, "starts_at__lte": now}
    taken_in = Shift.objects.filter(**theirs, ends_at__gt=OuterRef("owned_since"))
    there = Shift.objects.counted().filter(**theirs, ends_at__gt=now)
    held = Case.objects.filter(closed_at=None).exclude(owner=None).exclude(owned_since=None)
    return held.filter(Exists(taken_in), ~Exists(there)).order_by("-urgency", "due_at", "pk")


def earlier_cases(case: Case) -> QuerySet[Case]:
    """The member's closed cases, newest first; none when this one must not say who they are, and none in which
    they wrote without a name: its date would join the two."""
    if case.alias or case.member_id is None:
        return Case.objects.none()
    return Case.objects.filter(member=case.member_id, alias="").exclude(closed_at=None).order_by("-closed_at")


def open_case_of(member: Member) -> Case | None:
    return Case.objects.filter(member=member, closed_at=None).first()


def has_open_case(kind: str, row: int) -> bool:
    """Whether people on duty look after somebody because of these words."""
    return CaseWords.objects.filter(kind=kind, row=row, case__closed_at=None).exists()
