from uuid import uuid4

import pytest

from hearthside.care.moderation.models import Item
from hearthside.foundation import events
from hearthside.foundation.audit.queries import entries_about
from hearthside.foundation.verdicts import Refused
from hearthside.people.members.models import Member
from hearthside.people.members.rules import key_of
from hearthside.places.discussions import actions
from hearthside.places.discussions.actions import Written
from hearthside.places.discussions.actions import aliases as alias_names
from hearthside.places.discussions.events import PostPublished
from hearthside.places.discussions.models import Alias, Edit, Feeling, Lock, Pin, Post, Reaction, Standing, Thread


@pytest.fixture
def told(monkeypatch, django_capture_on_commit_callbacks):
    """Runs something and gives the events it published."""

    def listen(act):
        heard = []
        monkeypatch.setitem(events._handlers, PostPublished, [heard.append])
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return heard

    return listen


def test_a_reply_is_shown_at_once_and_moves_its_thread_up(thread, say, ana):
    before = Thread.objects.get(pk=thread.pk).last_shown_at
    post = say(ana)
    after = Thread.objects.get(pk=thread.pk)
    assert post.is_shown
    assert after.last_post_id == post.pk
    assert after.last_shown_at > before
    assert Post.objects.visible_to(thread.posts.get(is_first=True).author).filter(pk=post.pk).exists()


def test_a_published_post_is_told_once_in_ids(say, told, ana):
    posts = []
    heard = told(lambda: posts.append(say(ana)))
    assert heard == [PostPublished(posts[0].pk, posts[0].thread_id, ana.pk)]
    assert told(lambda: actions.show_post(posts[0])) == []


def test_a_post_without_a_name_is_told_without_its_author(say, told, ana):
    (event,) = told(lambda: say(ana, is_anonymous=True))
    assert event.author is None


def test_where_a_person_reads_first_a_post_waits(community, read_first, told, ana):
    posted = []
    written = Written("Hello, I am new.", title="Hello")
    assert told(lambda: posted.append(actions.start_thread(ana, read_first, written))) == []
    post = posted[0].post
    assert post.is_held
    assert post.held_why == "pre_moderated"
    assert Item.objects.filter(kind="discussions.post", row=post.pk).exists()
    assert Thread.objects.get(pk=post.thread_id).last_shown_at is None
    assert told(lambda: actions.show_post(post))


@pytest.mark.parametrize("words", ["Find me at https://example.org/me", "write to me: someone@example.org"])
def test_a_newcomers_links_and_contact_details_wait_and_a_members_do_not(say, ana, bo, words):
    assert say(ana, words).held_why == "newcomer"
    for _ in range(3):
        say(bo)
    assert not say(bo, "I found https://example.org/sleep good").is_held


def test_held_words_do_not_make_somebody_less_new(say, ana):
    for _ in range(4):
        say(ana, "see https://example.org/")
    assert say(ana, "see https://example.org/").is_held


def test_the_same_form_sent_twice_is_one_post(thread, say, ana, evenings):
    once = uuid4()
    assert say(ana, once=once) == say(ana, once=once)
    written = Written("Words.", title="Title", once=uuid4())
    one, two = actions.start_thread(ana, evenings, written), actions.start_thread(ana, evenings, written)
    assert one.post == two.post
    assert Thread.objects.count() == 2


def test_two_sendings_in_the_same_moment_are_one_post(say, ana, monkeypatch):
    once = uuid4()
    first = say(ana, once=once)
    looked = []
    real = Post.objects.filter

    def late(*args, **kwargs):  # the first look comes before the twin was there
        found = real(*args, **kwargs)
        if set(kwargs) == {"once"} and not looked:
            looked.append(True)
            return found.none()
        return found

    monkeypatch.setattr(Post.objects, "filter", late)
    assert say(ana, once=once) == first
    assert looked


def test_somebody_elses_form_key_opens_nothing(say, ana, eve):
    once = uuid4()
    theirs, mine = say(ana, once=once), say(eve, "Other words.", once=once)
    assert mine.pk != theirs.pk
    assert mine.author == eve


@pytest.mark.parametrize("words", ["", "   \n", "\u200b\u200d\ufeff", "x" * 20_001])
def test_words_that_cannot_be_posted_are_refused(thread, ana, evenings, words):
    with pytest.raises(Refused):
        actions.reply(ana, thread, Written(words))
    with pytest.raises(Refused):
        actions.start_thread(ana, evenings, Written(words, title="Title"))
    assert Post.objects.count() == 1
    assert Thread.objects.count() == 1


def test_control_characters_go_and_html_stays_words(say, ana):
    post = say(ana, "a\x00b\x07 <script>alert(1)</script> **c** \ud800")
    assert post.body.startswith("ab <script>")
    assert "<script>" not in post.html
    assert "<strong>c</strong>" in post.html


def test_a_closed_thread_takes_no_replies_and_says_why(thread, say, ana, mo):
    actions.lock_thread(mo, thread, "We continue in the new thread.")
    with pytest.raises(Refused, match="We continue in the new thread"):
        say(ana)
    actions.unlock_thread(mo, thread)
    assert say(ana).is_shown


def test_only_hosts_and_moderators_close_and_pin(thread, bo, ana, mo):
    for act in (actions.lock_thread, actions.unlock_thread, actions.pin_thread, actions.unpin_thread):
        with pytest.raises(Refused):
            act(bo, thread)
    actions.pin_thread(mo, thread)
    actions.pin_thread(mo, thread)
    assert Pin.objects.get().made_by == mo
    actions.unpin_thread(mo, thread)
    actions.lock_thread(mo, thread, "one")
    actions.lock_thread(mo, thread, "two")
    assert Lock.objects.get().reason == "two"
    assert entries_about(f"discussions.thread:{thread.pk}").count() == 5


# --- changing and removing ---------------------------------------------------------------------------------------


def test_an_edit_keeps_what_was_said_before(say, ana):
    post = say(ana, "First words.")
    actions.edit_post(ana, post, Written("Second words.", warnings=("trauma", "nonsense")))
    post = Post.objects.get(pk=post.pk)
    assert (post.body, post.html, post.warnings) == ("Second words.", "<p>Second words.</p>\n", ["trauma"])
    assert post.is_shown
    assert Edit.objects.get().body_before == "First words."


def test_an_edit_that_changes_nothing_leaves_no_trace(say, ana):
    post = say(ana, "First words.", warnings=("trauma",))
    actions.edit_post(ana, post, Written("First words. ", warnings=("trauma",)))
    assert Post.objects.get(pk=post.pk).edited_at is None
    assert not Edit.objects.exists()


def test_new_words_that_must_wait_take_the_whole_post_back(thread, say, ana, bo):
    post = say(ana)
    actions.edit_post(ana, post, Written("Now with https://example.org/ in it"))
    assert Post.objects.get(pk=post.pk).is_held
    assert not Post.objects.visible_to(bo).filter(pk=post.pk).exists()
    assert Thread.objects.get(pk=thread.pk).last_post_id != post.pk


def test_a_post_that_waits_for_a_person_still_waits_after_an_edit(say, ana):
    post = say(ana, "see https://example.org/")
    actions.edit_post(ana, post, Written("Nothing to see."))
    post = Post.objects.get(pk=post.pk)
    assert post.is_held
    assert post.held_why == "newcomer"


def test_nobody_edits_or_removes_for_another(say, ana, bo):
    post = say(ana)
    for who in (bo,):
        with pytest.raises(Refused):
            actions.edit_post(who, post, Written("Changed."))
        with pytest.raises(Refused):
            actions.remove_post(who, post)


def test_the_title_changes_with_the_first_post_and_is_assessed_with_it(thread, bo, monkeypatch):
    from hearthside.care.contributions.registry import wrap

    post = thread.posts.get()
    actions.edit_post(bo, post, Written("The kettle is on.", title="Another title"))
    assert Thread.objects.get(pk=thread.pk).title == "Another title"
    assert Edit.objects.get().title_before == "The hours after everyone is asleep"
    assert wrap(Post.objects.get(pk=post.pk)).words.startswith("Another title")


def test_a_removed_reply_is_gone_and_its_thread_knows(thread, say, ana):
    first = thread.posts.get()
    actions.remove_post(ana, say(ana))
    after = Thread.objects.get(pk=thread.pk)
    assert list(after.posts.all()) == [first]
    assert after.last_post_id == first.pk


def test_a_removed_first_post_leaves_the_replies_of_others(thread, say, ana, bo):
    post = thread.posts.get()
    say(ana)
    actions.react(ana, post, Feeling.HUG)
    actions.remove_post(bo, Post.objects.get(pk=post.pk))
    post = Post.objects.get(pk=post.pk)
    assert (post.body, post.html, post.author, post.standing) == ("", "", None, Standing.REMOVED)
    assert Thread.objects.get(pk=thread.pk).title == ""
    assert not Reaction.objects.exists()
    assert Thread.objects.visible_to(ana).exists()
    actions.show_post(post)
    assert Post.objects.get(pk=post.pk).is_removed


def test_a_thread_with_nothing_left_goes_as_a_whole(thread, say, ana, bo):
    reply = say(ana)
    actions.remove_post(bo, thread.posts.get(is_first=True))
    actions.remove_post(ana, Post.objects.get(pk=reply.pk))
    assert not Thread.objects.exists()


# --- without a name ----------------------------------------------------------------------------------------------


def test_an_alias_is_one_for_a_thread_and_another_elsewhere(say, ana, eve, evenings):
    one, two, other = say(ana, is_anonymous=True), say(ana, is_anonymous=True), say(eve, is_anonymous=True)
    elsewhere = actions.start_thread(ana, evenings, Written("Words.", title="Title", is_anonymous=True)).post
    assert one.alias == two.alias
    assert one.name != other.name
    assert Alias.objects.filter(member=ana).count() == 2
    assert one.avatar_seed != elsewhere.avatar_seed
    assert ana.avatar_seed not in {one.avatar_seed, elsewhere.avatar_seed}


def test_an_alias_is_never_a_members_name(say, ana, bo, monkeypatch):
    monkeypatch.setattr(alias_names, "TONES", ("Amber", "Moss", "Felt"))
    monkeypatch.setattr(alias_names, "THINGS", ("Acorn",))
    Member.objects.filter(pk=ana.pk).update(name="AMBER acorn", name_key=key_of("AMBER acorn"))
    Member.objects.filter(pk=bo.pk).update(name="M0SSACORN", name_key=key_of("M0SSACORN"))
    assert say(bo, is_anonymous=True).name == "Felt Acorn"
    assert len(say(ana, is_anonymous=True).name.split()) == 3  # pairs have run out


def test_who_wrote_without_a_name_is_told_with_a_reason_and_logged(say, ana, bo, mo):
    post = say(ana, is_anonymous=True)
    with pytest.raises(Refused):
        actions.reveal_author(bo, post, "curious")
    with pytest.raises(Refused, match="reason"):
        actions.reveal_author(mo, post, "  ")
    with pytest.raises(Refused):
        actions.reveal_author(mo, say(ana), "it carries a name")
    assert not entries_about(f"discussions.post:{post.pk}").exists()
    assert actions.reveal_author(mo, post, "a threat was reported") == ana
    entry = entries_about(f"discussions.post:{post.pk}").get()
    assert (entry.actor, entry.verb, entry.reason) == (mo.pk, "reveal_author", "a threat was reported")


# --- reactions ---------------------------------------------------------------------------------------------------


def test_a_reaction_is_one_of_each_and_can_be_taken_back(say, ana, bo):
    post = say(ana)
    for _ in range(2):
        actions.react(bo, post, Feeling.HUG)
    actions.react(bo, post, Feeling.SAME)
    assert Reaction.objects.count() == 2
    actions.take_back_reaction(bo, post, Feeling.HUG)
    actions.take_back_reaction(bo, post, Feeling.HUG)
    assert Reaction.objects.get().feeling == Feeling.SAME


def test_nobody_reacts_to_their_own_words_or_to_words_that_wait(say, ana, bo):
    with pytest.raises(Refused):
        actions.react(ana, say(ana), Feeling.HUG)
    with pytest.raises(Refused):
        actions.react(bo, say(ana, "see https://example.org/"), Feeling.HUG)
