from dataclasses import dataclass, field

from hearthside.care.conversations.models import Message
from hearthside.care.conversations.queries import is_seen_by_member, messages_in, open_conversation_of
from hearthside.care.safety.models import Case
from hearthside.people.members.models import Member


@dataclass(frozen=True)
class Talk:
    """The open conversation of a case, as the desk shows it."""

    lines: list[Message] = field(default_factory=list)
    is_answered: bool = False  # somebody on duty has written
    is_seen: bool = False  # and the member has read the last of it

    @property
    def read_up_to(self) -> int:
        return self.lines[-1].pk if self.lines else 0


def talk_of(case: Case, viewer: Member) -> Talk:
    conversation = open_conversation_of(case)
    if conversation is None:
        return Talk()
    lines = messages_in(conversation, viewer)
    is_answered = any(line.author_id not in {None, case.member_id} for line in lines)
    return Talk(lines, is_answered, is_answered and is_seen_by_member(conversation))
