import re
from uuid import uuid4

import pytest
from django.test import Client

from hearthside.people.members.models import Block
from hearthside.places.discussions import actions
from hearthside.places.discussions.models import Feeling, Post, Thread
from hearthside.places.spaces.models import Space

from .test_pages import page_of

DARK = "I want to kill myself tonight."  # invented; the gate's own tests cover what it reads into words


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
    form = {"title": "  Back from\nthe walk ", "body": "Hello.", "hope": "ideas"}
    answer = client.post("/spaces/evenings/threads/new/", form)
    thread = Thread.objects.get()
    assert answer.url.startswith(f"/threads/{thread.pk}/")
    assert (thread.title, thread.hope) == ("Back from the walk", "ideas")
    for wrong in ({"title": ""}, {"title": "x" * 121}, {"body": " "}, {"hope": "nonsense"}):
        form = {"title": "T", "body": "W", "hope": "none", **wrong}
        assert client.post("/spaces/evenings/threads/new/", form).status_code == 422
    assert Thread.objects.count() == 1


def test_held_words_are_seen_by_their_author_alone_with_a_kind_note(community, read_first, ana, bo, client_of):
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
