"""How people come to look after somebody: words, a worry, a request; and what happens when they write again."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from hearthside.care.contributions.registry import Contribution
from hearthside.care.notifications.actions import page_member
from hearthside.care.safety.detection import Reading
from hearthside.foundation.events import publish
from hearthside.people.members.models import Member

from ..events import CaseOpened, CaseWaits
from ..models import Case, CaseWords, Urgency
from ..queries import protocol_in_force
from ..rules import claims_end_before
from .clocks import CLOCKS, begin_anew
from .history import add_note


def open_case(contribution: Contribution, reading: Reading) -> Case:
    """Ask a person to look; the newest words win when a case is already open."""
    case = _case_for(
        contribution.author, int(reading.level), contribution.author_name if contribution.is_anonymous else ""
    )
    # Once they write about themselves, the desk no longer says that it is about somebody else.
    about_another = reading.about_another and (case.about_another or not case.words.exists())
    heard = {sign.axis.value for sign in reading.signs} | {sign.code for sign in reading.signs}
    topics = sorted(heard | set(case.topics))
    if about_another != case.about_another or topics != case.topics:
        case.about_another, case.topics = about_another, topics
        case.save(update_fields=["about_another", "topics"])
    _add_words(case, contribution, int(reading.level))
    return case


def open_case_for_worry(contribution: Contribution, urgency: int = Urgency.CONCERN) -> Case | None:
    """Somebody is worried about the author. Only people on duty learn of it, never that person."""
    if contribution.author is None:
        return None
    case = _case_for(contribution.author, urgency, contribution.author_name if contribution.is_anonymous else "")
    _add_words(case, contribution, urgency)
    add_note(None, case, "worry reported")
    return case


def open_case_for_follow_up(member: Member, alias: str) -> Case:
    """A member is asked again how they are, as agreed; whoever asks claims it, so that an answer is read."""
    return _case_for(member, Urgency.CONCERN, alias)


def open_case_for_request(member: Member) -> Case:
    """A member asks for a person to write with."""
    case = _case_for(member, Urgency.CONCERN, "")
    if not case.asked_for_a_person:
        case.asked_for_a_person = True
        soon = timezone.now() + protocol_in_force().plan(Urgency.RISK).first_look
        case.due_at = min(case.due_at, soon)  # they are waiting
        case.save(update_fields=["asked_for_a_person", "due_at"])
        add_note(None, case, "asked for a person")
    return case


@transaction.atomic
def hear_again(case: Case) -> None:
    """The member wrote once more: its clock begins anew. Whoever holds it is told; else others are called again."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    case.answered_at = None
    begin_anew(case)
    if case.claimed_at and case.claimed_at <= claims_end_before():
        case.owner, case.claimed_at, case.owned_since = None, None, None
    if case.owner:
        page_member(case.owner, case.pk, case.urgency_key, says="wrote_again")
    if case.claimed_at is None:
        publish(CaseWaits(case.pk))
    case.save(update_fields=["owner", "claimed_at", "owned_since", "answered_at", *CLOCKS])
    add_note(None, case, "wrote again")


def _case_for(member: Member | None, urgency: int, alias: str) -> Case:
    """The member's open case, raised if the new words are more urgent; a new one otherwise."""
    now = timezone.now()
    wanted: dict[str, Any] = {
        "urgency": urgency,
        "alias": alias,
        "opened_at": now,
        "waits_since": now,
        "due_at": now + protocol_in_force().plan(urgency).first_look,
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
    promised = case.due_at
    case.urgency, case.answered_at = urgency, None
    begin_anew(case)
    case.due_at = min(promised, case.due_at)
    if case.owner:  # claimed for less: the claim stands only if its owner is here to see this
        case.claimed_at = None
        page_member(case.owner, case.pk, case.urgency_key, says="wrote_again")
    case.save(update_fields=["urgency", "answered_at", "claimed_at", *CLOCKS])
    add_note(None, case, f"raised to {Urgency(urgency).name.lower()}")
    publish(CaseOpened(case.pk))


def _add_words(case: Case, contribution: Contribution, urgency: int) -> None:
    CaseWords.objects.update_or_create(
        case=case,
        kind=contribution.kind,
        row=contribution.row.pk,
        defaults={"urgency": urgency, "added_at": timezone.now()},
    )
