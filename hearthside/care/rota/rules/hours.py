"""How long a shift may be, and how much rest lies between two.

The law for workers in the European Union is eleven hours of rest in each day (Directive 2003/88/EC, article 3), and our
volunteers are not workers in its sense. We go below it knowingly: under eleven hours we warn, under eight we refuse.
Being on call is not counted as being at a desk: who is called out at night is not protected by these rules.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.foundation.verdicts import YES, Verdict, no

from ..models import Duty, Shift

LONGEST = timedelta(hours=12)  # nobody carries a desk for longer without a rest
REST = timedelta(hours=8)
GOOD_REST = timedelta(hours=11)  # Directive 2003/88/EC, article 3
AROUND = timedelta(days=2)
PLANNED_WITHIN = timedelta(days=366)

Span = tuple[datetime, datetime]


def may_last(starts_at: datetime, ends_at: datetime) -> Verdict:
    if abs(starts_at - timezone.now()) > PLANNED_WITHIN:
        return no(_("Shifts are planned within a year. Please check the date."))
    if ends_at <= starts_at:
        return no(_("A shift ends after it starts."))
    if ends_at - starts_at > LONGEST:
        return no(_("A shift is twelve hours at the longest."))
    return YES


def may_be_planned(shift: Shift) -> Verdict:
    """Whether its hours are right in themselves and beside the other shifts of the same person."""
    # A slot's hours were judged when it was made, by the clock: in one night of the year twelve of them are thirteen.
    verdict = YES if shift.slot else may_last(shift.starts_at, shift.ends_at)
    return verdict and may_stand_beside(shift, _others(shift))


def may_stand_beside(shift: Shift, others: Iterable[Shift]) -> Verdict:
    """Whether one person can have this shift and the `others`; itself among them does not count."""
    others = [other for other in others if other.pk is None or other.pk != shift.pk]
    if any(_overlap(shift, other) for other in others):
        return no(_("There is another shift of the same person at these hours."))
    if shift.duty == Duty.DESK and _is_too_much(shift, others):
        return no(_(
            "There must be eight hours of rest before and after. Without them, shifts count as one, and one is twelve "
            "hours at the longest, pauses included."
        ))  # fmt: skip
    return YES


def short_rest(shift: Shift) -> str:
    """A warning when it is allowed but leaves less rest than workers must have; empty otherwise."""
    if shift.duty != Duty.DESK:
        return ""
    spans = [(other.starts_at, other.ends_at) for other in _others(shift) if other.duty == Duty.DESK]
    begins, ends = _stretch((shift.starts_at, shift.ends_at), spans)
    if any(REST <= begins - end < GOOD_REST or REST <= start - ends < GOOD_REST for start, end in spans):
        return _("This leaves less than eleven hours of rest beside another shift. Is that enough for you?")
    return ""


def _others(shift: Shift) -> list[Shift]:
    near = Shift.objects.filter(member=shift.member, ends_at__gt=shift.starts_at - AROUND)
    return list(near.filter(starts_at__lt=shift.ends_at + AROUND).exclude(pk=shift.pk).order_by("starts_at"))


def _overlap(shift: Shift, other: Shift) -> bool:
    same = (shift.desk, shift.duty) == (other.desk, other.duty)
    return same and shift.starts_at < other.ends_at and other.starts_at < shift.ends_at


def _is_too_much(shift: Shift, others: list[Shift]) -> bool:
    own = (shift.starts_at, shift.ends_at)
    begins, ends = _stretch(own, [(other.starts_at, other.ends_at) for other in others if other.duty == Duty.DESK])
    is_longer = (begins, ends) != own
    return is_longer and ends - begins > LONGEST


def _stretch(span: Span, others: list[Span]) -> Span:
    """From the first to the last of the shifts that have no rest between them."""
    begins, ends = span
    joined = [other for other in others if other[0] < ends + REST and other[1] > begins - REST]
    wider = (min([begins, *(start for start, _end in joined)]), max([ends, *(end for _start, end in joined)]))
    return wider if wider == span else _stretch(wider, others)
