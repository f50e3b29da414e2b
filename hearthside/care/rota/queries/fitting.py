"""What one member could take on: slots that want somebody, and shifts that others offer."""

from datetime import UTC, date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from hearthside.people.members.models import Member
from hearthside.people.members.queries import members_with_role

from ..models import Shift, Slot, Swap, TrainingRecord, role_for
from ..rules import may_stand_beside, missing_skills
from .planning import Place, places_between
from .skills import skills_of


class Fitting:
    """What must be known of a member to judge many shifts at once; the action judges the one they take again."""

    def __init__(self, member: Member) -> None:
        now = timezone.now()
        self.member, self.skills = member, skills_of(member)
        self.shifts = list(Shift.objects.filter(member=member, ends_at__gt=now))
        self.trained_until: dict[str, date] = {}
        for record in TrainingRecord.objects.filter(member=member).valid_on(now.astimezone(UTC).date()):
            self.trained_until[record.desk] = max(record.expires_on, self.trained_until.get(record.desk, date.min))

    def suits(self, shift: Shift, slot: Slot | None) -> bool:
        trained_until = self.trained_until.get(shift.desk, date.min)
        return (
            self.member.has_role(role_for(shift.desk, shift.duty))
            and trained_until >= shift.ends_at.astimezone(UTC).date()
            and not (slot and missing_skills(self.skills, slot))
            and bool(may_stand_beside(shift, self.shifts))
        )


def open_places_for(fitting: Fitting, until: datetime) -> list[Place]:
    """Slots that still want somebody and that this member may take."""
    now = timezone.now()
    return [
        place
        for place in places_between(now, until)
        if place.free and place.slot.starts_at > now and fitting.suits(_as_shift(place.slot), place.slot)
    ]


def swaps_for(fitting: Fitting) -> list[Swap]:
    """Offers that they may take: made to them, or to anybody."""
    mine = Q(offered_to=fitting.member) | Q(offered_to=None)
    offers = Swap.objects.filter(mine, closed_at=None, shift__starts_at__gt=timezone.now())
    offers = offers.exclude(offered_by=fitting.member).select_related("shift__slot", "offered_by")
    return [
        swap
        for swap in offers.order_by("shift__starts_at")
        if swap.offered_to_id or fitting.suits(swap.shift, swap.shift.slot)
    ]


def colleagues_for(shift: Shift) -> QuerySet[Member]:
    """Who else has role and training for this shift."""
    day = shift.ends_at.astimezone(UTC).date()
    trained = TrainingRecord.objects.filter(desk=shift.desk).valid_on(day).values("member")
    others = members_with_role(role_for(shift.desk, shift.duty)).exclude(pk=shift.member_id)
    return others.filter(pk__in=trained).order_by("name")


def offers_waiting_for(member: Member) -> int:
    """How many colleagues wait for this member's answer."""
    return Swap.objects.filter(offered_to=member, closed_at=None, shift__starts_at__gt=timezone.now()).count()


def _as_shift(slot: Slot) -> Shift:
    return Shift(desk=slot.desk, duty=slot.duty, starts_at=slot.starts_at, ends_at=slot.ends_at)
