from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from hearthside.care.contributions import registry
from hearthside.care.conversations.actions import (
    close_conversations_about,
    join_on_duty,
    mark_read,
    say,
    start_conversation,
)
from hearthside.care.conversations.models import Message
from hearthside.care.conversations.queries import last_word_of_member, open_conversation_of
from hearthside.care.disclosures.rules import is_settled
from hearthside.care.moderation.actions import answer_worries, open_item
from hearthside.care.moderation.models import Why
from hearthside.care.respite.actions import after_hard_case
from hearthside.care.safety.actions import add_note, close_case, note_answer, set_plan
from hearthside.care.safety.models import Case, Outcome
from hearthside.care.safety.rules import may_work_on
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules


@dataclass(frozen=True)
class Memory:
    """What a closed case keeps for whoever meets this person next, and for whoever carried it."""

    what_helped: str = ""
    plan: str = ""
    was_hard: bool = False


@transaction.atomic
def answer_case(responder: Member, case: Case, body: str, once: UUID | None = None, reply: str = "") -> Message:
    """Write to the member in private; opens the conversation when there is none.

    `reply` is the mark of the prepared words the answer began with: the history keeps which and which version.
    """
    require(may_work_on(responder, case))
    require(rules.may_be_answered(case))
    conversation = open_conversation_of(case) or start_conversation(case)
    join_on_duty(responder, conversation)
    message, _assessment = say(responder, conversation, body, once)
    mark_read(responder, conversation)
    note_answer(responder, case)
    if reply:
        add_note(responder, case, "began with prepared words", reply)
    return message


@transaction.atomic
def finish_case(
    responder: Member,
    case: Case,
    outcome: Outcome | str,
    note: str = "",
    read_up_to: int | None = None,
    memory: Memory | None = None,
) -> Case:
    """Close a case with its outcome, and its conversation with it; words still held go on to the moderators.

    `read_up_to` is the last message that stood on the responder's page: a later one is read before anything closes.
    """
    require(is_settled(case))
    if memory and (memory.plan or memory.what_helped):
        set_plan(responder, case, memory.plan, memory.what_helped)
    closed = close_case(responder, case, outcome, note)
    if read_up_to is not None:
        require(rules.has_read_everything(read_up_to, last_word_of_member(closed)))
    if memory and memory.was_hard:
        after_hard_case(responder, closed.pk)
    _hand_over_held_words(closed)
    answer_worries(closed)
    close_conversations_about(closed)
    return closed


def _hand_over_held_words(case: Case) -> None:
    """A closed case releases nothing any more: what it still holds would be held for ever."""
    for words in case.words.filter(sealed_at=None):
        contribution = registry.find(words.kind, words.row)
        if contribution and contribution.is_held:
            open_item(contribution, Why.AXIS)
