from django.db import models

from hearthside.foundation.personal_data import claims
from hearthside.people.members import actions
from hearthside.people.members.models import Block, Member
from hearthside.people.members.personal_data import MemberData


def test_a_copy_holds_the_profile_and_the_lists(bo, eve):
    actions.change_profile(bo, "he/him", "I mend bicycles.")
    actions.block(bo, eve)
    (row,) = MemberData().export(bo)
    assert row["about"] == "I mend bicycles."
    assert row["people_you_blocked"] == ["Thin Ice"]


def test_being_blocked_by_somebody_is_not_in_the_copy(bo, eve):
    actions.block(eve, bo)
    assert "Thin Ice" not in str(MemberData().export(bo))


def test_who_is_referred_to_nowhere_is_deleted(bo, eve):
    actions.block(eve, bo)
    MemberData().erase(bo, keep_words=False)
    assert not Member.objects.filter(name_key="paleharbour").exists()
    assert not Block.objects.exists()


def test_every_model_that_points_to_a_member_in_these_apps_is_claimed():
    claimed = {model for known in claims() for model in known.models}
    ours = {"accounts", "members", "privacy"}
    pointing = {
        field.related_model
        for field in Member._meta.get_fields(include_hidden=True)
        if isinstance(field, models.ManyToOneRel) and field.related_model._meta.app_label in ours
    }
    assert pointing <= claimed
