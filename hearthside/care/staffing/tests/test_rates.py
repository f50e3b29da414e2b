import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthside.care.staffing.assumptions import assumed, assumption, printed
from hearthside.care.staffing.planner import Circumstances, Measured, plan_week
from hearthside.care.staffing.planner import given as given_by
from hearthside.care.staffing.rates import CAREFUL, HOURS, gamma_quantile, hourly_rates, shrunk_mean, week_shape

FLAT = [1.0] * HOURS


@pytest.mark.parametrize(("cases", "quantile"), [(2, 3.890), (5, 7.994), (10, 14.206), (50, 59.249)])
def test_the_careful_number_is_that_of_the_printed_table(cases, quantile):
    """Half the 90 % point of chi-square with twice as many degrees of freedom: 7.779, 15.987, 28.412, 118.498."""
    assert gamma_quantile(cases, CAREFUL) == pytest.approx(quantile, rel=0.01)


def test_without_any_case_the_assumed_week_is_planned_for():
    rates = hourly_rates([0] * HOURS, 0, FLAT, assumed_in_a_week=42)
    assert sum(rate.expected for rate in rates) == pytest.approx(42)
    assert all(rate.careful > rate.expected for rate in rates)


def test_weeks_of_ones_own_overrule_what_was_assumed():
    counted = [0] * HOURS
    counted[20] = 400  # every Monday evening, and never else
    rates = hourly_rates(counted, 20, FLAT, assumed_in_a_week=1)
    assert rates[20].expected > 50 * rates[21].expected
    assert sum(rate.expected for rate in rates) == pytest.approx(20, rel=0.1)


def test_a_quiet_community_is_believed():
    rates = hourly_rates([0] * HOURS, 12, FLAT, assumed_in_a_week=42)
    assert sum(rate.expected for rate in rates) < 4


@given(st.lists(st.integers(0, 30), min_size=HOURS, max_size=HOURS), st.floats(0, 52))
def test_caution_never_plans_for_less(counted, weeks):
    assert all(rate.careful >= rate.expected for rate in hourly_rates(counted, weeks, FLAT, 40))


def test_the_careful_number_holds_nine_times_in_ten():
    chance, held = random.Random(3), 0
    for _time in range(500):
        counted = [0] * HOURS
        for _case in range(sum(chance.expovariate(1) < 1 for _try in range(60))):  # about 38 cases in four weeks
            counted[chance.randrange(HOURS)] += 1
        rates = hourly_rates(counted, 4, FLAT, assumed_in_a_week=9.5)
        held += sum(rate.careful for rate in rates) >= 60 * 0.632 / 4
    assert held >= 430


def test_few_measured_minutes_are_drawn_towards_the_assumed():
    assert shrunk_mean([], 45) == 45
    assert 20 < shrunk_mean([20.0] * 3, 45) < 45
    assert shrunk_mean([20.0] * 1000, 45) == pytest.approx(20, abs=0.3)


def test_three_quarters_come_outside_office_hours():
    """As of Shout's conversations (74 %) and Kooth's log-ins (72 %)."""
    week = week_shape(assumed("hours.weight_by_hour"), assumed("hours.weight_by_weekday"))
    office = sum(week[day * 24 + hour] for day in range(5) for hour in range(9, 17))
    assert 0.72 <= 1 - office / sum(week) <= 0.75


def test_every_assumption_says_where_it_comes_from():
    def check(tree):
        for value in tree.values():
            if "is" in value:
                assert len(value["from"]) > 8
            else:
                check(value)

    import yaml

    check(yaml.safe_load(printed()))
    assert assumption("patience_minutes").source.startswith("assumed")


def test_evenings_need_more_than_early_mornings():
    plans = plan_week(Measured(0), Circumstances(10_000, 0.9))
    assert len(plans) == HOURS
    assert plans[21].needed > plans[5].needed
    assert given_by(plans[21], plans[21].needed, Circumstances(10_000, 0.9)) >= 0.95
