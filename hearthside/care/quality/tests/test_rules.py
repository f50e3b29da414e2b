from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from hearthside.care.quality.rules import EVERY_LANGUAGE, allocate, last_whole_week, span_of


def test_the_last_whole_week_ended_before_this_monday():
    assert last_whole_week(datetime(2026, 3, 11, 12, tzinfo=UTC)) == date(2026, 3, 2)
    assert last_whole_week(datetime(2026, 3, 9, 0, 0, tzinfo=UTC)) == date(2026, 3, 2)
    assert last_whole_week(datetime(2026, 3, 8, 23, 59, tzinfo=UTC)) == date(2026, 2, 23)


def test_a_week_is_seven_days_from_monday():
    since, until = span_of(date(2026, 3, 2))
    assert (since.weekday(), (until - since).days) == (0, 7)


def test_a_small_language_is_read_too():
    assert allocate({"en": 5000, "pt": 30, "ar": 4}, 60) == {"en": 46, "pt": 10, "ar": 4}


def test_a_week_with_less_than_the_sample_is_read_whole():
    assert allocate({"en": 12, "es": 3}, 60) == {"en": 12, "es": 3}
    assert allocate({}, 60) == {}


@given(
    st.dictionaries(st.sampled_from(["en", "es", "fr", "de", "pt", "ar", "zh"]), st.integers(0, 9000)),
    st.integers(10, 1000),
)
def test_nobody_is_drawn_twice_and_the_size_is_kept(frames, size):
    drawn = allocate(frames, size)
    assert all(0 <= drawn[language] <= frame for language, frame in frames.items())
    assert all(drawn[language] >= min(EVERY_LANGUAGE, frame) for language, frame in frames.items())
    assert sum(drawn.values()) <= max(size, EVERY_LANGUAGE * len(frames))
    assert sum(drawn.values()) >= min(size, sum(frames.values()))
