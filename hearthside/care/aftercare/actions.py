"""Asking again how somebody is: what a member agreed to, when it is time, and the person who asks."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from hearthside.care.conversations.actions import join_on_duty, mark_read, say, start_conversation
from hearthside.care.conversations.models import Message
from hearthside.care.conversations.queries import open_conversation_of
from hearthside.care.notifications.actions import end_alerts, raise_alert
from hearthside.care.rota.models import Duty
from hearthside.care.rota.queries import people_on
from hearthside.care.safety import actions as safety
from hearthside.care.safety.models import Case
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from . import rules
from .models import After, FollowUp
from .queries import due_before, left_undone_before, who_wrote_with


def say_safe(member: Member) -> None:
    """Tell people on duty that they are safe now. Nothing is closed by it: people decide what follows."""
    safety.say_safe(member)


@transaction.atomic
def agree_to_follow_ups(member: Member, case: Case, wanted: Collection[int], same_person: bool = True) -> None:
    """Note what a member said about being asked again; all that is not wanted is declined."""
    stop_follow_ups(member)
    now = timezone.now()
    responder = who_wrote_with(member, case) if same_person else None
    FollowUp.objects.filter(case=case, sent_at=None).delete()
    asked_before = set(FollowUp.objects.filter(case=case).values_list("after", flat=True))
    FollowUp.objects.bulk_create(
        FollowUp(
            case=case,
            member=member,
            responder=responder,
            after=after,
            due_at=now + timedelta(hours=after.value),
            is_wanted=after.value in wanted,
            decided_at=now,
            ended_at=None if after.value in wanted else now,
        )
        for after in After
        if after.value not in asked_before
    )


def stop_follow_ups(member: Member) -> int:
    """Nobody asks any more, from this moment on; says how many were called off."""
    waiting = FollowUp.objects.filter(member=member, is_wanted=True, ended_at=None, sent_at=None)
    return waiting.update(ended_at=timezone.now())


def send_what_is_due() -> int:
    """Each minute: what has become somebody's task, and what opens to everybody because that person is away. They are
    told; nothing is sent to the member: a person writes, or nobody does. Says how many tasks there are anew."""
    now = timezone.now()
    anew = _mark(due_before(now), "marked_at")
    for task in anew:
        _alert([task.responder] if task.responder else people_on(Duty.DESK), task)
    for task in _mark(left_undone_before(now - rules.OPENED_TO_ALL_AFTER), "opened_to_all_at"):
        _alert(people_on(Duty.DESK), task)
    return len(anew)


@transaction.atomic
def ask_again(responder: Member, follow_up: FollowUp, body: str, once: UUID | None = None) -> Message:
    """Write to them, in the person's own words, in private; whoever asks holds the case, so that an answer is read."""
    follow_up = FollowUp.objects.select_for_update(of=("self",)).get(pk=follow_up.pk)
    require(rules.may_ask_again(responder, follow_up))
    assert follow_up.member is not None
    case = safety.open_case_for_follow_up(follow_up.member, follow_up.case.alias)
    safety.claim_case(responder, case)
    conversation = open_conversation_of(case) or start_conversation(case)
    join_on_duty(responder, conversation)
    message, _assessment = say(responder, conversation, body, once)
    mark_read(responder, conversation)
    safety.note_answer(responder, case)
    end_alerts(follow_up.case_id)
    follow_up.sent_at, follow_up.sent_by, follow_up.conversation = timezone.now(), responder, conversation
    follow_up.save(update_fields=["sent_at", "sent_by", "conversation"])
    return message


def note_answer(message_id: int) -> None:
    """They wrote back: the one who asked sees that, and no later question is called off by it."""
    message = Message.objects.filter(pk=message_id).first()
    if message and message.author_id:
        asked = FollowUp.objects.filter(conversation=message.conversation_id, member=message.author_id)
        asked.filter(answered_at=None, sent_at__isnull=False).update(answered_at=message.said_at)


@transaction.atomic
def _mark(waiting: QuerySet[FollowUp], field: str) -> list[FollowUp]:
    """Under lock, so that two clocks make one task of it."""
    locked = list(waiting.select_for_update(of=("self",)).select_related("member", "responder"))
    FollowUp.objects.filter(pk__in=[task.pk for task in locked]).update(**{field: timezone.now()})
    return locked


def _alert(people: Iterable[Member], task: FollowUp) -> None:
    for responder in people:
        if responder.pk != task.member_id:
            raise_alert(responder, task.case_id, "concern", "ask_again")
