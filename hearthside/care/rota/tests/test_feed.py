import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from hearthside.care.rota import actions
from hearthside.care.rota.models import Duty, FeedKey

pytestmark = pytest.mark.django_db


def feed(secret):
    return Client().get(reverse("rota:feed", args=[secret]))


def test_a_calendar_app_reads_the_shifts_at_their_true_hours(ren, sol, at):
    actions.plan_shift(ren, "triage", at(24), at(28))
    actions.plan_shift(ren, "triage", at(30), at(34), Duty.FIRST)
    actions.plan_shift(sol, "triage", at(24), at(28))
    answer = feed(actions.renew_feed(ren))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [(event.decoded("dtstart"), event.decoded("dtend")) for event in events] == [
        (at(24), at(28)), (at(30), at(34)),
    ]  # fmt: skip
    assert answer.content.count(b"Z\r\nDTEND:") == 2  # by UTC, which needs no table of zones
    assert len({str(event["uid"]) for event in events}) == 2


def test_nothing_in_it_tells_what_it_is_about_or_who_is_there(ren, sol, community, at):
    actions.plan_shift(ren, "triage", at(24), at(28))
    actions.plan_shift(sol, "triage", at(24), at(28), Duty.SUPERVISOR)
    words = feed(actions.renew_feed(ren)).content.decode()
    assert {line for line in words.splitlines() if line.startswith("SUMMARY")} == {"SUMMARY:Hearthside: rota"}
    for telling in (ren.name, sol.name, community.name, "triage", "desk", "call", "crisis", "DESCRIPTION", "LOCATION"):
        assert telling.casefold() not in words.casefold()


def test_the_address_is_kept_as_a_fingerprint_and_can_be_renewed_and_closed(ren):
    first = actions.renew_feed(ren)
    assert first not in str(list(FeedKey.objects.values()))
    assert len(first) >= 43  # 256 random bits
    second = actions.renew_feed(ren)
    assert (feed(first).status_code, feed(second).status_code) == (404, 200)
    actions.revoke_feed(ren)
    assert feed(second).status_code == 404


@pytest.mark.parametrize("guess", ["x", "a" * 43, "%00", "../../", "🗝"])
def test_a_guess_opens_nothing(ren, guess):
    actions.renew_feed(ren)
    assert Client().get(f"/rota/calendar/{guess}.ics").status_code == 404


def test_many_guesses_are_slowed_down(db):
    assert {feed("wrong").status_code for _try in range(121)} == {404, 403}


def test_it_stays_out_of_caches_and_search(ren):
    answer = feed(actions.renew_feed(ren))
    assert answer["Cache-Control"] == "no-store"
    assert "noindex" in answer["X-Robots-Tag"]
