import json

import pytest

from hearthside.care.safety.models import Case, CaseWords
from hearthside.places.discussions import actions
from hearthside.places.discussions.actions import Written
from hearthside.places.discussions.models import Alias, Edit, Feeling, LastRead, Lock, Post, Reaction, Thread
from hearthside.places.discussions.personal_data import DiscussionsData


@pytest.fixture
def lived(thread, say, ana, bo, mo, client_of):
    """ana spoke, with and without her name, changed her words, read and reacted."""
    post = say(ana, "First words.")
    actions.edit_post(ana, post, Written("Second words."))
    say(ana, "Without my name.", is_anonymous=True)
    actions.react(ana, thread.posts.get(is_first=True), Feeling.HUG)
    client_of(ana).get(f"/threads/{thread.pk}/")
    return thread


def test_everything_is_handed_out_as_plain_values(lived, ana):
    rows = json.loads(json.dumps(DiscussionsData().export(ana)))
    posts = [row for row in rows if row["kind"] == "post"]
    assert [post["words"] for post in posts] == ["Second words.", "Without my name."]
    assert posts[0]["earlier_words"][0]["words"] == "First words."
    assert posts[1]["without_a_name_as"]
    assert {row["kind"] for row in rows} == {"post", "reaction", "read"}
    assert "The kettle is on." not in json.dumps(rows)  # the words of others are theirs


def test_words_are_erased_and_others_keep_theirs(lived, say, ana, bo):
    DiscussionsData().erase(ana, keep_words=False)
    assert [post.author for post in Post.objects.all()] == [bo]
    for model in (Edit, Reaction, LastRead):
        assert not model.objects.exists()
    assert not Alias.objects.exclude(member=None).exists()
    DiscussionsData().erase(bo, keep_words=False)
    assert not Thread.objects.exists()


def test_an_erased_beginning_leaves_the_answers(lived, ana, bo):
    DiscussionsData().erase(bo, keep_words=False)
    assert Post.objects.filter(author=ana).count() == 2
    assert Thread.objects.get().title == ""


def test_words_may_stay_without_a_name(lived, ana, bo, client_of):
    DiscussionsData().erase(ana, keep_words=True)
    assert not Post.objects.filter(author=ana).exists()
    assert not Edit.objects.exists()
    page = client_of(bo).get(f"/threads/{lived.pk}/").content.decode()
    assert "Second words." in page
    assert "Someone who left" in page
    assert "Quiet Otter" not in page


def test_a_closed_thread_stays_closed_when_who_closed_it_leaves(thread, mo):
    actions.lock_thread(mo, thread, "Enough for today.")
    assert DiscussionsData().export(mo)[0]["kind"] == "closed"
    DiscussionsData().erase(mo, keep_words=False)
    assert Lock.objects.get().made_by is None


def test_words_somebody_on_duty_looks_after_are_sealed_before_they_go(thread, say, ana):
    post = say(ana, "I want to kill myself tonight.")
    assert Case.objects.filter(member=ana, closed_at=None).exists()
    actions.remove_post(ana, Post.objects.get(pk=post.pk))
    assert not Post.objects.filter(pk=post.pk).exists()
    assert CaseWords.objects.get(row=post.pk).sealed_copy == "I want to kill myself tonight."
