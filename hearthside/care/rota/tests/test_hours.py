from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearthside.care.rota import actions, rules
from hearthside.care.rota.models import Duty, Shift
from hearthside.foundation.verdicts import Refused

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 2, tzinfo=UTC)


def span(begins, length):
    return START + timedelta(hours=begins), START + timedelta(hours=begins + length)


def is_rested(begun):
    """Counted hour by hour: no stretch without eight free hours is longer than twelve, if it is of several shifts."""
    busy = {hour for begins, length in begun for hour in range(begins, begins + length)}
    stretch, free = [], 8
    for hour in range(min(busy), max(busy) + 9):
        if hour in busy:
            stretch = [*stretch, hour] if free < 8 else [hour]
            free = 0
            if hour - stretch[0] + 1 > 12:
                return False
        else:
            free += 1
    return True


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), min_size=2, max_size=4, unique=True))
def test_rest_is_what_counting_each_hour_gives(ren, time_machine, wishes):
    time_machine.move_to(START, tick=False)
    Shift.objects.all().delete()
    held = []
    for begins, length in wishes:
        overlaps = any(begins < other + long and other < begins + length for other, long in held)
        try:
            actions.plan_shift(ren, "triage", *span(begins, length))
        except Refused:
            assert overlaps or not is_rested([*held, (begins, length)])
        else:
            held.append((begins, length))
            assert not overlaps
            assert is_rested(held)


def test_nobody_is_twice_at_one_duty_at_once_but_may_be_at_two(ren, sol, at):
    actions.plan_shift(ren, "triage", at(1), at(5))
    with pytest.raises(Refused, match="another shift"):
        actions.plan_shift(ren, "triage", at(4), at(6))
    assert actions.plan_shift(ren, "triage", at(4), at(6), Duty.FIRST)
    assert actions.plan_shift(ren, "triage", at(5), at(6))
    assert actions.plan_shift(sol, "triage", at(1), at(5))


def test_a_pause_does_not_lock_anybody_out(ren, at, time_machine):
    actions.start_shift(ren, "triage", 4)
    time_machine.move_to(at(2), tick=False)
    actions.end_shift(ren, "triage")
    time_machine.move_to(at(3), tick=False)
    assert actions.start_shift(ren, "triage", 4).ends_at == at(7)


def test_after_a_night_there_are_eight_hours_of_rest(ren, at):
    actions.plan_shift(ren, "triage", at(0), at(8))
    with pytest.raises(Refused, match="eight hours of rest"):
        actions.plan_shift(ren, "triage", at(15), at(19))
    shift = actions.plan_shift(ren, "triage", at(16), at(20))
    assert "less than eleven hours" in rules.short_rest(shift)
    assert rules.short_rest(actions.plan_shift(ren, "triage", at(31), at(33))) == ""


def test_being_on_call_asks_for_no_rest_at_a_desk(ren, at):
    actions.plan_shift(ren, "triage", at(0), at(12), Duty.FIRST)
    shift = actions.plan_shift(ren, "triage", at(12), at(24))
    assert rules.short_rest(shift) == ""


def test_being_here_now_ends_where_the_planned_shift_begins(ren, at):
    planned = actions.plan_shift(ren, "triage", at(2), at(6))
    assert actions.start_shift(ren, "triage", 4).ends_at == planned.starts_at


def test_shifts_are_planned_within_a_year(ren, at):
    with pytest.raises(Refused, match="within a year"):
        actions.plan_shift(ren, "triage", at(24 * 400), at(24 * 400 + 2))
