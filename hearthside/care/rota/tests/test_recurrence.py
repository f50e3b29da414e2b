from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from hearthside.care.rota.recurrence import WEEKDAYS, as_weekly, days, hours_on, tidy, weekly

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kolkata", "Africa/Cairo")
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def test_a_night_shift_in_berlin_is_seven_or_nine_hours_when_the_clocks_change():
    lengths = {}
    for day in days("FREQ=WEEKLY;BYDAY=SA", *YEAR):
        starts_at, ends_at = hours_on(day, time(22), 480, "Europe/Berlin")
        assert starts_at.astimezone(ZoneInfo("Europe/Berlin")).time() == time(22)
        assert ends_at.astimezone(ZoneInfo("Europe/Berlin")).time() == time(6)
        lengths[day] = (ends_at - starts_at) / timedelta(hours=1)
    assert {day: length for day, length in lengths.items() if length != 8} == {
        date(2026, 3, 28): 7, date(2026, 10, 24): 9,
    }  # fmt: skip


@given(
    st.sampled_from(ZONES), st.dates(*YEAR), st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.integers(15, 720),
)  # fmt: skip
def test_the_clock_on_the_wall_is_kept_in_every_zone(zone, day, starts, minutes):
    local = ZoneInfo(zone)
    starts_at, ends_at = hours_on(day, starts, minutes, zone)
    wall = datetime.combine(day, starts)
    if wall.replace(tzinfo=local).astimezone(UTC).astimezone(local).replace(tzinfo=None) == wall:  # no jump over it
        assert starts_at.astimezone(local).replace(tzinfo=None) == wall
    else:  # RFC 5545: with the offset before the jump
        assert starts_at.astimezone(local).replace(tzinfo=None) - wall in (timedelta(hours=1), timedelta(minutes=30))
    assert ends_at > starts_at
    assert abs((ends_at - starts_at) - timedelta(minutes=minutes)) <= timedelta(hours=1)


@given(
    st.sampled_from(("FREQ=DAILY", "FREQ=WEEKLY;BYDAY=SA,SU", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=DAILY;INTERVAL=3")),
    st.dates(*YEAR), st.integers(0, 400), st.sampled_from(ZONES),
)  # fmt: skip
def test_no_day_comes_twice_and_none_before_the_first(rule, first, length, zone):
    found = list(days(rule, first, first + timedelta(days=length)))
    assert found == sorted(set(found))
    assert all(first <= day <= first + timedelta(days=length) for day in found)
    starts = [hours_on(day, time(2, 30), 60, zone)[0] for day in found]
    assert len(set(starts)) == len(starts)


# The examples of RFC 5545, section 3.8.5.3, that a rule over days can say.
@pytest.mark.parametrize(
    ("rule", "first", "expected"),
    [
        ("FREQ=DAILY;COUNT=3", date(1997, 9, 2), ["0902", "0903", "0904"]),
        ("FREQ=DAILY;INTERVAL=10;COUNT=5", date(1997, 9, 2), ["0902", "0912", "0922", "1002", "1012"]),
        ("FREQ=WEEKLY;COUNT=4;WKST=SU;BYDAY=TU,TH", date(1997, 9, 2), ["0902", "0904", "0909", "0911"]),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=1FR", date(1997, 9, 5), ["0905", "1003", "1107"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3", date(1997, 9, 28), ["0928", "1029", "1128"]),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", date(1997, 9, 4), ["0904", "1007", "1106"]),
        ("FREQ=DAILY;UNTIL=19970904", date(1997, 9, 2), ["0902", "0903", "0904"]),
    ],
)
def test_the_examples_of_the_standard(rule, first, expected):
    assert [day.strftime("%m%d") for day in days(rule, first, date(1998, 1, 1))] == expected


def test_a_rule_without_any_day_ends():
    assert list(days("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", date(2020, 1, 1), date(2026, 1, 1))) == []


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("FREQ=HOURLY", "not a part"),
        ("FREQ=DAILY;BYHOUR=9", "not a part"),
        ("FREQ=DAILY;INTERVAL=0", "not a part"),
        ("FREQ=DAILY;FREQ=DAILY", "not a part"),
        ("BYDAY=MO", "how often"),
        ("every friday", "not a part"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20260401", "not both"),
        ("FREQ=DAILY;UNTIL=20261399", "cannot be read"),
        ("FREQ=WEEKLY;BYDAY=1MO,X", "not a part"),
        ("DTSTART:19970902T090000\nRRULE:FREQ=DAILY", "not a part"),
        ("", "not a part"),
        ("FREQ=YEARLY;BYEASTER=1", "not a part"),
    ],
)
def test_a_rule_we_cannot_keep_is_refused_in_words(rule, why):
    with pytest.raises(ValidationError, match=why):
        tidy(rule, time(9), "UTC")


def test_a_rule_is_kept_tidy():
    assert tidy(" rrule:freq=weekly; byday=sa,su ", time(9), "UTC") == "FREQ=WEEKLY;BYDAY=SA,SU"
    # Half past midnight in Berlin on the 30th is half past ten in the evening before, by UTC.
    assert tidy("FREQ=DAILY;UNTIL=20260329T223000Z", time(0, 30), "Europe/Berlin") == "FREQ=DAILY;UNTIL=20260330"
    assert tidy("FREQ=DAILY;UNTIL=20260329T222900Z", time(0, 30), "Europe/Berlin") == "FREQ=DAILY;UNTIL=20260329"


@given(st.sets(st.sampled_from(WEEKDAYS), min_size=1), st.integers(1, 4))
def test_plain_choices_are_written_as_a_rule_and_read_back(chosen, every):
    rule = tidy(weekly(list(chosen), every), time(9), "UTC")
    read = as_weekly(rule)
    assert read is not None
    assert (set(read[0]), read[1]) == (chosen, every)
