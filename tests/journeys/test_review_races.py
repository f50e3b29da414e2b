"""Two things in the same moment, as only a database with several writers shows them."""

import threading
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection, connections

from hearthside.care.contributions.registry import wrap
from hearthside.care.conversations import actions as talks
from hearthside.care.conversations.models import Message
from hearthside.care.desk.actions import finish_case
from hearthside.care.moderation.actions import file_report
from hearthside.care.moderation.models import Item
from hearthside.care.safety.actions import claim_case, count_choice
from hearthside.care.safety.models import Case, OfferCount, Outcome
from hearthside.foundation.verdicts import Refused
from hearthside.places.discussions import actions
from hearthside.places.discussions.actions import Written
from hearthside.places.discussions.models import Alias, Post, Standing
from hearthside.places.spaces.models import Space

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]

GOODBYE = "I have everything ready. Tonight I am going to kill myself. Goodbye everyone, thank you for all of it."


def at_once(*calls: Callable[[], object]) -> list[Exception]:
    """Call all in the same moment, each in its own thread; what went wrong."""
    wrong, gate = [], threading.Barrier(len(calls))

    def run(call: Callable[[], object]) -> None:
        try:
            gate.wait()
            call()
        except Exception as trouble:
            wrong.append(trouble)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def written(body="Soup helped.", **fields) -> Written:
    return Written(body=body, title="An evening", **{"once": uuid4(), **fields})


@pytest.fixture
def space(db):
    return Space.objects.create(name="Evenings", slug="evenings", purpose="…")


@pytest.fixture
def post(bo, space):
    return actions.start_thread(bo, space, written()).post


def test_four_goodbyes_are_four_posts_and_one_case(ana, space):
    assert at_once(*[lambda: actions.start_thread(ana, space, written(GOODBYE))] * 4) == []
    assert (Post.objects.count(), Case.objects.count()) == (4, 1)


def test_one_form_sent_four_times_is_one_post(bo, space):
    same = written()
    assert at_once(*[lambda: actions.start_thread(bo, space, same)] * 4) == []
    assert Post.objects.count() == 1


def test_four_reports_are_one_item(post, eve):
    assert at_once(*[lambda: file_report(eve, wrap(post), "hurts")] * 4) == []
    assert Item.objects.count() == 1


def test_four_choices_are_counted(db):
    assert at_once(*[lambda: count_choice("barrier:tired")] * 4) == []
    assert OfferCount.objects.get().count == 4


def test_four_replies_without_a_name_have_one(post, eve):
    thread = post.thread
    assert at_once(*[lambda: actions.reply(eve, thread, written(is_anonymous=True))] * 4) == []
    assert Alias.objects.count() == 1


def test_one_message_sent_four_times_is_one(ana):
    talk, once = talks.ask_for_a_person(ana), uuid4()
    assert at_once(*[lambda: talks.say(ana, talk, "hello", once)] * 4) == []
    assert Message.objects.count() == 1


def test_what_is_said_while_a_case_closes_is_read_or_refused(ana, ren):
    talk = talks.ask_for_a_person(ana)
    case = claim_case(ren, talk.case)
    wrong = at_once(
        lambda: finish_case(ren, case, Outcome.TALKED, read_up_to=0), lambda: talks.say(ana, talk, "wait, please")
    )
    assert [type(trouble) for trouble in wrong] == [Refused]
    assert Message.objects.exists() == Case.objects.get().is_open


def test_of_two_edits_one_that_must_wait_is_never_shown_by_the_other(post, bo):
    texts = ["Bread helped.", GOODBYE, "Tea helped."]
    assert (
        at_once(*[lambda text=text: actions.edit_post(bo, Post.objects.get(), written(text)) for text in texts]) == []
    )
    assert Post.objects.get().standing == Standing.HELD
