"""The pieces of the simulation that need no month to be looked at."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from hearthside.care.safety.detection import Community, Level, read
from hearthside.doors.ops.simulation.agenda import Agenda
from hearthside.doors.ops.simulation.apart import settle_in
from hearthside.doors.ops.simulation.cast import sentences
from hearthside.doors.ops.simulation.figures import Pages, People, Played, Waits
from hearthside.doors.ops.simulation.members import poisson
from hearthside.doors.ops.simulation.shifts import Span, Volunteer, cover_needs, share_out

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
QUARTER = timedelta(minutes=15)
PHRASES = Community(trained=False)  # as the simulation reads


@pytest.mark.parametrize("level", ["none", "concern", "risk", "imminent"])
def test_every_invented_sentence_is_read_as_the_level_it_stands_under(level):
    for said in sentences(level):
        assert read(said, community=PHRASES).level == Level[level.upper()], said


@pytest.mark.parametrize("kind", ["answers", "replies", "titles"])
def test_what_helpers_and_members_say_besides_opens_no_case(kind):
    assert all(read(said, community=PHRASES).level == Level.NONE for said in sentences(kind))


def test_the_clock_goes_from_event_to_event_and_comes_back():
    agenda, seen = Agenda(MONDAY), []
    agenda.after(60, lambda: seen.append(timezone.now()))
    agenda.at(MONDAY + timedelta(hours=5), lambda: agenda.after(1, lambda: seen.append(timezone.now())))
    agenda.at(MONDAY + timedelta(days=2), lambda: seen.append("too late"))
    with agenda.keeping_time():
        agenda.play(MONDAY + timedelta(days=1))
        assert timezone.now() == MONDAY + timedelta(days=1)
    assert seen == [MONDAY + timedelta(minutes=1), MONDAY + timedelta(hours=5, seconds=1)]
    assert abs(timezone.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_what_was_put_down_first_happens_first():
    agenda, seen = Agenda(MONDAY), []
    for name in ("a", "b", "c"):
        agenda.after(10, lambda name=name: seen.append(name))
    agenda.every(400, lambda: seen.append("."))
    agenda.play(MONDAY + timedelta(seconds=900))
    assert seen == [".", "a", "b", "c", ".", "."]


@given(st.lists(st.integers(0, 6), min_size=168, max_size=168), st.integers(1, 12), st.integers(1, 9))
def test_shifts_give_every_hour_the_people_it_needs(needs, hours, days):
    here = Counter()
    for span in cover_needs(needs, MONDAY, days, hours, QUARTER):
        assert span.ends - span.starts == timedelta(hours=hours) + QUARTER
        first = round((span.starts + QUARTER - MONDAY) / timedelta(hours=1))
        here.update(range(first, first + hours))
    assert all(here[hour] >= needs[hour % 168] for hour in range(days * 24))


def test_nobody_gets_more_shifts_than_they_offered_or_too_little_rest():
    spans = [Span(MONDAY + timedelta(hours=4 * n), MONDAY + timedelta(hours=4 * n + 4)) for n in range(42)]
    given_out = share_out(spans, [Volunteer(key) for key in range(30)], 2)
    assert all(taker for _span, taker in given_out)
    for volunteer in {taker.key: taker for _span, taker in given_out}.values():
        assert len(volunteer.spans) <= 2
        assert all(b.starts - a.ends >= timedelta(hours=11) for a, b in pairwise(volunteer.spans))


def test_a_shift_for_which_there_is_nobody_is_told():
    spans = [Span(MONDAY + timedelta(days=n), MONDAY + timedelta(days=n, hours=4)) for n in range(3)]
    assert [taker is None for _span, taker in share_out(spans, [Volunteer(1)], 2)] == [False, False, True]


def test_arrivals_are_as_many_as_they_should_be():
    chance = random.Random(5)
    counts = [poisson(chance, 7.0) for _day in range(3000)]
    mean = sum(counts) / len(counts)
    assert mean == pytest.approx(7, rel=0.03)
    assert sum((count - mean) ** 2 for count in counts) / len(counts) == pytest.approx(7, rel=0.08)


def test_the_figures_have_the_names_that_programs_ask_for():
    waits = Waits(3, 1.0, 2.0, 3.0)
    result = Played(
        1, 100, "short", 1, cases=3, lost=0, unowned_at_shift_end=0, doses_exceeded=0, errors_logged=0,
        wait_seconds=dict.fromkeys(("concern", "risk", "imminent"), waits),
        pages=Pages(1, 0, 0, 0), people=People(2, 8, 2, 0, 0),
    )  # fmt: skip
    told = result.as_json()
    assert {"cases", "lost", "unowned_at_shift_end", "doses_exceeded", "wait_seconds"} <= set(told)
    assert set(told["wait_seconds"]) == {"concern", "risk", "imminent"}
    assert {"p50", "p95", "max"} <= set(told["wait_seconds"]["risk"])
    assert "0 min 02 s" in result.as_table()


def test_it_does_not_play_in_the_folder_of_an_installation():
    with pytest.raises(Exception, match="folder of its own"):
        settle_in()
