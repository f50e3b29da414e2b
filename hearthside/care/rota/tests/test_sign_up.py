from datetime import timedelta

import pytest

from hearthside.care.rota import actions, queries, rules
from hearthside.care.rota.models import Desk, Duty, Shift, Swap, TrainingRecord
from hearthside.foundation.verdicts import Refused
from hearthside.people.members.actions import withdraw_role
from tests.cast import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def una(db):
    """A second responder."""
    return make_member("una", "Far Lamp", "responder")


def test_signing_up_fills_the_place(ren, una, slot, at):
    assert queries.gaps(at(0), at(48)) == [(Desk.TRIAGE, Duty.DESK, at(24), at(28), 1)]
    shift = actions.take_slot(ren, slot)
    assert (shift.starts_at, shift.ends_at, shift.desk, shift.duty) == (slot.starts_at, slot.ends_at, "triage", "desk")
    assert queries.gaps(at(0), at(48)) == []
    with pytest.raises(Refused, match="Somebody else has taken it"):
        actions.take_slot(una, slot)


def test_who_lost_their_training_does_not_keep_the_place(ren, una, slot, at):
    actions.take_slot(ren, slot)
    TrainingRecord.objects.filter(member=ren).delete()
    assert [gap.missing for gap in queries.gaps(at(0), at(48))] == [1]
    assert actions.take_slot(una, slot)


def test_leaving_early_is_a_gap_for_the_rest(ren, slot, at, time_machine):
    actions.take_slot(ren, slot)
    time_machine.move_to(at(25), tick=False)
    actions.end_shift(ren, "triage")
    assert queries.gaps(at(24), at(48)) == [(Desk.TRIAGE, Duty.DESK, at(25), at(28), 1)]


def test_a_shift_is_given_back_before_it_begins_and_not_after(ren, mo, slot, at, time_machine):
    shift = actions.take_slot(ren, slot)
    with pytest.raises(Refused, match="not your shift"):
        actions.leave_shift(mo, shift)
    time_machine.move_to(at(25), tick=False)
    with pytest.raises(Refused, match="has begun"):
        actions.leave_shift(ren, shift)
    time_machine.move_to(at(20), tick=False)
    actions.leave_shift(ren, shift)
    assert not Shift.objects.exists()


def cancelled(slot, ren, ola, move_to):
    actions.cancel_slot(ola, slot)


def begun(slot, ren, ola, move_to):
    move_to(slot.starts_at + timedelta(hours=1), tick=False)


def without_the_role(slot, ren, ola, move_to):
    withdraw_role(ola, ren, "responder")


def in_need_of_skills(slot, ren, ola, move_to):
    slot.languages, slot.age_bands = ["de", "en"], ["18_24"]
    slot.save()
    actions.say_skills(ren, ["en"], [], [])


@pytest.mark.parametrize(
    ("happens", "why"),
    [
        (cancelled, "cancelled"),
        (begun, "has begun"),
        (without_the_role, "role"),
        (in_need_of_skills, "German, 18 to 24"),
    ],
)
def test_a_place_that_does_not_fit_is_refused_with_its_reason(ren, ola, slot, time_machine, happens, why):
    happens(slot, ren, ola, time_machine.move_to)
    with pytest.raises(Refused, match=why):
        actions.take_slot(ren, slot)
    assert not Shift.objects.exists()


def test_free_places_are_shown_to_whom_they_fit(ren, mo, ola, slot, at):
    def shown(member):
        return [place.slot for place in queries.open_places_for(queries.Fitting(member), at(100))]

    german = actions.open_slot(ola, at(48), at(50), desk="triage", duty="desk", wanted=1, languages=["de"])
    assert (shown(ren), shown(mo)) == ([slot], [])
    actions.say_skills(ren, ["de"], [], [])
    assert shown(ren) == [slot, german]
    actions.plan_shift(ren, "triage", at(18), at(23))  # no rest before the first, and it would be too long
    actions.plan_shift(ren, "triage", at(12), at(16))
    assert shown(ren) == [german]


def test_nothing_changes_until_somebody_takes_the_offer(ren, una, slot, at):
    shift = actions.take_slot(ren, slot)
    swap = actions.offer_shift(ren, shift)
    shift.refresh_from_db()
    assert shift.member == ren
    assert queries.swaps_for(queries.Fitting(una)) == [swap]
    assert actions.take_swap(una, swap).member == una
    assert Shift.objects.get().member == una
    assert queries.swaps_for(queries.Fitting(una)) == []
    with pytest.raises(Refused, match="closed"):
        actions.take_swap(ren, swap)


def test_a_named_offer_is_for_that_person_alone(ren, una, sol, slot):
    swap = actions.offer_shift(ren, actions.take_slot(ren, slot), una)
    assert queries.swaps_for(queries.Fitting(sol)) == []
    assert (queries.offers_waiting_for(una), queries.offers_waiting_for(sol)) == (1, 0)
    with pytest.raises(Refused, match="somebody else"):
        actions.take_swap(sol, swap)
    with pytest.raises(Refused, match="not yours"):
        actions.close_swap(sol, swap)
    actions.close_swap(una, swap)
    assert Shift.objects.get().member == ren
    assert actions.offer_shift(ren, Shift.objects.get())  # may be offered anew


@pytest.mark.parametrize("lack", ["training", "role", "rest", "twice"])
def test_only_somebody_who_may_serve_takes_it(ren, una, mo, slot, at, lack):
    swap = actions.offer_shift(ren, actions.take_slot(ren, slot))
    who = mo if lack == "role" else una
    if lack == "training":
        TrainingRecord.objects.filter(member=una).delete()
    elif lack == "rest":
        actions.plan_shift(una, "triage", at(12), at(23))
    elif lack == "twice":
        actions.plan_shift(una, "triage", at(27), at(29))
    assert queries.swaps_for(queries.Fitting(who)) == []
    with pytest.raises(Refused):
        actions.take_swap(who, swap)
    assert Shift.objects.get(slot=slot).member == ren
    assert Swap.objects.get().closed_at is None


def test_a_shift_cannot_be_offered_to_somebody_without_training_nor_twice(ren, bo, una, slot):
    shift = actions.take_slot(ren, slot)
    with pytest.raises(Refused, match="role"):
        actions.offer_shift(ren, shift, bo)
    with pytest.raises(Refused, match="not your shift"):
        actions.offer_shift(una, shift)
    actions.offer_shift(ren, shift)
    with pytest.raises(Refused, match="on offer already"):
        actions.offer_shift(ren, shift, una)
    assert list(queries.colleagues_for(shift)) == [una]


def test_a_shift_that_has_begun_is_not_swapped(ren, una, slot, at, time_machine):
    swap = actions.offer_shift(ren, actions.take_slot(ren, slot))
    time_machine.move_to(at(25), tick=False)
    assert not rules.may_take_swap(una, swap)
    assert queries.swaps_for(queries.Fitting(una)) == []


def test_the_least_number_of_people_is_asked_for_at_every_hour(ren, ola, at):
    actions.set_minimum(ola, "triage", "first", 1)
    assert queries.gaps(at(0), at(24)) == [("triage", "first", at(0), at(24), 1)]
    actions.plan_shift(ren, "triage", at(2), at(4), Duty.FIRST)
    assert [(gap.starts, gap.ends) for gap in queries.gaps(at(0), at(24))] == [(at(0), at(2)), (at(4), at(24))]
    actions.set_minimum(ola, "triage", "first", 0)
    assert queries.gaps(at(0), at(24)) == []


def test_the_week_shows_days_as_the_reader_knows_them(ren, slot, at):
    from django.utils import timezone

    actions.take_slot(ren, slot)
    actions.plan_shift(ren, "triage", at(14), at(15), Duty.FIRST)  # eleven in the evening, by UTC
    days = queries.week(at(0).date())
    assert [len(day.entries) for day in days] == [1, 1, 0, 0, 0, 0, 0]
    with timezone.override("Asia/Tokyo"):
        assert [len(day.entries) for day in queries.week(at(0).date())] == [0, 2, 0, 0, 0, 0, 0]
    entry = days[1].entries[0]
    assert (entry.people, entry.missing, entry.starts_at) == ([ren], 0, at(24))
    assert days[0].day + timedelta(days=6) == days[6].day
