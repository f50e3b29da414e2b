"""From one pair of hands to the next: handed over, given back, fallen silent, at the end of a shift."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hearthside.care.notifications.models import Alert
from hearthside.care.respite.models import Dose
from hearthside.care.safety import actions
from hearthside.care.safety.models import Urgency
from hearthside.foundation.verdicts import Refused
from tests.cast import make_member

from .cases import a_case, on_duty

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_daylight(time_machine):
    """Nobody carries a night alone; these tests are about other things."""
    time_machine.move_to("2026-03-02 10:00:00+00:00", tick=False)


def test_a_hand_over_carries_the_note_and_tells_the_one_who_is_asked(ren, sol, ana):
    case = actions.claim_case(ren, a_case(ana, Urgency.RISK))
    with pytest.raises(Refused, match="not on duty now"):
        actions.hand_over_case(ren, case, sol, "please")
    on_duty(sol, "second")
    with pytest.raises(Refused, match="write a line"):
        actions.hand_over_case(ren, case, sol, " ")
    actions.hand_over_case(ren, case, sol, "she waits for a word about tomorrow")
    case.refresh_from_db()
    assert (case.owner, case.claimed_at) == (sol, None)
    handed, asked = list(case.history.all())[-2:]
    assert (handed.actor, handed.note) == (ren, "she waits for a word about tomorrow")
    assert asked.actor == sol
    assert Alert.objects.get(member=sol, case=case.pk).says == "handed_over"
    actions.look_at(sol, case)
    case.refresh_from_db()
    assert case.claimed_at == timezone.now()
    assert not Alert.objects.filter(member=sol, ended_at=None).exists()
    assert Dose.objects.filter(member=sol, case=case.pk).exists()


def test_a_hand_over_that_nobody_takes_up_is_called_about_after_a_short_grace(ren, sol, ana, community, time_machine):
    on_duty(sol)
    case = actions.claim_case(ren, a_case(ana, Urgency.IMMINENT))
    actions.hand_over_case(ren, case, sol, "please")
    time_machine.shift(60)
    assert actions.page_what_waits() == 0
    time_machine.shift(61)
    assert actions.page_what_waits() == 1


def test_nobody_is_handed_what_they_cannot_take(ren, sol, mo, ana):
    on_duty(sol)
    case = actions.claim_case(ren, a_case(ana))
    about_sol = actions.claim_case(ren, a_case(sol))
    for handed, to in ((case, mo), (case, ren), (about_sol, sol)):
        with pytest.raises(Refused):
            actions.hand_over_case(ren, handed, to, "please")
    for number in range(30):
        Dose.objects.create(member=sol, case=1000 + number, weight=5, at=timezone.now())
    with pytest.raises(Refused):
        actions.hand_over_case(ren, case, sol, "please")


def test_an_answered_case_whose_member_is_silent_is_due_for_a_look_and_not_paged_about(
    ren, ana, community, time_machine
):
    case = actions.note_answer(ren, a_case(ana, Urgency.IMMINENT))
    assert case.due_at == timezone.now() + timedelta(hours=1)
    time_machine.shift(timedelta(minutes=50))
    assert actions.page_what_waits() == 0  # the claim has run out, and nobody is called for it
    case.refresh_from_db()
    assert case.claimed_at is None
    time_machine.shift(timedelta(minutes=11))
    assert actions.page_what_waits() == 1  # the look that was due did not happen


def test_a_look_of_the_owner_moves_the_next_one_on(ren, ana, community, time_machine):
    case = actions.note_answer(ren, a_case(ana, Urgency.IMMINENT))
    time_machine.shift(timedelta(minutes=40))
    actions.look_at(ren, case)
    case.refresh_from_db()
    assert case.due_at == timezone.now() + timedelta(hours=1)


def test_a_word_of_the_member_begins_the_clock_anew_and_tells_the_owner(ren, ana, community, time_machine):
    case = actions.note_answer(ren, a_case(ana, Urgency.RISK))
    time_machine.shift(timedelta(minutes=20))
    actions.hear_again(case)
    case.refresh_from_db()
    assert case.due_at == timezone.now() + timedelta(minutes=15)
    assert case.answered_at is None
    assert Alert.objects.get(member=ren).says == "wrote_again"
    time_machine.shift(timedelta(minutes=46))
    actions.page_what_waits()
    case.refresh_from_db()
    assert case.claimed_at is None  # its owner fell silent: from here others are called


def test_what_is_given_back_waits_with_its_note_and_is_never_due_later_than_promised(ren, ana, community, time_machine):
    case = actions.claim_case(ren, a_case(ana, Urgency.CONCERN))
    time_machine.shift(timedelta(hours=1))
    promised = case.due_at
    actions.look_at(ren, case)
    actions.give_back_case(ren, case, "I know her sister")
    case.refresh_from_db()
    assert (case.owner, case.due_at) == (None, promised)
    assert case.history.last().note == "I know her sister"


def test_at_the_end_of_a_shift_a_case_goes_to_whoever_is_there(ren, sol, ana, time_machine):
    on_duty(ren, hours=2)
    on_duty(sol, "second", hours=8)
    case = actions.note_answer(ren, a_case(ana))
    assert actions.pass_on_at_shift_end() == 0
    time_machine.shift(timedelta(hours=2))
    assert actions.pass_on_at_shift_end() == 1
    case.refresh_from_db()
    assert case.owner == sol
    assert case.history.filter(verb="passed on at the end of a shift", actor=None).exists()
    assert Alert.objects.filter(member=sol, case=case.pk, ended_at=None).exists()
    assert actions.pass_on_at_shift_end() == 0


def test_the_desk_is_asked_before_those_on_call_and_the_first_before_the_second(ren, sol, ana, time_machine):
    on_duty(ren, hours=1)
    asked_last, asked_first = (
        make_member(key, name, "responder") for key, name in (("kim", "Red Kite"), ("lou", "Oak"))
    )
    on_duty(sol, "supervisor", 8)
    on_duty(asked_last, "first", 8)
    case = actions.claim_case(ren, a_case(ana))
    time_machine.shift(timedelta(hours=1))
    on_duty(asked_first, "desk", 8)
    actions.pass_on_at_shift_end()
    case.refresh_from_db()
    assert case.owner == asked_first


def test_while_nobody_can_be_reached_a_case_stays_somebodys_and_goes_on_when_somebody_comes(
    ren, sol, ana, time_machine
):
    on_duty(ren, hours=1)
    case = actions.claim_case(ren, a_case(ana))
    time_machine.shift(timedelta(hours=1))
    assert actions.pass_on_at_shift_end() == 0
    case.refresh_from_db()
    assert case.owner == ren
    on_duty(sol)
    assert actions.pass_on_at_shift_end() == 1


def test_who_stays_on_in_another_shift_keeps_their_cases(ren, sol, ana, time_machine):
    on_duty(ren, hours=1)
    on_duty(sol, hours=8)
    case = actions.claim_case(ren, a_case(ana))
    time_machine.shift(timedelta(hours=1))
    on_duty(ren, hours=1)
    assert actions.pass_on_at_shift_end() == 0
    case.refresh_from_db()
    assert case.owner == ren
