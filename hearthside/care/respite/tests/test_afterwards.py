from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from hearthside.care.respite import actions, endings, queries, rules
from hearthside.care.respite.models import Debrief, HowItStayed, StayedWithYou, Talk
from hearthside.foundation.verdicts import Refused

from .duty import at_desk

RISK = 2
pytestmark = pytest.mark.django_db


@pytest.fixture
def noon(time_machine):
    time_machine.move_to("2026-03-02 12:00:00+00:00", tick=False)
    return time_machine


def test_after_a_hard_case_the_helper_is_asked_now_and_a_day_later(ren, noon):
    actions.after_hard_case(ren, 7)
    actions.after_hard_case(ren, 7)
    assert queries.waiting_for(ren) == queries.Waiting(debriefs=1)
    noon.shift(timedelta(hours=23))
    assert actions.ask_what_stayed() == 0
    noon.shift(timedelta(hours=1))
    assert actions.ask_what_stayed() == 1
    assert actions.ask_what_stayed() == 0
    assert queries.waiting_for(ren) == queries.Waiting(debriefs=1, stayed=1)


def test_a_question_nobody_answers_is_put_away_by_itself(ren, noon):
    actions.after_hard_case(ren, 7)
    noon.shift(timedelta(days=1))
    actions.ask_what_stayed()
    noon.shift(timedelta(days=14, minutes=1))
    actions.ask_what_stayed()
    assert not queries.waiting_for(ren)


def test_own_words_and_answers_are_sealed(ren, noon):
    actions.after_hard_case(ren, 7)
    noon.shift(timedelta(days=1))
    actions.ask_what_stayed()
    actions.keep_debrief(ren, Debrief.objects.get(), "The phone on the kitchen table")
    actions.answer_what_stayed(ren, StayedWithYou.objects.get(), HowItStayed.YES, "It comes back at night")
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM respite_debrief UNION SELECT words || answer FROM respite_stayedwithyou")
        kept = str(cursor.fetchall())
    assert "kitchen" not in kept
    assert "night" not in kept
    assert "yes" not in kept
    assert [(note.words, note.words_after) for note in queries.notes_of(ren)] == [
        ("The phone on the kitchen table", "It comes back at night")
    ]


def test_nobody_answers_for_somebody_else(ren, sol):
    debrief = actions.after_hard_case(ren, 7)
    with pytest.raises(Refused):
        actions.keep_debrief(sol, debrief, "Not mine")
    with pytest.raises(Refused):
        actions.ask_for_lighter_work(sol, StayedWithYou.objects.get())


def test_removed_words_are_gone(ren):
    actions.keep_debrief(ren, actions.after_hard_case(ren, 7), "Gone soon")
    actions.forget_words(ren, 7)
    assert queries.notes_of(ren) == []
    assert Debrief.objects.get().words == ""


def test_lighter_work_lasts_until_the_end_of_the_next_shift_and_can_be_ended(ren, noon):
    at_desk(ren, hours=2)
    coming = at_desk(ren, hours=4, since=timezone.now() + timedelta(days=2))
    actions.after_hard_case(ren, 7)
    assert actions.ask_for_lighter_work(ren, StayedWithYou.objects.get()) == coming.ends_at
    noon.shift(timedelta(minutes=30))
    assert "lighter work until" in str(rules.may_take_on(ren, RISK).reason)
    assert rules.may_take_on(ren, 1)
    actions.end_lighter_work(ren)
    assert rules.may_take_on(ren, RISK)


def test_without_a_planned_shift_lighter_work_lasts_a_week(ren, noon):
    actions.after_hard_case(ren, 7)
    until = actions.ask_for_lighter_work(ren, StayedWithYou.objects.get())
    assert until == timezone.now() + timedelta(days=7)


def test_a_talk_is_asked_for_offered_and_agreed(ren, sol, noon):
    talk = actions.ask_for_talk(ren, "Evenings")
    assert queries.waiting_for(sol).talks_to_arrange == 1
    assert [asked.wish for asked in queries.talks_asked_for(sol)] == ["Evenings"]
    tomorrow = timezone.now() + timedelta(days=1)
    actions.offer_time(sol, talk, tomorrow)
    assert queries.waiting_for(ren).time_offered
    actions.agree_to_talk(ren, talk)
    assert not queries.waiting_for(ren)
    agreed = queries.open_talk_of(ren)
    assert agreed is not None
    assert (agreed.supervisor, agreed.offered_for) == (sol, tomorrow)
    actions.end_talk(sol, talk)
    assert queries.open_talk_of(ren) is None
    assert Talk.objects.get().wish == ""


def test_asking_again_means_another_time(ren, sol):
    talk = actions.ask_for_talk(ren)
    actions.offer_time(sol, talk, timezone.now() + timedelta(days=1))
    assert actions.ask_for_talk(ren, "Sunday would be better").pk == talk.pk
    again = queries.open_talk_of(ren)
    assert again is not None
    assert (again.offered_for, again.wish) == (None, "Sunday would be better")
    with pytest.raises(Refused, match="no time to agree"):
        actions.agree_to_talk(ren, talk)


def test_a_supervisor_arranges_no_talk_with_themselves_and_others_arrange_none(ren, sol, bo):
    mine = actions.ask_for_talk(sol)
    assert list(queries.talks_asked_for(sol)) == []
    with pytest.raises(Refused, match="Another supervisor"):
        actions.offer_time(sol, mine, timezone.now())
    with pytest.raises(Refused, match="role"):
        actions.offer_time(ren, mine, timezone.now())
    with pytest.raises(Refused, match="role"):
        actions.ask_for_talk(bo)


def test_a_helper_learns_how_the_cases_they_carried_ended_and_of_no_other(ren, noon, monkeypatch):
    monkeypatch.setattr(endings, "_sources", {})
    ended = timezone.now()
    asked_for = []

    def known(cases: list[int]):
        asked_for.extend(cases)
        yield endings.Ending(7, ended, "They talked", said_safe_at=ended)

    endings.enter("here", known)
    actions.count_dose(ren, 7, RISK)
    actions.count_dose(ren, 8, RISK)
    carried = {case.number: case.ending for case in queries.cases_and_endings(ren)}
    assert set(asked_for) == {7, 8}
    assert carried[7] == endings.Ending(7, ended, "They talked", ended)
    assert carried[8] is None


def test_a_helper_is_told_once_of_an_ending_that_came_with_somebody_else(ren, sol, noon, monkeypatch):
    ended = timezone.now()
    monkeypatch.setattr(endings, "_sources", {})
    endings.enter("here", lambda cases: [endings.Ending(case, ended, "They talked", ended_by=sol.pk) for case in cases])
    actions.count_dose(ren, 7, RISK)
    actions.count_dose(sol, 7, RISK)
    assert queries.waiting_for(ren).ended == 1
    assert queries.waiting_for(sol).ended == 0
    actions.note_endings_told(ren, [7])
    assert queries.waiting_for(ren).ended == 0


def test_what_is_old_goes_by_itself(ren, noon):
    actions.count_dose(ren, 7, RISK)
    actions.keep_debrief(ren, actions.after_hard_case(ren, 7), "A year ago")
    noon.shift(timedelta(days=91))
    actions.forget_old_records()
    assert queries.cases_and_endings(ren) == []
    assert len(queries.notes_of(ren)) == 1
    noon.shift(timedelta(days=275))
    actions.forget_old_records()
    assert queries.notes_of(ren) == []
