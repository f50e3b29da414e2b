"""The invented community, through the real gate."""

import click
import pytest
from django.utils import timezone

from hearthside.care.conversations.models import Message
from hearthside.care.guidelines.queries import has_agreed
from hearthside.care.moderation.models import Item
from hearthside.care.rota.models import Desk, Shift
from hearthside.care.rota.queries import cover
from hearthside.care.rota.rules import may_join_community
from hearthside.care.safety.models import Case, Urgency
from hearthside.commons.governance.queries import overdue_policies, running_consultation
from hearthside.doors.ops.demo.duty import keep_people_on_duty
from hearthside.doors.ops.demo.loader import load_demo
from hearthside.doors.ops.demo.log_ins import log_ins
from hearthside.doors.ops.demo.people import PASSPHRASE
from hearthside.doors.ops.demo.scale import load_crowd
from hearthside.doors.ops.demo.story import cast, story
from hearthside.people.members.models import Member
from hearthside.places.discussions.models import Post, Standing, Thread
from hearthside.places.spaces.models import Space
from hearthside.places.spaces.queries import notes_of_today

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo() -> None:
    load_demo(quiet=True)


def test_the_demo_shows_every_page_with_life_in_it(demo: None) -> None:
    now = timezone.now()
    assert Member.objects.count() == len(cast()) >= 25
    assert Space.objects.count() == 6
    assert Post.objects.count() == len(story(now)) >= 300
    assert Post.objects.exclude(warnings=[]).exists()
    assert not Post.objects.filter(written_at__gt=now + timezone.timedelta(minutes=1)).exists()
    assert Member.objects.get(name="Quiet Otter").country == "NO"
    assert may_join_community()
    for desk in Desk.values:
        assert cover(desk).is_staffed


def test_delicate_words_really_went_through_the_gate(demo: None) -> None:
    held = Post.objects.get(standing=Standing.HELD)
    assert held.held_why == "imminent"
    waiting = Case.objects.filter(closed_at=None)
    found = {case.member.name: case.urgency for case in waiting.select_related("member")}
    assert found["Low Tide"] == Urgency.IMMINENT
    assert found["Empty Trawler"] >= Urgency.RISK
    assert found["Long Corridor"] >= Urgency.CONCERN
    assert len(found) <= 5, "ordinary posts of the story are left in peace, but for one or two"
    claimed = waiting.get(member__name="Low Tide")
    assert claimed.owner.name == "Pale Harbour"
    assert Message.objects.get().author == claimed.owner
    assert waiting.exclude(owner=None).count() == 1
    assert Item.objects.get(decided_at=None).why == "report"


def test_the_community_decides_about_itself(demo: None) -> None:
    assert running_consultation().remarks.filter(standing="shown").count() == 4
    assert len(overdue_policies()) == 1
    assert len(notes_of_today(Space.objects.get(slug="evenings"))) == 1
    assert all(has_agreed(member) for member in Member.objects.all())


def test_threads_stand_in_the_order_in_which_they_were_last_written_in(demo: None) -> None:
    for thread in Thread.objects.exclude(last_post_id=0):
        newest = thread.posts.filter(standing=Standing.SHOWN).order_by("shown_at").last()
        assert thread.last_shown_at == newest.shown_at


def test_the_demo_is_refused_where_something_is(bo: Member) -> None:
    with pytest.raises(click.ClickException, match="not empty"):
        load_demo(quiet=True)


def test_somebody_is_there_on_later_days_too(demo: None) -> None:
    Shift.objects.all().delete()
    keep_people_on_duty()
    planned = Shift.objects.count()
    keep_people_on_duty()
    assert Shift.objects.count() == planned > 6


def test_log_ins_are_printed_for_invented_people_alone(demo: None) -> None:
    assert PASSPHRASE in log_ins()


def test_without_invented_people_nothing_is_printed() -> None:
    assert log_ins() == ""


def test_a_large_community_has_plausible_shapes() -> None:
    load_crowd(120, 1500, seed=3, quiet=True)
    assert Member.objects.count() == 120
    assert Post.objects.count() == 1500
    lengths = sorted((thread.posts.count() for thread in Thread.objects.all()), reverse=True)
    assert lengths[0] > 40
    assert lengths[len(lengths) // 2] <= 3
    assert Post.objects.order_by("written_at").first().written_at.year < timezone.now().year
    assert not Post.objects.filter(html="").exists()
    newest = Post.objects.order_by("-pk").first()
    assert Thread.objects.get(pk=newest.thread_id).last_post_id == newest.pk
    assert Post.objects.create(thread_id=newest.thread_id, author=newest.author, written_at=timezone.now()).pk == 1501
