from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthside.care.helplines import directory, hours
from hearthside.care.helplines.hours import DAYS, in_words, open_now, read

from .cast import line

MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))
DUBLIN = ZoneInfo("Europe/Dublin")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in Dublin in the week of Monday, 1 June 2026."""
    return datetime(2026, 6, day, hour, minute, tzinfo=DUBLIN)


@given(MOMENTS)
def test_day_and_night_is_always_open_everywhere(moment):
    assert open_now(line(hours="24/7", country="US"), moment) is True


@given(MOMENTS, st.text(max_size=40))
def test_words_we_cannot_read_are_never_an_answer(moment, words):
    answer = open_now(line(hours=words), moment)
    assert answer is None or read(words) is not None


@given(MOMENTS, st.integers(0, 23), st.integers(0, 59), st.integers(1, 24 * 60 - 1))
def test_daily_hours_are_open_exactly_from_start_to_end(moment, hour, minute, length):
    start, end = hour * 60 + minute, (hour * 60 + minute + length) % 1440
    words = f"Daily {hour:02}:{minute:02}-{end // 60:02}:{end % 60:02}"
    local = moment.astimezone(DUBLIN)
    since = (local.hour * 60 + local.minute - start) % 1440
    assert open_now(line(hours=words), moment) is (since < length)


@given(MOMENTS, st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_a_run_of_days_and_the_other_days_are_never_open_together(moment, first, last):
    step = (DAYS.index(last) + 1) % 7
    inside, rest = f"{first}-{last} 24 hours", f"{DAYS[step]}-{DAYS[DAYS.index(first) - 1]} 24 hours"
    if len(read(inside)[0].days) == 7:
        return
    assert open_now(line(hours=inside), moment) is not open_now(line(hours=rest), moment)


@given(MOMENTS)
def test_every_shipped_line_answers_yes_no_or_unknown(moment):
    for helpline in directory.for_country("DE") + directory.for_country("ES"):
        assert open_now(helpline, moment) in {True, False, None}


@pytest.mark.parametrize(
    ("words", "moment", "is_open"),
    [
        ("Mon-Sun 14:00-18:00", at(3, 14), True),
        ("Mon-Sun 14:00-18:00", at(3, 18), False),
        ("Daily 15:00-03:00", at(3, 2, 59), True),
        ("Daily 15:00-03:00", at(3, 3), False),
        ("Mon-Fri 07:00-02:00; Sat-Sun 11:00-24:00", at(6, 1), True),  # Friday's night, on Saturday
        ("Mon-Fri 07:00-02:00; Sat-Sun 11:00-24:00", at(1, 1), False),  # Sunday ends at midnight
        ("Sun 22:00-04:00", at(1, 3), True),  # Sunday's night reaches into Monday
        ("Mon, Tue, Thu, Fri 16:00-22:00; Wed, Sat 14:00-22:00", at(3, 15), True),
        ("Mon, Tue, Thu, Fri 16:00-22:00; Wed, Sat 14:00-22:00", at(2, 15), False),
        ("Mon-Tue 11:00-15:00, Wed 13:00-16:00 and 17:00-21:00, Thu 10:00-15:00", at(3, 16, 30), False),
        ("Mon-Tue 11:00-15:00, Wed 13:00-16:00 and 17:00-21:00, Thu 10:00-15:00", at(3, 20), True),
        ("Sun-Thu 09:00-16:30", at(7, 10), True),
        ("Mon-Sat 24 hours", at(7, 10), False),
    ],
)
def test_hours_as_people_write_them(words, moment, is_open):
    assert open_now(line(hours=words), moment) is is_open


@pytest.mark.parametrize(
    "words",
    ["", "Daily from 08:00", "24/7; chat 12:00-20:00", "at least 18 hours a day (varies by city)", "Daily 09:00-09:00",
     "Daily 09:00-24:00 (as published here; service is named 247)", "Mon-Fri", "Daily 09:00-25:00", "24/7 in Polish"],
)  # fmt: skip
def test_uncertain_words_stay_unknown(words):
    assert read(words) is None
    assert open_now(line(hours=words), at(3, 12)) is None


def test_several_time_zones_must_agree():
    """Spain has Madrid's time and, an hour behind, that of the Canaries."""
    madrid = datetime(2026, 6, 3, 9, 30, tzinfo=ZoneInfo("Europe/Madrid"))
    spanish = line(hours="Daily 09:00-17:00", country="ES")
    assert open_now(spanish, madrid) is None
    assert open_now(spanish, madrid + timedelta(hours=1)) is True
    assert open_now(spanish, madrid - timedelta(hours=3)) is False


def test_a_country_without_known_time_zones_stays_unknown():
    assert open_now(line(hours="Daily 00:00-23:59", country="XK"), at(3, 12)) is None


def test_disputed_hours_are_neither_shown_nor_used():
    helpline = line(hours="24/7", hours_are_disputed=True)
    assert open_now(helpline, at(3, 12)) is None
    assert in_words(helpline, "en") == ""


def test_hours_are_told_in_words():
    assert in_words(line(hours="24/7"), "en") == "Day and night, every day"
    assert in_words(line(hours="Mon-Fri 08:00-20:00; Sat-Sun 12:00-19:00"), "en") == (
        "Monday to Friday: 08:00–20:00; Saturday, Sunday: 12:00–19:00"
    )
    assert in_words(line(hours="Daily from 08:00"), "en") == "Daily from 08:00"


def test_a_telephone_number_among_the_hours_is_not_shown():
    assert in_words(line(hours="116 111: 24/7; +36 80 984 590: Tue 16:00-20:00"), "en") == ""


def test_most_known_hours_can_be_read():
    known = [one.hours for one in directory.everything() if one.hours]
    assert sum(hours.read(words) is not None for words in known) / len(known) > 0.75
