"""What pages and the help card ask. Nothing that shows helplines touches a table; the operator's questions do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Count, QuerySet
from django.utils import timezone

from . import directory, overlay
from .directory import Emergency, Helpline
from .hours import open_now
from .models import Check, CheckVerdict, WrongNumber
from .ordering import Wish, fitting
from .rules import CHECK_EVERY

ANY = ("phone", "sms", "whatsapp", "chat", "email")


def routes_for(
    country: str,
    *,
    purposes: Sequence[str] = (),
    channels: Sequence[str] = ANY,
    language: str = "",
    limit: int = 3,
    age_band: str = "",
) -> list[Helpline]:
    """The helplines that fit best, each with the asked channels alone, in the asked order; disputed ones never."""
    wish = Wish(tuple(purposes), tuple(channels), language, age_band)
    return fitting(helplines_in(country), wish, timezone.now())[:limit]


def those_not_closed(helplines: list[Helpline]) -> list[Helpline]:
    """Without the ones that are known to be closed now, unless all of them are."""
    now = timezone.now()
    return [one for one in helplines if open_now(one, now) is not False] or helplines


def helplines_in(country: str) -> list[Helpline]:
    """A country's helplines that may be shown, by rank, with what people here found out about each."""
    found = overlay.current()
    numbers = directory.emergency(country).numbers
    laid = (_laid_over(_marked(helpline, numbers), found) for helpline in directory.for_country(country))
    return [helpline for helpline in laid if helpline and not helpline.is_held_back]


def helpline_of(country: str, helpline_id: str) -> Helpline | None:
    return next((one for one in helplines_in(country) if one.id == helpline_id), None)


def emergency_of(country: str) -> Emergency:
    return directory.emergency(country)


def _marked(helpline: Helpline, emergency_numbers: frozenset[str]) -> Helpline:
    """Some lines are reached through the emergency number: whoever presses it must know that first."""
    reached = any(way.dial in emergency_numbers and not way.label for way in helpline.channels)
    return replace(helpline, is_emergency_number=True) if reached else helpline


def _laid_over(helpline: Helpline, found: overlay.Overlay) -> Helpline | None:
    """With this place's own check: a wrong or retired line is gone, a right one is certain until its numbers change."""
    helpline = replace(helpline, is_doubted=helpline.id in found.doubted)
    if (finding := found.checks.get(helpline.id)) is None:
        return helpline
    if finding.verdict != CheckVerdict.RIGHT:
        return None
    if finding.fingerprint != helpline.fingerprint:
        return helpline
    return replace(helpline, checked_on=finding.on, is_disputed=False, is_held_back=False)


def counts() -> dict[str, int]:
    """How much the directory holds, for the page about it."""
    everything = directory.everything()
    return {
        "helplines": len(everything),
        "confirmed": sum(helpline.is_confirmed for helpline in everything),
        "checked": sum(one.verdict == CheckVerdict.RIGHT for one in overlay.current().checks.values()),
        "countries": len({helpline.country for helpline in everything}),
    }


@dataclass(frozen=True)
class Due:
    """A helpline that somebody here should check."""

    helpline: Helpline
    checked_at: datetime | None
    open_reports: int


def due_for_review(now: datetime) -> list[Due]:
    """Never checked here, last checked too long ago, changed since, or reported; what was reported comes first."""
    reports = dict(open_reports().values_list("helpline").annotate(Count("pk")).order_by())
    checks = _newest_checks()
    due = []
    for helpline in directory.everything():
        check = checks.get(helpline.id)
        is_fresh = check and now - check.checked_at < CHECK_EVERY and check.fingerprint == helpline.fingerprint
        if not is_fresh or helpline.id in reports:
            due.append(Due(helpline, check.checked_at if check else None, reports.get(helpline.id, 0)))
    return sorted(due, key=_review_order)


def open_reports() -> QuerySet[WrongNumber]:
    """Readers' reports that nobody has looked into, oldest first."""
    return WrongNumber.objects.filter(settled_at=None).order_by("made_at")


def findings() -> overlay.Overlay:
    """What the tables say, for the file that pages read."""
    checks = {
        helpline: overlay.Finding(check.verdict, timezone.localdate(check.checked_at), check.fingerprint)
        for helpline, check in _newest_checks().items()
    }
    return overlay.Overlay(checks, frozenset(open_reports().values_list("helpline", flat=True)))


def _newest_checks() -> dict[str, Check]:
    return {check.helpline: check for check in Check.objects.order_by("checked_at", "pk")}


def _review_order(due: Due) -> tuple[object, ...]:
    """Reported first, then what more people meet: first ranks before last ones."""
    return (-due.open_reports, due.checked_at is not None, due.checked_at, due.helpline.rank, due.helpline.id)
