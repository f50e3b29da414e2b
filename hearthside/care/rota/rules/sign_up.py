"""Signing up for a slot, leaving it, and passing a shift to somebody else."""

from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import AgeBand, Member
from hearthside.people.members.rules import may_use_desk

from ..models import Duty, Shift, Skills, Slot, Swap, Wanted, role_for
from ..skills import language_name, spaces
from .duty import may_be_on_duty, may_hold


def may_take_slot(member: Member, slot: Slot) -> Verdict:
    wish = Shift(
        member=member, desk=slot.desk, duty=slot.duty, starts_at=slot.starts_at, ends_at=slot.ends_at, slot=slot
    )
    if slot.cancelled_at:
        return no(_("This slot was cancelled."))
    if slot.starts_at <= timezone.now():
        return no(_("This slot has begun. If you are here, say so at the desk."))
    if not (verdict := _may_serve(member, wish)):
        return verdict
    if missing := missing_skills(Skills.objects.filter(member=member).first(), slot):
        return no(_("This slot asks for %(what)s. If that is you, enter it in your skills.") % {"what": missing})
    # People whose training has run out meanwhile do not keep the place from others.
    if Shift.objects.counted().filter(slot=slot).count() >= slot.wanted:
        return no(_("Somebody else has taken it. Thank you all the same."))
    return YES


def may_leave_shift(member: Member, shift: Shift) -> Verdict:
    if shift.member_id != member.pk:
        return no(_("This is not your shift."))
    if shift.starts_at <= timezone.now():
        return no(_("This shift has begun. End it at the desk."))
    return YES


def may_offer_shift(member: Member, shift: Shift, to: Member | None = None) -> Verdict:
    if not (verdict := may_leave_shift(member, shift)):
        return verdict
    if Swap.objects.filter(shift=shift, closed_at=None).exists():
        return no(_("This shift is on offer already."))
    if to is None:
        return YES
    if to.pk == member.pk:
        return no(_("That is you."))
    return may_be_on_duty(to, shift.desk, shift.duty, shift.ends_at)


def may_take_swap(member: Member, swap: Swap) -> Verdict:
    """Whether this shift may become theirs. `swap.shift` stays as it is."""
    shift = swap.shift
    if swap.closed_at:
        return no(_("This offer is closed."))
    if shift.member_id == member.pk:
        return no(_("This shift is yours already."))
    if swap.offered_to_id not in (None, member.pk):
        return no(_("This shift is offered to somebody else."))
    if shift.starts_at <= timezone.now():
        return no(_("This shift has begun."))
    if shift.slot and (missing := missing_skills(Skills.objects.filter(member=member).first(), shift.slot)):
        return no(_("This slot asks for %(what)s. If that is you, enter it in your skills.") % {"what": missing})
    return _may_serve(member, Shift(
        pk=shift.pk, member=member, desk=shift.desk, duty=shift.duty, slot=shift.slot,
        starts_at=shift.starts_at, ends_at=shift.ends_at,
    ))  # fmt: skip


def may_cancel_swap(member: Member, swap: Swap) -> Verdict:
    """Whoever made the offer may take it back; whoever it was made to may say no."""
    if swap.closed_at:
        return no(_("This offer is closed."))
    return YES if member.pk in (swap.offered_by_id, swap.offered_to_id) else no(_("This offer is not yours."))


def may_write_hand_over(member: Member, shift: Shift) -> Verdict:
    if shift.member_id != member.pk:
        return no(_("This is not your shift."))
    if shift.duty != Duty.DESK or shift.starts_at > timezone.now():
        return no(_("A hand-over belongs to a shift at a desk that has begun."))
    return YES


def missing_skills(skills: Skills | None, wanted: Wanted) -> str:
    """What is asked for and not among them, in words; empty when all of it is there."""
    known = skills or Skills()
    names = [language_name(code) for code in wanted.languages if code not in known.languages]
    names += [str(AgeBand(band).label) for band in wanted.age_bands if band not in known.age_bands]
    if unknown := set(wanted.spaces) - set(known.spaces):
        names += [name for address, name in spaces() if address in unknown]
    return ", ".join(names)


def _may_serve(member: Member, wish: Shift) -> Verdict:
    """The desk opens for them, and they may hold this shift."""
    return may_use_desk(member, role_for(wish.desk, wish.duty)) and may_hold(wish)
