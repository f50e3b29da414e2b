import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthside.care.quality.recall import Share, Week, agreement, missed_rate, recall

NEEDED = Share(of=100, count=80)


def test_recall_is_found_among_found_and_missed():
    weeks = [Week(nothing=1000, flagged=50, read=100, missed=1)]
    estimate = recall(weeks, NEEDED)
    assert estimate.value == pytest.approx(40 / (40 + 10))
    assert estimate.low < estimate.value < estimate.high


def test_a_sample_without_a_miss_still_leaves_room_for_some():
    estimate = recall([Week(nothing=5000, flagged=100, read=200, missed=0)], NEEDED)
    assert estimate.value == 1
    assert estimate.high == 1
    assert estimate.low < 0.6  # 2.6 % of 5,000 may be 128, beside 70 found


def test_too_little_read_says_nothing():
    assert recall([Week(nothing=5000, flagged=100, read=99, missed=0)], NEEDED) is None
    assert recall([Week(nothing=5000, flagged=100, read=200, missed=0)], Share(of=9, count=9)) is None
    assert recall([], NEEDED) is None


def test_a_large_week_weighs_more_than_a_small_one():
    large, small = Week(9000, 0, 50, 0), Week(1000, 0, 50, 5)
    assert missed_rate([large, small]).value == pytest.approx(0.01)


def test_weeks_without_a_reader_count_on_neither_side():
    read, unread = Week(1000, 50, 100, 1), Week(90_000, 900, 0, 0)
    assert recall([read, unread], NEEDED) == recall([read], NEEDED)


def test_the_interval_holds_what_it_promises():
    """A community in which the truth is known, sampled 400 times: the truth lies within nearly always."""
    chance, inside = random.Random(7), 0
    frames, rate, flagged, needed = (400, 900, 2500), 0.02, 60, 0.7
    truth = 3 * flagged * needed / (3 * flagged * needed + sum(frames) * rate)
    for _time in range(400):
        weeks = [Week(frame, flagged, 60, sum(chance.random() < rate for _one in range(60))) for frame in frames]
        closed = Share(180, sum(chance.random() < needed for _one in range(180)))
        estimate = recall(weeks, closed)
        inside += estimate.low <= truth <= estimate.high
    assert inside >= 380


@given(st.lists(st.builds(Week, st.integers(1, 9999), st.integers(0, 500), st.integers(1, 99), st.just(0)), min_size=1))
def test_the_bounds_enclose_the_estimate(weeks):
    weeks = [Week(w.nothing, w.flagged, w.read, w.read // 7) for w in weeks]
    rate = missed_rate(weeks)
    assert 0 <= rate.low <= rate.value + 1e-9
    assert rate.value <= rate.high + 1e-9


def test_two_readers_agree_fully_by_chance_or_not_at_all():
    assert agreement([(0, 0), (1, 1)]) == 1
    assert agreement([(0, 1), (1, 0)]) == -1
    assert agreement([(0, 0), (0, 1), (1, 0), (1, 1)]) == 0
    # Scott's own measure for 8 of 10 alike with both labels equally common
    assert agreement([(0, 0)] * 4 + [(1, 1)] * 4 + [(0, 1), (1, 0)]) == pytest.approx(0.6)
    assert agreement([]) is None
    assert agreement([(0, 0), (0, 0)]) is None
