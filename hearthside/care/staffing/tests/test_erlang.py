from math import inf

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hearthside.care.staffing.erlang import Line, erlang_b, erlang_c

from .waiting_line import WaitingLine

people = st.integers(1, 40)
loads = st.floats(0.01, 60)
patiences = st.floats(0.05, 500)


@pytest.mark.parametrize(
    ("lines", "traffic"),
    [(1, 0.0101), (2, 0.153), (3, 0.455), (4, 0.869), (5, 1.361), (10, 4.461), (20, 12.03), (50, 37.9), (100, 84.06)],
)
def test_b_is_the_printed_table_for_one_in_a_hundred_lost(lines, traffic):
    """Traffic for 1 % loss, as printed in every table of the Erlang loss formula since Erlang's own of 1917; here from
    Siemens, Telephone Traffic Theory: Tables and Charts (1981)."""
    assert erlang_b(lines, traffic) == pytest.approx(0.01, rel=0.007)


@pytest.mark.parametrize(("lines", "traffic"), [(1, 0.01), (2, 0.1465), (5, 1.259)])
def test_c_is_the_printed_table_for_one_in_a_hundred_waiting(lines, traffic):
    """The same book's tables for waiting systems."""
    assert erlang_c(lines, traffic) == pytest.approx(0.01, rel=0.01)


def test_c_answers_the_worked_example_of_many_call_centres():
    """200 calls an hour of three minutes, 14 people: 17.4 % wait, 88.8 % are answered in 20 seconds
    (callcentrehelper.com, "Erlang C formula made simple"; the same in the documentation of pyworkforce)."""
    line = Line(people=14, arrivals=200 / 60, handling=3)
    assert line.waits_beyond() == pytest.approx(0.1741, abs=5e-5)
    assert line.answered_within(20 / 60) == pytest.approx(0.8884, abs=5e-5)


def test_a_answers_the_example_of_its_authors():
    """48 calls a minute of a minute each, 50 people: with patience of two minutes 3.1 % leave and the mean wait is 3.7
    seconds; with endless patience it is 20.8 (Garnett, Mandelbaum and Reiman, Manufacturing & Service Operations
    Management 4, 2002, table 1)."""
    patient, endless = Line(50, 48, 1, 2), Line(50, 48, 1)
    assert patient.leaves == pytest.approx(0.031, abs=5e-4)
    assert patient.leaves * 2 * 60 == pytest.approx(3.7, abs=0.05)  # mean wait: share leaving x mean patience
    assert endless.waits_beyond() / 2 * 60 == pytest.approx(20.8, abs=0.05)


def test_two_people_by_hand():
    """M/M/2: the share that waits is 2r²/(1+r), r the load of each."""
    for load in (0.2, 0.8, 1.4, 1.9):
        each = load / 2
        assert erlang_c(2, load) == pytest.approx(2 * each**2 / (1 + each))


def test_more_work_than_people_can_do_never_ends():
    assert erlang_c(3, 3.0) == 1
    assert Line(3, 1.0, 4.0).waits_beyond(1e6) == 1
    assert Line(0, 1.0, 4.0, 30).answered_within(1e6) == 0
    assert Line(3, 0.0, 4.0, 30).answered_within(0) == 1


@given(people, loads, st.floats(0, 30))
def test_endless_patience_makes_a_become_c(number, load, time):
    assume(load < 0.97 * number)
    arrivals = load / 30
    patient, endless = Line(number, arrivals, 30, 1e7), Line(number, arrivals, 30)
    assert patient.waits_beyond(time) == pytest.approx(endless.waits_beyond(time), abs=2e-3)


@given(people, loads)
def test_no_patience_makes_a_become_b(number, load):
    line = Line(number, load / 30, 30, 1e-6)
    assert line.leaves == pytest.approx(erlang_b(number, load), abs=2e-3)
    assert line.waits_beyond() == pytest.approx(erlang_b(number, load), abs=2e-3)


@given(people, loads)
def test_c_is_never_below_b_and_both_are_shares(number, load):
    assert 0 <= erlang_b(number, load) <= erlang_c(number, load) <= 1


@given(people, loads, patiences, st.floats(0, 60))
def test_one_more_person_never_makes_anybody_wait_longer(number, load, patience, time):
    fewer, more = Line(number, load / 30, 30, patience), Line(number + 1, load / 30, 30, patience)
    assert more.waits_beyond(time) <= fewer.waits_beyond(time) + 1e-4
    assert more.answered_within(time) >= fewer.answered_within(time) - 1e-4
    assert erlang_b(number + 1, load) <= erlang_b(number, load)
    assert erlang_c(number + 1, load) <= erlang_c(number, load)


@given(people, loads, patiences, st.floats(1.01, 3), st.floats(0, 60))
def test_more_arrivals_never_make_anybody_wait_less(number, load, patience, more, time):
    calm, busy = Line(number, load / 30, 30, patience), Line(number, load * more / 30, 30, patience)
    assert busy.waits_beyond(time) >= calm.waits_beyond(time) - 1e-4
    assert busy.answered_within(time) <= calm.answered_within(time) + 1e-4


@given(people, loads, patiences, st.floats(0, 60), st.floats(0, 60))
def test_answers_only_grow_with_time_and_stay_shares(number, load, patience, time, longer):
    line = Line(number, load / 30, 30, patience)
    assert -1e-4 <= line.answered_within(time) <= line.answered_within(time + longer) + 1e-4 <= 1 + 2e-4
    assert line.answered_within(inf) == pytest.approx(1 - line.leaves, abs=1e-4)


@given(people, loads, patiences)
def test_what_comes_is_helped_or_leaves(number, load, patience):
    """The busy people's rate is that of those who are helped, from the balance of a birth-and-death process."""
    weights, in_line = [1.0], 0
    while weights[-1] > 1e-12 * max(weights) or in_line < number:
        in_line += 1
        leaving = min(in_line, number) / 30 + max(0, in_line - number) / patience
        weights.append(weights[-1] * load / 30 / leaving)
    busy = sum(weight * min(count, number) for count, weight in enumerate(weights)) / sum(weights)
    assert Line(number, load / 30, 30, patience).leaves == pytest.approx(1 - busy / load, abs=1e-3)


@pytest.mark.parametrize(
    ("number", "arrivals", "patience"), [(2, 0.04, 30), (3, 0.12, 20), (1, 0.02, inf), (4, 0.1, inf)]
)
def test_our_own_simulation_says_the_same(number, arrivals, patience):
    played = WaitingLine(number, arrivals, 30, patience=patience).play(1_500_000)
    line = Line(number, arrivals, 30, patience)
    assert played.beyond(5) == pytest.approx(1 - line.answered_within(5), abs=0.015)
    assert played.beyond(0) == pytest.approx(line.waits_beyond(), abs=0.015)
    assert played.leaving == pytest.approx(line.leaves, abs=0.015)
