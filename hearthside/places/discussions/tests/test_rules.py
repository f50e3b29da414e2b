import pytest

from hearthside.places.discussions import actions, rules
from hearthside.places.discussions.models import Thread
from hearthside.places.spaces.models import Membership


def test_a_visitor_may_neither_reply_nor_react(thread):
    post = thread.posts.get()
    assert not rules.may_reply(None, thread)
    assert not rules.may_react(None, post)
    assert not rules.may_edit(None, post)
    assert not rules.may_remove(None, post)
    assert not rules.may_read_history(None, post)


def test_earlier_words_are_for_their_author_and_moderators(thread, bo, ana, mo, ren):
    post = thread.posts.get()
    assert rules.may_read_history(bo, post)
    assert rules.may_read_history(mo, post)
    assert not rules.may_read_history(ana, post)
    assert not rules.may_read_history(ren, post)
    mo.account.is_demo = False  # no second step
    assert not rules.may_read_history(mo, post)


def test_a_host_keeps_order_in_their_own_space(thread, ana, mo, evenings):
    assert not rules.may_keep_order(ana, thread)
    assert not rules.may_keep_order(None, thread)
    Membership.objects.create(space=evenings, member=ana, is_host=True)
    assert rules.may_keep_order(ana, thread)
    assert rules.may_keep_order(mo, thread)


@pytest.mark.parametrize("words", ["\u200b", "\n \t", "\u2060\u00ad"])
def test_words_nobody_could_see_are_no_words(words):
    assert not rules.may_say(words)


def test_the_longest_words_fit_and_one_more_letter_does_not():
    assert rules.may_say("x" * 20_000)
    assert "two parts" in str(rules.may_say("x" * 20_001).reason)


def test_a_closed_thread_has_a_reason_even_when_none_was_given(thread, mo, ana):
    actions.lock_thread(mo, thread)
    assert "closed" in str(rules.may_reply(ana, Thread.objects.get(pk=thread.pk)).reason)
