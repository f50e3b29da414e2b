from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from hearthside.care.rota import actions, queries
from hearthside.care.rota.models import Shift, Slot
from hearthside.foundation.verdicts import Refused

pytestmark = pytest.mark.django_db
SIX_WEEKS = timedelta(weeks=6)


def starts():
    return list(Slot.objects.order_by("starts_at").values_list("starts_at", flat=True))


def test_places_of_six_weeks_are_made_once(pattern_of, monday):
    pattern_of()
    made = starts()
    assert len(made) == 12
    assert all(monday < at <= monday + SIX_WEEKS for at in made)
    assert actions.lay_out_slots() == 0
    assert starts() == made


def test_places_go_on_as_time_goes_on(pattern_of, monday, time_machine):
    pattern_of()
    time_machine.move_to(monday + timedelta(weeks=1), tick=False)
    assert actions.lay_out_slots() == 2
    assert len(starts()) == len(set(starts())) == 14


def test_the_night_the_clocks_change_keeps_its_wall_time(pattern_of, ren):
    pattern_of()
    changed = Slot.objects.get(day=date(2026, 3, 28))
    assert (changed.ends_at - changed.starts_at) == timedelta(hours=7)
    assert (changed.starts_at.hour, changed.ends_at.hour) == (21, 4)


def test_twelve_hours_by_the_clock_may_be_taken_in_the_night_that_has_thirteen(pattern_of, ren, time_machine):
    time_machine.move_to("2026-10-20 09:00:00+00:00", tick=False)
    pattern_of(starts=time(20), minutes=720)
    slot = Slot.objects.get(day=date(2026, 10, 24))
    assert slot.ends_at - slot.starts_at == timedelta(hours=13)
    assert actions.take_slot(ren, slot)


def test_a_change_touches_only_future_places_that_nobody_has_taken(pattern_of, ola, ren, monday, time_machine):
    pattern = pattern_of()
    taken, cancelled, past = Slot.objects.order_by("starts_at")[1], Slot.objects.order_by("starts_at")[3], starts()[0]
    actions.take_slot(ren, taken)
    actions.cancel_slot(ola, cancelled)
    time_machine.move_to(past + timedelta(hours=1), tick=False)
    actions.change_pattern(ola, pattern, starts=time(20), wanted=2)
    kept = {slot.day: slot for slot in Slot.objects.all()}
    assert kept[taken.day].starts_at == taken.starts_at
    assert kept[cancelled.day].cancelled_at
    assert kept[past.date()].starts_at == past
    others = [slot for slot in kept.values() if slot.day not in (taken.day, cancelled.day, past.date())]
    assert others
    assert all(slot.wanted == 2 and slot.starts_at.hour in (18, 19) for slot in others)
    assert Shift.objects.get().slot == taken


def test_an_ended_pattern_opens_nothing_more(pattern_of, ola, ren, monday):
    pattern = pattern_of()
    taken = Slot.objects.order_by("starts_at").last()
    actions.take_slot(ren, taken)
    actions.end_pattern(ola, pattern, monday.date() + timedelta(days=6))
    assert [slot.pk for slot in Slot.objects.filter(day__gt=monday.date() + timedelta(days=6))] == [taken.pk]
    assert actions.lay_out_slots() == 0


def test_a_cancelled_place_does_not_come_back_and_is_no_gap(pattern_of, ola, monday):
    pattern_of()
    slot = Slot.objects.order_by("starts_at").first()
    actions.cancel_slot(ola, slot)
    actions.lay_out_slots()
    assert Slot.objects.filter(day=slot.day).count() == 1
    assert all(gap.starts != slot.starts_at for gap in queries.gaps(monday, monday + SIX_WEEKS))


def test_the_next_dates_are_shown_without_making_anything(pattern_of, monday):
    pattern = pattern_of(first_day=date(2026, 6, 1))
    assert not Slot.objects.exists()
    shown = queries.next_dates(pattern, 3)
    assert [slot.day for slot in shown] == [date(2026, 6, 6), date(2026, 6, 7), date(2026, 6, 13)]
    assert shown[0].starts_at > timezone.now()


def test_only_operators_plan(pattern_of, mo, ola, slot):
    pattern = pattern_of()
    for call in (
        lambda: actions.change_pattern(mo, pattern, wanted=2),
        lambda: actions.cancel_slot(mo, slot),
        lambda: actions.set_minimum(mo, "triage", "desk", 2),
        lambda: actions.open_slot(mo, slot.starts_at, slot.ends_at),
    ):
        with pytest.raises(Refused):
            call()
