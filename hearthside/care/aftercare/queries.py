from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from hearthside.care.conversations.models import Message, Participant
from hearthside.care.safety.models import Case, Offer
from hearthside.people.members.models import Member

from .models import FollowUp
from .rules import OPENED_TO_ALL_AFTER, SPOKEN_OF_FOR

SHOWN = 100


def case_known_to(member: Member) -> Case | None:
    """Their newest case that they know of: they were offered support, or wrote with somebody. One that was opened
    because others worried changes nothing that they see."""
    talks = Participant.objects.filter(conversation__case=OuterRef("pk"), member=member, is_on_duty=False)
    offers = Offer.objects.filter(member=member, made_at__gte=OuterRef("opened_at"))
    lately = Q(closed_at=None) | Q(closed_at__gt=timezone.now() - SPOKEN_OF_FOR)
    known = Case.objects.filter(lately, Exists(talks) | Exists(offers), member=member)
    return known.order_by("-opened_at", "-pk").first()


def follow_ups_about(case: Case) -> QuerySet[FollowUp]:
    """What was agreed about asking again, for the desk."""
    return FollowUp.objects.filter(case=case).select_related("responder", "sent_by")


def coming_for(member: Member) -> QuerySet[FollowUp]:
    """When somebody will ask this member how they are."""
    return FollowUp.objects.filter(member=member, is_wanted=True, ended_at=None, sent_at=None)


def has_decided(member: Member, case: Case) -> bool:
    """Whether they have said yes or no to being asked again; nobody is offered it twice."""
    return FollowUp.objects.filter(member=member, case=case).exists()


def tasks_of(responder: Member) -> list[FollowUp]:
    """What this person may do now, longest due first: their own, and what whoever it was for could not do."""
    mine = Q(responder=responder) | Q(responder=None) | Q(opened_to_all_at__isnull=False)
    away = Q(due_at__lte=timezone.now() - OPENED_TO_ALL_AFTER)
    waiting = _open().filter(mine | away, marked_at__isnull=False).exclude(member=responder)
    return list(waiting.select_related("member", "responder", "case")[:SHOWN])


def number_of_tasks(responder: Member) -> int:
    """For the desk's own page."""
    return len(tasks_of(responder))


def kept_for_others(responder: Member) -> list[FollowUp]:
    """Due, and still left to the person who wrote with them."""
    theirs = _open().filter(marked_at__isnull=False, opened_to_all_at=None, responder__isnull=False)
    away = timezone.now() - OPENED_TO_ALL_AFTER
    found = theirs.filter(due_at__gt=away).exclude(responder=responder).exclude(member=responder)
    return list(found.select_related("member", "responder", "case")[:SHOWN])


def asked_by(responder: Member) -> list[FollowUp]:
    """What they asked lately and whether it was answered: nobody is left not knowing how it went on."""
    asked = FollowUp.objects.filter(sent_by=responder, sent_at__gt=timezone.now() - SPOKEN_OF_FOR)
    return list(asked.select_related("member", "case").order_by("-sent_at")[:SHOWN])


def due_before(moment: datetime) -> QuerySet[FollowUp]:
    return _open().filter(due_at__lte=moment, marked_at=None)


def left_undone_before(moment: datetime) -> QuerySet[FollowUp]:
    """Tasks that whoever wrote with them has not done since then."""
    return _open().filter(due_at__lte=moment, marked_at__isnull=False, opened_to_all_at=None, responder__isnull=False)


def who_wrote_with(member: Member, case: Case) -> Member | None:
    """The person on duty who said the last word in their talk, or who has the case."""
    on_duty = Participant.objects.filter(
        conversation=OuterRef("conversation"), member=OuterRef("author"), is_on_duty=True
    )
    said = Message.objects.filter(Exists(on_duty), conversation__case=case).exclude(author=member)
    last = said.select_related("author").order_by("-pk").first()
    return last.author if last else case.owner


def name_of(follow_up: FollowUp) -> str:
    """How the desk names them: as in the case, so that somebody who wrote without a name stays without one."""
    return follow_up.case.alias or (follow_up.member.name if follow_up.member else "")


def _open() -> QuerySet[FollowUp]:
    wanted = FollowUp.objects.filter(is_wanted=True, ended_at=None, sent_at=None)
    return wanted.filter(member__account__isnull=False)
