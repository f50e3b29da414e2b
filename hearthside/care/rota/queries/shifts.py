from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from hearthside.people.members.models import Member

from ..models import Desk, Duty, Shift, Swap


def current_shift(member: Member, desk: str = Desk.TRIAGE) -> Shift | None:
    """The shift at the desk that a member is in now; being on call is none."""
    now = timezone.now()
    running = Shift.objects.counted().filter(member=member, desk=desk, duty=Duty.DESK)
    return running.filter(starts_at__lte=now, ends_at__gt=now).order_by("-ends_at").first()


def shifts_of(member: Member) -> QuerySet[Shift]:
    """What they have before them, each with `is_counted` and its open offer (`open_swaps`)."""
    offers = Prefetch("swaps", Swap.objects.filter(closed_at=None).select_related("offered_to"), to_attr="open_swaps")
    coming = Shift.objects.weighed().filter(member=member, ends_at__gt=timezone.now())
    return coming.prefetch_related(offers).order_by("starts_at", "pk")
