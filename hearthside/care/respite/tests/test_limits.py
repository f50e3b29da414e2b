from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from hearthside.care.respite import actions, queries, rules, topics
from hearthside.care.respite.models import Dose, Hindrance, Override
from hearthside.foundation.verdicts import Refused

from .duty import at_desk

CONCERN, RISK, IMMINENT = 1, 2, 3
NOON = "2026-03-02 12:00:00+00:00"
pytestmark = pytest.mark.django_db


@pytest.fixture
def noon(time_machine):
    time_machine.move_to(NOON, tick=False)
    return time_machine


def test_the_load_of_an_hour_blocks_the_next_case_and_says_until_when(ren, noon):
    actions.count_dose(ren, 1, IMMINENT)
    noon.shift(timedelta(minutes=20))
    actions.count_dose(ren, 2, IMMINENT)
    verdict = rules.may_take_on(ren, CONCERN)
    assert not verdict
    assert "lighter until 13:00" in str(verdict.reason)
    with pytest.raises(Refused, match="last hour"):
        actions.count_dose(ren, 3, CONCERN)
    noon.shift(timedelta(minutes=39))
    assert not rules.may_take_on(ren, CONCERN)
    noon.shift(timedelta(minutes=1))
    assert rules.may_take_on(ren, IMMINENT)


def test_the_load_of_a_shift_blocks_even_when_each_hour_was_light(ren, noon):
    for number in range(12):
        actions.count_dose(ren, number, RISK)
        noon.shift(timedelta(minutes=31))
    assert "one shift" in str(rules.may_take_on(ren, CONCERN).reason)


def test_leaving_the_desk_and_coming_back_begins_no_new_count(ren, noon):
    shift = at_desk(ren)
    actions.count_dose(ren, 1, IMMINENT)
    actions.count_dose(ren, 2, IMMINENT)
    shift.delete()
    at_desk(ren)
    assert not rules.may_take_on(ren, CONCERN)


def test_a_heavy_case_weighs_more_than_a_light_one(ren, noon):
    for number in range(7):
        actions.count_dose(ren, number, CONCERN)
    assert not rules.may_take_on(ren, IMMINENT)
    assert rules.may_take_on(ren, CONCERN)


def test_a_case_weighs_once_for_each_helper(ren, sol, noon):
    first = actions.count_dose(ren, 1, IMMINENT)
    assert actions.count_dose(ren, 1, IMMINENT) == first
    assert queries.dose_of(ren).taken == 4
    assert queries.dose_of(sol).taken == 0


def test_an_override_needs_a_reason(ren):
    with pytest.raises(Refused, match="few words why"):
        actions.override(ren, " \u200b ")


def test_an_override_opens_for_one_case_and_is_listed_with_its_reason(ren, noon):
    actions.count_dose(ren, 1, IMMINENT)
    actions.count_dose(ren, 2, IMMINENT)
    actions.override(ren, "Nobody else answers and they say goodbye.")
    assert rules.may_take_on(ren, IMMINENT)
    dose = actions.count_dose(ren, 3, IMMINENT)
    assert dose.override is not None
    assert dose.override.hindrance == Hindrance.HOUR
    assert not rules.may_take_on(ren, CONCERN)
    assert [override.note for override in queries.overrides()] == ["Nobody else answers and they say goodbye."]


def test_an_override_that_was_not_needed_is_not_kept_for_later(ren, noon):
    actions.override(ren, "Just in case")
    assert actions.count_dose(ren, 1, IMMINENT).override is None
    assert not Override.objects.exists()


def test_an_override_is_for_the_case_on_the_screen_and_ends_within_minutes(ren, noon):
    actions.count_dose(ren, 1, IMMINENT)
    actions.count_dose(ren, 2, IMMINENT)
    actions.override(ren, "One more")
    noon.shift(rules.OVERRIDE_STANDS)
    with pytest.raises(Refused):
        actions.count_dose(ren, 3, CONCERN)


def test_a_break_is_due_after_an_hour_at_the_desk_and_nothing_new_comes_before_it(ren, noon):
    at_desk(ren)
    noon.shift(timedelta(minutes=59))
    assert rules.may_take_on(ren, RISK)
    noon.shift(timedelta(minutes=1))
    assert "break first" in str(rules.may_take_on(ren, RISK).reason)
    actions.take_break(ren)
    assert "This is your break" in str(rules.may_take_on(ren, CONCERN).reason)
    assert queries.resting_members() == {ren.pk}
    noon.shift(timedelta(minutes=10))
    assert rules.may_take_on(ren, RISK)
    assert queries.resting_members() == set()


def test_shifts_that_follow_each_other_are_one_time_at_the_desk(ren, noon):
    now = timezone.now()
    at_desk(ren, hours=0.75, since=now - timedelta(minutes=55))
    at_desk(ren, hours=4, since=now - timedelta(minutes=5))
    assert rules.may_take_on(ren, RISK)
    noon.shift(timedelta(minutes=5))
    assert not rules.may_take_on(ren, RISK)


def test_an_hour_at_home_between_two_shifts_is_a_rest(ren, noon):
    now = timezone.now()
    at_desk(ren, hours=3, since=now - timedelta(hours=4))
    at_desk(ren, hours=3, since=now)
    assert rules.may_take_on(ren, RISK)


def test_who_is_on_call_at_home_owes_no_break_from_the_desk(ren, noon):
    at_desk(ren, since=timezone.now() - timedelta(hours=5), duty="first")
    assert rules.may_take_on(ren, RISK)


def test_a_second_press_begins_no_second_break(ren, noon):
    assert actions.take_break(ren) == actions.take_break(ren)


def test_a_rested_topic_goes_to_somebody_else_and_is_nobodys_business(ren, sol, noon):
    topics.enter(topics.Topic("fire", "fire", frozenset({"burning", "smoke"})))
    actions.rest_from_topics(ren, ["fire"])
    assert queries.topics_rested(ren) == {"burning", "smoke"}
    assert "You rest from" in str(rules.may_take_on(ren, CONCERN, ["smoke", "self"]).reason)
    assert rules.may_take_on(ren, CONCERN, ["self"])
    assert rules.may_take_on(sol, CONCERN, ["smoke"])
    actions.rest_from_topics(ren, [])
    assert rules.may_take_on(ren, CONCERN, ["smoke"])


def test_what_is_recorded_of_an_override_does_not_name_the_topic(ren, noon):
    actions.rest_from_topics(ren, ["smoke"])
    actions.override(ren, "I know them")
    given = actions.count_dose(ren, 1, CONCERN, ["smoke"]).override
    assert given is not None
    assert "smoke" not in str(given.get_hindrance_display())


def test_light_work_comes_first_after_a_hard_case(ren, noon):
    actions.after_hard_case(ren, 1)
    assert "something hard" in str(rules.may_take_on(ren, RISK).reason)
    assert rules.may_take_on(ren, CONCERN)
    noon.shift(timedelta(minutes=10))
    assert rules.may_take_on(ren, RISK)


def test_a_limit_under_which_nobody_could_take_a_case_is_refused(ola):
    with pytest.raises(ValidationError, match="fit into an hour"):
        actions.change_limits(ola, load_an_hour=3)
    with pytest.raises(ValidationError, match="at least what an hour holds"):
        actions.change_limits(ola, load_a_shift=7)


def test_changed_limits_hold_at_once(ola, ren, noon):
    actions.count_dose(ren, 1, IMMINENT)
    actions.change_limits(ola, load_an_hour=4)
    assert not rules.may_take_on(ren, CONCERN)
    assert Dose.objects.count() == 1
