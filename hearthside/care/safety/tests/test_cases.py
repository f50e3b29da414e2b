from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from hearthside.care.safety import actions, queries
from hearthside.care.safety.actions import cases, paging
from hearthside.care.safety.ladder import STEPS
from hearthside.care.safety.models import Case, Outcome, Urgency
from hearthside.foundation.verdicts import Refused

pytestmark = pytest.mark.django_db


def a_case(member, urgency=Urgency.RISK, age=timedelta(0), **fields):
    opened = timezone.now() - age
    return Case.objects.create(
        member=member, urgency=urgency, opened_at=opened, due_at=opened + STEPS[urgency].first_look_within, **fields
    )


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


def test_two_responders_never_hold_the_same_case(ren, mo, ana):
    case = a_case(ana)
    actions.claim_case(ren, case)
    mo.roles = ",responder,"
    with pytest.raises(Refused, match="Somebody else has this case"):
        actions.claim_case(mo, case)


def test_a_claim_that_fell_silent_can_be_taken_over(ren, mo, ana):
    case = a_case(ana)
    actions.claim_case(ren, case)
    Case.objects.update(claimed_at=timezone.now() - timedelta(hours=1))
    mo.roles = ",responder,"
    assert actions.claim_case(mo, case).owner == mo


def test_nobody_works_on_a_case_about_themselves(ren):
    case = a_case(ren)
    assert case not in queries.open_cases(ren)
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


def test_notes_of_staff_are_sealed_in_the_database(ren, ana, django_db_blocker):
    from django.db import connection

    actions.add_note(ren, a_case(ana), "note", "calls her sister on Sundays")
    with connection.cursor() as cursor:
        cursor.execute("select note from safety_caseentry")
        assert "sister" not in cursor.fetchone()[0]


def test_imminent_danger_pages_at_once_again_each_minute_and_without_words(community, ana, time_machine):
    time_machine.move_to("2026-03-01 22:00:00+00:00", tick=False)
    case = a_case(ana, Urgency.IMMINENT)
    assert actions.page_what_waits() == 1
    assert actions.page_what_waits() == 0
    time_machine.shift(60)
    assert actions.page_what_waits() == 1
    assert mail.outbox[0].to == ["oncall@example.org"]
    assert f"/desk/cases/{case.pk}/" in mail.outbox[0].body
    assert ana.name not in mail.outbox[0].body + mail.outbox[0].subject


def test_risk_pages_after_five_minutes_unclaimed_and_a_claim_ends_it(community, ana, ren, time_machine):
    time_machine.move_to("2026-03-01 22:00:00+00:00", tick=False)
    case = a_case(ana, Urgency.RISK)
    assert actions.page_what_waits() == 0
    time_machine.shift(timedelta(minutes=5))
    assert actions.page_what_waits() == 1
    actions.claim_case(ren, case)
    time_machine.shift(timedelta(minutes=44))
    assert actions.page_what_waits() == 0


def test_a_claim_whose_owner_fell_silent_pages_again(community, ana, ren, time_machine):
    time_machine.move_to("2026-03-01 22:00:00+00:00", tick=False)
    case = actions.claim_case(ren, a_case(ana, Urgency.IMMINENT))
    time_machine.shift(timedelta(minutes=40))
    actions.look_at(ren, case)  # who reads is there
    time_machine.shift(timedelta(minutes=40))
    assert actions.page_what_waits() == 0
    time_machine.shift(timedelta(minutes=6))
    assert actions.page_what_waits() == 1


def test_a_claim_made_for_less_does_not_cover_imminent_danger(community, ana, ren, time_machine):
    time_machine.move_to("2026-03-01 22:00:00+00:00", tick=False)
    actions.claim_case(ren, a_case(ana, Urgency.CONCERN))
    case = cases._case_for(ana, Urgency.IMMINENT, "")
    assert actions.page_what_waits() == 1
    actions.look_at(ren, case)
    time_machine.shift(timedelta(minutes=2))
    assert actions.page_what_waits() == 0


def test_one_case_that_cannot_be_paged_for_does_not_silence_the_others(community, ana, bo, monkeypatch):
    a_case(ana, Urgency.IMMINENT)
    a_case(bo, Urgency.IMMINENT)
    page, asked = paging.page_for, []

    def stumble(case):
        asked.append(case)
        if len(asked) == 1:
            raise RuntimeError
        return page(case)

    monkeypatch.setattr(paging, "page_for", stumble)
    assert actions.page_what_waits() == 1


def test_a_wrong_address_is_a_page_that_did_not_leave(community, ana, monkeypatch):
    case = a_case(ana, Urgency.IMMINENT)

    def refuse(*args):
        raise ValueError("header")

    monkeypatch.setattr("hearthside.care.notifications.actions.send_mail", refuse)
    assert actions.page_what_waits() == 0
    case.refresh_from_db()
    assert case.pages_sent == 0


def test_danger_that_rises_while_a_page_fails_does_not_count_below_nothing(community, ana, monkeypatch):
    case = a_case(ana, Urgency.IMMINENT)

    def rise_and_fail(*args):
        Case.objects.filter(pk=case.pk).update(pages_sent=0)
        return False

    monkeypatch.setattr(paging, "page_people_on_call", rise_and_fail)
    assert actions.page_what_waits() == 0
    case.refresh_from_db()
    assert case.pages_sent == 0


def test_a_page_that_did_not_leave_is_tried_again(community, ana, settings):
    a_case(ana, Urgency.IMMINENT)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nothing listens there
    assert actions.page_what_waits() == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert actions.page_what_waits() == 1
    assert len(mail.outbox) == 1


def test_choices_on_the_card_are_counted_without_a_person(ana):
    from hearthside.care.safety.models import OfferCount

    actions.count_choice("barrier:tired")
    actions.count_choice("barrier:tired")
    row = OfferCount.objects.get()
    assert row.count == 2
    assert {field.name for field in OfferCount._meta.get_fields()} == {"id", "month", "what", "count"}
