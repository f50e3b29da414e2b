from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from hearthside.care.notifications.models import Alert, Page
from hearthside.care.respite.models import Dose, TopicRest
from hearthside.care.safety import actions, queries
from hearthside.care.safety.models import Case, CaseEntry, Outcome, Urgency
from hearthside.foundation.verdicts import Refused

from .cases import a_case, on_duty

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_daylight(time_machine):
    """Nobody carries a night alone; these tests are about other things."""
    time_machine.move_to("2026-03-02 10:00:00+00:00", tick=False)


def test_the_queue_is_ordered_by_urgency_then_time_left_never_by_age(ren, ana, bo, eve):
    old_concern = a_case(ana, Urgency.CONCERN, age=timedelta(hours=30))
    risk = a_case(bo, Urgency.RISK, age=timedelta(minutes=3))
    imminent = a_case(eve, Urgency.IMMINENT)
    assert list(queries.open_cases(ren)) == [imminent, risk, old_concern]


def test_help_next_gives_the_most_urgent_free_case(ren, ana, bo, eve):
    taken = a_case(eve, Urgency.IMMINENT)
    Case.objects.filter(pk=taken.pk).update(owner=bo, claimed_at=timezone.now())
    risk = a_case(bo, Urgency.RISK)
    a_case(ana, Urgency.CONCERN)
    assert queries.next_case(ren) == risk
    assert actions.claim_next(ren) == risk
    risk.refresh_from_db()
    assert risk.owner == ren


def test_help_next_with_nothing_waiting_gives_nothing(ren):
    assert actions.claim_next(ren) is None


def test_help_next_brings_back_an_own_case_only_while_the_member_waits_for_a_word(ren, sol, ana, bo):
    mine = actions.claim_case(ren, a_case(ana, Urgency.RISK))
    waits = a_case(bo, Urgency.CONCERN)
    assert actions.claim_next(ren) == mine
    actions.note_answer(ren, mine)
    assert actions.claim_next(ren) == waits


def test_a_thousand_concerns_in_front_do_not_delay_one_imminent(ren, ana):
    """Failure C18."""
    now = timezone.now()
    Case.objects.bulk_create(
        Case(member=None, urgency=Urgency.CONCERN, opened_at=now - timedelta(hours=9), due_at=now - timedelta(hours=5))
        for _ in range(1000)
    )
    imminent = a_case(ana, Urgency.IMMINENT)
    assert actions.claim_next(ren) == imminent


def test_the_page_for_an_imminent_case_goes_out_before_a_thousand_reminders(ren, ana, community, mailoutbox):
    on_duty(ren)
    now = timezone.now()
    Case.objects.bulk_create(
        Case(member=None, urgency=Urgency.CONCERN, opened_at=now - timedelta(hours=9), due_at=now - timedelta(hours=5))
        for _ in range(300)
    )
    imminent = a_case(ana, Urgency.IMMINENT)
    actions.page_what_waits()
    assert Page.objects.order_by("pk").first().case == imminent.pk
    assert f"no. {imminent.pk}" in mailoutbox[0].subject


def test_two_responders_never_hold_the_same_case(ren, sol, ana):
    case = a_case(ana)
    actions.claim_case(ren, case)
    with pytest.raises(Refused, match="Somebody else has this case"):
        actions.claim_case(sol, case)
    assert actions.claim_next(sol) is None


def test_a_claim_that_fell_silent_can_be_taken_over(ren, sol, ana):
    case = a_case(ana)
    actions.claim_case(ren, case)
    Case.objects.update(claimed_at=timezone.now() - timedelta(hours=1))
    assert actions.claim_case(sol, case).owner == sol


def test_nobody_works_on_a_case_about_themselves(ren):
    case = a_case(ren)
    assert case not in queries.open_cases(ren)
    assert actions.claim_next(ren) is None
    with pytest.raises(Refused):
        actions.claim_case(ren, case)


def test_a_case_closes_only_with_a_claim_and_keeps_outcome_and_history(ren, ana):
    case = a_case(ana)
    with pytest.raises(Refused, match="Claim this case first"):
        actions.close_case(ren, case, Outcome.TALKED)
    case = actions.claim_case(ren, case)
    actions.close_case(ren, case, Outcome.TALKED, "feels calmer")
    case.refresh_from_db()
    assert case.outcome == Outcome.TALKED
    assert case.closed_at
    assert [entry.verb for entry in case.history.all()] == ["claimed", "closed: talked"]


@pytest.mark.parametrize("outcome", ["", "whatever"])
def test_no_case_closes_without_an_outcome(ren, ana, outcome):
    case = actions.claim_case(ren, a_case(ana))
    with pytest.raises(Refused, match="Every case has an outcome"):
        actions.close_case(ren, case, outcome)
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(closed_at=timezone.now())


def test_notes_of_staff_are_sealed_in_the_database(ren, ana):
    case = actions.claim_case(ren, a_case(ana))
    actions.add_note(ren, case, "note", "calls her sister on Sundays")
    actions.set_plan(ren, case, "write to her sister", "the dog")
    with connection.cursor() as cursor:
        cursor.execute("select note from safety_caseentry union select plan || what_helped from safety_case")
        assert "sister" not in str(cursor.fetchall())
    case.refresh_from_db()
    assert (case.plan, case.what_helped) == ("write to her sister", "the dog")


def test_taking_a_case_counts_once_on_the_dose(ren, sol, ana):
    case = actions.claim_case(ren, a_case(ana))
    actions.claim_case(ren, case)
    actions.look_at(ren, case)
    assert Dose.objects.filter(member=ren, case=case.pk).count() == 1


def test_past_the_limit_nothing_is_taken_but_with_a_note_that_says_why(ren, ana, bo):
    for number in range(30):
        Dose.objects.create(member=ren, case=1000 + number, weight=5, at=timezone.now())
    a_case(ana, Urgency.IMMINENT)
    second = a_case(bo, Urgency.RISK)
    with pytest.raises(Refused):
        actions.claim_next(ren)
    assert not Case.objects.exclude(owner=None).exists()
    assert actions.claim_next(ren, "nobody else is here yet").urgency == Urgency.IMMINENT
    with pytest.raises(Refused):
        actions.claim_case(ren, second)
    assert actions.claim_case(ren, second, "still alone").owner == ren


def test_help_next_passes_over_what_somebody_rests_from(ren, ana, bo):
    TopicRest.objects.create(member=ren, topic="method")
    a_case(ana, Urgency.IMMINENT, topics=["method", "self"])
    other = a_case(bo, Urgency.RISK)
    assert actions.claim_next(ren) == other
    Case.objects.filter(pk=other.pk).update(owner=None, claimed_at=None, topics=["method"])
    with pytest.raises(Refused, match="You rest from what this is about"):
        actions.claim_next(ren)


def test_saying_that_one_is_safe_closes_nothing_and_tells_the_owner(ren, ana):
    assert actions.say_safe(ana) is None
    case = actions.claim_case(ren, a_case(ana))
    actions.say_safe(ana)
    case.refresh_from_db()
    assert case.said_safe_at
    assert case.is_open
    assert Alert.objects.get(member=ren).says == "said_safe"


def test_a_helper_who_leaves_leaves_no_case_behind(ren, ana, community):
    from hearthside.care.safety.personal_data import SafetyData

    case = actions.claim_case(ren, a_case(ana))
    SafetyData().erase(ren, keep_words=False)
    case.refresh_from_db()
    assert (case.owner, case.claimed_at) == (None, None)
    assert not CaseEntry.objects.filter(actor=ren).exists()


def test_choices_on_the_card_are_counted_without_a_person(ana):
    from hearthside.care.safety.models import OfferCount

    actions.count_choice("barrier:tired")
    actions.count_choice("barrier:tired")
    row = OfferCount.objects.get()
    assert row.count == 2
    assert {field.name for field in OfferCount._meta.get_fields()} == {"id", "month", "what", "count"}
