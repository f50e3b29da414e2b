"""Who is called about a case that waits, when, and by which ways."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from hearthside.care.notifications.models import Alert, Page, PageState
from hearthside.care.respite.models import Break
from hearthside.care.safety import actions, queries
from hearthside.care.safety.actions import calls, opening
from hearthside.care.safety.models import Case, Escalation, Urgency
from hearthside.foundation.verdicts import Refused
from tests.cast import make_member

from .cases import a_case, on_duty

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_daylight(time_machine):
    time_machine.move_to("2026-03-02 10:00:00+00:00", tick=False)


@pytest.fixture
def everybody(ren, sol):
    """Somebody at each level, the same whole day long."""
    people = {
        "desk": ren, "supervisor": sol,
        "first": make_member("kim", "Red Kite", "responder"), "second": make_member("lou", "Oak", "responder"),
    }  # fmt: skip
    for duty, member in people.items():
        on_duty(member, duty)
    return people


def called(case):
    return list(Escalation.objects.filter(case=case).order_by("pk").values_list("level", flat=True))


def test_imminent_danger_pages_at_once_again_each_minute_and_without_words(community, ana, time_machine):
    case = a_case(ana, Urgency.IMMINENT)
    assert actions.page_what_waits() == 1
    assert actions.page_what_waits() == 0
    time_machine.shift(60)
    assert actions.page_what_waits() == 1
    assert [sent.to for sent in mail.outbox] == [["oncall@example.org"]] * 2
    assert f"/desk/cases/{case.pk}/" in mail.outbox[0].body
    assert ana.name not in mail.outbox[0].body + mail.outbox[0].subject


def test_calls_climb_after_three_to_first_second_and_supervisor(community, ana, everybody, time_machine):
    case = a_case(ana, Urgency.IMMINENT)
    begins = {}
    for minute in range(12):
        actions.page_what_waits()
        for level in called(case):
            begins.setdefault(level, minute)
        time_machine.shift(60)
    assert begins == {"on_call_address": 0, "desk": 0, "first": 3, "second": 6, "supervisor": 9}
    assert called(case).count("on_call_address") == 12  # always, and until somebody comes


def test_a_level_without_anybody_is_passed_over_at_once(community, ana, ren):
    on_duty(ren, "second")
    case = a_case(ana, Urgency.IMMINENT)
    actions.page_what_waits()
    assert called(case) == ["on_call_address", "second"]
    assert Alert.objects.filter(member=ren, case=case.pk).exists()


def test_who_is_on_a_break_is_called_only_when_nobody_else_is_there(community, ana, ren, sol):
    now = timezone.now()
    for member in (ren, sol):
        on_duty(member)
    Break.objects.create(member=ren, starts_at=now, ends_at=now + timedelta(minutes=20))
    a_case(ana, Urgency.IMMINENT)
    actions.page_what_waits()
    assert set(Alert.objects.values_list("member", flat=True)) == {sol.pk}
    Break.objects.create(member=sol, starts_at=now, ends_at=now + timedelta(minutes=20))
    Alert.objects.all().delete()
    Escalation.objects.all().delete()
    actions.page_what_waits()
    assert set(Alert.objects.values_list("member", flat=True)) == {ren.pk, sol.pk}


def test_nobody_is_called_about_their_own_words(community, ren, sol):
    for member in (ren, sol):
        on_duty(member)
    a_case(ren, Urgency.IMMINENT)
    actions.page_what_waits()
    assert set(Alert.objects.values_list("member", flat=True)) == {sol.pk}


def test_risk_pages_after_five_minutes_unclaimed_and_a_claim_ends_it(community, ana, ren, time_machine):
    case = a_case(ana, Urgency.RISK)
    assert actions.page_what_waits() == 0
    time_machine.shift(timedelta(minutes=5))
    assert actions.page_what_waits() == 1
    actions.claim_case(ren, case)
    assert set(Page.objects.values_list("state", flat=True)) == {PageState.ACKNOWLEDGED}
    time_machine.shift(timedelta(minutes=44))
    assert actions.page_what_waits() == 0


def test_a_concern_wakes_nobody_and_reminds_the_desk_before_it_is_due(community, ana, ren, sol, time_machine):
    on_duty(ren)
    on_duty(sol, "first")
    case = a_case(ana, Urgency.CONCERN)
    time_machine.shift(timedelta(hours=3, minutes=29))
    assert actions.page_what_waits() == 0
    time_machine.shift(60)
    assert actions.page_what_waits() == 1
    assert Alert.objects.get().member == ren
    assert not mail.outbox
    assert called(case) == ["desk"]


def test_a_reminder_waits_until_somebody_comes_to_the_desk(community, ana, ren, time_machine):
    a_case(ana, Urgency.CONCERN, age=timedelta(hours=9))
    assert not queries.cases_with_a_call_due()  # looked at each few seconds, a long night's cases cost nothing
    assert actions.page_what_waits() == 0
    on_duty(ren)
    assert actions.page_what_waits() == 1


def test_after_a_long_standstill_one_call_makes_up_for_all(community, ana, time_machine):
    case = a_case(ana, Urgency.IMMINENT)
    actions.page_what_waits()
    time_machine.shift(timedelta(minutes=20, seconds=10))
    actions.page_what_waits()
    assert called(case).count("on_call_address") == 2
    time_machine.shift(50)  # and then the rhythm is the old one
    assert actions.page_what_waits() == 1


def test_a_claim_whose_owner_fell_silent_pages_again(community, ana, ren, time_machine):
    case = actions.claim_case(ren, a_case(ana, Urgency.IMMINENT))
    time_machine.shift(timedelta(minutes=40))
    actions.look_at(ren, case)  # who reads is there
    time_machine.shift(timedelta(minutes=40))
    assert actions.page_what_waits() == 0
    time_machine.shift(timedelta(minutes=6))
    assert actions.page_what_waits() == 1


def test_a_claim_made_for_less_does_not_cover_imminent_danger(community, ana, ren, time_machine):
    actions.claim_case(ren, a_case(ana, Urgency.CONCERN))
    case = opening._case_for(ana, Urgency.IMMINENT, "")
    assert Alert.objects.filter(member=ren, ended_at=None).exists()
    assert actions.page_what_waits() == 1
    actions.look_at(ren, case)
    time_machine.shift(timedelta(minutes=2))
    assert actions.page_what_waits() == 0


def test_one_case_that_cannot_be_called_about_does_not_silence_the_others(community, ana, bo, monkeypatch):
    a_case(ana, Urgency.IMMINENT)
    a_case(bo, Urgency.IMMINENT)
    page, asked = calls.page_for, []

    def stumble(case):
        asked.append(case)
        if len(asked) == 1:
            raise RuntimeError
        return page(case)

    monkeypatch.setattr(calls, "page_for", stumble)
    assert actions.page_what_waits() == 1


def test_somebody_at_the_desk_calls_the_next_level_by_hand(community, ana, everybody):
    case = actions.claim_case(everybody["desk"], a_case(ana, Urgency.RISK))
    levels = [actions.escalate_case(everybody["desk"], case, "she stopped answering") for _ in range(5)]
    assert levels == ["first", "second", "supervisor", "on_call_address", "on_call_address"]
    case.refresh_from_db()
    assert case.owner == everybody["desk"]
    assert Alert.objects.get(member=everybody["first"]).says == "called_in"
    entry = case.history.filter(verb="called first").get()
    assert (entry.actor, entry.note) == (everybody["desk"], "she stopped answering")


def test_who_calls_by_hand_is_not_called_themselves(community, ana, ren, sol):
    on_duty(ren, "first")
    on_duty(sol, "supervisor")
    case = actions.claim_case(ren, a_case(ana, Urgency.RISK))
    assert actions.escalate_case(ren, case) == "supervisor"


def test_a_level_at_which_nobody_was_is_called_by_hand_once_somebody_is_there(community, ana, ren, sol):
    case = a_case(ana, Urgency.IMMINENT, age=timedelta(minutes=10))
    actions.page_what_waits()  # all levels were due, and nobody was at any
    case = actions.claim_case(ren, case)
    on_duty(sol, "first")
    assert actions.escalate_case(ren, case) == "first"


def test_a_supervisor_who_is_called_can_take_the_case(community, ana):
    kim = make_member("kim", "Red Kite", "supervisor")
    assert actions.claim_case(kim, a_case(ana)).owner == kim


def test_by_hand_the_on_call_address_is_called_when_nobody_is_on_the_rota(community, ana, ren):
    case = actions.claim_case(ren, a_case(ana, Urgency.RISK))
    assert actions.escalate_case(ren, case) == "on_call_address"
    assert Page.objects.get().way == "mail"


def test_only_people_who_see_cases_call_others(community, ana, mo, ren):
    case = a_case(ana)
    with pytest.raises(Refused):
        actions.escalate_case(mo, case)
    about_ren = a_case(ren)
    with pytest.raises(Refused):
        actions.escalate_case(ren, about_ren)


def test_a_protocol_without_the_address_still_ends_there_when_nobody_is_on_the_rota(community, ana, ola):
    from hearthside.care.safety.protocol import read_text, shipped_text

    lines = shipped_text().splitlines()
    without = [line for line in lines if not ("on_call_address" in line and "after: 5 min" in line)]
    body, faults = read_text("\n".join(without).replace("{who: first, after: 10 min", "{who: first, after: 5 min"))
    assert not faults
    actions.publish_protocol(ola, body, "people first")
    case = a_case(ana, Urgency.RISK, age=timedelta(minutes=5))
    actions.page_what_waits()
    assert [sent.to for sent in mail.outbox] == [["oncall@example.org"]]
    assert case.calls.filter(level="on_call_address").count() == 2  # each step that had nobody; one mail for all


def test_a_case_is_called_about_once_however_many_look_at_it_at_once(community, ana):
    case = a_case(ana, Urgency.IMMINENT)
    assert actions.page_for(case.pk)
    assert not actions.page_for(case.pk)
    assert Case.objects.get().pages_sent == 1
