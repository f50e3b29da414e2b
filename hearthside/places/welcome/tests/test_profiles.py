import pytest
from django.urls import reverse

from hearthside.care.contributions.registry import find, wrap
from hearthside.people.members import actions, queries


@pytest.fixture
def as_bo(bo, client_of, community):
    return client_of(bo)


def test_a_profile_shows_a_month_a_role_and_no_counts(as_bo, lin):
    actions.change_profile(lin, "she/her", "I type slowly.")
    actions.show_profile(lin)
    page = as_bo.get(f"/members/{lin.pk}/").content.decode()
    assert "Marsh Lantern" in page
    assert "Is not a therapist" in page
    assert "I type slowly." in page
    assert lin.joined_at.strftime("%B %Y") in page
    assert f"/reports/members.member/{lin.pk}/" in page


def test_held_words_are_seen_by_nobody_else(as_bo, eve, client_of):
    actions.change_profile(eve, "she/her", "Something heavy.")
    actions.hold_profile(eve)
    assert "Something heavy." not in as_bo.get(f"/members/{eve.pk}/").content.decode()
    assert "You are not in trouble" in client_of(eve).get(f"/members/{eve.pk}/").content.decode()


def test_after_a_block_neither_finds_the_other(as_bo, bo, eve, client_of):
    as_bo.post(reverse("welcome:block", args=(eve.pk,)))
    assert as_bo.get(f"/members/{eve.pk}/").status_code == 404
    assert client_of(eve).get(f"/members/{bo.pk}/").status_code == 404
    assert "Thin Ice" in as_bo.get("/me/settings/people/").content.decode()
    as_bo.post(reverse("welcome:end_block", args=(eve.pk,)))
    assert as_bo.get(f"/members/{eve.pk}/").status_code == 200


def test_muting_leaves_the_profile_and_can_end_there(as_bo, bo, eve):
    as_bo.post(reverse("welcome:mute", args=(eve.pk,)))
    assert "Unmute" in as_bo.get(f"/members/{eve.pk}/").content.decode()
    as_bo.post(reverse("welcome:end_mute", args=(eve.pk,)))
    assert not queries.has_muted(bo, eve)


def test_blocking_oneself_is_refused_kindly(as_bo, bo):
    assert as_bo.post(reverse("welcome:block", args=(bo.pk,))).status_code == 403


def test_who_left_and_who_never_was_look_the_same(as_bo, eve):
    eve.left_at = eve.joined_at
    eve.save()
    assert as_bo.get(f"/members/{eve.pk}/").status_code == as_bo.get("/members/987654/").status_code == 404


def test_the_profile_is_a_contribution_that_can_be_held_hidden_and_shown(bo, eve, community):
    actions.change_profile(bo, "he/him", "I mend bicycles.")
    contribution = find("members.member", bo.pk)
    assert contribution.words == "Pale Harbour\nhe/him\nI mend bicycles."
    assert not contribution.is_shown
    contribution.release()
    assert wrap(contribution.row).is_shown
    contribution.hide()
    assert "Pale Harbour" in contribution.words
    assert contribution.author.name != "Pale Harbour"
    assert contribution.visible_to(eve)
    assert not contribution.visible_to(None)
