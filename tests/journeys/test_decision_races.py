"""Two people in the same moment: an appeal has one answer and never its first decider's; a decision falls once."""

from uuid import uuid4

import pytest
from django.db import connection

from hearthside.care.contributions.registry import wrap
from hearthside.care.moderation.actions import (
    Chosen,
    Ruling,
    agree,
    appeal,
    claim_item,
    decide_appeal,
    file_report,
    rule_on,
)
from hearthside.care.moderation.models import Appeal, Effect, Measure, Statement
from hearthside.places.discussions import actions
from hearthside.places.discussions.actions import Written
from hearthside.places.spaces.models import Space
from tests.cast import make_member
from tests.journeys.test_review_races import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


@pytest.fixture
def item(bo):
    space = Space.objects.create(name="Evenings", slug="evenings", purpose="…")
    post = actions.start_thread(bo, space, Written(body="Soup helped.", title="Soup", once=uuid4())).post
    return file_report(None, wrap(post), "guidelines").item


@pytest.fixture
def others():
    return [make_member(f"m{number}", f"Finch {number}", "moderator") for number in range(2)]


def test_an_appeal_is_decided_once_and_never_by_its_first_decider(mo, others, item):
    made = appeal(rule_on(mo, claim_item(mo, item), Ruling((Chosen(Measure.HIDE),), "Because.")), "No.")
    people = (mo, *others, mo)
    wrong = at_once(*(lambda person=person: decide_appeal(person, made, True, "Yes.") for person in people))
    assert len(wrong) == 3
    assert Appeal.objects.get().decided_by in others


def test_two_decisions_about_one_item_are_one(mo, item):
    claim_item(mo, item)
    ruling = Ruling((Chosen(Measure.HIDE),), "Because.")
    wrong = at_once(*[lambda: rule_on(mo, item, ruling)] * 2)
    assert len(wrong) == 1
    assert Statement.objects.count() == Effect.objects.count() == 1


def test_two_seconds_agree_once(mo, others, item):
    decision = rule_on(mo, claim_item(mo, item), Ruling((Chosen(Measure.END),), "Because."))
    wrong = at_once(*(lambda person=person: agree(person, decision) for person in (*others, mo)))
    assert len(wrong) == 2
    assert Effect.objects.count() == 1
