"""What came of it, as a table for people and as JSON for programs."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import ceil
from typing import Any

from django.db.models import Count, Q, Sum

from hearthside.care.notifications.models import Page, PageState
from hearthside.care.safety.models import Case

from .apart import ErrorCount
from .ledger import LEVELS, Ledger, doses_exceeded
from .mail import Sink

LEFT = (PageState.SENT, PageState.ACKNOWLEDGED)
WAITING = (PageState.DUE, PageState.FAILED)


@dataclass(frozen=True)
class Waits:
    """Seconds from when a case was opened, or became this urgent, to the first look at it."""

    count: int
    p50: float
    p95: float
    max: float


@dataclass(frozen=True)
class Pages:
    sent: int
    tried_again: int  # tries beyond the first
    still_waiting: int
    mails_refused: int


@dataclass(frozen=True)
class People:
    volunteers: int
    hours_planned: int  # at the desk
    shifts: int
    not_kept: int
    unfilled: int


@dataclass(frozen=True)
class Played:
    days: int
    members: int
    staffing: str
    seed: int
    cases: int
    lost: int
    unowned_at_shift_end: int
    doses_exceeded: int
    errors_logged: int
    wait_seconds: dict[str, Waits]
    pages: Pages
    people: People

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def as_table(self) -> str:
        rows = [f"{'':12}{'cases':>8}{'p50':>12}{'p95':>12}{'longest':>12}"]
        for level, waits in self.wait_seconds.items():
            times = "".join(f"{_clock(value):>12}" for value in (waits.p50, waits.p95, waits.max))
            rows.append(f"{level:12}{waits.count:>8}{times}")
        people, pages = self.people, self.pages
        return "\n".join([
            f"{self.days} days, {self.members} members, staffing: {self.staffing}, seed {self.seed}",
            f"{people.volunteers} volunteers, {people.shifts} shifts ({people.hours_planned} hours at the desk);"
            f" {people.not_kept} were not kept, {people.unfilled} more found nobody",
            "", "First look after", *rows, "",
            f"cases {self.cases}, lost {self.lost}, unowned at shift end {self.unowned_at_shift_end},"
            f" doses exceeded {self.doses_exceeded}",
            f"pages sent {pages.sent}, tried again {pages.tried_again}, still waiting {pages.still_waiting},"
            f" mails refused {pages.mails_refused}, errors logged {self.errors_logged}",
        ])  # fmt: skip


def wait_seconds(ledger: Ledger) -> dict[str, Waits]:
    return {name: _waits(sorted(ledger.waits[level])) for level, name in LEVELS.items()}


def pages() -> Pages:
    counted = Page.objects.aggregate(
        sent=Count("pk", filter=Q(state__in=LEFT)),
        waiting=Count("pk", filter=Q(state__in=WAITING)),
        tried=Count("pk", filter=Q(tries__gt=0)),
        tries=Sum("tries", default=0),
    )
    return Pages(counted["sent"], counted["tries"] - counted["tried"], counted["waiting"], Sink.refused)


def counts(ledger: Ledger) -> dict[str, int]:
    return {
        "cases": Case.objects.count(),
        "lost": ledger.lost,
        "unowned_at_shift_end": ledger.unowned_at_shift_end,
        "doses_exceeded": doses_exceeded(),
        "errors_logged": len(ErrorCount.found),
    }


def _waits(waited: Sequence[float]) -> Waits:
    """Percentiles by the nearest rank: a wait that somebody really had."""
    if not waited:
        return Waits(0, 0.0, 0.0, 0.0)
    at = {share: round(waited[ceil(share * len(waited)) - 1], 1) for share in (0.5, 0.95)}
    return Waits(len(waited), at[0.5], at[0.95], round(waited[-1], 1))


def _clock(seconds: float) -> str:
    hours, rest = divmod(round(seconds), 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {left:02} s"
