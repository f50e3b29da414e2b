import gzip
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hearthside.people.members.models import Member
from hearthside.places.discussions import actions, queries
from hearthside.places.discussions.actions import Written
from hearthside.places.discussions.models import Feeling, LastRead, Post, Thread
from hearthside.places.spaces.models import Space


def page_of(client, thread, query=""):
    answer = client.get(f"/threads/{thread.pk}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


# --- reading -----------------------------------------------------------------------------------------------------


def test_a_thread_shows_its_posts_its_hope_and_the_composers_reminder(thread, say, ana, client_of):
    say(ana, "I hear you.")
    page = page_of(client_of(ana), thread)
    assert "Hopes for: someone to listen" in page
    assert "I hear you." in page
    assert "Reply to Pale Harbour" in page
    assert "Speak from your own experience; this is a place for support, not treatment." in page
    assert "You are up to date." in page
    assert page.count("<h1") == 1


def test_a_visitor_reads_public_threads_alone(thread, evenings):
    assert Client().get(f"/threads/{thread.pk}/").status_code == 404
    Space.objects.update(visibility="public")
    page = page_of(Client(), thread)
    assert "The kettle is on." in page
    assert "<textarea" not in page
    assert "/accounts/login/" in page


@pytest.mark.parametrize("address", [
    "threads/{t}/", "posts/{p}/", "posts/{p}/part/", "posts/{p}/edit/", "posts/{p}/history/", "posts/{p}/removal/",
    "posts/{p}/author/", "threads/{t}/lock/", "spaces/evenings/", "spaces/evenings/threads/new/",
])  # fmt: skip
def test_a_hidden_space_is_not_there_for_outsiders(thread, ana, client_of, address):
    Space.objects.update(visibility="hidden")
    path = "/" + address.format(t=thread.pk, p=thread.posts.get().pk)
    assert client_of(ana).get(path).status_code == 404


@pytest.mark.parametrize("path", [
    "/threads/999999999999999999999999/", "/posts/999999999999999999999999/", "/threads/0/", "/posts/7/part/",
])  # fmt: skip
def test_what_never_was_is_not_found(community, ana, client_of, path):
    assert client_of(ana).get(path).status_code == 404


@pytest.mark.parametrize("query", ["?page=0", "?page=-1", "?page=a", "?page=99999", "?page=٣", "?show=²", "?show=a"])
def test_odd_page_numbers_show_a_page(thread, ana, client_of, query):
    assert "The kettle is on." in page_of(client_of(ana), thread, query)


def test_long_threads_have_pages_and_a_post_is_found_on_its_own(thread, say, ana, bo, client_of):
    posts = [say(ana, f"Reply number {number}.") for number in range(25)]
    client = client_of(bo)
    assert "Later replies" in page_of(client, thread)
    assert "Reply number 24." in page_of(client, thread, "?page=2")
    assert client.get(f"/posts/{posts[24].pk}/").url == f"/threads/{thread.pk}/?page=2#post-{posts[24].pk}"
    assert client.get(f"/posts/{posts[0].pk}/").url == f"/threads/{thread.pk}/#post-{posts[0].pk}"


def test_right_to_left_words_find_their_direction(thread, say, ana, bo, client_of):
    say(ana, "مرحبا")
    say(ana, "سلام", warnings=("trauma",))
    page = page_of(client_of(bo), thread)
    assert '<div class="prose" dir="auto"><p>مرحبا</p>' in page
    assert '<div class="prose" dir="auto"><p>سلام</p>' in page


@pytest.fixture
def people(ana, bo, eve):
    return [ana, bo, eve]


def test_a_thread_asks_little_of_the_database_and_of_a_slow_line(
    thread, say, bo, people, client_of, django_assert_max_num_queries
):
    eve = people[2]
    for number in range(19):
        post = say(people[number % 3], is_anonymous=number % 4 == 0, warnings=("trauma",) if number % 5 else ())
        if post.author != eve:
            actions.react(eve, post, Feeling.HUG)
    client = client_of(bo)
    client.get("/")  # the front door's cache
    with django_assert_max_num_queries(8):
        page = client.get(f"/threads/{thread.pk}/").content.decode()
    with django_assert_max_num_queries(7):
        client.get(f"/threads/{thread.pk}/")
    sheets = re.findall(r'href="/static/([^"]+\.css)"', page)
    assert sheets
    styles = [Path(finders.find(sheet)).read_bytes() for sheet in sheets]
    assert sum(len(gzip.compress(part)) for part in [page.encode(), *styles]) < 40_000


def test_a_space_asks_little_of_the_database(thread, ana, bo, evenings, client_of, django_assert_max_num_queries):
    for number in range(30):
        actions.start_thread((ana, bo)[number % 2], evenings, Written("Words.", title=f"Thread {number}"))
    client = client_of(bo)
    client.get("/")
    with django_assert_max_num_queries(11):
        page = client.get("/spaces/evenings/").content.decode()
    assert "Older" in page
    assert "You are up to date." in client.get("/spaces/evenings/?page=2").content.decode()


# --- unread marks ------------------------------------------------------------------------------------------------


def test_unread_marks_come_and_go_and_reading_again_writes_nothing(thread, say, ana, eve, client_of):
    client = client_of(ana)
    assert "something new" in client.get("/spaces/evenings/").content.decode()
    page_of(client, thread)
    assert "something new" not in client.get("/spaces/evenings/").content.decode()
    assert LastRead.objects.get().member == ana
    with CaptureQueriesContext(connection) as asked:
        page_of(client, thread)
    assert not [query["sql"] for query in asked if "SELECT" not in query["sql"]]
    say(eve)
    assert "something new" in client.get("/spaces/evenings/").content.decode()
    assert "<strong>new</strong>" in page_of(client, thread)
    assert "<strong>new</strong>" not in page_of(client, thread)


def test_a_reply_released_late_is_news_although_it_was_written_early(thread, say, ana, eve, bo, client_of):
    waiting = say(ana, "see https://example.org/")
    say(eve)
    client = client_of(bo)
    page_of(client, thread)
    actions.show_post(Post.objects.get(pk=waiting.pk))
    assert "something new" in client.get("/spaces/evenings/").content.decode()
    assert "<strong>new</strong>" in page_of(client, thread)


# --- content warnings --------------------------------------------------------------------------------------------


def test_a_warned_post_is_folded_hidden_or_shown_as_its_reader_chose(thread, say, ana, bo, client_of):
    post = say(ana, "Words about it.", warnings=("death_grief",))
    client = client_of(bo)
    page = page_of(client, thread)
    folded = r'<details class="fold warning"[^>]*>.*Talks about <b>Death and grief</b>.*Words about it'
    assert re.search(folded, page, re.S)
    Member.objects.filter(pk=bo.pk).update(warning_choices={"death_grief": "hide"})
    page = page_of(client, thread)
    assert "A post about Death and grief is hidden by your choice." in page
    assert "Words about it." not in page
    assert "Words about it." in page_of(client, thread, f"?show={post.pk}")
    assert "Words about it." in client.get(f"/posts/{post.pk}/part/").content.decode()
    assert client.get(f"/posts/{post.pk}/?show=yes").url == f"/threads/{thread.pk}/?show={post.pk}#post-{post.pk}"
    Member.objects.filter(pk=bo.pk).update(warning_choices={"death_grief": "show"})
    page = page_of(client, thread)
    assert "Words about it." in page
    assert '<details class="fold warning"' not in page


def test_the_list_of_threads_keeps_to_the_readers_choice_too(community, evenings, ana, bo, client_of):
    actions.start_thread(ana, evenings, Written("Words.", title="First evening without her", warnings=("death_grief",)))
    page = client_of(bo).get("/spaces/evenings/").content.decode()
    assert "Talks about Death and grief" in page
    assert "First evening without her" in page
    Member.objects.filter(pk=bo.pk).update(warning_choices={"death_grief": "hide"})
    page = client_of(bo).get("/spaces/evenings/").content.decode()
    assert "First evening without her" not in page
    assert "is hidden by your choice" in page


def test_a_newcomer_who_waits_is_pointed_out_and_an_answered_one_is_not(community, evenings, ana, bo, client_of):
    thread = actions.start_thread(ana, evenings, Written("Hello.", title="Back, saying hello")).post.thread
    waiting = "a first reply would mean a lot"
    assert waiting in client_of(bo).get("/spaces/evenings/").content.decode()
    assert [row.post.thread for row in queries.waiting_for_an_answer(bo)[0]] == [thread]
    actions.reply(bo, thread, Written("Welcome."))
    assert waiting not in client_of(bo).get("/spaces/evenings/").content.decode()
    assert queries.waiting_for_an_answer(bo) == ([], 0)


def test_an_old_thread_is_no_news_to_somebody_who_never_opened_it(thread, ana, client_of):
    Thread.objects.update(last_shown_at=timezone.now() - timedelta(days=8))
    assert "something new" not in client_of(ana).get("/spaces/evenings/").content.decode()
