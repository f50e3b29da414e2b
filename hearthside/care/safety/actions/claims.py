"""Who has a case: taking it, the next one, giving it back, handing it to somebody, falling silent."""

import logging
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from hearthside.care.notifications.actions import end_calls, note_seen, page_member
from hearthside.care.respite.actions import count_dose, override
from hearthside.care.respite.rules import bearing_of, judge, may_take_on
from hearthside.foundation.audit.actions import record
from hearthside.foundation.events import publish
from hearthside.foundation.verdicts import Refused, require
from hearthside.people.members.models import Member

from .. import queries, rules
from ..events import CaseClaimed, CaseWaits
from ..models import Case, Urgency
from .clocks import CLOCKS, go_on_waiting, rest_until_next_look
from .history import add_note

logger = logging.getLogger(__name__)
OWNERSHIP = ["owner", "claimed_at", "owned_since"]


@transaction.atomic
def claim_case(responder: Member, case: Case, override_note: str = "") -> Case:
    """Take a case, under lock: two responders never get the same one. Past their limit only with a note saying why."""
    return _claim(responder, Case.objects.select_for_update().get(pk=case.pk), override_note)


@transaction.atomic
def claim_next(responder: Member, override_note: str = "") -> Case | None:
    """Take the most urgent case that nobody holds, or None. What they rest from is left to others.

    Raises Refused when cases wait and they have carried too much for each of them.
    """
    require(rules.may_see_cases(responder))
    if override_note:
        override(responder, override_note)
    bearing, noes = bearing_of(responder), []
    for pk, urgency, topics, owner in queries.candidates(responder).values_list("pk", "urgency", "topics", "owner"):
        verdict = judge(bearing, urgency, topics)
        if not verdict and owner != responder.pk:
            noes.append(verdict)
        elif case := _still_free(responder, pk):
            return _claim(responder, case)
    for no in noes[:1]:
        require(no)
    return None


@transaction.atomic
def give_back_case(responder: Member, case: Case, note: str = "") -> Case:
    """Hand a case back to the queue, with a note for whoever takes it next."""
    case = _mine(responder, case)
    _leave(case, None)
    add_note(responder, case, "given back", note)
    return case


@transaction.atomic
def hand_over_case(responder: Member, case: Case, to: Member, note: str) -> Case:
    """Give a case to somebody by name, with a note. They are told; if they do not open it soon, others are called."""
    case = _mine(responder, case)
    require(rules.may_be_handed(case, to, note))
    require(may_take_on(to, case.urgency, case.topics))
    return pass_to(responder, case, to, "handed over", note)


def pass_to(actor: Member | None, case: Case, to: Member, verb: str, note: str = "") -> Case:
    """Make somebody the owner of a locked case and tell them as loudly as it is urgent."""
    _leave(case, to, rules.ACCEPTED_WITHIN)
    add_note(actor, case, verb, note)
    add_note(to, case, "is asked to carry on")
    page_member(to, case.pk, case.urgency_key, "app", "handed_over")
    if case.urgency >= Urgency.RISK and case.answered_at is None:  # nobody is woken for what can wait
        page_member(to, case.pk, case.urgency_key, "mail", "handed_over")
        page_member(to, case.pk, case.urgency_key, "push", "handed_over")
    return case


def look_at(responder: Member, case: Case) -> None:
    """Log that staff opened a case page: reading is an act too, and an owner who reads is still there."""
    record(responder.pk, "read", f"safety.case:{case.pk}")
    note_seen(responder, case.pk)
    Case.objects.filter(pk=case.pk, first_looked_at=None).update(first_looked_at=timezone.now())
    if case.owner_id == responder.pk and case.is_open:
        _stay(responder, case.pk)


def free_silent_claims() -> int:
    """The sweep: claims whose owner fell silent end, and the case waits again; says how many."""
    silent = Case.objects.filter(closed_at=None, claimed_at__lte=rules.claims_end_before())
    return sum(_free_or_go_on(pk) for pk in list(silent.values_list("pk", flat=True)))


@transaction.atomic
def give_up_cases_of(responder: Member) -> None:
    """A helper's account is erased: what they had goes back to the queue."""
    for case in Case.objects.select_for_update().filter(owner=responder, closed_at=None):
        _leave(case, None)
        add_note(None, case, "given back")
    Case.objects.filter(owner=responder).update(owner=None)


def _claim(responder: Member, case: Case, override_note: str = "") -> Case:
    require(rules.may_claim(responder, case))
    is_new = case.owner_id != responder.pk or case.claimed_at is None
    if is_new:
        if override_note:
            override(responder, override_note)
        count_dose(responder, case.pk, case.urgency, case.topics)
    now = timezone.now()
    case.owned_since = now if case.owner_id != responder.pk else case.owned_since
    case.owner, case.claimed_at = responder, now
    case.first_looked_at = case.first_looked_at or now
    case.save(update_fields=[*OWNERSHIP, "first_looked_at"])
    end_calls(case.pk)
    if is_new:
        add_note(responder, case, "claimed")
        publish(CaseClaimed(case.pk, responder.pk))
    return case


def _still_free(responder: Member, pk: int) -> Case | None:
    """The case under lock, unless another claim has it or is just taking it."""
    skip = connection.features.has_select_for_update_skip_locked
    locked = Case.objects.select_for_update(skip_locked=skip).filter(pk=pk, closed_at=None).first()
    return locked if locked and rules.may_claim(responder, locked) else None


def _mine(responder: Member, case: Case) -> Case:
    case = Case.objects.select_for_update().get(pk=case.pk)
    require(rules.may_work_on(responder, case))
    return case


def _leave(case: Case, to: Member | None, grace: timedelta = timedelta()) -> None:
    case.owner, case.claimed_at, case.owned_since = to, None, timezone.now() if to else None
    go_on_waiting(case, grace)
    case.save(update_fields=[*OWNERSHIP, *CLOCKS])
    end_calls(case.pk)
    publish(CaseWaits(case.pk))


@transaction.atomic
def _stay(responder: Member, pk: int) -> None:
    """The owner reads: their claim goes on, a case that was handed to them is taken, a look that was due is done."""
    case = Case.objects.select_for_update().filter(pk=pk, owner=responder, closed_at=None).first()
    if case is None:
        return
    if case.claimed_at is None:
        try:
            _claim(responder, case)
        except Refused:  # reading is no yes: they have carried too much, and the case goes on waiting for somebody
            return
    case.claimed_at = timezone.now()
    if case.answered_at:
        case.answered_at = case.claimed_at
        rest_until_next_look(case)
    case.save(update_fields=["claimed_at", "answered_at", *CLOCKS])


def _free_or_go_on(pk: int) -> bool:
    """One case that cannot be freed must not keep the others from it, nor from being called about."""
    try:
        return _free(pk)
    except Exception:
        logger.exception("the claim of case %s could not be ended", pk)
        return False


@transaction.atomic
def _free(pk: int) -> bool:
    silent = Case.objects.select_for_update().filter(closed_at=None, claimed_at__lte=rules.claims_end_before())
    case = silent.filter(pk=pk).first()
    if case is None:
        return False
    case.claimed_at = None
    go_on_waiting(case)
    case.save(update_fields=["claimed_at", *CLOCKS])
    add_note(None, case, "fell silent")
    publish(CaseWaits(case.pk))
    return True
