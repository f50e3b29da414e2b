import pytest

from hearthside.care.contributions.registry import find, wrap
from hearthside.places.discussions.models import Post


def test_a_first_post_brings_its_title_and_a_reply_its_words(thread, say, ana):
    assert wrap(thread.posts.get()).words == "The hours after everyone is asleep\n\nThe kettle is on."
    assert wrap(say(ana, "I hear you.")).words == "I hear you."


@pytest.mark.parametrize(("policy", "holds_risk", "expected"), [
    ("pre", False, "pre"), ("pre", True, "pre"), ("hold", False, "hold"), ("hold", True, "hold_risk"),
    ("open", False, "open"), ("open", True, "hold_risk"),
])  # fmt: skip
def test_its_policy_is_the_spaces(thread, policy, holds_risk, expected):
    thread.space.policy, thread.space.holds_risk = policy, holds_risk
    thread.space.save()
    assert find("discussions.post", thread.posts.get().pk).policy == expected


def test_holding_releasing_and_hiding_change_who_reads_it(thread, say, ana, bo):
    contribution = wrap(say(ana))
    seen = contribution.visible_to
    assert contribution.is_shown
    contribution.hold("axis")
    assert (seen(ana), seen(bo)) == (True, False)
    contribution.release()
    assert seen(bo)
    assert Post.objects.get(pk=contribution.row.pk).held_why == ""
    contribution.hide()
    assert (seen(ana), seen(bo)) == (True, False)
    assert contribution.author == ana
    assert contribution.place == "Evenings"
    assert contribution.address == f"/posts/{contribution.row.pk}/"


def test_its_context_is_at_most_five_shown_posts_before_it(thread, say, ana, bo):
    said = [say((ana, bo)[number % 2], f"Reply {number}.") for number in range(7)]
    wrap(said[5]).hide()
    lines = wrap(said[6]).context()
    assert [line.words for line in lines] == [f"Reply {number}." for number in range(5)]
    assert lines[0].who == "Quiet Otter"
