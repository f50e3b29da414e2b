from uuid import uuid4

import pytest

from hearthside.care.contributions.registry import wrap
from hearthside.care.moderation.actions import claim_item, decide, file_report
from hearthside.care.moderation.models import Decision, Item, Measure, Report, Why
from hearthside.foundation.verdicts import Refused
from hearthside.places.discussions import actions
from hearthside.places.discussions.actions import Written
from hearthside.places.discussions.models import Post, Standing
from hearthside.places.spaces.models import Space

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(bo) -> Post:
    space = Space.objects.create(name="Evenings", slug="evenings", purpose="…", visibility="public")
    return actions.start_thread(bo, space, Written(body="Soup helped.", title="Soup", once=uuid4())).post


def reported(post, reporter=None) -> Item:
    return file_report(reporter, wrap(post), "guidelines", "it sells something").item


def test_anybody_can_report_logged_out_too(client, post):
    client.post(f"/reports/discussions.post/{post.pk}/", {"reason": "guidelines", "words": ""})
    assert Report.objects.get().reporter is None
    assert Item.objects.get().why == Why.REPORT


def test_two_reports_of_one_post_are_one_item(post, eve, ana):
    assert reported(post, eve) == reported(post, ana)


def test_the_reporter_hears_back(client_of, post, eve, mo):
    item = reported(post, eve)
    assert "a person will look" in client_of(eve).get("/reports/").content.decode()
    decide(mo, claim_item(mo, item), Measure.LEAVE, "")
    assert "It can stay as it is" in client_of(eve).get("/reports/").content.decode()


def test_the_reported_person_learns_neither_who_nor_that(client_of, post, bo, eve):
    reported(post, eve)
    pages = "".join(client_of(bo).get(a).content.decode() for a in ("/", f"/threads/{post.thread_id}/", "/reports/"))
    assert eve.name not in pages
    assert "sells something" not in pages


def test_nothing_is_kept_from_others_without_a_reason(post, mo):
    item = claim_item(mo, reported(post))
    with pytest.raises(Refused, match="why"):
        decide(mo, item, Measure.HIDE, "  ")
    assert not Decision.objects.exists()


def test_the_author_is_told_why_on_the_next_page_they_open(client_of, post, bo, eve, mo):
    decide(mo, claim_item(mo, reported(post)), Measure.HIDE, "It names the street somebody lives in.")
    assert not Post.objects.visible_to(eve).exists()
    assert "A moderator has decided" in client_of(bo).get("/about/").content.decode()
    page = client_of(bo).get("/reports/").content.decode()
    assert "names the street" in page
    client_of(bo).post(f"/reports/decisions/{Decision.objects.get().pk}/seen/")
    assert "A moderator has decided" not in client_of(bo).get("/about/").content.decode()


def test_two_moderators_do_not_decide_the_same_item(post, mo, lin):
    item = reported(post)
    claim_item(mo, item)
    lin.roles = ",moderator,"
    with pytest.raises(Refused, match="Somebody else"):
        claim_item(lin, item)


def test_in_a_space_that_is_read_first_a_person_releases(bo, eve, mo):
    space = Space.objects.create(name="First steps", slug="first", purpose="…", policy="pre")
    held = actions.start_thread(bo, space, Written(body="Hello all.", title="Hello", once=uuid4())).post
    assert held.standing == Standing.HELD
    item = Item.objects.get()
    assert item.why == Why.PRE_MODERATED
    decide(mo, claim_item(mo, item), Measure.RELEASE, "")
    assert Post.objects.visible_to(eve).filter(pk=held.pk).exists()


def test_moderation_pages_are_closed_to_members(client_of, bo, post):
    item = reported(post)
    for address in ("/desk/items/", f"/desk/items/{item.pk}/", "/desk/cases/"):
        assert client_of(bo).get(address).status_code == 403


def test_a_report_about_what_one_may_not_see_is_not_found(client, bo):
    space = Space.objects.create(name="H", slug="h", purpose="…", visibility="hidden")
    Membership = space.memberships.model
    Membership.objects.create(space=space, member=bo)
    post = actions.start_thread(bo, space, Written(body="Hidden words", title="H", once=uuid4())).post
    assert client.get(f"/reports/discussions.post/{post.pk}/").status_code == 404
