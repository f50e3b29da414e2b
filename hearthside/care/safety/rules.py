from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.care.rota.models import Duty
from hearthside.care.rota.queries import people_on
from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member, Role
from hearthside.people.members.rules import may_use_desk

from .detection.coverage import LISTED
from .models import Case, Outcome

CLAIM_LASTS = timedelta(minutes=45)  # a responder who fell silent does not keep a case from the others
# Who is handed a case has this long to open it before others are called about it.
ACCEPTED_WITHIN = timedelta(minutes=2)


def may_see_cases(responder: Member | None) -> Verdict:
    return may_use_desk(responder, Role.RESPONDER, Role.SUPERVISOR)  # a supervisor is called when nobody else comes


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


def may_be_handed(case: Case, to: Member, note: str) -> Verdict:
    """Whether somebody can be given a case: they are there, they may see it, and it is not about them."""
    if to.pk == case.owner_id:
        return no(_("They have this case already."))
    if not may_see_cases(to) or to.pk == case.member_id:
        return no(_("They cannot take this case. Please choose somebody else."))
    if not any(to in people_on(duty) for duty in Duty.values):
        return no(_("They are not on duty now. Please choose somebody who is, or give the case back."))
    return YES if note.strip() else no(_("Please write a line for whoever comes after you."))


def may_call_others(responder: Member, case: Case) -> Verdict:
    """Whoever sees that a case needs more people may call them, whether it is theirs or not."""
    if not (verdict := may_see_cases(responder)):
        return verdict
    if case.member_id == responder.pk or not case.is_open:
        return no(_("This case is closed."))
    return YES


def may_end_with(outcome: str) -> Verdict:
    return YES if outcome in Outcome.values else no(_("Please say how it ended. Every case has an outcome."))


def may_write_protocol(operator: Member | None) -> Verdict:
    return may_use_desk(operator, Role.OPERATOR)


def may_write_phrases(operator: Member | None) -> Verdict:
    return may_use_desk(operator, Role.OPERATOR)


def may_switch_language(operator: Member | None, code: str) -> Verdict:
    if not (verdict := may_use_desk(operator, Role.OPERATOR)):
        return verdict
    return YES if code in LISTED else no(_("There is no list for this language."))


def claims_end_before() -> datetime:
    """A claim as old as this has run out."""
    return timezone.now() - CLAIM_LASTS


def is_held_by_another(responder: Member, case: Case) -> bool:
    claim_holds = case.claimed_at is not None and case.claimed_at > claims_end_before()
    return claim_holds and case.owner_id not in {None, responder.pk}
