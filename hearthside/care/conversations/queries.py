from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Value
from django.utils.translation import gettext as _

from hearthside.care.moderation.models import Decision, Measure
from hearthside.care.safety.models import Case
from hearthside.people.members.models import Member

from .models import Conversation, Message, Participant


def unseen_by(member: Member) -> tuple[str, int] | None:
    """What waits to be read: ("answer", conversation) or ("decision", id), in one trip since every page asks."""
    told = Decision.objects.filter(author=member, seen_at=None, in_force_at__isnull=False)
    decisions = told.exclude(measure=Measure.LEAVE, reason="")
    waiting = _unread_talk(member).annotate(what=Value("answer")).values_list("what", "conversation")
    return waiting.union(decisions.annotate(what=Value("decision")).values_list("what", "pk")).order_by("what").first()


def _unread_talk(member: Member) -> QuerySet[Participant]:
    others = Message.objects.filter(
        conversation=OuterRef("conversation"), pk__gt=OuterRef("read_up_to"), is_assessed=True, is_held=False
    ).exclude(author=member)
    return Participant.objects.filter(Exists(others), member=member, is_on_duty=False)


def conversations_of(member: Member) -> QuerySet[Conversation]:
    return Conversation.objects.filter(participants__member=member, participants__is_on_duty=False).order_by("-pk")


def open_conversation_of(case: Case) -> Conversation | None:
    return Conversation.objects.filter(case=case, closed_at=None).order_by("-pk").first()


def cases_waiting_for_an_answer() -> set[int]:
    """Open cases whose member said the last word."""
    spoken = Message.objects.filter(conversation=OuterRef("pk")).exclude(author=None)  # a notice answers nobody
    last = spoken.order_by("-pk").values("author")[:1]
    open_talk = Conversation.objects.filter(closed_at=None, case__closed_at=None).annotate(last_author=Subquery(last))
    waiting = open_talk.filter(participants__member=F("last_author"), participants__is_on_duty=False)
    return {case for case in waiting.values_list("case", flat=True) if case}


def messages_in(conversation: Conversation, viewer: Member) -> list[Message]:
    """What the viewer may read, oldest first, each with `speaker`, the name its author is known by here."""
    known = dict(conversation.participants.values_list("member", "known_as"))
    members = set(conversation.participants.filter(is_on_duty=False).values_list("member", flat=True))
    shown = conversation.messages.filter(is_assessed=True).order_by("pk")
    # What could not be assessed is held from the member, never from people on duty: they are whom it waits for.
    found = [
        message
        for message in shown
        if not message.is_held
        or message.author_id == viewer.pk
        or (message.author_id in members and viewer.pk not in members)
    ]
    for message in found:
        # Signed by nobody: a fixed text (`give_notice`). Words of people who left go with them.
        signed = known.get(message.author_id, "") if message.author_id else _("Notice from this community")
        message.speaker = signed  # type: ignore[attr-defined]
    return found


def last_word_of_member(case: Case) -> int:
    """The last message that the member wrote in a case's open talk, or 0."""
    said = Message.objects.filter(conversation__case=case, conversation__closed_at=None, author=case.member_id)
    return said.order_by("-pk").values_list("pk", flat=True).first() or 0 if case.member_id else 0


def is_seen_by_member(conversation: Conversation) -> bool:
    """Whether the member has seen the last thing that people on duty said."""
    member = conversation.participants.filter(is_on_duty=False).first()
    last = conversation.messages.filter(is_held=False).exclude(author=member.member if member else None).last()
    return bool(member and (last is None or member.read_up_to >= last.pk))
