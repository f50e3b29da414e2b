from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..models import Duty, Shift, Slot
from ..queries import current_shift


@transaction.atomic
def plan_shift(member: Member, desk: str, starts_at: datetime, ends_at: datetime, duty: str = Duty.DESK) -> Shift:
    """Say that somebody will be there. Raises Refused when role, training, times or rest do not fit."""
    return hold_shift(Shift(member=member, desk=desk, duty=duty, starts_at=starts_at, ends_at=ends_at))


@transaction.atomic
def start_shift(member: Member, desk: str, hours: int) -> Shift:
    """Be there from now on, at the longest until the next shift begins; a shift already running is the one."""
    if running := current_shift(member, desk):
        return running
    now = timezone.now()
    following = Shift.objects.filter(member=member, desk=desk, duty=Duty.DESK, starts_at__gt=now)
    first = following.order_by("starts_at").first()
    ends_at = now + timedelta(hours=hours)
    return plan_shift(member, desk, now, min(ends_at, first.starts_at) if first else ends_at)


def end_shift(member: Member, desk: str) -> None:
    """Leave now; hours shown to members follow at once."""
    now = timezone.now()
    for shift in Shift.objects.filter(member=member, desk=desk, duty=Duty.DESK, starts_at__lte=now, ends_at__gt=now):
        if shift.starts_at == now:  # a shift of no length is none
            shift.delete()
            continue
        shift.ends_at = now
        shift.save(update_fields=["ends_at"])


@transaction.atomic
def take_slot(member: Member, slot: Slot) -> Shift:
    """Sign up. Two who want the last place in the same moment: one gets it, the other is told kindly."""
    slot = Slot.objects.select_for_update().get(pk=slot.pk)
    require(rules.may_take_slot(member, slot))
    return hold_shift(Shift(
        member=member, desk=slot.desk, duty=slot.duty, slot=slot, starts_at=slot.starts_at, ends_at=slot.ends_at
    ))  # fmt: skip


@transaction.atomic
def leave_shift(member: Member, shift: Shift) -> None:
    """Give a shift back before it begins; the hours are a gap again."""
    require(rules.may_leave_shift(member, shift))
    shift.delete()


@transaction.atomic
def cancel_shift(operator: Member, shift: Shift) -> None:
    require(rules.may_keep_records(operator))
    record(operator.pk, "shift cancelled", f"rota.shift:{shift.pk}")
    shift.delete()


def hold_shift(shift: Shift) -> Shift:
    """Store a shift that its member may hold; inside a transaction."""
    # One person's shifts are judged one after another: two at once could each be right beside the others, not together.
    Member.objects.select_for_update(of=("self",)).get(pk=shift.member_id)
    require(rules.may_hold(shift))
    shift.save()
    return shift
