from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearthside.care.intake.actions import Assessment, assess
from hearthside.care.safety.actions import hear_again, open_case_for_request
from hearthside.care.safety.models import Case
from hearthside.foundation.events import publish
from hearthside.foundation.verdicts import require
from hearthside.foundation.words import clean
from hearthside.people.members.models import Member

from . import rules
from .events import MessageSaid
from .models import Conversation, Message, Participant
from .queries import conversations_of, open_conversation_of


@transaction.atomic
def ask_for_a_person(member: Member) -> Conversation:
    """Open a private talk with people on duty; one that is open already stays the one."""
    case = open_case_for_request(member)
    return open_conversation_of(case) or start_conversation(case)


def start_conversation(case: Case) -> Conversation:
    """A place for the member and people on duty to write; the member keeps the name the case knows them by."""
    assert case.member is not None
    conversation = Conversation.objects.create(case=case, started_at=timezone.now())
    Participant.objects.create(conversation=conversation, member=case.member, known_as=case.alias or case.member.name)
    return conversation


def join_on_duty(responder: Member, conversation: Conversation) -> Participant:
    participant, _made = Participant.objects.get_or_create(
        conversation=conversation, member=responder, defaults={"known_as": responder.name, "is_on_duty": True}
    )
    return participant


def say(author: Member, conversation: Conversation, body: str, once: UUID | None = None) -> tuple[Message, Assessment]:
    """Say something; assessed like all words for others, and never held for being dark.

    The same form sent twice is one message, also when both arrive in the same moment.
    """
    try:
        return _said(author, once) or _say(author, conversation, body, once)
    except IntegrityError:
        if twin := _said(author, once):
            return twin
        return _say(author, conversation, body, None)  # somebody else's key; it opens nothing here


def _said(author: Member, once: UUID | None) -> tuple[Message, Assessment] | None:
    said = Message.objects.filter(once=once, author=author).first() if once else None
    return (said, Assessment(should_hold=False)) if said else None


@transaction.atomic
def _say(author: Member, conversation: Conversation, body: str, once: UUID | None) -> tuple[Message, Assessment]:
    # The case first, as in closing it: what is said while somebody closes the case is read or refused, never lost.
    if conversation.case_id:
        Case.objects.select_for_update().get(pk=conversation.case_id)
    conversation.refresh_from_db()
    require(rules.may_say(author, conversation))
    message = Message.objects.create(
        conversation=conversation, author=author, body=clean(body), said_at=timezone.now(), once=once
    )
    assessment = assess(message)
    message.is_held, message.is_assessed = assessment.should_hold, True
    message.save(update_fields=["is_held", "is_assessed"])
    mark_read(author, conversation)
    if conversation.case and not conversation.participants.filter(member=author, is_on_duty=True).exists():
        hear_again(conversation.case)
    publish(MessageSaid(message.pk, conversation.pk))
    return message, assessment


@transaction.atomic
def give_notice(member: Member, case: Case | None, words: str) -> Message:
    """Put a fixed text that people wrote in advance among somebody's talks, signed by nobody; their banner shows it."""
    talk = conversations_of(member).filter(case=case).first() if case else None
    if talk is None:
        is_over = case is None or not case.is_open
        talk = Conversation.objects.create(
            case=case, started_at=timezone.now(), closed_at=timezone.now() if is_over else None
        )
        known_as = (case.alias if case else "") or member.name
        Participant.objects.create(conversation=talk, member=member, known_as=known_as)
    return Message.objects.create(conversation=talk, body=words, said_at=timezone.now(), is_assessed=True)


def close_conversations_about(case: Case) -> None:
    """With the case, its talk ends: nobody would read what is said there. The member can ask for a person again."""
    Conversation.objects.filter(case=case, closed_at=None).update(closed_at=timezone.now())


def mark_read(member: Member, conversation: Conversation) -> None:
    """Note how far somebody has read; the banner goes, and the desk sees that the answer was seen."""
    newest = conversation.messages.order_by("-pk").values_list("pk", flat=True).first() or 0
    Participant.objects.filter(conversation=conversation, member=member, read_up_to__lt=newest).update(
        read_up_to=newest
    )
