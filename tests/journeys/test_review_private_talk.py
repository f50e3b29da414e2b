"""Private talk: nothing said in it is lost, and it is read by those it is meant for."""

from uuid import uuid4

import pytest
from django.db import IntegrityError

from hearthside.care.conversations import actions, queries
from hearthside.care.conversations.models import Message
from hearthside.care.desk.actions import answer_case, finish_case
from hearthside.care.intake import actions as intake
from hearthside.care.safety.actions import claim_case
from hearthside.care.safety.models import Case, CaseWords, Outcome
from hearthside.foundation.verdicts import Refused
from hearthside.people.privacy.actions import erase

pytestmark = pytest.mark.django_db

HEAVY = "I keep thinking about suicide. I want to die and I do not know who to tell."


@pytest.fixture
def talk(ana):
    return actions.ask_for_a_person(ana)


def break_detection(monkeypatch):
    def fail(*args, **kwargs):
        raise KeyError("the very words")

    monkeypatch.setattr(intake.detection, "read", fail)


def test_people_on_duty_read_what_the_software_could_not(client_of, ana, ren, talk, monkeypatch):
    claim_case(ren, talk.case)
    break_detection(monkeypatch)
    actions.say(ana, talk, "please answer me")
    assert "please answer me" in client_of(ren).get(f"/desk/cases/{talk.case_id}/").content.decode()


def test_what_the_software_could_not_read_of_people_on_duty_waits_before_the_member_reads_it(
    ana, ren, talk, monkeypatch
):
    case = claim_case(ren, talk.case)
    break_detection(monkeypatch)
    answer_case(ren, case, "hello there")
    assert queries.messages_in(talk, ana) == []


def test_a_failure_near_words_writes_none_of_them_into_the_log(ana, talk, monkeypatch, caplog):
    break_detection(monkeypatch)
    actions.say(ana, talk, "please answer me")
    assert "detection failed on conversations.message" in caplog.text
    assert "the very words" not in caplog.text


def test_an_open_case_keeps_a_sealed_copy_of_what_was_said_in_private(ana, talk):
    actions.say(ana, talk, HEAVY)
    assert CaseWords.objects.get().kind == "conversations.message"
    erase(ana, keep_words=False)
    assert not Message.objects.exists()
    assert CaseWords.objects.get().sealed_copy == HEAVY


def test_a_case_does_not_close_over_words_nobody_has_read(client_of, ana, ren, talk):
    actions.say(ana, talk, "hello")
    case = claim_case(ren, talk.case)
    page = client_of(ren).get(f"/desk/cases/{case.pk}/").content.decode()
    read = Message.objects.get().pk
    assert f'name="read_up_to" value="{read}"' in page
    actions.say(ana, talk, "wait, there is something else")
    closing = {"outcome": "talked", "note": "", "read_up_to": str(read)}
    answer = client_of(ren).post(f"/desk/cases/{case.pk}/closing/", closing)
    assert answer.status_code == 403
    assert Case.objects.get().is_open
    finish_case(ren, case, Outcome.TALKED, read_up_to=Message.objects.last().pk)
    assert not Case.objects.get().is_open


def test_nothing_is_said_into_a_talk_that_closed_in_the_same_moment(ana, ren, talk):
    finish_case(ren, claim_case(ren, talk.case), Outcome.TALKED)
    talk.closed_at = None  # as the page knew it
    with pytest.raises(Refused, match="closed"):
        actions.say(ana, talk, "still there?")


def test_one_message_sent_twice_in_the_same_moment_is_one(ana, talk, monkeypatch):
    once, said = uuid4(), actions._said
    actions.say(ana, talk, "hello", once)
    answers = iter([None])  # the second sending looked before the first was there
    monkeypatch.setattr(actions, "_said", lambda *asked: next(answers, said(*asked)))
    message, _assessment = actions.say(ana, talk, "hello", once)
    assert message == Message.objects.get()


def test_somebody_elses_key_loses_no_words(ana, ren, talk):
    once = uuid4()
    answer_case(ren, claim_case(ren, talk.case), "I am here.", once)
    actions.say(ana, talk, "hello", once)
    assert Message.objects.count() == 2


def test_an_error_of_another_kind_stays_one(ana, talk, monkeypatch):
    def fail(*args):
        raise IntegrityError

    monkeypatch.setattr(actions, "_say", fail)
    with pytest.raises(IntegrityError):
        actions.say(ana, talk, "hello", uuid4())


def test_people_on_duty_read_a_talk_on_the_desk_alone(client_of, ren, talk):
    answer_case(ren, claim_case(ren, talk.case), "I am here.")
    for role in (",responder,", ""):
        ren.roles = role
        ren.save()
        assert client_of(ren).get(f"/conversations/{talk.pk}/").status_code == 404
        assert client_of(ren).get(f"/conversations/{talk.pk}/messages/").status_code == 404
