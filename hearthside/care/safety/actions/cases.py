from typing import Any

from django.db import transaction
from django.utils import timezone

from hearthside.care.contributions.registry import Contribution
from hearthside.care.safety.detection import Reading
from hearthside.foundation.audit.actions import record
from hearthside.foundation.events import publish
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..events import CaseClaimed, CaseClosed, CaseOpened
from ..ladder import STEPS
from ..models import Case, CaseEntry, CaseWords, Outcome, Urgency


def open_case(contribution: Contribution, reading: Reading) -> Case:
    """Ask a person to look; the newest words win when a case is already open."""
    case = _case_for(
        contribution.author, int(reading.level), contribution.author_name if contribution.is_anonymous else ""
    )
    # Once they write about themselves, the desk no longer says that it is about somebody else.
    about_another = reading.about_another and (case.about_another or not case.words.exists())
    if about_another != case.about_another:
        case.about_another = about_another
        case.save(update_fields=["about_another"])
    _add_words(case, contribution, int(reading.level))
    return case


def open_case_for_worry(contribution: Contribution) -> Case | None:
    """Somebody is worried about the author. Only people on duty learn of it, never that person."""
    if contribution.author is None:
        return None
    case = _case_for(
        contribution.author, Urgency.CONCERN, contribution.author_name if contribution.is_anonymous else ""
    )
    _add_words(case, contribution, Urgency.CONCERN)
    add_note(None, case, "worry reported")
    return case


def open_case_for_request(member: Member) -> Case:
    """A member asks for a person to write with."""
    case = _case_for(member, Urgency.CONCERN, "")
    if not case.asked_for_a_person:
        case.asked_for_a_person = True
        case.due_at = min(case.due_at, timezone.now() + STEPS[Urgency.RISK].first_look_within)  # they are waiting
        case.save(update_fields=["asked_for_a_person", "due_at"])
        add_note(None, case, "asked for a person")
    return case


@transaction.atomic
def claim_case(responder: Member, case: Case) -> Case:
    """Take a case, under lock: two responders never get the same one."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    require(rules.may_claim(responder, case))
    is_new = case.owner_id != responder.pk
    case.owner, case.claimed_at = responder, timezone.now()
    case.first_looked_at = case.first_looked_at or case.claimed_at
    case.save(update_fields=["owner", "claimed_at", "first_looked_at"])
    if is_new:
        add_note(responder, case, "claimed")
        publish(CaseClaimed(case.pk, responder.pk))
    return case


@transaction.atomic
def give_back_case(responder: Member, case: Case, note: str = "") -> Case:
    """Hand a case back to the queue, with a note for whoever takes it next."""
    require(rules.may_work_on(responder, case))
    Case.objects.filter(pk=case.pk).update(owner=None, claimed_at=None)
    add_note(responder, case, "given back", note)
    return case


@transaction.atomic
def close_case(responder: Member, case: Case, outcome: Outcome, note: str = "") -> Case:
    """End the work with an outcome; every case has one."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    require(rules.may_work_on(responder, case))
    case.closed_at, case.outcome = timezone.now(), outcome
    case.save(update_fields=["closed_at", "outcome"])
    add_note(responder, case, f"closed: {outcome}", note)
    publish(CaseClosed(case.pk))
    return case


def hear_again(case: Case) -> None:
    """The member wrote once more. When nobody holds the case any longer, its clock and its pages begin anew."""
    if case.owner_id is None or (case.claimed_at and case.claimed_at <= rules.claims_end_before()):
        case.owner, case.claimed_at, case.pages_sent = None, None, 0
        case.due_at = timezone.now() + STEPS[case.urgency].first_look_within
        case.save(update_fields=["owner", "claimed_at", "pages_sent", "due_at"])
    add_note(None, case, "wrote again")


def look_at(responder: Member, case: Case) -> None:
    """Log that staff opened a case page: reading is an act too, and an owner who reads is still there."""
    Case.objects.filter(pk=case.pk, owner=responder, closed_at=None).update(claimed_at=timezone.now())
    record(responder.pk, "read", f"safety.case:{case.pk}")
    Case.objects.filter(pk=case.pk, first_looked_at=None).update(first_looked_at=timezone.now())


def add_note(actor: Member | None, case: Case, verb: str, note: str = "") -> CaseEntry:
    return CaseEntry.objects.create(case=case, actor=actor, verb=verb, note=note, at=timezone.now())


def _case_for(member: Member | None, urgency: int, alias: str) -> Case:
    """The member's open case, raised if the new words are more urgent; a new one otherwise."""
    now = timezone.now()
    wanted: dict[str, Any] = {
        "urgency": urgency,
        "alias": alias,
        "opened_at": now,
        "due_at": now + STEPS[urgency].first_look_within,
    }
    # Two open cases for one person would split the responders' attention.
    case, made = Case.objects.select_for_update().get_or_create(member=member, closed_at=None, defaults=wanted)
    if made:
        add_note(None, case, "opened")
        publish(CaseOpened(case.pk))
    elif urgency > case.urgency:
        _raise_urgency(case, urgency)
    return case


def _raise_urgency(case: Case, urgency: int) -> None:
    case.urgency = urgency
    case.due_at = min(case.due_at, timezone.now() + STEPS[urgency].first_look_within)
    case.pages_sent = 0
    if case.owner_id:  # claimed for less: the claim stands only if its owner is here to see this
        case.claimed_at = None
    case.save(update_fields=["urgency", "due_at", "pages_sent", "claimed_at"])
    add_note(None, case, f"raised to {Urgency(urgency).name.lower()}")
    publish(CaseOpened(case.pk))


def _add_words(case: Case, contribution: Contribution, urgency: int) -> None:
    CaseWords.objects.update_or_create(
        case=case,
        kind=contribution.kind,
        row=contribution.row.pk,
        defaults={"urgency": urgency, "added_at": timezone.now()},
    )
