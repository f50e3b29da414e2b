"""What people on duty do that joins a case or an item with a conversation or the words themselves."""

from uuid import UUID

from django.db import transaction

from hearthside.care.contributions import registry
from hearthside.care.contributions.registry import Contribution
from hearthside.care.conversations.actions import (
    close_conversations_about,
    join_on_duty,
    mark_read,
    say,
    start_conversation,
)
from hearthside.care.conversations.models import Message
from hearthside.care.conversations.queries import last_word_of_member, open_conversation_of
from hearthside.care.moderation.actions import answer_worries, open_item
from hearthside.care.moderation.models import Why
from hearthside.care.safety.actions import add_note, claim_case, close_case
from hearthside.care.safety.models import Case, Outcome
from hearthside.care.safety.rules import may_work_on
from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from . import rules


@transaction.atomic
def answer_case(responder: Member, case: Case, body: str, once: UUID | None = None) -> Message:
    """Write to the member in private; opens the conversation when there is none."""
    require(may_work_on(responder, case))
    require(rules.may_be_answered(case))
    conversation = open_conversation_of(case) or start_conversation(case)
    join_on_duty(responder, conversation)
    message, _assessment = say(responder, conversation, body, once)
    claim_case(responder, case)  # who answers is here: the claim does not run out
    mark_read(responder, conversation)
    add_note(responder, case, "answered")
    return message


@transaction.atomic
def finish_case(responder: Member, case: Case, outcome: Outcome, note: str = "", read_up_to: int | None = None) -> Case:
    """Close a case with its outcome, and its conversation with it; words still held go on to the moderators.

    `read_up_to` is the last message that stood on the responder's page: a later one is read before anything closes.
    """
    closed = close_case(responder, case, outcome, note)
    if read_up_to is not None:
        require(rules.has_read_everything(read_up_to, last_word_of_member(closed)))
    _hand_over_held_words(closed)
    answer_worries(closed)
    close_conversations_about(closed)
    return closed


@transaction.atomic
def release_words(responder: Member, case: Case, key: str, wording: str = "") -> None:
    """Show held words to others: the ones that were read, and none that a moderator keeps back."""
    contribution = _of_case(responder, case, key)
    require(rules.may_release(contribution, wording))
    contribution.release()
    add_note(responder, case, "released the words")
    record(responder.pk, "released", key)


@transaction.atomic
def hold_words(responder: Member, case: Case, key: str) -> None:
    """Keep words from others while somebody talks with their writer."""
    contribution = _of_case(responder, case, key)
    require(rules.may_hold(contribution))
    contribution.hold("imminent")
    add_note(responder, case, "held the words")
    record(responder.pk, "held", key)


@transaction.atomic
def reveal_member(responder: Member, case: Case, reason: str) -> Member | None:
    """Say who is behind a case without a name. It is logged with the reason."""
    require(may_work_on(responder, case))
    require(rules.may_reveal(reason))
    record(responder.pk, "revealed the author", f"safety.case:{case.pk}", reason)
    add_note(responder, case, "asked who this is", reason)
    return case.member


def _hand_over_held_words(case: Case) -> None:
    """A closed case releases nothing any more: what it still holds would be held for ever."""
    for words in case.words.filter(sealed_at=None):
        contribution = registry.find(words.kind, words.row)
        if contribution and contribution.is_held:
            open_item(contribution, Why.AXIS)


def _of_case(responder: Member, case: Case, key: str) -> Contribution:
    require(may_work_on(responder, case))
    kind, _colon, row = key.partition(":")
    require(rules.belongs_to(case, kind, row))
    contribution = registry.find(kind, int(row), lock=True)
    require(rules.is_there(contribution))
    assert contribution is not None
    return contribution
