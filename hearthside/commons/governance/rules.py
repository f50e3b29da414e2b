from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.care.guidelines.models import GuidelineVersion
from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member, Role
from hearthside.people.members.rules import may_use_desk

from .models import Consultation, Remark

SHORTEST, LONGEST = 3, 90  # days
FARTHEST = timedelta(days=366 * 5)


def may_govern(operator: Member | None) -> Verdict:
    return may_use_desk(operator, Role.OPERATOR)


def may_consult(operator: Member | None, draft: GuidelineVersion | None, running: Consultation | None) -> Verdict:
    if not (verdict := may_govern(operator)):
        return verdict
    if draft is None or not draft.clauses.exists():
        return no(_("Open a draft first. Members are asked about its clauses."))
    if running:
        return no(_("Members are being asked already. Give them more days, or wait until it ends."))
    return YES


def may_last(days: int) -> Verdict:
    if not SHORTEST <= days <= LONGEST:
        return no(_("Give people between 3 and 90 days. Two to four weeks suit most."))
    return YES


def may_remark(member: Member | None, consultation: Consultation, clause: str) -> Verdict:
    if member is None or member.left_at:
        return no(_("Log in or join to say something."), ("/accounts/login/", _("Log in")))
    if not consultation.is_open:
        return no(_("The time to say something about this draft is over. Thank you to everybody who did."))
    if clause and consultation.clause(clause) is None:
        return no(_("This clause is not in the draft."))
    return YES


def may_take_back(member: Member | None, remark: Remark) -> Verdict:
    if member is None or remark.author_id != member.pk:
        return no(_("Only whoever wrote it can take it back."))
    return YES


def may_put_in_force(operator: Member | None, running: Consultation | None) -> Verdict:
    if not (verdict := may_govern(operator)):
        return verdict
    if running:
        return no(_("Members are still being asked about this draft. Wait until it ends, or end it now."))
    return YES


def may_look_again_on(day: date) -> Verdict:
    today = timezone.localdate()
    if day <= today:
        return no(_("Choose a day that is still to come."))
    if day > today + FARTHEST:
        return no(_("Choose a day in the next five years."))
    return YES
