from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from hearthside.care.helplines import actions, directory, overlay, queries
from hearthside.care.helplines.directory import COUNTRIES, Channel
from hearthside.care.helplines.models import Check
from hearthside.care.helplines.ordering import Wish, fitting
from hearthside.care.helplines.queries import due_for_review, helplines_in, routes_for
from hearthside.people.members.models import AgeBand

from .cast import line

ANY = ("phone", "sms", "whatsapp", "chat", "email")
TEXT = Channel("sms", "50808", "50808", in_country_only=True, is_confirmed=True, independent=2)
CALL = Channel("phone", "116 123", "116123", in_country_only=True, is_confirmed=True, independent=2)


def names(*helplines, purposes=(), channels=ANY, language="", age_band=""):
    found = fitting(helplines, Wish(purposes, channels, language, age_band), timezone.now())
    return [helpline.id for helpline in found]


@time_machine.travel("2026-06-03 12:00:00Z")
def test_open_lines_come_before_unknown_and_closed_ones():
    closed, unknown, opened = line("a", hours="Daily 01:00-02:00"), line("b", hours=""), line("c", rank=9)
    assert names(closed, unknown, opened) == ["c", "b", "a"]


def test_confirmed_lines_come_first_then_core_then_language_then_rank():
    weak = line("weak", channels=(Channel("phone", "1", "1"),))
    adjacent, foreign = line("adjacent", scope="adjacent"), line("foreign", languages=("fr",))
    second, first = line("second", rank=2), line("first", rank=1, languages=("en",))
    assert names(weak, adjacent, foreign, second, first, language="en-ie") == [
        "first", "second", "foreign", "adjacent", "weak",
    ]  # fmt: skip


def test_quiet_ways_come_first_when_asked_and_alone_when_asked_alone():
    both, call = line("both", channels=(CALL, TEXT), rank=2), line("call", rank=1)
    assert names(both, call) == ["call", "both"]
    assert names(both, call, channels=("sms", "phone")) == ["both", "call"]
    assert names(both, call, channels=("sms",)) == ["both"]
    found = fitting([both], Wish((), ("sms", "phone")), timezone.now())
    assert [way.type for way in found[0].channels] == ["sms", "phone"]


def test_adults_are_never_sent_to_lines_for_the_young():
    young, general = line("young", purposes=("youth",), is_for_young_people=True), line("general")
    for band in ("", "18_24", "25_39", "40_64", "65_plus"):
        assert names(young, general, age_band=band) == ["general"]
    assert names(young, general, age_band="under_18") == ["young", "general"]
    assert "young" in names(young, general, purposes=("youth",))


@pytest.mark.parametrize("country", sorted(COUNTRIES))
def test_no_shipped_youth_only_line_is_a_route_for_an_adult(country, home):
    for band in ("", *AgeBand.values[1:]):
        assert not [one for one in routes_for(country, age_band=band, limit=99) if set(one.purposes) == {"youth"}]


def test_a_line_for_ages_up_to_34_is_not_for_the_old():
    hopeline = line(oldest=34, is_for_young_people=False)
    assert names(hopeline, age_band="25_39")
    assert not names(hopeline, age_band="40_64")
    assert not names(hopeline)


def test_what_is_disputed_local_or_for_others_is_no_route():
    assert not names(line(is_disputed=True))
    assert not names(line(regions=("CA-QC",)))
    assert not names(line(place="Bogotá"))
    assert not names(line(purposes=("domestic_violence",)))
    assert not names(line(purposes=("suicide", "veterans")))
    assert names(line(purposes=("suicide", "veterans")), purposes=("veterans",))


def test_the_purpose_that_was_asked_comes_first_and_general_lines_follow():
    violence, general = line("violence", purposes=("domestic_violence",), rank=9), line("general", rank=1)
    assert names(violence, general, purposes=("domestic_violence",)) == ["violence", "general"]


def test_the_card_gets_at_most_three_that_can_be_reached_the_asked_way(home):
    assert len(routes_for("GB")) == 3
    assert routes_for("gb")[0].name == "Samaritans"
    texting = routes_for("US", channels=("sms", "chat"))
    assert {way.type for one in texting for way in one.channels} <= {"sms", "chat"}
    assert routes_for("US")[0].id == "us-988-suicide-crisis-lifeline"
    assert routes_for("AQ") == []


def test_a_line_behind_the_emergency_number_is_marked_and_no_route(home):
    priest = queries.helpline_of("SE", "se-jourhavande-prast")
    assert priest.is_emergency_number
    assert priest.id not in [one.id for one in routes_for("SE", limit=99)]


def test_what_must_be_verified_first_is_held_back_until_somebody_here_did(
    home, ola, django_capture_on_commit_callbacks
):
    held = [one for one in directory.everything() if one.is_held_back]
    assert held
    assert held[0].id not in [one.id for one in helplines_in(held[0].country)]
    with django_capture_on_commit_callbacks(execute=True):
        actions.record_check(ola, held[0].id, "right")
    shown = queries.helpline_of(held[0].country, held[0].id)
    assert shown.checked_on == timezone.localdate()
    assert not shown.is_disputed


def test_a_wrong_or_retired_line_is_gone_from_every_list(home, ola, django_capture_on_commit_callbacks):
    first, second = routes_for("GB")[:2]
    with django_capture_on_commit_callbacks(execute=True):
        actions.record_check(ola, first.id, "wrong")
        actions.record_check(ola, second.id, "retired")
    assert not {first.id, second.id} & {one.id for one in helplines_in("GB")}
    with django_capture_on_commit_callbacks(execute=True):
        actions.record_check(ola, first.id, "right")
    assert first.id in {one.id for one in helplines_in("GB")}


def test_a_check_counts_only_for_the_numbers_that_were_checked(home):
    helpline = directory.for_country("IE")[0]
    today = timezone.localdate()
    overlay.write(overlay.Overlay({helpline.id: overlay.Finding("right", today, "another number")}))
    assert queries.helpline_of("IE", helpline.id).checked_on is None


def test_a_broken_overlay_hides_nothing(home):
    (home / overlay.NAME).write_text("{")
    assert helplines_in("IE")


@pytest.mark.django_db
def test_what_nobody_checked_is_due_and_what_was_reported_comes_first(home, ola):
    now = timezone.now()
    assert len(due_for_review(now)) == len(directory.everything())
    actions.record_check(ola, "ie-50808-text-about-it", "right")
    assert "ie-50808-text-about-it" not in [due.helpline.id for due in due_for_review(now)]
    assert "ie-50808-text-about-it" in [due.helpline.id for due in due_for_review(now + timedelta(days=91))]
    actions.report_wrong_number("ie-50808-text-about-it", "hours", "")
    assert due_for_review(now)[0].helpline.id == "ie-50808-text-about-it"
    assert due_for_review(now)[0].open_reports == 1
    Check.objects.update(fingerprint="another number")
    assert due_for_review(now)[0].checked_at


@pytest.mark.django_db
def test_what_is_due_is_two_questions(home, django_assert_num_queries):
    with django_assert_num_queries(2):
        due_for_review(timezone.now())
