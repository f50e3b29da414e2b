"""Nobody serves without the role, and training that a person has recorded."""

from datetime import UTC, date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member, Role
from hearthside.people.members.queries import members_with_role

from ..models import Duty, Shift, TrainingRecord, role_for
from .hours import may_be_planned

NAMED = 2  # operators, in the sentence that says whom to ask


def may_hold(shift: Shift) -> Verdict:
    """All that a shift must be, saved or not: a trained person, not too long, rested, nowhere else meanwhile."""
    return may_be_on_duty(shift.member, shift.desk, shift.duty, shift.ends_at) and may_be_planned(shift)


def may_be_on_duty(member: Member, desk: str, duty: str = Duty.DESK, until: datetime | None = None) -> Verdict:
    """Role and valid training for the desk, now or lasting `until` then."""
    if not member.has_role(role_for(desk, duty)):
        return no(_("This desk needs a role that they do not have."))
    day = (until or timezone.now()).astimezone(UTC).date()
    records = TrainingRecord.objects.filter(member=member, desk=desk)
    if records.valid_on(day).exists():
        return YES
    return no(_why_not_trained(records.order_by("-expires_on", "-pk").first(), day))


def _why_not_trained(latest: TrainingRecord | None, day: date) -> str:
    who = {"who": _whom_to_ask()}
    if latest is None:
        return _("No training for this desk has been recorded yet. %(who)s") % who
    if latest.withdrawn_at:
        return _("The training record for this desk was withdrawn. %(who)s") % who
    if latest.referee_heard_on is None:
        return _("Somebody who knows them has to be heard first. %(who)s") % who
    told = {**who, "day": date_format(latest.expires_on, "j F Y")}
    if latest.expires_on < timezone.now().astimezone(UTC).date():
        return _("The training for this desk was valid until %(day)s. It can be renewed. %(who)s") % told
    return _("The training for this desk ends on %(day)s, before this shift does. It can be renewed. %(who)s") % told


def _whom_to_ask() -> str:
    names = [member.name for member in members_with_role(Role.OPERATOR)[:NAMED]]
    if not names:
        return _("Please ask whoever runs this place.")
    return _("Please ask whoever runs this place: %(names)s.") % {"names": ", ".join(names)}
