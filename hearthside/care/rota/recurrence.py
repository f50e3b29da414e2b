"""Days and hours of a pattern: rules of RFC 5545 over days, hours by the clock on the wall of one time zone."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# Parts that say a time of day are left out: a pattern has one time of the clock, in a field of its own.
PARTS = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9]\d{0,2}",
    "COUNT": r"[1-9]\d{0,3}",
    "UNTIL": r"\d{8}(T\d{6}Z?)?",
    "BYDAY": r"([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU))*",
    "BYMONTHDAY": r"-?[1-9]\d?(,-?[1-9]\d?)*",
    "BYYEARDAY": r"-?[1-9]\d{0,2}(,-?[1-9]\d{0,2})*",
    "BYWEEKNO": r"-?[1-9]\d?(,-?[1-9]\d?)*",
    "BYMONTH": r"([1-9]|1[0-2])(,([1-9]|1[0-2]))*",
    "BYSETPOS": r"-?[1-9]\d{0,2}(,-?[1-9]\d{0,2})*",
    "WKST": r"MO|TU|WE|TH|FR|SA|SU",
}


def weekly(days: list[str], every: int = 1) -> str:
    """The rule that says "on these days, each so many weeks"."""
    apart = f";INTERVAL={every}" if every > 1 else ""
    return f"FREQ=WEEKLY{apart};BYDAY={','.join(day for day in WEEKDAYS if day in days)}"


def as_weekly(rule: str) -> tuple[list[str], int] | None:
    """What `weekly` was told to write this rule; None for a rule that plain choices cannot say."""
    found = re.fullmatch(r"FREQ=WEEKLY(?:;INTERVAL=([2-4]))?;BYDAY=([A-Z,]+)", rule)
    return (found[2].split(","), int(found[1] or 1)) if found else None


def tidy(rule: str, starts: time, zone: str) -> str:
    """The rule as we keep it: over days alone, so that an UNTIL with a time becomes the last day it lets in.

    Raises:
        ValidationError: with a sentence for whoever typed it.
    """
    parts = _parts(rule)
    if "FREQ" not in parts:
        raise ValidationError(_("A rule says how often: FREQ=DAILY, WEEKLY, MONTHLY or YEARLY."))
    if "COUNT" in parts and "UNTIL" in parts:
        raise ValidationError(_("A rule has COUNT or UNTIL, not both."))
    try:
        if "UNTIL" in parts:
            parts["UNTIL"] = _last_day(parts["UNTIL"], starts, zone).strftime("%Y%m%d")
        list(islice(days(rule, date(2024, 1, 1), date(2024, 3, 1)), 1))
    except (ValueError, TypeError):
        raise ValidationError(_("This rule cannot be read. An example: FREQ=WEEKLY;BYDAY=SA,SU")) from None
    return ";".join(f"{name}={value}" for name, value in parts.items())


def days(rule: str, first_day: date, last_day: date) -> Iterator[date]:
    """The days of the rule, from its first day on."""
    parts = _parts(rule)
    count = parts.pop("COUNT", None)
    until = parts.pop("UNTIL", None)
    if until:
        last_day = min(last_day, datetime.strptime(until[:8], "%Y%m%d").date())
    if last_day < first_day:
        return
    # Bounded here and counted below, so that a rule without any day ends as well.
    parts["UNTIL"] = last_day.strftime("%Y%m%d")
    told = ";".join(f"{name}={value}" for name, value in parts.items())
    for at in islice(rrulestr(told, dtstart=datetime.combine(first_day, time())), int(count) if count else None):
        yield at.date()


def hours_on(day: date, starts: time, minutes: int, zone: str) -> tuple[datetime, datetime]:
    """When a shift of that day begins and ends: what the clock on the wall shows, also in the night it is changed.

    A time the clock jumps over is read with the offset before the jump, one that comes twice is the first of the two
    (RFC 5545, section 3.3.5); a shift never loses all of its length to a jump.
    """
    wall = datetime.combine(day, starts)
    begins = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    ends = (wall + timedelta(minutes=minutes)).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return begins, ends if ends > begins else begins + timedelta(minutes=minutes)


def _last_day(until: str, starts: time, zone: str) -> date:
    if "T" not in until:
        return datetime.strptime(until, "%Y%m%d").date()
    at = datetime.strptime(until.rstrip("Z"), "%Y%m%dT%H%M%S")
    wall = at.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)) if until.endswith("Z") else at
    return wall.date() if starts <= wall.time() else wall.date() - timedelta(days=1)


def _parts(rule: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for piece in re.sub(r"\s", "", rule).upper().removeprefix("RRULE:").strip(";").split(";"):
        name, _sign, value = piece.partition("=")
        if name in parts or name not in PARTS or not re.fullmatch(PARTS[name], value):
            raise ValidationError(
                _("“%(piece)s” is not a part of a rule that we know. An example: FREQ=WEEKLY;BYDAY=SA,SU"),
                params={"piece": piece[:40]},
            )
        parts[name] = value
    return parts
