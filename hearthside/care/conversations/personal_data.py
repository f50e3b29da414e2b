from typing import Any

from hearthside.care.contributions.registry import wrap
from hearthside.care.safety.actions import seal_words_of
from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .models import Message, Participant


@claim
class ConversationData(PersonalData):
    title = "Conversations"
    models = (Participant, Message)
    order = 10  # before an open case learns that they left: it keeps a sealed copy of what it is about

    def export(self, member: Member) -> list[dict[str, Any]]:
        """What they said themselves; the other side's words are the other side's."""
        return [
            {"conversation": message.conversation_id, "said": message.said_at.isoformat(), "words": message.body}
            for message in Message.objects.filter(author=member).order_by("pk")
        ]

    def erase(self, member: Member, keep_words: bool) -> None:
        """Private talk goes in any case: nobody is left to whom it belongs."""
        messages = Message.objects.filter(author=member)
        for message in messages:
            seal_words_of(wrap(message))
        messages.delete()
        Participant.objects.filter(member=member).delete()
