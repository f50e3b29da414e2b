"""What happens to a case in somebody's hands: an answer, a plan, the end."""

from django.db import transaction
from django.utils import timezone

from hearthside.care.notifications.actions import end_pages, page_member
from hearthside.care.respite.actions import after_hard_case
from hearthside.foundation.events import publish
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..events import CaseClosed
from ..models import Case, Outcome, Urgency
from .claims import claim_case
from .clocks import CLOCKS, rest_until_next_look
from .history import add_note

__all__ = ["add_note", "close_case", "note_answer", "say_safe", "set_plan"]


@transaction.atomic
def note_answer(responder: Member, case: Case) -> Case:
    """The last word is ours now: the case is theirs who gave it, and is due for another look later."""
    case = claim_case(responder, case)  # who answers is here
    case.answered_at = timezone.now()
    rest_until_next_look(case)
    case.save(update_fields=["answered_at", *CLOCKS])
    add_note(responder, case, "answered")
    return case


@transaction.atomic
def close_case(responder: Member, case: Case, outcome: Outcome | str, note: str = "") -> Case:
    """End the work with an outcome; every case has one."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    require(rules.may_work_on(responder, case))
    require(rules.may_end_with(outcome))
    case.closed_at, case.outcome = timezone.now(), Outcome(outcome)
    case.save(update_fields=["closed_at", "outcome"])
    end_pages(case.pk)
    add_note(responder, case, f"closed: {Outcome(outcome)}", note)
    if case.urgency >= Urgency.RISK:
        after_hard_case(responder, case.pk)
    publish(CaseClosed(case.pk))
    return case


@transaction.atomic
def set_plan(responder: Member, case: Case, plan: str, what_helped: str = "") -> Case:
    """Keep what was agreed with the member and what helped them; the next responder reads it first."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    require(rules.may_work_on(responder, case))
    case.plan, case.what_helped = plan, what_helped
    case.save(update_fields=["plan", "what_helped"])
    add_note(responder, case, "wrote down the plan")
    return case


@transaction.atomic
def say_safe(member: Member) -> Case | None:
    """The member says that they are safe now. It closes nothing: people decide what follows."""
    case = Case.objects.select_for_update().filter(member=member, closed_at=None).first()
    if case is None:
        return None
    case.said_safe_at = timezone.now()
    case.save(update_fields=["said_safe_at"])
    add_note(None, case, "says they are safe")
    if case.owner:
        page_member(case.owner, case.pk, case.urgency_key, says="said_safe")
    return case
