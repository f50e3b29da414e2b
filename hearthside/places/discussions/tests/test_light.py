from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from hearthside.care.respite.light_work import tasks_for
from hearthside.care.safety.models import RecordedSign
from hearthside.places.discussions import actions, queries
from hearthside.places.discussions.actions import Written
from hearthside.places.discussions.models import Post

LIGHT = reverse("discussions:light")


@pytest.fixture
def kind_reply(say, ed) -> Post:
    return say(ed, "The stairs creak here too. I make tea then.")


def test_a_kind_reply_waits_for_a_thank_you_until_it_has_one(kind_reply, ren):
    assert queries.replies_to_thank(ren) == [kind_reply]
    actions.react(ren, kind_reply, "thanks")
    assert queries.replies_to_thank(ren) == []


def test_who_goes_on_in_their_own_thread_is_not_listed_for_thanks(say, bo, ren):
    say(bo, "I made the tea.")
    assert queries.replies_to_thank(ren) == []


def test_somebody_new_whom_nobody_answered_waits_for_a_welcome(thread, ana, evenings, ren, say):
    post = actions.start_thread(ana, evenings, Written("Hello, I am new here.", title="Hello")).post
    assert post in queries.people_to_welcome(ren)
    actions.reply(ren, post.thread, Written("Welcome!"))
    assert post not in queries.people_to_welcome(ren)


def test_nothing_heavy_stands_there(kind_reply, thread, ren):
    RecordedSign.objects.create(
        kind="discussions.post", row=thread.posts.get(is_first=True).pk, level=1, axis="self", code="hopeless",
        start=0, end=3,
    )  # fmt: skip
    assert queries.replies_to_thank(ren) == []


def test_nothing_with_a_warning_or_long_ago_or_of_ones_own_stands_there(kind_reply, ren, ed):
    assert queries.replies_to_thank(ed) == []
    Post.objects.filter(pk=kind_reply.pk).update(warnings=["suicide"])
    assert queries.replies_to_thank(ren) == []
    Post.objects.filter(pk=kind_reply.pk).update(warnings=[], shown_at=timezone.now() - timedelta(days=15))
    assert queries.replies_to_thank(ren) == []


def test_helpers_are_led_there_and_members_without_a_role_are_not(
    kind_reply, ren, bo, client_of, django_assert_max_num_queries
):
    assert LIGHT in [address for _words, address in tasks_for(ren)]
    client = client_of(ren)
    with django_assert_max_num_queries(7):
        page = client.get(LIGHT).content.decode()
    assert "I make tea then." in page
    assert client_of(bo).get(LIGHT).status_code == 403
