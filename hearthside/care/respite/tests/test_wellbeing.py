from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from time_machine import travel

from hearthside.care.respite import actions, queries, rules
from hearthside.care.respite.models import Reply, WellbeingCheck, WellbeingMonth
from hearthside.people.members.models import Member

REPLIES = [str(reply) for reply in Reply]
QUESTION = next(iter(rules.QUESTIONS))
Counts = tuple[int, int, int]


def all_of(reply: str) -> dict[str, str]:
    return dict.fromkeys(rules.QUESTIONS, reply)


def people(number: int) -> list[Member]:
    now = timezone.now()
    return [
        Member.objects.create(name=f"Helper {n}", name_key=f"helper{n}", roles=",responder,", joined_at=now)
        for n in range(number)
    ]


def shown(counts: Counts):
    """What supervisors are told of one question when so many gave each reply."""
    answers = [all_of(reply) for reply, many in zip(REPLIES, counts, strict=True) for _ in range(many)]
    return rules.sums_of(answers).get(QUESTION)


def possible(most: int):
    """Every way in which up to so many people can answer, by what supervisors are told of it."""
    told = defaultdict(list)
    for number in range(rules.FEWEST, most + 1):
        for yes in range(number + 1):
            for partly in range(number + 1 - yes):
                counts = (yes, partly, number - yes - partly)
                told[(number, repr(shown(counts)))].append(counts)
    return told


TOLD = possible(24)


def test_every_group_that_is_shown_holds_five_people_and_never_everybody():
    for ways in TOLD.values():
        groups = shown(ways[0])
        if groups is None:
            continue
        assert all(number >= rules.FEWEST for _replies, number in groups)
        assert sum(number for _replies, number in groups) == sum(ways[0])
        assert sorted(reply for replies, _number in groups for reply in replies) == sorted(REPLIES)
        assert len(groups) > 1  # one group alone would say what each of them answered


def test_a_reply_that_is_not_shown_by_itself_cannot_be_computed_from_what_is():
    for ways in TOLD.values():
        alone = {replies[0] for replies, _number in shown(ways[0]) or () if len(replies) == 1}
        for place, reply in enumerate(REPLIES):
            if reply not in alone:
                assert len({way[place] for way in ways}) >= rules.FEWEST


@pytest.mark.parametrize("how_many_talk", range(rules.FEWEST))
def test_nobody_is_shown_even_to_four_who_tell_each_other_what_they_answered(how_many_talk):
    """Whatever is told, and whatever some know of themselves: anybody else may still have given another reply."""
    for ways in TOLD.values():
        for known in {tuple(sorted(c)) for c in combinations([0, 1, 2] * rules.FEWEST, how_many_talk)}:
            left = [tuple(many - known.count(place) for place, many in enumerate(way)) for way in ways]
            left = [way for way in left if min(way) >= 0 and sum(way) > 0]
            given_by_anybody = {place for way in left for place, many in enumerate(way) if many}
            assert not left or len(given_by_anybody) > 1


ANSWER = st.tuples(st.just("answer"), st.integers(0, 11), st.lists(st.sampled_from(REPLIES), min_size=5, max_size=5))
STEPS = st.lists(
    st.one_of(
        ANSWER,
        ANSWER,
        ANSWER,
        st.tuples(st.just("everybody"), st.integers(3, 12), st.sampled_from(REPLIES).map(lambda r: [r] * 5)),
        st.tuples(st.just("remove"), st.integers(0, 11), st.just([])),
        st.tuples(st.just("leave"), st.integers(0, 11), st.just([])),
        st.tuples(st.just("days"), st.integers(1, 40), st.just([])),
    ),
    min_size=5,
    max_size=40,
)


class WhatWasShownStays(TestCase):
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(steps=STEPS)
    def test_no_two_looks_at_the_sums_differ_by_one_person(self, steps: list) -> None:
        """Removing, answering late and leaving change no month that was shown, so no difference tells anything."""
        with travel("2026-01-05 12:00:00+00:00", tick=False) as traveller:
            helpers = people(12)
            seen: dict[date, object] = {}
            for what, how_much, replies in steps:
                if what == "days":
                    traveller.shift(timedelta(days=how_much))
                else:
                    _do(helpers, what, how_much, replies)
                seen = self._look_again(seen)

    def _look_again(self, seen: dict[date, object]) -> dict[date, object]:
        actions.close_wellbeing_months()
        now = {month.month: month for month in queries.wellbeing_months()}
        for month, before in seen.items():
            assert now[month] == before
        for month in set(now) - set(seen):
            assert month < rules.month_of(timezone.now())
            answered = len({c.member_id for c in WellbeingCheck.objects.all() if rules.month_of(c.at) == month})
            assert now[month].people == (answered if answered >= rules.FEWEST else 0)
            groups = [group for total in now[month].sums for group in total.groups]
            assert all(number >= rules.FEWEST for _words, number in groups)
        return now


def _do(helpers: list[Member], what: str, which: int, replies: list[str]) -> None:
    answers = dict(zip(rules.QUESTIONS, replies, strict=False))
    if what == "answer":
        actions.answer_wellbeing(helpers[which], answers)
    elif what == "everybody":
        for helper in helpers[:which]:
            actions.answer_wellbeing(helper, answers)
    elif what == "remove":
        for check in WellbeingCheck.objects.filter(member=helpers[which]):
            actions.forget_wellbeing(helpers[which], check.pk)
    elif what == "leave":
        WellbeingCheck.objects.filter(member=helpers[which]).delete()


@pytest.fixture
def january(db, time_machine):
    time_machine.move_to("2026-01-15 12:00:00+00:00", tick=False)
    return time_machine


def test_four_people_make_no_sum(january):
    for helper in people(4):
        actions.answer_wellbeing(helper, all_of("no"))
    january.move_to("2026-02-01 00:00:00+00:00", tick=False)
    actions.close_wellbeing_months()
    assert [(month.people, list(month.sums)) for month in queries.wellbeing_months()] == [(0, [])]
    assert WellbeingMonth.objects.get().people == 0  # not even how few is kept


def test_who_answers_twice_in_a_month_counts_once_with_the_later_answer(january):
    helpers = people(10)
    for helper in helpers:
        actions.answer_wellbeing(helper, all_of("yes"))
    january.shift(timedelta(hours=1))
    for helper in helpers[:5]:
        actions.answer_wellbeing(helper, all_of("no"))
    january.move_to("2026-02-01 00:00:00+00:00", tick=False)
    actions.close_wellbeing_months()
    [month] = queries.wellbeing_months()
    assert month.people == 10
    assert [number for _words, number in month.sums[0].groups] == [5, 5]


def test_ten_who_agree_are_not_shown_for_that_would_show_each_of_them(january):
    for helper in people(10):
        actions.answer_wellbeing(helper, all_of("no"))
    january.move_to("2026-02-01 00:00:00+00:00", tick=False)
    actions.close_wellbeing_months()
    [month] = queries.wellbeing_months()
    assert month.people == 10
    assert all(not total.groups for total in month.sums)


def test_a_month_is_not_shown_before_it_is_over(january):
    for helper in people(10):
        actions.answer_wellbeing(helper, all_of("yes"))
    assert actions.close_wellbeing_months() == 0
    assert queries.wellbeing_months() == []


def test_a_course_is_dates_and_words_for_its_owner_alone(january, ren, sol):
    actions.answer_wellbeing(ren, all_of("partly"), "Sleep was short")
    [entry] = queries.wellbeing_course(ren)
    assert [str(answer) for _question, answer in entry.lines] == ["Partly"] * 5
    assert entry.words == "Sleep was short"
    assert queries.wellbeing_course(sol) == []
    actions.forget_wellbeing(sol, entry.pk)
    assert len(queries.wellbeing_course(ren)) == 1
    actions.forget_wellbeing(ren, entry.pk)
    assert queries.wellbeing_course(ren) == []


def test_answers_are_sealed_at_rest(january, ren):
    actions.answer_wellbeing(ren, all_of("partly"), "Sleep was short")
    with connection.cursor() as cursor:
        cursor.execute("SELECT answers, words FROM respite_wellbeingcheck")
        kept = str(cursor.fetchall())
    assert "partly" not in kept
    assert "Sleep" not in kept
