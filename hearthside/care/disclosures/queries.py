from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from hearthside.care.safety.models import Case
from hearthside.people.members.models import Member

from .models import Disclosure, EmergencyContact, Ending, Opening, Postponement
from .rules import TOLD_WITHIN

HAPPENED = (Ending.TOLD, Ending.NOT_REACHED)


@dataclass(frozen=True)
class Counts:
    """One year for the transparency report: numbers alone."""

    asked: int
    agreed: int
    refused: int
    contacts_opened: int
    told: int
    members_told: int
    telling_postponed: int


def contact_of(member: Member) -> EmergencyContact | None:
    """For the member's own page. Staff come to it through `actions.open_contact` alone."""
    return EmergencyContact.objects.filter(member=member).first()


def has_contact(member: Member | None) -> bool:
    return member is not None and EmergencyContact.objects.filter(member=member).exists()


def running_for(case: Case) -> Disclosure | None:
    return Disclosure.objects.filter(case=case, ended_at=None).select_related("asked_by", "agreed_by").first()


def waiting_for_a_second_person(viewer: Member) -> QuerySet[Disclosure]:
    """What a second person is asked to decide, oldest first; nothing about the viewer, nor by them."""
    waiting = Disclosure.objects.filter(agreed_at=None, ended_at=None).exclude(asked_by=viewer)
    return waiting.exclude(member=viewer).exclude(asked_by=None).select_related("asked_by").order_by("asked_at")


def running_of(viewer: Member) -> QuerySet[Disclosure]:
    """Those of which the viewer is one of the two."""
    mine = Disclosure.objects.filter(Q(asked_by=viewer) | Q(agreed_by=viewer), ended_at=None)
    return mine.select_related("asked_by", "agreed_by").order_by("asked_at")


def told_to(member: Member) -> QuerySet[Disclosure]:
    """What the member has been told of, newest first."""
    told = Disclosure.objects.filter(member=member).exclude(told_member_at=None)
    return told.prefetch_related("openings").order_by("-asked_at")


def not_yet_told() -> QuerySet[Disclosure]:
    """Whatever was opened or told, and the member does not know yet; with `review_on` where a supervisor wrote one."""
    latest = Postponement.objects.filter(disclosure=OuterRef("pk")).order_by("-pk").values("review_on")[:1]
    opened = Exists(Opening.objects.filter(disclosure=OuterRef("pk")))
    found = Disclosure.objects.filter(Q(opened) | Q(ending__in=HAPPENED), told_member_at=None)
    found = found.exclude(member=None).exclude(member__account=None).annotate(review_on=Subquery(latest))
    return found.select_related("case", "member").order_by("agreed_at")


def due_to_be_told() -> QuerySet[Disclosure]:
    """Of these, those whose case is closed or whose time is over, unless a supervisor's reason holds today."""
    over = timezone.now() - TOLD_WITHIN
    is_time = Q(case=None) | Q(case__closed_at__isnull=False) | Q(agreed_at__lte=over)
    nothing_holds = Q(review_on=None) | Q(review_on__lte=timezone.localdate())
    return not_yet_told().filter(is_time, nothing_holds)


def disclosures_in(year: int) -> Counts:
    """Of the requests made in a year: how many there were and what became of them."""
    asked = Disclosure.objects.filter(asked_at__year=year)
    opened = Opening.objects.filter(disclosure__in=asked)
    return Counts(
        asked=asked.count(),
        agreed=asked.exclude(agreed_at=None).count(),
        refused=asked.filter(ending=Ending.REFUSED).count(),
        contacts_opened=opened.values("disclosure").distinct().count(),
        told=asked.filter(ending=Ending.TOLD).count(),
        members_told=asked.exclude(told_member_at=None).count(),
        telling_postponed=asked.filter(pk__in=Postponement.objects.values("disclosure")).count(),
    )


def review_is_near(disclosure: Disclosure, today: date) -> bool:
    """Whether a supervisor should look again, since the member is told on the day itself."""
    review_on: date | None = getattr(disclosure, "review_on", None)
    return review_on is not None and (review_on - today).days <= 3
