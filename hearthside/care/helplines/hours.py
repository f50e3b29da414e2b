"""When a helpline answers, by the hours it publishes. Only what is certain is read; the rest is never guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global
from django.utils.translation import gettext as _

from .directory import Helpline
from .directory.names import locale_of

DAY, WEEK = 24 * 60, 7 * 24 * 60  # minutes
ALWAYS = re.compile(r"24/7(/365)?")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True)
class Span:
    """The same hours on some days: minutes since midnight; an end before its start is on the next day."""

    days: tuple[int, ...]  # 0 is Monday
    hours: tuple[tuple[int, int], ...]


def open_now(helpline: Helpline, moment: datetime) -> bool | None:
    """Whether somebody should answer now; None when we cannot know.

    Hours are told in local time. Where a country has several time zones, the answer counts only if all agree.
    """
    spans = None if helpline.hours_are_disputed else read(helpline.hours)
    if spans is None:
        return None
    if _is_always(spans):
        return True
    answers = {_is_within(spans, moment.astimezone(zone)) for zone in zones_of(helpline.country)}
    return answers.pop() if len(answers) == 1 else None


@cache
def read(hours: str) -> tuple[Span, ...] | None:
    """The spans that the words say, or None when they could mean something else."""
    if ALWAYS.fullmatch(hours.strip()):
        return (Span(tuple(range(7)), ((0, DAY),)),)
    if not _HOURS.fullmatch(hours.strip()):
        return None
    spans = tuple(_span(found) for found in _SPAN.finditer(hours))
    return None if any(start == end for span in spans for start, end in span.hours) else spans


def in_words(helpline: Helpline, language: str) -> str:
    """The hours in the page's language; as published where we cannot read them; nothing when they could mislead."""
    if helpline.hours_are_disputed:
        return ""
    spans = read(helpline.hours)
    if spans is None:
        return "" if _NUMBER.search(_NOT_A_NUMBER.sub("", helpline.hours)) else helpline.hours
    if _is_always(spans):
        return _("Day and night, every day")
    return "; ".join(_("%(days)s: %(hours)s") % _words_of(span, language) for span in spans)


@cache
def zones_of(country: str) -> tuple[ZoneInfo, ...]:
    """Every time zone of a country; none where we do not know all of them."""
    try:
        return tuple(ZoneInfo(name) for name in get_global("territory_zones").get(country, ()))
    except (ZoneInfoNotFoundError, ValueError):
        return ()


_TIME = r"(?:(?:[01]?\d|2[0-3]):[0-5]\d|24:00)"
_RANGE = rf"{_TIME}\s*[-–]\s*{_TIME}"
_NAME = "(?:" + "|".join(DAYS) + ")"
_SOME_DAYS = rf"{_NAME}(?:\s*[-–]\s*{_NAME})?"
_WHICH = rf"(?P<days>Daily|7 days|{_SOME_DAYS}(?:,\s*{_SOME_DAYS})*)"
_WHEN = rf"(?P<hours>24 hours|{_RANGE}(?:(?:,| and)\s*{_RANGE})*)"
_SPAN = re.compile(rf"{_WHICH}:?\s+{_WHEN}")
_ONE = re.sub(r"\?P<\w+>", "?:", _SPAN.pattern)
_HOURS = re.compile(rf"{_ONE}(?:[;,]\s*{_ONE})*")
# A telephone number among the hours has not been checked as ours are.
_NUMBER = re.compile(r"\d{3}")
_NOT_A_NUMBER = re.compile(r"24/7/365|\b365 days|\d{1,2}:\d{2}|\b20\d\d\b")


def _span(found: re.Match[str]) -> Span:
    if found["hours"] == "24 hours":
        return Span(_days(found["days"]), ((0, DAY),))
    times = [_minutes(time) for time in re.findall(_TIME, found["hours"])]
    return Span(_days(found["days"]), tuple(zip(times[::2], times[1::2], strict=True)))


def _days(words: str) -> tuple[int, ...]:
    if words in {"Daily", "7 days"}:
        return tuple(range(7))
    days: list[int] = []
    for part in words.split(","):
        first, *last = [DAYS.index(name) for name in re.findall(_NAME, part)]
        days += [(first + step) % 7 for step in range((last[0] - first) % 7 + 1)] if last else [first]
    return tuple(dict.fromkeys(days))


def _minutes(time: str) -> int:
    hour, minute = time.split(":")
    return int(hour) * 60 + int(minute)


def _is_always(spans: tuple[Span, ...]) -> bool:
    return any(len(span.days) == 7 and (0, DAY) in span.hours for span in spans)


def _is_within(spans: tuple[Span, ...], local: datetime) -> bool:
    minute = local.weekday() * DAY + local.hour * 60 + local.minute
    return any(start <= minute < end or start <= minute + WEEK < end for start, end in _stretches(spans))


def _stretches(spans: tuple[Span, ...]) -> Iterator[tuple[int, int]]:
    """Minutes of the week, Monday first; the night of Sunday reaches over its end."""
    for span in spans:
        for day in span.days:
            for start, end in span.hours:
                yield day * DAY + start, day * DAY + (end if end > start else end + DAY)


def _words_of(span: Span, language: str) -> dict[str, str]:
    hours = ", ".join(f"{_clock(start)}–{_clock(end)}" for start, end in span.hours)
    if span.hours == ((0, DAY),):
        hours = _("day and night")
    return {"days": _named_days(span.days, language), "hours": hours}


def _named_days(days: tuple[int, ...], language: str) -> str:
    if len(days) == 7:
        return _("Every day")
    names = locale_of(language).days["format"]["wide"]
    if len(days) > 2 and all((first + 1) % 7 == second for first, second in pairwise(days)):
        return _("%(first)s to %(last)s") % {"first": names[days[0]], "last": names[days[-1]]}
    return ", ".join(names[day] for day in days)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
