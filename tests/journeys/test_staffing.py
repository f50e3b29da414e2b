"""The planner: from this community's own cases and its own rota to how many people each hour needs."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from hearthside.care.rota.actions import plan_shift
from hearthside.care.rota.models import Desk, Duty
from hearthside.care.safety.models import Case, CaseEntry, Urgency
from hearthside.care.staffing.queries import coming_week, measured_arrivals
from hearthside.people.members.models import Member
from tests.cast import make_member

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 3, 9, tzinfo=UTC)
DUBLIN = ZoneInfo("Europe/Dublin")


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(MONDAY + timedelta(hours=9), tick=False):
        yield


@pytest.fixture
def large(community, ola):
    """A community in which a few hundred could write."""
    ola.joined_at = MONDAY - timedelta(weeks=20)
    ola.save()
    return community


def open_case(at, urgency, ren=None, minutes=None):
    case = Case.objects.create(urgency=urgency, opened_at=at, due_at=at)
    if minutes is not None:
        began = at + timedelta(minutes=1)
        for verb, after in (("claimed", 0), ("answered", 5), ("closed: talked", minutes)):
            CaseEntry.objects.create(case=case, actor=ren, verb=verb, at=began + timedelta(minutes=after))
    return case


def plan(member, hours, length=8, duty=Duty.DESK):
    return plan_shift(
        member, Desk.TRIAGE, MONDAY + timedelta(hours=hours), MONDAY + timedelta(hours=hours + length), duty
    )


def test_the_rota_is_set_beside_the_need(large, ren, sol):
    plan(ren, 10)
    plan(sol, 12)
    week = coming_week(ZoneInfo("UTC"))
    assert [hour.people for hour in week.hours[:24]] == [0] * 10 + [1, 1] + [2] * 6 + [1, 1] + [0] * 4
    assert week.planned == 16
    assert all(hour.missing == max(0, hour.plan.needed - hour.people) for hour in week.hours)
    assert week.hours[12].answered > week.hours[10].answered > week.hours[3].answered == 0


def test_who_is_on_call_or_comes_for_half_an_hour_is_not_there(large, ren, sol):
    plan(ren, 10, duty=Duty.FIRST)
    plan_shift(sol, Desk.TRIAGE, MONDAY + timedelta(hours=14, minutes=30), MONDAY + timedelta(hours=16, minutes=30))
    hours = coming_week(ZoneInfo("UTC")).hours
    assert [hour.people for hour in hours[9:18]] == [0, 0, 0, 0, 0, 0, 1, 0, 0]


def test_hours_are_those_of_the_readers_clock(large, ren):
    plan(ren, 10, length=4)
    hours = coming_week(ZoneInfo("Asia/Kathmandu")).hours
    assert hours[0].at.hour == 0
    covered = [hour.at.hour for hour in hours if hour.people]
    assert covered == [16, 17, 18]  # from 15:45 to 19:45 there


@pytest.mark.parametrize(("day", "hours"), [("2026-03-25", 167), ("2026-10-21", 169), ("2026-03-09", 168)])
def test_a_week_in_which_the_clocks_change_keeps_every_hour(large, ola, client_of, day, hours):
    with time_machine.travel(datetime.fromisoformat(f"{day}T12:00:00+00:00"), tick=False):
        week = coming_week(DUBLIN)
        assert len(week.hours) == hours
        assert len({hour.at.date() for hour in week.hours}) == 7
        Member.objects.filter(pk=ola.pk).update(time_zone="Europe/Dublin")
        assert client_of(ola).get("/desk/staffing/").status_code == 200


def test_own_cases_overrule_what_was_assumed(large):
    calm = coming_week(ZoneInfo("UTC"))
    for week in range(1, 11):
        for number in range(12):
            open_case(MONDAY - timedelta(weeks=week) + timedelta(hours=20, minutes=number), Urgency.RISK)
    busy = coming_week(ZoneInfo("UTC"))
    assert busy.hours[20].plan.needed > calm.hours[20].plan.needed
    assert busy.hours[20].plan.urgent.expected > 5 * busy.hours[26].plan.urgent.expected


def test_the_time_a_case_takes_is_that_of_one_sitting(large, ren):
    open_case(MONDAY - timedelta(days=1), Urgency.RISK, ren, minutes=25)
    late = open_case(MONDAY - timedelta(days=2), Urgency.CONCERN, ren, minutes=10)
    CaseEntry.objects.create(case=late, actor=ren, verb="answered", at=MONDAY)
    measured = measured_arrivals(ZoneInfo("UTC"))
    assert list(measured.urgent_minutes) == [25]
    assert list(measured.other_minutes) == [10]


def test_the_page_shows_the_figures_beside_the_charts(large, ola, ren, client_of):
    plan(ren, 10)
    page = client_of(ola).get("/desk/staffing/").content.decode()
    assert page.count("<h1") == 1
    assert page.count('role="img"') == 9
    assert "1 / " in re.sub(r"\s+", " ", page)
    assert "missing" in page
    assert "Shout" in page  # the source of an assumption
    assert "style=" not in page


def test_it_is_for_operators_and_supervisors(large, sol, ren, bo, client_of):
    assert client_of(sol).get("/desk/staffing/").status_code == 200
    assert client_of(ren).get("/desk/staffing/").status_code == 403
    assert client_of(bo).get("/desk/staffing/").status_code == 403


def test_the_page_asks_few_questions_of_the_database(large, ola, ren, client_of, django_assert_max_num_queries):
    for number in range(5):
        plan(make_member(f"r{number}", f"Helper {number}", "responder"), 10 + number)
        open_case(timezone.now() - timedelta(days=number + 1), Urgency.RISK, ren, 20)
    client = client_of(ola)
    client.get("/desk/staffing/")
    with django_assert_max_num_queries(16):
        client.get("/desk/staffing/")
