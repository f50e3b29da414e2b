from django.db import transaction
from django.utils import timezone

from hearthside.care.notifications.actions import end_alerts, note_seen, page_member
from hearthside.care.rota.models import Duty
from hearthside.care.rota.queries import people_on
from hearthside.care.safety.actions import add_note
from hearthside.care.safety.models import Case
from hearthside.foundation.audit.actions import record
from hearthside.foundation.events import publish
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member
from hearthside.people.organisations.queries import community

from .. import rules
from ..events import DisclosureAsked
from ..models import Disclosure, EmergencyContact, Ending, Opening


@transaction.atomic
def ask_to_disclose(responder: Member, case: Case, reason: str, to_whom: str, would_tell: str) -> Disclosure:
    """The one who looks after somebody asks a second person to decide with them. Nothing opens by this."""
    case = Case.objects.select_for_update(of=("self",)).select_related("member").get(pk=case.pk)
    require(rules.may_ask(responder, case))
    disclosure = Disclosure.objects.create(
        case=case, member=case.member, asked_by=responder, asked_at=timezone.now(), reason=reason, to_whom=to_whom,
        would_tell=would_tell, policy=community().disclosure_policy,
    )  # fmt: skip
    _note(responder, disclosure, "asked to tell somebody outside")
    _call_a_second_person(responder, case)
    publish(DisclosureAsked(disclosure.pk, case.pk))
    return disclosure


def look_at_disclosure(person: Member, disclosure: Disclosure) -> None:
    """Log that somebody read it; the banner that called them to it has done its work."""
    record(person.pk, "read", f"disclosures.disclosure:{disclosure.pk}")
    if disclosure.case_id:
        note_seen(person, disclosure.case_id)


@transaction.atomic
def agree_to_disclosure(person: Member, disclosure: Disclosure) -> Disclosure:
    """The second of two people decides that it is right."""
    disclosure = _locked(disclosure)
    require(rules.may_agree(person, disclosure))
    disclosure.agreed_by, disclosure.agreed_at = person, timezone.now()
    disclosure.save(update_fields=["agreed_by", "agreed_at"])
    _note(person, disclosure, "agreed to tell somebody outside")
    _call_nobody_any_more(disclosure)
    return disclosure


@transaction.atomic
def refuse_disclosure(person: Member, disclosure: Disclosure) -> Disclosure:
    disclosure = _locked(disclosure)
    require(rules.may_agree(person, disclosure))
    _note(person, disclosure, "refused to tell somebody outside")
    return _end(person, disclosure, Ending.REFUSED)


@transaction.atomic
def open_contact(person: Member, disclosure: Disclosure) -> EmergencyContact | None:
    """Unseal what the member wrote for this, for one of the two, once; None when they wrote nothing.

    This is the only way by which anybody but the member comes to it.
    """
    disclosure = _locked(disclosure)
    require(rules.may_open(person, disclosure))
    contact = EmergencyContact.objects.filter(member=disclosure.member_id).first()
    if contact is not None:
        Opening.objects.create(disclosure=disclosure, opened_by=person, opened_at=timezone.now())
        _note(person, disclosure, "opened the emergency contact")
    return contact


@transaction.atomic
def end_disclosure(person: Member, disclosure: Disclosure, ending: str, was_told: str = "") -> Disclosure:
    """Write down what was told to whom in the end, or that it was not needed."""
    disclosure = _locked(disclosure)
    require(rules.may_end(person, disclosure))
    require(rules.may_end_as(disclosure, ending, was_told))
    # Words about somebody who has left are not begun to be kept.
    disclosure.was_told = was_told if disclosure.member_id else ""
    _note(person, disclosure, f"telling outside ended: {ending}")
    return _end(person, disclosure, Ending(ending))


def _call_a_second_person(responder: Member, case: Case) -> None:
    """A banner for colleagues at the desk; the supervisor on call is called by every way that reaches one person."""
    others = {responder.pk, case.member_id}
    for duty, ways in ((Duty.DESK, ("app",)), (Duty.SUPERVISOR, ("app", "mail", "push"))):
        for person in people_on(duty):
            for way in ways if person.pk not in others else ():
                page_member(person, case.pk, case.urgency_key, way, "decide_with_me")


def _call_nobody_any_more(disclosure: Disclosure) -> None:
    if disclosure.case_id:
        end_alerts(disclosure.case_id, saying=["decide_with_me"])


def _end(person: Member, disclosure: Disclosure, ending: Ending) -> Disclosure:
    disclosure.ended_by, disclosure.ended_at, disclosure.ending = person, timezone.now(), ending
    disclosure.save(update_fields=["ended_by", "ended_at", "ending", "was_told"])
    _call_nobody_any_more(disclosure)
    return disclosure


def _locked(disclosure: Disclosure) -> Disclosure:
    found = Disclosure.objects.select_for_update(of=("self",)).select_related("case", "member")
    return found.get(pk=disclosure.pk)


def _note(person: Member, disclosure: Disclosure, verb: str) -> None:
    """Into the log that outlives everybody, and into the case's own history."""
    record(person.pk, verb, f"disclosures.disclosure:{disclosure.pk}")
    if disclosure.case:
        add_note(person, disclosure.case, verb)
