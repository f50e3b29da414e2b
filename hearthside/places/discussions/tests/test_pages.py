import gzip
import re
from uuid import uuid4

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from hearthside.people.members.models import Block, Member
from hearthside.places.discussions import actions, queries
from hearthside.places.discussions.actions import Written
from hearthside.places.discussions.models import Feeling, LastRead, Post, Thread
from hearthside.places.spaces.models import Space

DARK = "I want to kill myself tonight."  # invented; the gate's own tests cover what it reads into words


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


@pytest.mark.parametrize("query", ["?page=0", "?page=-1", "?page=abc", "?page=99999", "?page=٣", "?show=²", "?show=abc"])
def test_odd_page_numbers_show_a_page(thread, ana, client_of, query):
    assert "The kettle is on." in page_of(client_of(ana), thread, query)


def test_long_threads_have_pages_and_a_post_is_found_on_its_own(thread, say, ana, bo, client_of):
    posts = [say(ana, f"Reply number {number}.") for number in range(25)]
    client = client_of(bo)
    assert "Later replies" in page_of(client, thread)
    assert "Reply number 24." in page_of(client, thread, "?page=2")
    assert client.get(f"/posts/{posts[24].pk}/").url == f"/threads/{thread.pk}/?page=2#post-{posts[24].pk}"
    assert client.get(f"/posts/{posts[0].pk}/").url == f"/threads/{thread.pk}/#post-{posts[0].pk}"


def test_right_to_left_words_find_their_direction(thread, say, ana, client_of):
    say(ana, "مرحبا")
    assert '<div class="prose" dir="auto"><p>مرحبا</p>' in page_of(client_of(ana), thread)


def test_a_thread_asks_little_of_the_database_and_of_a_slow_line(
    thread, say, ana, bo, eve, client_of, django_assert_max_num_queries
):
    for number in range(19):
        post = say((ana, bo, eve)[number % 3], is_anonymous=number % 4 == 0, warnings=("trauma",) if number % 5 else ())
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
    styles = [open(finders.find(sheet), "rb").read() for sheet in sheets]
    assert sum(len(gzip.compress(part)) for part in [page.encode(), *styles]) < 40_000


def test_a_space_asks_little_of_the_database(thread, ana, bo, evenings, client_of, django_assert_max_num_queries):
    for number in range(30):
        actions.start_thread((ana, bo)[number % 2], evenings, Written("Words.", title=f"Thread {number}"))
    client = client_of(bo)
    client.get("/")
    with django_assert_max_num_queries(9):
        page = client.get("/spaces/evenings/").content.decode()
    assert "Older" in page
    assert "You are up to date." in client.get("/spaces/evenings/?page=2").content.decode()


# --- unread marks ------------------------------------------------------------------------------------------------


def test_unread_marks_come_and_go_and_reading_again_writes_nothing(thread, say, ana, eve, client_of):
    client = client_of(ana)
    assert "something new" in client.get("/spaces/evenings/").content.decode()
    page_of(client, thread)
    assert "something new" not in client.get("/spaces/evenings/").content.decode()
    mark = LastRead.objects.get()
    page_of(client, thread)
    assert LastRead.objects.get() == mark
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
    assert re.search(r'<details class="fold warning"[^>]*>.*Talks about <b>Death and grief</b>.*Words about it', page, re.S)
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
    assert "<details class=\"fold warning\"" not in page


def test_the_list_of_threads_keeps_to_the_readers_choice_too(community, evenings, ana, bo, client_of):
    actions.start_thread(ana, evenings, Written("Words.", title="First evening without her", warnings=("death_grief",)))
    page = client_of(bo).get("/spaces/evenings/").content.decode()
    assert "Talks about Death and grief" in page
    assert "First evening without her" in page
    Member.objects.filter(pk=bo.pk).update(warning_choices={"death_grief": "hide"})
    page = client_of(bo).get("/spaces/evenings/").content.decode()
    assert "First evening without her" not in page
    assert "is hidden by your choice" in page


# --- saying something --------------------------------------------------------------------------------------------


def test_a_reply_leads_back_to_itself(thread, ana, client_of):
    answer = client_of(ana).post(f"/threads/{thread.pk}/replies/", {"body": "I hear you.", "once": str(uuid4())})
    post = Post.objects.get(author=ana)
    assert answer.url == f"/threads/{thread.pk}/#post-{post.pk}"


def test_the_form_itself_guards_against_a_second_press(thread, ana, client_of):
    client = client_of(ana)
    once = re.search(r'name="once" value="([0-9a-f-]{36})"', page_of(client, thread))[1]
    for _ in range(2):
        client.post(f"/threads/{thread.pk}/replies/", {"body": "I hear you.", "once": once})
    assert Post.objects.filter(author=ana).count() == 1


@pytest.mark.parametrize("once", ["", "nonsense", "x" * 1000])
def test_a_form_without_a_good_key_still_posts(thread, ana, client_of, once):
    client_of(ana).post(f"/threads/{thread.pk}/replies/", {"body": "I hear you.", "once": once})
    assert Post.objects.filter(author=ana).count() == 1


@pytest.mark.parametrize(("words", "answer"), [
    ("", "There are no words here yet"), ("\u200b \u200d", "There are no words here yet"), ("x" * 20_001, "two parts"),
])  # fmt: skip
def test_words_that_cannot_be_posted_come_back_in_the_form(thread, ana, client_of, words, answer):
    response = client_of(ana).post(f"/threads/{thread.pk}/replies/", {"body": words, "warnings": ["trauma"]})
    page = response.content.decode()
    assert response.status_code == 422
    assert answer in page
    assert words in page
    assert '<input type="checkbox" name="warnings" value="trauma" checked>' in page
    assert Post.objects.count() == 1


def test_a_null_character_is_cleaned_away_and_unknown_choices_are_refused(thread, ana, client_of):
    client = client_of(ana)
    client.post(f"/threads/{thread.pk}/replies/", {"body": "I \x00hear you."})
    assert Post.objects.get(author=ana).body == "I hear you."
    assert client.post(f"/threads/{thread.pk}/replies/", {"body": "Hm.", "warnings": ["nonsense"]}).status_code == 422


def test_a_thread_is_started_with_title_words_and_hope(community, evenings, ana, client_of):
    client = client_of(ana)
    assert client.get("/spaces/evenings/threads/new/").status_code == 200
    answer = client.post("/spaces/evenings/threads/new/", {"title": "  Back from\nthe walk ", "body": "Hello.", "hope": "ideas"})
    thread = Thread.objects.get()
    assert answer.url.startswith(f"/threads/{thread.pk}/")
    assert (thread.title, thread.hope) == ("Back from the walk", "ideas")
    for wrong in ({"title": ""}, {"title": "x" * 121}, {"body": " "}, {"hope": "nonsense"}):
        form = {"title": "T", "body": "W", "hope": "none", **wrong}
        assert client.post("/spaces/evenings/threads/new/", form).status_code == 422
    assert Thread.objects.count() == 1


def test_held_words_are_shown_to_their_author_with_a_kind_note_and_to_nobody_else(community, read_first, ana, bo, client_of):
    client = client_of(ana)
    answer = client.post("/spaces/first-steps/threads/new/", {"title": "Hello", "body": "I am new."}, follow=True)
    page = answer.content.decode()
    assert "Someone will look at this before others see it. You are not in trouble." in page
    assert "a moderator reads every post before others see it" in page
    thread = Thread.objects.get()
    assert "you alone see it" in client.get("/spaces/first-steps/").content.decode()
    assert client_of(bo).get(f"/threads/{thread.pk}/").status_code == 404
    assert Client().get(f"/threads/{thread.pk}/").status_code == 404


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_support_comes_in_the_same_response_also_when_the_form_was_sent_twice(thread, ana, client_of, headers):
    client, form = client_of(ana), {"body": DARK, "once": str(uuid4())}
    for _ in range(2):
        answer = client.post(f"/threads/{thread.pk}/replies/", form, headers=headers)
        assert answer.status_code == 200
        assert "safety/kept.html" in [template.name for template in answer.templates]
        assert answer.context["offer"]
        assert answer.context["back"] == f"/posts/{Post.objects.get(author=ana).pk}/"
    assert Post.objects.filter(author=ana).count() == 1


def test_a_closed_thread_shows_the_reason_instead_of_a_form(thread, mo, ana, client_of):
    client = client_of(mo)
    assert client.get(f"/threads/{thread.pk}/lock/").status_code == 200
    client.post(f"/threads/{thread.pk}/lock/", {"reason": "Continued elsewhere."})
    client.post(f"/threads/{thread.pk}/pin/")
    page = page_of(client_of(ana), thread)
    assert "Continued elsewhere." in page
    assert "<textarea" not in page
    assert client_of(ana).post(f"/threads/{thread.pk}/replies/", {"body": "But."}).status_code == 403
    assert client_of(ana).post(f"/threads/{thread.pk}/lock/removal/").status_code == 403
    assert "Pinned" in client_of(ana).get("/spaces/evenings/").content.decode()
    client.post(f"/threads/{thread.pk}/lock/removal/")
    client.post(f"/threads/{thread.pk}/pin/removal/")
    assert "<textarea" in page_of(client_of(ana), thread)


def test_a_visitors_post_is_not_taken(thread):
    Space.objects.update(visibility="public")
    Client().post(f"/threads/{thread.pk}/replies/", {"body": "Hello."})
    assert Post.objects.count() == 1


# --- changing, removing, reacting --------------------------------------------------------------------------------


def test_words_are_changed_looked_back_at_and_removed(thread, say, ana, bo, client_of):
    post, client = say(ana, "First words."), client_of(ana)
    assert "First words." in client.get(f"/posts/{post.pk}/edit/").content.decode()
    client.post(f"/posts/{post.pk}/edit/", {"body": "Second words."})
    assert "First words." in client.get(f"/posts/{post.pk}/history/").content.decode()
    page = page_of(client_of(bo), thread)
    assert "Second words." in page
    assert "changed" in page
    assert client_of(bo).get(f"/posts/{post.pk}/history/").status_code == 403
    assert client_of(bo).get(f"/posts/{post.pk}/edit/").status_code == 403
    assert client_of(bo).post(f"/posts/{post.pk}/removal/").status_code == 403
    assert client.get(f"/posts/{post.pk}/removal/").status_code == 200
    assert client.post(f"/posts/{post.pk}/removal/").url == f"/threads/{thread.pk}/"
    assert "Second words." not in page_of(client_of(bo), thread)


def test_after_the_last_words_of_a_thread_one_stands_in_its_space(thread, bo, client_of):
    assert client_of(bo).post(f"/posts/{thread.posts.get().pk}/removal/").url == "/spaces/evenings/"


def test_removed_first_words_leave_a_quiet_line(thread, say, ana, bo, client_of):
    say(ana, "I hear you.")
    client_of(bo).post(f"/posts/{thread.posts.get(is_first=True).pk}/removal/")
    page = page_of(client_of(ana), thread)
    assert "Words removed by their author" in page
    assert "The kettle is on." not in page
    assert "The hours after" not in page
    assert "I hear you." in page


def test_reactions_are_words_for_the_author_and_never_a_number(thread, ana, bo, eve, client_of):
    post = thread.posts.get()
    for who in (ana, eve):
        assert client_of(who).post(f"/posts/{post.pk}/reactions/", {"feeling": "hug"}).status_code == 302
    part = client_of(ana).post(f"/posts/{post.pk}/reactions/", {"feeling": "hug"}, headers={"HX-Request": "true"})
    assert 'aria-pressed="true"' in part.content.decode()
    assert part.content.decode().startswith('<div class="post-acts"')
    seen_by_author = page_of(client_of(bo), thread)
    assert "<bdi>Quiet Otter</bdi>: Hug" in seen_by_author
    assert "<bdi>Thin Ice</bdi>: Hug" in seen_by_author
    seen_by_one = page_of(client_of(ana), thread)
    assert "Thin Ice" not in seen_by_one
    assert seen_by_one.count('aria-pressed="true"') == 1
    assert "Hug · you" in seen_by_one
    client_of(ana).post(f"/posts/{post.pk}/reactions/", {"back": "hug"})
    assert 'aria-pressed="true"' not in page_of(client_of(ana), thread)
    assert client_of(ana).post(f"/posts/{post.pk}/reactions/", {"feeling": "nonsense"}).status_code == 302


def test_blocked_people_send_no_reactions_that_are_seen(thread, ana, bo, client_of):
    actions.react(ana, thread.posts.get(), Feeling.HUG)
    Block.objects.create(blocker=bo, blocked=ana)
    assert "Quiet Otter" not in page_of(client_of(bo), thread)
    assert client_of(ana).get(f"/threads/{thread.pk}/").status_code == 404


def test_forms_that_change_something_take_no_get(thread, ana, client_of):
    post = thread.posts.get()
    for path in (f"/threads/{thread.pk}/replies/", f"/posts/{post.pk}/reactions/", f"/threads/{thread.pk}/pin/"):
        assert client_of(ana).get(path).status_code == 405


def test_a_newcomer_who_waits_is_pointed_out_and_an_answered_one_is_not(community, evenings, ana, bo, client_of):
    thread = actions.start_thread(ana, evenings, Written("Hello.", title="Back from the clinic, saying hello")).post.thread
    waiting = "a first reply would mean a lot"
    assert waiting in client_of(bo).get("/spaces/evenings/").content.decode()
    assert [post.thread for post in queries.newcomer_posts_waiting(bo)] == [thread]
    actions.reply(bo, thread, Written("Welcome."))
    assert waiting not in client_of(bo).get("/spaces/evenings/").content.decode()
    assert queries.newcomer_posts_waiting(bo) == []
