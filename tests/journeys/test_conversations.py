from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from hearthside.care.conversations import actions, queries
from hearthside.care.conversations.models import Conversation, Message
from hearthside.care.desk.actions import answer_case, finish_case
from hearthside.care.safety.actions import claim_case
from hearthside.care.safety.models import Case, Outcome
from hearthside.foundation.verdicts import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(ana):
    return actions.ask_for_a_person(ana)


def test_asking_for_a_person_opens_one_case_and_one_conversation(ana, talk):
    assert actions.ask_for_a_person(ana) == talk
    assert Case.objects.get().asked_for_a_person


def test_an_answer_shows_a_banner_on_every_page_until_it_is_read(client_of, ana, ren, talk):
    client = client_of(ana)
    answer_case(ren, claim_case(ren, talk.case), "Hi, I am on duty tonight.")
    assert f"/conversations/{talk.pk}/" in client.get("/about/").content.decode()
    assert not queries.is_seen_by_member(talk)
    client.get(f"/conversations/{talk.pk}/")
    assert queries.is_seen_by_member(talk)
    assert f"/conversations/{talk.pk}/" not in client.get("/about/").content.decode()


def test_only_the_people_in_it_can_read_a_conversation(client_of, bo, talk):
    assert client_of(bo).get(f"/conversations/{talk.pk}/").status_code == 404
    with pytest.raises(Refused):
        actions.say(bo, talk, "hello")


def test_words_said_in_private_are_sealed_at_rest(ana, talk):
    actions.say(ana, talk, "the blue door")
    with connection.cursor() as cursor:
        cursor.execute("select body from conversations_message")
        assert "blue" not in cursor.fetchone()[0]
    assert Message.objects.get().body == "the blue door"


def test_dark_words_in_private_are_never_held_and_raise_the_case(ana, talk):
    message, _assessment = actions.say(ana, talk, "I want to kill myself tonight, I have everything ready. Goodbye.")
    assert not message.is_held
    talk.case.refresh_from_db()
    assert talk.case.urgency >= 2


def test_asking_directly_opens_no_case_about_the_responder(ana, ren, talk):
    answer_case(
        ren, claim_case(ren, talk.case), "Are you thinking of killing yourself? I want to die is what you wrote."
    )
    assert Case.objects.count() == 1


def test_words_to_somebody_who_went_home_start_the_clock_again(ana, ren, talk, time_machine):
    time_machine.move_to("2026-03-01 12:00:00+00:00", tick=False)
    answer_case(ren, claim_case(ren, talk.case), "Hello, I am here.")
    time_machine.move_to("2026-03-01 16:00:00+00:00", tick=False)
    actions.say(ana, Conversation.objects.get(), "Are you still there?")
    case = Case.objects.get()
    assert case.owner is None
    assert case.due_at > timezone.now()
    assert queries.cases_waiting_for_an_answer() == {case.pk}


def test_a_closed_case_closes_its_talk_so_that_no_word_goes_unread(client_of, ana, ren, talk):
    finish_case(ren, claim_case(ren, talk.case), Outcome.TALKED)
    with pytest.raises(Refused, match="ask for a person again"):
        actions.say(ana, Conversation.objects.get(), "one more thing")
    assert "ask for a person again" in client_of(ana).get(f"/conversations/{talk.pk}/").content.decode()
    assert actions.ask_for_a_person(ana) != talk


def test_the_same_form_sent_twice_is_one_message(ana, talk):
    once = uuid4()
    actions.say(ana, talk, "hello", once)
    actions.say(ana, talk, "hello", once)
    assert Message.objects.count() == 1


@pytest.mark.parametrize("body", ["", "   ", "\u200b\u200d", "x" * 5001])
def test_bad_input_is_answered_kindly_and_kept(client_of, ana, talk, body):
    page = client_of(ana).post(f"/conversations/{talk.pk}/message/", {"body": body, "once": str(uuid4())})
    assert page.status_code == 422
    assert Message.objects.count() == 0
    if body.strip("\u200b\u200d "):
        assert body in page.content.decode()


def test_nul_and_direction_characters_do_no_harm(client_of, ana, talk):
    client_of(ana).post(
        f"/conversations/{talk.pk}/message/", {"body": "a\x00b مرحبا <script>x</script>", "once": str(uuid4())}
    )
    assert Message.objects.get().body == "ab مرحبا <script>x</script>"
    page = client_of(ana).get(f"/conversations/{talk.pk}/").content.decode()
    assert "<script>x" not in page


def test_a_conversation_about_words_without_a_name_keeps_the_alias(ana):
    case = Case.objects.create(
        member=ana, alias="Someone, blue heron", urgency=2, opened_at="2026-01-01T00:00Z", due_at="2026-01-01T00:15Z"
    )
    conversation: Conversation = actions.start_conversation(case)
    assert conversation.participants.get().known_as == "Someone, blue heron"
