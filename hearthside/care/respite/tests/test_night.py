from datetime import timedelta

import pytest
from django.utils import timezone

from hearthside.care.respite import actions, rules
from hearthside.care.respite.models import Limits

from .duty import at_desk

RISK = 2
pytestmark = pytest.mark.django_db


@pytest.fixture
def night(time_machine):
    time_machine.move_to("2026-03-02 02:00:00+00:00", tick=False)
    return time_machine


def test_nobody_carries_a_night_alone(ren, night):
    at_desk(ren)
    assert "a night alone" in str(rules.may_take_on(ren, RISK).reason)


@pytest.mark.parametrize("duty", ["desk", "first"])
def test_company_at_the_desk_or_first_on_call_is_company(ren, sol, night, duty):
    at_desk(ren)
    at_desk(sol, duty=duty)
    assert rules.may_take_on(ren, RISK)


def test_a_supervisor_asleep_is_no_company_for_the_desk_but_stands_behind_who_is_called(ren, sol, night):
    at_desk(sol, duty="supervisor")
    shift = at_desk(ren)
    assert not rules.may_take_on(ren, RISK)
    shift.delete()
    at_desk(ren, duty="first")
    assert rules.may_take_on(ren, RISK)


def test_by_day_one_person_may_carry_the_desk(ren, time_machine):
    time_machine.move_to("2026-03-02 06:00:00+00:00", tick=False)
    at_desk(ren)
    assert rules.may_take_on(ren, RISK)


def test_the_night_is_the_communitys_own(night, settings):
    settings.TIME_ZONE = "Asia/Tokyo"  # there it is late morning
    timezone.get_default_timezone.cache_clear()
    try:
        assert not rules.is_night(Limits(), timezone.now())
    finally:
        timezone.get_default_timezone.cache_clear()


@pytest.mark.parametrize(("begins", "ends", "is_night"), [(23, 6, True), (0, 5, True), (1, 2, False), (5, 5, False)])
def test_a_night_may_begin_before_or_after_midnight_or_not_at_all(night, begins, ends, is_night):
    assert rules.is_night(Limits(night_from=begins, night_until=ends), timezone.now()) is is_night


def test_alone_at_night_one_case_is_taken_in_one_step_with_a_reason(ren, night):
    at_desk(ren)
    actions.override(ren, "They say goodbye and nobody answers the page.")
    assert actions.count_dose(ren, 1, 3).override.hindrance == "night"
    night.shift(timedelta(minutes=1))
    assert not rules.may_take_on(ren, RISK)
