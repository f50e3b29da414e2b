"""Calling people about a case: by the protocol's clocks, or by hand."""

import logging

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from hearthside.care.notifications.actions import Call, deliver_due, page_address, page_people
from hearthside.foundation.events import publish
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import queries, rules
from ..events import CaseCalled
from ..models import Case, Escalation
from ..protocol import LEVELS, PEOPLE, Protocol, Step, due_calls
from .claims import free_silent_claims
from .history import add_note

logger = logging.getLogger(__name__)
EVERY_WAY = ("app", "mail", "push", "webhook")


def page_what_waits() -> int:
    """The sweep of every minute: call about all that is due, most urgent first, and send what waits to be sent."""
    called = call_what_waits()
    deliver_due()
    return called


def call_what_waits() -> int:
    """Write down every call whose time has come; says about how many cases. Nothing leaves here."""
    free_silent_claims()
    return sum(_call_or_go_on(pk) for pk in queries.cases_with_a_call_due())


def page_for(case_id: int) -> bool:
    """Call about one case if its time has come and nobody holds it; says whether it did.

    Case, calls and pages are rows of one transaction, under the case's lock: two workers never call for the same time,
    and what was called for is sent even if this process dies on the way.
    """
    with transaction.atomic():
        waiting = Case.objects.select_for_update().filter(pk=case_id, closed_at=None)
        case = waiting.filter(queries.nobody_is_there()).first()
        return bool(case and _call_what_is_due(case))


@transaction.atomic
def escalate_case(responder: Member, case: Case, note: str = "") -> str:
    """Call the next level now, by hand, by every way; says which. The case stays with whoever has it."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    require(rules.may_call_others(responder, case))
    called = _next_call(case, responder)
    number = case.calls.filter(paging_round=case.paging_round, step=Escalation.BY_HAND).count() + 1
    row = _write_down(case, called, Escalation.BY_HAND, number, actor=responder)
    call = Call(case.pk, case.urgency_key, "called_in", called.level, number, row.pk)
    _send(call, called.people, EVERY_WAY)
    add_note(responder, case, f"called {called.level}", note)
    publish(CaseCalled(case.pk, called.level))
    return called.level


def _call_or_go_on(case_id: int) -> bool:
    """One case that cannot be called about must not keep the others from it."""
    try:
        return page_for(case_id)
    except Exception:
        logger.exception("calling people about case %s failed", case_id)
        return False


def _call_what_is_due(case: Case) -> bool:
    protocol, now = queries.protocol_in_force(), timezone.now()
    made = queries.calls_in_round(case)
    due = list(due_calls(protocol.plan(case.urgency), queries.waits_since(case), made, now))
    reached: set[str] = set()
    for index, step, number in due:
        _call(case, protocol, index, step, number, reached)
    if reached:
        Case.objects.filter(pk=case.pk).update(pages_sent=F("pages_sent") + 1, paged_at=now)
    return bool(reached)


def _call(case: Case, protocol: Protocol, index: int, step: Step, number: int, reached: set[str]) -> None:
    """One step's call. Where nobody is at its level the next one is called, but nobody twice in one moment."""
    called = queries.people_to_call(case, step.who) or _address_instead(case, protocol)
    if called is None or (called.level != step.who and not step.leaves_the_site):
        return _skip(case, protocol, index, step, number)
    row = _write_down(case, called, index, number, protocol)
    if called.level in reached:
        return None
    reached.add(called.level)
    call = Call(case.pk, case.urgency_key, step.says, called.level, number, row.pk)
    _send(call, called.people, step.ways if called.level == step.who else EVERY_WAY)
    if step.recorded == "each_call" or number == 1:
        add_note(None, case, f"called {called.level}")
    publish(CaseCalled(case.pk, called.level))
    return None


def _address_instead(case: Case, protocol: Protocol) -> queries.Called | None:
    """Nobody is on duty anywhere: the on-call address, unless a step of its own calls it anyway."""
    has_its_own = any(step.who == LEVELS[-1] for step in protocol.plan(case.urgency).steps)
    return None if has_its_own else queries.Called(LEVELS[-1])


def _skip(case: Case, protocol: Protocol, index: int, step: Step, number: int) -> None:
    """Nobody is there. A reminder waits until somebody comes to the desk; a call counts as made, and comes again."""
    if step.leaves_the_site:
        _write_down(case, queries.Called(step.who), index, number, protocol)


def _write_down(
    case: Case, called: queries.Called, step: int, number: int, protocol: Protocol | None = None,
    actor: Member | None = None,
) -> Escalation:  # fmt: skip
    return Escalation.objects.create(
        case=case, protocol_id=protocol.version if protocol else None, paging_round=case.paging_round, step=step,
        number=number, level=called.level, called_at=timezone.now(), people=len(called.people), actor=actor,
    )  # fmt: skip


def _send(call: Call, people: list[Member], ways: tuple[str, ...]) -> None:
    if call.level in PEOPLE:
        page_people(call, people, ways)
    else:
        page_address(call, ways)


def _next_call(case: Case, responder: Member) -> queries.Called:
    """The next level above the highest called so far at which somebody else is; the desk was asked from the desk."""
    reached = queries.level_reached(case) or PEOPLE[0]
    for level in PEOPLE[PEOPLE.index(reached) + 1 :]:
        called = queries.people_to_call(case, level)
        others = [person for person in called.people if person.pk != responder.pk] if called else []
        if called and others:
            return queries.Called(called.level, others)
    return queries.Called(LEVELS[-1])
