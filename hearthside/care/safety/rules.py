from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member
from hearthside.people.members.rules import may_use_desk

from .models import Case

CLAIM_LASTS = timedelta(minutes=45)  # a responder who fell silent does not keep a case from the others


def may_see_cases(responder: Member | None) -> Verdict:
    return may_use_desk(responder, "responder")


def may_claim(responder: Member, case: Case) -> Verdict:
    if not (verdict := may_see_cases(responder)):
        return verdict
    if case.member_id == responder.pk:
        return no(_("This case is about your own words. Somebody else will look after it."))
    if not case.is_open:
        return no(_("This case is closed."))
    if is_held_by_another(responder, case):
        return no(_("Somebody else has this case."))
    return YES


def may_work_on(responder: Member, case: Case) -> Verdict:
    """Answering, handing back and closing need the claim."""
    if not (verdict := may_claim(responder, case)):
        return verdict
    if case.owner_id != responder.pk:
        return no(_("Claim this case first."))
    return YES


def claims_end_before() -> datetime:
    """A claim as old as this has run out."""
    return timezone.now() - CLAIM_LASTS


def is_held_by_another(responder: Member, case: Case) -> bool:
    claim_holds = case.claimed_at is not None and case.claimed_at > claims_end_before()
    return claim_holds and case.owner_id not in {None, responder.pk}
