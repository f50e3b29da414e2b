from datetime import timedelta

import pytest
from django.utils import timezone

from hearthside.care.rota import actions, queries, rules
from hearthside.foundation.verdicts import Refused
from hearthside.people.organisations.actions import describe_community

pytestmark = pytest.mark.django_db


def test_cover_is_what_the_shifts_say(ren, time_machine):
    time_machine.move_to("2026-03-01 20:00:00+00:00", tick=False)
    assert not queries.cover().is_staffed
    later = timezone.now() + timedelta(hours=3)
    actions.plan_shift(ren, "triage", later, later + timedelta(hours=2))
    assert queries.cover().next_at == later
    time_machine.move_to(later + timedelta(minutes=1))
    assert queries.cover().people == 1
    assert queries.cover().until == later + timedelta(hours=2)


def test_leaving_early_is_told_at_once(ren):
    actions.start_shift(ren, "triage", 4)
    assert queries.cover().is_staffed
    actions.end_shift(ren, "triage")
    assert not queries.cover().is_staffed


def test_a_shift_needs_the_role_and_an_end_within_twelve_hours(bo, ren):
    now = timezone.now()
    with pytest.raises(Refused, match="role"):
        actions.plan_shift(bo, "triage", now, now + timedelta(hours=1))
    with pytest.raises(Refused, match="twelve hours"):
        actions.plan_shift(ren, "triage", now, now + timedelta(hours=13))
    with pytest.raises(Refused, match="ends after"):
        actions.plan_shift(ren, "triage", now, now - timedelta(hours=1))


def test_nobody_can_join_before_somebody_is_on_call(db, ola):
    assert not rules.may_join_community()
    describe_community(name="X", purpose="To listen.", on_call_address="a@example.org")
    assert not rules.may_join_community()


def test_the_community_opens_when_somebody_is_on_call(community, ren):
    assert rules.may_join_community()
