from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from hearthside.people.members.models import Member

from ..models import Duty, HandOver, Shift, desks_of

DUE_BEFORE_END = timedelta(minutes=30)
ASKED_FOR = timedelta(days=2)  # after that nobody remembers, and somebody else has handed over
KEPT_FOR = timedelta(days=30)  # as long as a closed case keeps its sealed words
NEWS = timedelta(days=2)


def hand_over_due(member: Member) -> Shift | None:
    """The shift that ends soon, or has ended without a note; only the last one is asked for."""
    now = timezone.now()
    begun = Shift.objects.filter(member=member, duty=Duty.DESK, starts_at__lte=now, ends_at__gt=now - ASKED_FOR)
    last = begun.select_related("hand_over").order_by("-ends_at").first()
    if last is None or last.ends_at > now + DUE_BEFORE_END or hasattr(last, "hand_over"):
        return None
    return last


def hand_overs_for(member: Member) -> QuerySet[HandOver]:
    """What others at the same desks have left in the last two days."""
    return hand_overs_at(member).filter(written_at__gt=timezone.now() - NEWS).exclude(shift__member=member)


def hand_overs_at(member: Member) -> QuerySet[HandOver]:
    """The last notes at the desks a member serves, newest first."""
    return (
        HandOver.objects.filter(shift__desk__in=desks_of(member))
        .select_related("shift__member")
        .order_by("-written_at")
    )
