"""The operator plans: training, patterns, places, gaps."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearthside.care.rota.actions import plan_shift, take_slot
from hearthside.care.rota.models import Minimum, Pattern, Shift, Slot, TrainingRecord
from hearthside.care.rota.rules import may_be_on_duty
from hearthside.people.members.models import Member
from hearthside.places.spaces.models import Space
from tests.cast import train

pytestmark = pytest.mark.django_db
NIGHTS = {
    "desk": "triage", "duty": "desk", "wanted": "1", "days": ["SA", "SU"], "every": "1", "starts": "22:00",
    "ends": "06:00", "time_zone": "Europe/Berlin", "first_day": "2026-03-01", "last_day": "", "rule": "",
    "languages": "",
}  # fmt: skip


@pytest.fixture
def operator(ola: Member, client_of: object, time_machine: object) -> Client:
    time_machine.move_to("2026-03-02 09:00:00+00:00", tick=False)
    return client_of(ola)


def day(ahead: int) -> str:
    return (timezone.now().date() + timedelta(days=ahead)).isoformat()


def training(member: Member, **said: str) -> dict[str, object]:
    return {
        "member": member.pk, "desk": "triage", "course": "Two weekends", "trained_on": day(-10), "expires_on": day(300),
        "referee": "A colleague", "referee_heard_on": day(-5), **said,
    }  # fmt: skip


def text(answer: object) -> str:
    return answer.content.decode()


def test_a_pattern_is_made_of_plain_choices_after_a_look_at_its_dates(operator: Client) -> None:
    address = reverse("ops:new_pattern")
    page = text(operator.post(address, {**NIGHTS, "preview": "yes"}))
    assert not Pattern.objects.exists()
    assert "Sat 7 Mar 2026, 22:00 – 06:00" in page
    assert "Sat 28 Mar 2026, 22:00 – 06:00" in page  # the night the clocks change
    assert operator.post(address, NIGHTS).status_code == 302
    pattern = Pattern.objects.get()
    assert (pattern.rule, pattern.minutes) == ("FREQ=WEEKLY;BYDAY=SA,SU", 480)
    assert Slot.objects.count() == 12
    assert "Saturday, Sunday, 22:00" in text(operator.get(reverse("ops:patterns")))


def test_a_pattern_is_changed_and_ended(operator: Client, ren: Member) -> None:
    operator.post(reverse("ops:new_pattern"), NIGHTS)
    pattern = Pattern.objects.get()
    taken = Slot.objects.order_by("starts_at").first()
    take_slot(ren, taken)
    address = reverse("ops:pattern", args=[pattern.pk])
    page = text(operator.get(address))
    assert 'value="SA"' in page
    assert page.count("checked") >= 2
    operator.post(address, {**NIGHTS, "days": [], "rule": "freq=monthly;byday=1sa", "wanted": "2"})
    pattern.refresh_from_db()
    assert pattern.rule == "FREQ=MONTHLY;BYDAY=1SA"
    assert 'value="FREQ=MONTHLY;BYDAY=1SA"' in text(operator.get(address))
    assert Slot.objects.filter(pk=taken.pk, wanted=1).exists()
    operator.post(reverse("ops:pattern_end", args=[pattern.pk]))
    assert list(Slot.objects.all()) == [taken]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"days": []}, "choose at least one day"),
        ({"rule": "FREQ=HOURLY"}, "is not a part of a rule"),
        ({"ends": "22:00"}, "a quarter of an hour at least"),
        ({"ends": "21:00"}, "twelve hours at the longest"),
        ({"last_day": "2026-02-01"}, "comes after the first"),
        ({"first_day": "9999-12-31"}, "within a year"),
        ({"first_day": "0001-01-01"}, "within a year"),
        ({"first_day": "soon"}, "valid date"),
        ({"starts": "late"}, "valid time"),
        ({"time_zone": "Mars/Base"}, "valid choice"),
        ({"wanted": "0"}, "greater than or equal to 1"),
        ({"wanted": "many"}, "whole number"),
        ({"languages": "Klingonnn"}, "no language called"),
        ({"duty": ""}, "required"),
        ({"every": "7"}, "valid choice"),
    ],
)
def test_a_pattern_that_cannot_be_is_given_back_with_the_reason(operator: Client, said: dict, why: str) -> None:
    answer = operator.post(reverse("ops:new_pattern"), {**NIGHTS, "wanted": "7", **said})
    assert answer.status_code == 422
    assert why in text(answer)
    assert 'value="Europe/Berlin" selected' in text(answer) or "time_zone" in said
    assert not Pattern.objects.exists()


def test_a_single_place_is_opened_with_what_it_asks_for_and_cancelled(operator: Client, ren: Member) -> None:
    Space.objects.create(name="Evenings", slug="evenings", purpose="…")
    told = {
        "desk": "triage", "duty": "first", "wanted": "1", "starts_at": f"{day(2)}T20:00", "ends_at": f"{day(2)}T23:00",
        "languages": "German", "spaces": ["evenings"],
    }  # fmt: skip
    assert operator.post(reverse("ops:slots"), told).status_code == 302
    slot = Slot.objects.get()
    assert (slot.languages, slot.spaces) == (["de"], ["evenings"])
    assert "1 person is missing" in text(operator.get(reverse("ops:slots")))
    assert "First on call" in text(operator.get(reverse("ops:gaps")))
    operator.post(reverse("ops:slot_cancellation", args=[slot.pk]))
    assert "Nothing is missing" in text(operator.get(reverse("ops:gaps")))


@pytest.mark.parametrize(
    "said", [{"ends_at": "2026-03-01T10:00"}, {"starts_at": "9999-12-31T23:00"}, {"ends_at": "x"}, {"spaces": ["none"]}]
)
def test_a_place_that_cannot_be_is_given_back(operator: Client, said: dict) -> None:
    told = {
        "desk": "triage",
        "duty": "first",
        "wanted": "1",
        "starts_at": f"{day(2)}T20:00",
        "ends_at": f"{day(2)}T23:00",
    }
    assert operator.post(reverse("ops:slots"), {**told, **said}).status_code == 422
    assert not Slot.objects.exists()


def test_a_minimum_shows_the_hours_without_people(operator: Client, ren: Member) -> None:
    operator.post(reverse("ops:gaps"), {"desk": "triage", "duty": "desk", "people": "1"})
    assert "Mon 2 Mar, 09:00 – Mon 16 Mar, 09:00" in text(operator.get(reverse("ops:gaps")))
    now = timezone.now()
    plan_shift(ren, "triage", now, now + timedelta(hours=8))
    assert "Mon 2 Mar, 17:00 – Mon 16 Mar, 09:00" in text(operator.get(reverse("ops:gaps")))
    assert operator.post(reverse("ops:gaps"), {"desk": "x", "duty": "desk", "people": "-1"}).status_code == 422
    operator.post(reverse("ops:gaps"), {"desk": "triage", "duty": "desk", "people": "0"})
    assert not Minimum.objects.exists()


def test_training_is_recorded_heard_and_withdrawn_on_screen(operator: Client, ren: Member) -> None:
    TrainingRecord.objects.all().delete()
    address = reverse("ops:training")
    assert "No valid record" in text(operator.get(address))
    operator.post(address, training(ren, referee_heard_on=""))
    record = TrainingRecord.objects.get()
    assert "not valid yet" in text(operator.get(address))
    assert not may_be_on_duty(ren, "triage")
    wrong = operator.post(reverse("ops:training_referee", args=[record.pk]), {"heard_on": "soon"})
    assert wrong.status_code == 422
    operator.post(reverse("ops:training_referee", args=[record.pk]), {"heard_on": day(0)})
    assert may_be_on_duty(ren, "triage")
    operator.post(reverse("ops:training_withdrawal", args=[record.pk]))
    assert not may_be_on_duty(ren, "triage")


@pytest.mark.parametrize("said", [{"trained_on": day(9999)}, {"expires_on": "x"}, {"course": ""}, {"member": "0"}])
def test_a_record_that_cannot_be_is_given_back(operator: Client, ren: Member, said: dict) -> None:
    TrainingRecord.objects.all().delete()
    answer = operator.post(reverse("ops:training"), {**training(ren), **said})
    assert answer.status_code == 422
    assert "A colleague" in text(answer)
    assert not TrainingRecord.objects.exists()


def test_the_operator_is_warned_thirty_days_ahead(operator: Client, ren: Member, mo: Member) -> None:
    TrainingRecord.objects.all().delete()
    train(ren, "triage", days=30)
    train(mo, "moderation", days=31)
    page = text(operator.get(reverse("ops:training")))
    assert "Runs out within thirty days" in page
    assert page.count(f'?member={ren.pk}&amp;desk=triage#record"') == 1
    assert f"?member={mo.pk}" not in page
    assert "1 record is missing or runs out" in text(operator.get(reverse("ops:first_hour")))


def test_an_operator_who_trained_themselves_is_marked(operator: Client, ola: Member) -> None:
    operator.post(reverse("ops:person_role", args=[ola.pk]), {"role": "responder", "step": "grant"})
    person = text(operator.get(reverse("ops:person", args=[ola.pk])))
    assert "once a training is on record" in person
    assert f"?member={ola.pk}&amp;desk=triage#record" in person
    assert "selected>Tall Gate" in text(operator.get(reverse("ops:training"), {"member": ola.pk, "desk": "triage"}))
    operator.post(reverse("ops:training"), training(ola))
    assert "recorded by themselves" in text(operator.get(reverse("ops:training")))


def test_nobody_is_planned_without_training_and_the_form_says_whom_to_ask(operator: Client, ren: Member) -> None:
    TrainingRecord.objects.all().delete()
    told = {"member": ren.pk, "desk": "triage", "duty": "desk", "starts_at": f"{day(1)}T20:00", "hours": "4"}
    answer = operator.post(reverse("ops:shifts"), told)
    assert answer.status_code == 422
    assert "No training for this desk has been recorded yet. Please ask whoever runs this place: Tall Gate." in text(
        answer
    )
    train(ren, "triage")
    assert operator.post(reverse("ops:shifts"), {**told, "duty": "second"}).status_code == 302
    assert Shift.objects.get().duty == "second"
    TrainingRecord.objects.all().delete()
    assert "does not count" in text(operator.get(reverse("ops:shifts")))


def test_planning_pages_ask_little_of_the_database(
    operator: Client, ren: Member, mo: Member, sol: Member, django_assert_max_num_queries: object
) -> None:
    operator.post(reverse("ops:new_pattern"), {**NIGHTS, "rule": "FREQ=DAILY"})
    for slot in Slot.objects.all():
        take_slot(ren, slot)
    for name, budget in (
        ("slots", 9),
        ("gaps", 9),
        ("patterns", 7),
        ("shifts", 11),
        ("training", 10),
        ("first_hour", 23),
    ):
        with django_assert_max_num_queries(budget):
            assert operator.get(reverse(f"ops:{name}")).status_code == 200
