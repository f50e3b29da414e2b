from django.db import transaction
from django.utils import timezone

from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..models import Shift, Swap
from .shifts import hold_shift


@transaction.atomic
def offer_shift(member: Member, shift: Shift, to: Member | None = None) -> Swap:
    """Offer a shift to somebody, or to anybody who may serve; it stays with its owner until it is taken."""
    shift = Shift.objects.select_for_update(of=("self",)).get(pk=shift.pk)
    require(rules.may_offer_shift(member, shift, to))
    return Swap.objects.create(shift=shift, offered_by=member, offered_to=to, offered_at=timezone.now())


@transaction.atomic
def take_swap(member: Member, swap: Swap) -> Shift:
    """From now on it is the taker's shift."""
    swap = _locked(swap)
    require(rules.may_take_swap(member, swap))
    swap.taken_by, swap.closed_at = member, timezone.now()
    swap.save(update_fields=["taken_by", "closed_at"])
    shift = swap.shift
    shift.member = member
    return hold_shift(shift)


@transaction.atomic
def close_swap(member: Member, swap: Swap) -> None:
    """Take the offer back, or say no to it; the shift stays where it is."""
    swap = _locked(swap)
    require(rules.may_cancel_swap(member, swap))
    swap.closed_at = timezone.now()
    swap.save(update_fields=["closed_at"])


def _locked(swap: Swap) -> Swap:
    return Swap.objects.select_for_update(of=("self", "shift")).select_related("shift__slot").get(pk=swap.pk)
