from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..models import Break, Dose, Limits, Override, TopicRest


@transaction.atomic
def count_dose(member: Member, case_id: int, urgency: int, topics: Iterable[str] = ()) -> Dose:
    """Put a case on a helper's count as they take it. Raises Refused past a limit, unless they gave an override.

    Their row is locked while the limit is judged, so that two cases taken at once do not both find room. A case
    weighs once for each helper, as heavy as it was when they took it.
    """
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    if known := Dose.objects.filter(member=member, case=case_id).first():
        return known
    bearing, about = rules.bearing_of(member), tuple(topics)
    require(rules.judge(bearing, urgency, about))
    return Dose.objects.create(
        member=member, case=case_id, weight=bearing.limits.weight_of(urgency), at=bearing.now,
        override=_use_override(member, rules.hindrance_to(bearing, urgency, about)),
    )  # fmt: skip


@transaction.atomic
def override(member: Member, note: str) -> Override:
    """Take one more all the same: once, within minutes, with a reason that supervisors read."""
    require(rules.may_override(note))
    given, _made = Override.objects.update_or_create(
        member=member, hindrance="", defaults={"note": note, "at": timezone.now()}
    )
    return given


@transaction.atomic
def take_break(member: Member) -> Break:
    """Begin a break; one already running is the one."""
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    now = timezone.now()
    if running := Break.objects.filter(member=member, starts_at__lte=now, ends_at__gt=now).first():
        return running
    length = timedelta(minutes=rules.current_limits().break_minutes)
    return Break.objects.create(member=member, starts_at=now, ends_at=now + length)


@transaction.atomic
def rest_from_topics(member: Member, topics: Iterable[str]) -> None:
    """From now on these, and no others."""
    wanted = set(topics)
    mine = TopicRest.objects.filter(member=member)
    mine.exclude(topic__in=wanted).delete()
    known = set(mine.values_list("topic", flat=True))
    TopicRest.objects.bulk_create([TopicRest(member=member, topic=topic) for topic in sorted(wanted - known)])


@transaction.atomic
def change_limits(operator: Member, **wanted: Any) -> Limits:
    """Raises ValidationError for limits that would shut everybody out."""
    limits = rules.current_limits()
    for field, value in wanted.items():
        setattr(limits, field, value)
    limits.full_clean(validate_unique=False, validate_constraints=False)
    limits.save()
    record(operator.pk, "changed the limits of helpers", "respite.limits:1")
    return limits


def _use_override(member: Member, hindered: rules.Hindered | None) -> Override | None:
    """The one that was given, marked as used; gone when nothing stood in the way."""
    given = Override.objects.filter(member=member, hindrance="").first()
    if given is None or hindered is None:
        Override.objects.filter(member=member, hindrance="").delete()
        return None
    given.hindrance = hindered.by
    given.save(update_fields=["hindrance"])
    return given
