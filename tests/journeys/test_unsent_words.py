import pytest
from django.db import connection
from django.test import Client

from hearthside.care.conversations.actions import ask_for_a_person
from hearthside.care.conversations.models import Message
from hearthside.care.drafts.models import Draft

pytestmark = pytest.mark.django_db


def test_words_sent_after_the_session_ended_are_there_after_logging_in_again(client_of, ana, community):
    talk = ask_for_a_person(ana)
    client = client_of(ana)
    client.logout()
    answer = client.post(f"/conversations/{talk.pk}/message/", {"body": "I nearly lost this", "password": "no"})
    assert answer.status_code == 302
    assert "login" in answer.url
    client.force_login(ana.account, backend="hearthside.people.members.sign_in.MemberBackend")
    page = client.get("/drafts/").content.decode()
    assert "I nearly lost this" in page
    assert 'value="no"' not in page
    client.post(f"/conversations/{talk.pk}/message/", {"body": "I nearly lost this"})
    assert Message.objects.get().body == "I nearly lost this"


def test_kept_words_are_sealed(client_of, ana):
    talk = ask_for_a_person(ana)
    Client().post(f"/conversations/{talk.pk}/message/", {"body": "blue door"})
    with connection.cursor() as cursor:
        cursor.execute("select fields from drafts_draft")
        assert "blue" not in cursor.fetchone()[0]
    assert Draft.objects.count() == 1


def test_another_browser_finds_nothing(client_of, ana, bo):
    talk = ask_for_a_person(ana)
    Client().post(f"/conversations/{talk.pk}/message/", {"body": "blue door"})
    assert client_of(bo).get("/drafts/").status_code == 302


def test_an_expired_form_keeps_its_words(ana):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ana.account, backend="hearthside.people.members.sign_in.MemberBackend")
    page = client.post(
        "/reports/discussions.post/1/", {"words": "what I wrote"}, headers={"origin": "http://testserver"}
    )
    assert page.status_code == 403
    assert "what I wrote" in page.content.decode()


def test_another_site_puts_no_words_into_anybodys_mouth(ana):
    client = Client(enforce_csrf_checks=True)
    page = client.post(
        "/reports/discussions.post/1/", {"words": "evil words"}, headers={"origin": "https://evil.example"}
    )
    assert "evil words" not in page.content.decode()
