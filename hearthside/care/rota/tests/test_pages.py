from datetime import timedelta

import pytest
from django.urls import reverse

from hearthside.care.rota import actions
from hearthside.care.rota.models import HandOver, Shift, Skills, Swap, TrainingRecord
from hearthside.foundation.audit.models import AuditEntry

pytestmark = pytest.mark.django_db
PAGES = ("mine", "week", "skills", "hand_overs", "calendar")


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_the_rota_is_for_those_who_help(client_of, client, mo, sol, bo, name):
    address = reverse(f"rota:{name}")
    for helper in (mo, sol):
        assert client_of(helper).get(address).status_code == 200
    assert client_of(bo).get(address).status_code == 403
    assert client.get(address).url.startswith("/accounts/login/")


def test_without_a_second_step_it_stays_shut(client_of, ren):
    ren.account.is_demo = False
    ren.account.save()
    assert client_of(ren).get(reverse("rota:mine")).status_code == 403


def test_a_place_is_taken_and_given_back_on_the_page(client_of, ren, slot):
    client = client_of(ren)
    assert reverse("rota:taking", args=[slot.pk]) in text(client.get(reverse("rota:mine")))
    assert "It is your shift" in text(client.post(reverse("rota:taking", args=[slot.pk]), follow=True))
    shift = Shift.objects.get(member=ren)
    page = text(client.get(reverse("rota:mine")))
    assert reverse("rota:offer", args=[shift.pk]) in page
    assert reverse("rota:taking", args=[slot.pk]) not in page
    client.post(reverse("rota:leaving", args=[shift.pk]))
    assert not Shift.objects.exists()


def test_short_rest_is_said_when_a_place_is_taken(client_of, ren, slot, at):
    actions.plan_shift(ren, "triage", at(12), at(15))
    page = text(client_of(ren).post(reverse("rota:taking", args=[slot.pk]), follow=True))
    assert "less than eleven hours" in page


def test_a_shift_is_offered_and_taken_on_the_pages(client_of, ren, sol, slot):
    shift = actions.take_slot(ren, slot)
    address = reverse("rota:offer", args=[shift.pk])
    assert sol.name in text(client_of(ren).get(address))
    client_of(ren).post(address, {"to": sol.pk})
    assert "Offered to Deep Well" in text(client_of(ren).get(reverse("rota:mine")))
    page = text(client_of(sol).get(reverse("rota:mine")))
    assert "Slow Comet asks you" in page
    client_of(sol).post(reverse("rota:swap_taking", args=[Swap.objects.get().pk]))
    assert Shift.objects.get().member == sol


def test_nobody_reaches_the_shift_of_another(client_of, ren, sol, slot):
    shift = actions.take_slot(ren, slot)
    for name in ("leaving", "offer", "hand_over"):
        assert client_of(sol).post(reverse(f"rota:{name}", args=[shift.pk])).status_code == 404
    assert Shift.objects.get().member == ren


@pytest.mark.parametrize("to", ["x", "999999", "-1"])
def test_a_wrong_choice_is_said_beside_the_form(client_of, ren, slot, to):
    shift = actions.take_slot(ren, slot)
    answer = client_of(ren).post(reverse("rota:offer", args=[shift.pk]), {"to": to})
    assert answer.status_code == 422
    assert "choose somebody from the list" in text(answer)


def test_the_hand_over_is_asked_for_written_and_read(client_of, ren, sol, at, time_machine):
    shift = actions.plan_shift(ren, "triage", at(0), at(2))
    time_machine.move_to(at(2), tick=False)
    client = client_of(ren)
    assert reverse("rota:hand_over", args=[shift.pk]) in text(client.get(reverse("rota:mine")))
    client.post(reverse("rota:hand_over", args=[shift.pk]), {"note": "<b>No. 12</b> waits."})
    assert "1 note from the people before you" in text(client_of(sol).get(reverse("rota:mine")))
    page = text(client_of(sol).get(reverse("rota:hand_overs")))
    assert "&lt;b&gt;No. 12&lt;/b&gt; waits." in page
    assert AuditEntry.objects.filter(actor=sol.pk, verb="read hand-over notes").exists()
    assert "Hand over, please" not in text(client.get(reverse("rota:mine")))


def test_too_long_a_note_is_given_back(client_of, ren, at, time_machine):
    shift = actions.plan_shift(ren, "triage", at(0), at(2))
    much = "word " * 2000
    answer = client_of(ren).post(reverse("rota:hand_over", args=[shift.pk]), {"note": much})
    assert answer.status_code == 422
    assert much.strip() in text(answer)
    assert not HandOver.objects.exists()


def test_skills_are_said_in_plain_words(client_of, ren):
    client, address = client_of(ren), reverse("rota:skills")
    client.post(address, {"languages": "Deutsch, english , pl", "age_bands": ["18_24"]})
    assert Skills.objects.get().languages == ["de", "en", "pl"]
    assert 'value="German, English, Polish"' in text(client.get(address))
    answer = client.post(address, {"languages": "German, Klingonnn", "age_bands": ["old"]})
    assert answer.status_code == 422
    assert "no language called “Klingonnn”" in text(answer)
    assert "German, Klingonnn" in text(answer)


def test_the_calendar_address_is_shown_once(client_of, ren, client):
    mine, address = client_of(ren), reverse("rota:calendar")
    shown = text(mine.post(address))
    feed = shown.split("<code>")[1].split("</code>")[0]
    assert client.get(feed.partition("8000")[2] or feed.partition("8001")[2]).status_code == 200
    assert feed not in text(mine.get(address))
    mine.post(reverse("rota:calendar_end"))
    assert "Make my address" in text(mine.get(address))


@pytest.mark.parametrize("asked", ["", "2026-03-11", "x", "9999-12-31", "0001-01-01", "2026-02-30", "<script>"])
def test_any_week_may_be_asked_for(client_of, ren, slot, asked):
    answer = client_of(ren).get(reverse("rota:week"), {"from": asked})
    assert answer.status_code == 200
    assert "<script>alert" not in text(answer)


def test_times_stand_in_the_readers_own_zone(client_of, ren, slot):
    ren.time_zone = "Pacific/Auckland"
    ren.save()
    page = text(client_of(ren).get(reverse("rota:week")))
    assert "Tuesday 3 March" in page
    assert "22:00 – 02:00" in page
    assert "Pacific/Auckland" in page


def test_who_lost_their_training_is_told_so_and_whom_to_ask(client_of, ren, slot):
    actions.take_slot(ren, slot)
    TrainingRecord.objects.all().delete()
    page = text(client_of(ren).get(reverse("rota:mine")))
    assert "does not count" in page
    assert "please ask the operator" in page
    answer = client_of(ren).post(reverse("rota:taking", args=[slot.pk]))
    assert answer.status_code == 403
    assert "No training for this desk" in text(answer)


@pytest.fixture
def busy(ren, sol, ola, at):
    """A month in which every day has a free place, a shift and an offer."""
    for day in range(30):
        actions.open_slot(ola, at(24 * day + 10), at(24 * day + 12), desk="triage", duty="desk", wanted=2)
        shift = actions.plan_shift(sol, "triage", at(24 * day + 20), at(24 * day + 22))
        actions.offer_shift(sol, shift)
        actions.plan_shift(ren, "triage", at(24 * day + 1), at(24 * day + 2))


def test_pages_ask_little_of_the_database(client_of, ren, busy, monday, django_assert_max_num_queries):
    client = client_of(ren)
    client.get(reverse("rota:mine"))
    with django_assert_max_num_queries(20):
        client.get(reverse("rota:mine"))
    with django_assert_max_num_queries(9):
        client.get(reverse("rota:week"), {"from": (monday + timedelta(days=7)).date().isoformat()})
    with django_assert_max_num_queries(9):
        client.get(reverse("rota:hand_overs"))
