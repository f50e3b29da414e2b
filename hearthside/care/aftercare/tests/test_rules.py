from datetime import timedelta

import pytest
from django.utils import timezone

from hearthside.care.aftercare import rules
from hearthside.care.aftercare.models import After, FollowUp
from hearthside.care.safety.models import Case

pytestmark = pytest.mark.django_db


@pytest.fixture
def follow_up(ana, ren):
    now = timezone.now()
    case = Case.objects.create(member=ana, urgency=2, opened_at=now, due_at=now, closed_at=now, outcome="talked")
    return FollowUp.objects.create(
        case=case, member=ana, responder=ren, after=After.DAY, due_at=now, is_wanted=True, decided_at=now, marked_at=now
    )


def test_the_person_who_wrote_with_them_may_ask(ren, follow_up):
    assert rules.may_ask_again(ren, follow_up)


def test_another_may_once_that_person_has_been_away(sol, follow_up):
    assert not rules.may_ask_again(sol, follow_up)
    follow_up.due_at -= timedelta(hours=12, minutes=1)
    assert rules.may_ask_again(sol, follow_up)


def test_nobody_may_before_it_is_time_after_it_was_sent_or_when_it_was_called_off(ren, follow_up):
    for field, value in (("marked_at", None), ("sent_at", timezone.now()), ("ended_at", timezone.now())):
        before = getattr(follow_up, field)
        setattr(follow_up, field, value)
        assert not rules.may_ask_again(ren, follow_up)
        setattr(follow_up, field, before)
    follow_up.is_wanted = False
    assert not rules.may_ask_again(ren, follow_up)


def test_only_responders_may(bo, mo, follow_up):
    assert not rules.may_ask_again(bo, follow_up)
    assert not rules.may_ask_again(mo, follow_up)


def test_nobody_worries_here_about_themselves_or_about_who_left(bo, eve):
    assert rules.may_worry_about(eve, bo)
    assert not rules.may_worry_about(bo, bo)
    assert not rules.may_worry_about(bo, None)
    eve.left_at = timezone.now()
    assert not rules.may_worry_about(bo, eve)
