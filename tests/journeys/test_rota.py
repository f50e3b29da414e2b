"""The rota as others meet it: joining, the desk's foot, erasure; and two things in the same moment."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from hearthside.care.rota import actions, queries
from hearthside.care.rota.models import Duty, Shift, Slot, Swap, TrainingRecord
from hearthside.foundation.verdicts import Refused
from hearthside.people.privacy.actions import erase
from tests.cast import make_member

on_postgres = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")


def from_now(hours):
    return timezone.now() + timedelta(hours=hours)


def at_once(*calls):
    """Call all in the same moment; what went wrong."""
    wrong, gate = [], threading.Barrier(len(calls))

    def run(call):
        try:
            connection.ensure_connection()  # so that all really begin together
            gate.wait()
            call()
        except Exception as trouble:
            wrong.append(trouble)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


@pytest.mark.django_db
def test_the_foot_of_the_desk_leads_to_the_rota_and_asks_for_the_hand_over(client_of, ren, sol, time_machine):
    client = client_of(ren)
    shift = actions.start_shift(ren, "triage", 2)
    assert "/rota/" in client.get("/desk/cases/").content.decode()
    assert "Please hand over" not in client.get("/desk/cases/").content.decode()
    actions.offer_shift(sol, actions.plan_shift(sol, "triage", from_now(40), from_now(42)), ren)
    time_machine.move_to(shift.ends_at - timedelta(minutes=20))
    page = client.get("/desk/cases/").content.decode()
    assert f"/rota/shifts/{shift.pk}/hand-over/" in page
    assert "1 shift is offered to you" in page
    actions.write_hand_over(ren, shift, "")
    assert "Please hand over" not in client.get("/desk/cases/").content.decode()


@pytest.mark.django_db
def test_without_training_nobody_is_here_for_members_either(client_of, ren, bo):
    client = client_of(ren)
    client.post("/desk/shift/", {"desk": "triage", "hours": "2"})
    assert queries.cover().is_staffed
    TrainingRecord.objects.update(withdrawn_at=timezone.now())
    assert not queries.cover().is_staffed
    answer = client.post("/desk/shift/", {"desk": "triage", "hours": "2"})
    assert answer.status_code == 403
    assert "was withdrawn" in answer.content.decode()


@pytest.mark.django_db
def test_nobody_can_join_once_the_last_responders_training_has_run_out(client, community, ren, time_machine):
    assert "25 to 39" in client.get("/join/").content.decode()
    time_machine.move_to(from_now(24 * 1001))
    page = client.get("/join/").content.decode()
    assert "25 to 39" not in page
    assert "takes in nobody new" in page


@pytest.mark.django_db
def test_an_erased_helper_leaves_no_shift_and_no_key(ren, client):
    actions.start_shift(ren, "triage", 2)
    secret = actions.renew_feed(ren)
    erase(ren, keep_words=True)
    assert not Shift.objects.exists()
    assert not queries.cover().is_staffed
    assert client.get(f"/rota/calendar/{secret}.ics").status_code == 404


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_two_who_want_the_last_place_do_not_both_get_it(ren, sol, ola):
    slot = actions.open_slot(ola, from_now(24), from_now(28), desk="triage", duty="desk", wanted=1)
    wrong = at_once(*[lambda who=who: actions.take_slot(who, slot) for who in (ren, sol)])
    assert [type(trouble) for trouble in wrong] == [Refused]
    assert Shift.objects.count() == 1


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_one_person_in_many_windows_does_not_get_two_shifts_at_one_hour(ren):
    starts, ends = from_now(24), from_now(28)
    wrong = at_once(*[lambda: actions.plan_shift(ren, "triage", starts, ends)] * 8)
    assert [type(trouble) for trouble in wrong] == [Refused] * 7
    assert Shift.objects.count() == 1


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_an_offer_is_taken_once(ren, sol):
    una = make_member("una", "Far Lamp", "responder")
    swap = actions.offer_shift(ren, actions.plan_shift(ren, "triage", from_now(24), from_now(28)))
    wrong = at_once(*[lambda who=who: actions.take_swap(who, swap) for who in (sol, una)])
    assert [type(trouble) for trouble in wrong] == [Refused]
    assert Shift.objects.get().member == Swap.objects.get().taken_by


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_clocks_that_tick_together_lay_out_every_place_once(ola):
    pattern = actions.make_pattern(
        ola, desk="triage", duty=Duty.DESK, wanted=1, rule="FREQ=DAILY", starts=timezone.now().time(), minutes=60,
        time_zone="UTC", first_day=timezone.now().date(),
    )  # fmt: skip
    Slot.objects.all().delete()
    assert at_once(*[actions.lay_out_slots] * 6) == []
    days = list(Slot.objects.filter(pattern=pattern).values_list("day", flat=True))
    assert len(days) == len(set(days)) >= 41
