from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthside.care.staffing.needs import Work, answered, leaving, people_needed

from .waiting_line import WaitingLine

works = st.builds(
    Work, urgent=st.floats(0.01, 6), other=st.floats(0, 8), urgent_handling=st.floats(5, 60),
    other_handling=st.floats(5, 60), patience=st.sampled_from([5.0, 30.0, inf]),
)  # fmt: skip


@pytest.mark.parametrize(("number", "urgent", "other"), [(2, 0.5, 1.3), (3, 1.5, 2.5), (4, 3.0, 3.0)])
def test_our_own_simulation_says_the_same_for_urgent_cases_among_others(number, urgent, other):
    played = WaitingLine(number, urgent / 60, 30, other=other / 60).play(500_000)
    assert answered(number, Work(urgent, other, 30, 30)) == pytest.approx(1 - played.beyond(5), abs=0.015)


@pytest.mark.parametrize("patience", [15.0, 45.0])
def test_with_patience_the_plan_errs_on_the_safe_side_and_little(patience):
    """People are counted as busy as if nobody ever left."""
    played = WaitingLine(3, 1.5 / 60, 30, other=2.0 / 60, patience=patience).play(500_000)
    work = Work(1.5, 2.0, 30, 30, patience)
    assert 0 <= 1 - played.beyond(5) - answered(3, work) < 0.05
    assert 0 <= leaving(3, work) - played.leaving < 0.06


def test_a_quiet_hour_needs_one_and_a_busy_one_more():
    assert people_needed(Work(0.05, 0.05, 30, 20)) == 1
    assert people_needed(Work(0.5, 1.3, 47, 20)) == 3
    assert people_needed(Work(3.0, 6.0, 47, 20)) > 5


def test_absence_is_planned_for():
    work = Work(0.5, 1.3, 47, 20)
    assert people_needed(work, there=0.75) > people_needed(work)
    assert answered(1, Work(0.001, 0.001, 30, 20), there=0.9) == pytest.approx(0.9, abs=0.01)


def test_other_work_keeps_people_from_urgent_cases():
    assert answered(2, Work(0.5, 3.0, 30, 30)) < answered(2, Work(0.5, 0.0, 30, 30))


@given(works, st.integers(1, 20), st.floats(0.5, 1))
def test_one_more_person_never_hurts(work, people, there):
    assert answered(people + 1, work, there) >= answered(people, work, there) - 1e-3


@given(works, st.floats(1.05, 3))
def test_more_work_never_needs_fewer_people(work, more):
    busier = Work(work.urgent * more, work.other * more, work.urgent_handling, work.other_handling, work.patience)
    assert people_needed(busier) >= people_needed(work)


@given(works, st.floats(0.6, 1))
def test_what_is_needed_is_enough_and_one_less_is_not(work, there):
    needed = people_needed(work, there)
    assert needed >= 1
    if needed < 60:
        assert answered(needed, work, there) >= 0.95
        assert needed == max(1, int(work.load)) or answered(needed - 1, work, there) < 0.95
