"""Shifts as a calendar of RFC 5545, in which nothing tells what they are about or who else is there."""

from collections.abc import Iterable
from datetime import UTC, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from .models import Shift

ASK_AGAIN = timedelta(hours=1)


def as_calendar(shifts: Iterable[Shift]) -> bytes:
    """Times are in UTC, so that each app shows its own clock and needs no table of zones from us."""
    calendar = Calendar()
    calendar.add("prodid", "-//Hearthside//rota//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Hearthside: rota"))
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})  # RFC 7986, section 5.7
    host = urlsplit(settings.PUBLIC_URL).hostname
    for shift in shifts:
        event = Event()
        event.add("uid", f"shift-{shift.pk}@{host}")
        event.add("dtstamp", timezone.now().astimezone(UTC))
        event.add("dtstart", shift.starts_at.astimezone(UTC))
        event.add("dtend", shift.ends_at.astimezone(UTC))
        event.add("summary", _("Hearthside: rota"))
        event.add("class", "PRIVATE")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
