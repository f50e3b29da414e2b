"""Two people on duty in the same moment, as only a database with several writers shows them."""

from dataclasses import replace

import pytest
from django.db import connection
from django.utils import timezone

from hearthside.care.conversations.models import Message
from hearthside.care.desk import actions as desk
from hearthside.care.desk.models import ReplyTemplate, SecondOpinion
from hearthside.care.desk.replies import shipped
from hearthside.care.disclosures import actions as disclosures
from hearthside.care.disclosures.models import Disclosure, Opening
from hearthside.care.safety.actions import claim_case
from hearthside.care.safety.models import Case, CaseEntry
from hearthside.foundation.verdicts import Refused
from hearthside.people.organisations.actions import describe_community

from .test_review_races import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]
WORDS = {"reason": "They name tonight.", "to_whom": "A sister", "would_tell": "That we fear for them."}


@pytest.fixture
def case(bo, ren, community):
    describe_community(disclosure_policy="Only when a life is in danger.")
    disclosures.keep_contact(bo, "Maria", "+353 1 000 000")
    now = timezone.now()
    return claim_case(ren, Case.objects.create(member=bo, urgency=3, opened_at=now, due_at=now))


def test_one_case_asks_once(case, ren):
    wrong = at_once(*[lambda: disclosures.ask_to_disclose(ren, case, **WORDS)] * 3)
    assert {type(trouble) for trouble in wrong} == {Refused}
    assert Disclosure.objects.count() == 1


def test_of_a_yes_and_a_no_in_the_same_moment_one_counts(case, ren, sol, ola):
    asked = disclosures.ask_to_disclose(ren, case, **WORDS)
    wrong = at_once(
        lambda: disclosures.agree_to_disclosure(sol, asked), lambda: disclosures.refuse_disclosure(ola, asked)
    )
    asked.refresh_from_db()
    if asked.ended_at:  # refused first, or refused never: after a yes there is nothing left to refuse
        assert asked.agreed_at is None
    assert [type(trouble) for trouble in wrong] == [Refused]


def test_a_contact_is_opened_once_by_each_also_when_pressed_four_times(case, ren, sol):
    asked = disclosures.ask_to_disclose(ren, case, **WORDS)
    disclosures.agree_to_disclosure(sol, asked)
    at_once(*[lambda: disclosures.open_contact(ren, asked)] * 4, lambda: disclosures.open_contact(sol, asked))
    assert Opening.objects.count() == 2
    assert CaseEntry.objects.filter(verb="opened the emergency contact").count() == 2


def test_a_member_is_told_once_although_two_clocks_tick(case, ren, sol):
    asked = disclosures.ask_to_disclose(ren, case, **WORDS)
    disclosures.agree_to_disclosure(sol, asked)
    disclosures.open_contact(ren, asked)
    disclosures.end_disclosure(ren, asked, "told", "A sister.")
    desk.finish_case(ren, case, "emergency")
    Message.objects.filter(author=None).delete()
    Disclosure.objects.update(told_member_at=None)
    assert at_once(*[disclosures.tell_members] * 3) == []
    assert Message.objects.filter(author=None).count() == 1


def test_a_question_gets_one_answer(case, ren, sol, ola):
    ola.roles = ",responder,"
    ola.save()
    opinion = desk.ask_for_opinion(ren, case, "Would you call?")
    wrong = at_once(lambda: desk.give_opinion(sol, opinion, "Yes."), lambda: desk.give_opinion(ola, opinion, "No."))
    assert [type(trouble) for trouble in wrong] == [Refused]
    assert SecondOpinion.objects.get().answer in {"Yes.", "No."}


def test_of_two_changes_to_the_same_words_neither_overwrites_the_other(sol, ola):
    words = shipped("en")["still_here"]
    wrong = at_once(
        lambda: desk.change_reply(sol, replace(words, words="One.")),
        lambda: desk.change_reply(ola, replace(words, words="Two.")),
    )
    assert all(isinstance(trouble, Refused) for trouble in wrong)
    assert ReplyTemplate.objects.count() == 2 - len(wrong)
