"""Small doors that stood ajar: forms from elsewhere, floods, secrets in kept fields, marks that give a name away."""

from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from hearthside.care.drafts.actions import worth_keeping
from hearthside.care.drafts.middleware import KEPT_AN_HOUR
from hearthside.care.drafts.models import Draft
from hearthside.places.discussions import actions, live, queries
from hearthside.places.discussions.actions import Written
from hearthside.places.spaces.models import Space

pytestmark = pytest.mark.django_db


def test_a_site_whose_name_begins_like_ours_puts_no_words_into_anybodys_mouth():
    client = Client(enforce_csrf_checks=True)
    for origin in ("http://testserver.evil.example", "http://testserver:80@evil.example", "https://testserver"):
        page = client.post("/reports/discussions.post/1/", {"words": "evil words"}, headers={"origin": origin})
        assert "evil words" not in page.content.decode(), origin


def test_visitors_do_not_fill_our_tables_and_lose_no_words():
    cache.clear()
    for _one in range(KEPT_AN_HOUR):
        Client().post("/me/settings/profile/", {"about": "blue door"})
    page = Client().post("/me/settings/profile/", {"about": "blue door"})
    assert Draft.objects.count() == KEPT_AN_HOUR
    assert "blue door" in page.content.decode()
    cache.clear()


def test_no_passphrase_or_code_is_kept_with_a_form():
    secrets = ["passphrase", "new_passphrase", "password", "code", "csrfmiddlewaretoken"]
    assert worth_keeping([(name, "x") for name in [*secrets, "body"]]) == [("body", "x")]


def test_words_without_a_name_do_not_put_out_the_mark_beside_the_name(ana, bo):
    space = Space.objects.create(name="Evenings", slug="evenings", purpose="…")
    named = actions.start_thread(ana, space, Written(body="Hello.", title="Hello", once=uuid4())).post
    other = actions.start_thread(bo, space, Written(body="Soup.", title="Soup", once=uuid4())).post.thread
    for _one in range(3):
        actions.reply(ana, other, Written(body="Without my name.", is_anonymous=True, once=uuid4()))
    rows, _more = queries.threads_in(space, bo)
    assert next(row for row in rows if row.first == named).is_new_here


def test_a_mark_from_before_all_time_breaks_nothing(ana):
    assert live.missed(ana, "1", "0001-01-01T00:00:00Z") == []


def test_a_page_asked_for_with_a_very_long_number_is_a_page(client_of, ana, bo):
    space = Space.objects.create(name="Evenings", slug="evenings", purpose="…")
    post = actions.start_thread(bo, space, Written(body="Soup.", title="Soup", once=uuid4())).post
    assert client_of(ana).get(f"/threads/{post.thread_id}/?show={'9' * 5000}").status_code == 200
