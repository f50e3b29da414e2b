import pytest

from hearthside.people.members import actions, rules


def test_a_desk_opens_only_with_the_role_and_a_second_step(bo, mo):
    assert not rules.may_use_desk(bo)
    assert rules.may_use_desk(mo, "moderator")
    mo.account.is_demo = False
    verdict = rules.may_use_desk(mo, "moderator")
    assert not verdict
    assert verdict.next_step


@pytest.mark.parametrize(("country", "zone"), [("IE", "Europe/Dublin"), ("US", ""), ("", ""), ("ZZ", "")])
def test_a_time_zone_is_taken_from_a_country_only_where_it_is_certain(country, zone):
    assert rules.only_zone_of(country) == zone


def test_naming_a_country_brings_its_clock_and_leaves_a_chosen_one(bo):
    actions.change_preferences(bo, country="IE")
    bo.refresh_from_db()
    assert bo.time_zone == "Europe/Dublin"
    actions.change_preferences(bo, country="JP")
    assert bo.time_zone == "Europe/Dublin"
