"""Patterns, the slots they make, and slots made by hand."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..models import Minimum, Pattern, Slot
from ..recurrence import days

AHEAD = timedelta(weeks=6)


@transaction.atomic
def make_pattern(operator: Member, **shape: Any) -> Pattern:
    """`shape` is the pattern's fields; the rule has been made tidy by `recurrence.tidy`."""
    require(rules.may_keep_records(operator))
    pattern = Pattern.objects.create(**shape)
    record(operator.pk, "pattern made", f"rota.pattern:{pattern.pk}")
    _lay_out(pattern)
    return pattern


@transaction.atomic
def change_pattern(operator: Member, pattern: Pattern, **shape: Any) -> None:
    """From now on it says this. Slots that somebody has taken, that were cancelled or have begun stay as they are."""
    require(rules.may_keep_records(operator))
    for field, value in shape.items():
        setattr(pattern, field, value)
    pattern.save()
    record(operator.pk, "pattern changed", f"rota.pattern:{pattern.pk}")
    _drop_untaken(pattern)
    _lay_out(pattern)


@transaction.atomic
def end_pattern(operator: Member, pattern: Pattern, last_day: date) -> None:
    """No slots after this day but those somebody has taken."""
    change_pattern(operator, pattern, last_day=last_day)


def lay_out_slots() -> int:
    """Make the slots of the coming six weeks that are not there yet; says how many."""
    return sum(_lay_out(pattern) for pattern in Pattern.objects.order_by("pk"))


@transaction.atomic
def open_slot(operator: Member, starts_at: datetime, ends_at: datetime, **shape: Any) -> Slot:
    """A slot outside all patterns; `shape` says where, as what, how many, and what they should know."""
    require(rules.may_keep_records(operator))
    require(rules.may_last(starts_at, ends_at))
    slot = Slot.objects.create(starts_at=starts_at, ends_at=ends_at, **shape)
    record(operator.pk, "slot opened", f"rota.slot:{slot.pk}")
    return slot


@transaction.atomic
def cancel_slot(operator: Member, slot: Slot) -> None:
    """Nobody is wanted then. Who had signed up keeps their shift: they said they would be there."""
    require(rules.may_keep_records(operator))
    if slot.cancelled_at is None:
        slot.cancelled_at = timezone.now()
        slot.save(update_fields=["cancelled_at"])
        record(operator.pk, "slot cancelled", f"rota.slot:{slot.pk}")


@transaction.atomic
def set_minimum(operator: Member, desk: str, duty: str, people: int) -> None:
    """How many there should be at every hour; none takes the demand away."""
    require(rules.may_keep_records(operator))
    record(operator.pk, "minimum cover set", f"rota.minimum:{desk}.{duty}")
    if people:
        Minimum.objects.update_or_create(desk=desk, duty=duty, defaults={"people": people})
    else:
        Minimum.objects.filter(desk=desk, duty=duty).delete()


@transaction.atomic
def _lay_out(pattern: Pattern) -> int:
    now = timezone.now()
    horizon = (now + AHEAD).date()
    last_day = min(pattern.last_day, horizon) if pattern.last_day else horizon
    laid_out = set(Slot.objects.filter(pattern=pattern).values_list("day", flat=True))
    new = [pattern.slot_on(day) for day in days(pattern.rule, pattern.first_day, last_day) if day not in laid_out]
    coming = [slot for slot in new if slot.starts_at > now]
    Slot.objects.bulk_create(coming, ignore_conflicts=True)  # two clocks may lay out at once; one slot a day stays
    return len(coming)


def _drop_untaken(pattern: Pattern) -> None:
    coming = Slot.objects.filter(pattern=pattern, starts_at__gt=timezone.now(), cancelled_at=None)
    coming.filter(shifts=None).delete()
