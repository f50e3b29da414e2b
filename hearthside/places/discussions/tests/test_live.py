import pytest

from hearthside.foundation.live import topics
from hearthside.people.members.models import Block, Member
from hearthside.places.discussions import actions, handlers, live
from hearthside.places.discussions.events import PostPublished
from hearthside.places.discussions.models import Post
from hearthside.places.spaces.models import Space


def test_the_topic_is_registered():
    assert topics.find("thread")


def test_only_members_who_may_read_it_listen_to_a_thread(thread, ana):
    assert live.may_listen(ana, str(thread.pk))
    Space.objects.update(visibility="public")
    assert not live.may_listen(None, str(thread.pk))
    for key in ("0", "abc", "²", "9" * 40):
        assert not live.may_listen(ana, key)
    Space.objects.update(visibility="hidden")
    assert not live.may_listen(ana, str(thread.pk))


def test_a_published_post_is_told_in_ids_alone(thread, say, ana, monkeypatch):
    told = []
    monkeypatch.setattr(handlers, "tell", lambda *names, **ids: told.append((names, ids)))
    handlers.tell_readers(PostPublished(12, 7, None))
    assert told == [(("thread", 7), {"post": 12})]


def test_each_reader_gets_their_own_part(thread, say, ana, bo, eve):
    post = say(ana, "Words about it.", warnings=("trauma",))
    message = {"post": post.pk}
    assert "edit/" in live.render_post(ana, str(thread.pk), message)
    assert "<details" in live.render_post(bo, str(thread.pk), message)
    Member.objects.filter(pk=bo.pk).update(warning_choices={"trauma": "hide"})
    assert "Words about it." not in live.render_post(Member.objects.get(pk=bo.pk), str(thread.pk), message)
    Block.objects.create(blocker=ana, blocked=eve)
    assert live.render_post(eve, str(thread.pk), message) is None


def test_words_that_wait_or_stand_elsewhere_are_not_sent(thread, say, ana, bo):
    waiting = say(ana, "see https://example.org/")
    assert live.render_post(bo, str(thread.pk), {"post": waiting.pk}) is None
    assert live.render_post(ana, str(thread.pk), {"post": waiting.pk}) is None
    assert live.render_post(bo, str(thread.pk + 1), {"post": thread.posts.first().pk}) is None
    assert live.render_post(bo, str(thread.pk), {"post": 0}) is None


def test_a_browser_that_comes_back_gets_what_was_shown_since_also_when_it_was_written_before(thread, say, ana, bo):
    waiting = say(ana, "see https://example.org/")
    since = say(bo).shown_at
    actions.show_post(Post.objects.get(pk=waiting.pk))
    last = say(bo)
    missed = [message["post"] for message in live.missed(ana, str(thread.pk), since.isoformat())]
    assert {waiting.pk, last.pk} <= set(missed)
    assert list(live.missed(ana, str(thread.pk), "2099-01-01T00:00:00+00:00")) == []


@pytest.mark.parametrize("since", ["nonsense", "2020-01-01", "2020-13-45T99:99:99Z", "2020-01-01T00:00:00"])
def test_a_mark_that_says_nothing_brings_nothing(thread, ana, since):
    assert list(live.missed(ana, str(thread.pk), since)) == []
