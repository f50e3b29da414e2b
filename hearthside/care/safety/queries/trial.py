"""A dry run: what a protocol would have sent over the cases of the last weeks, had it been in force."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Min, Q
from django.utils import timezone

from hearthside.care.respite.rules import current_limits, is_night
from hearthside.care.rota.models import Desk, Shift

from ..models import Case
from ..protocol import PEOPLE, Protocol, Step

LOOKED_BACK = timedelta(days=30)
MOST_CALLS = 500  # of one step about one case; a case that nobody came to for weeks would drown all others


@dataclass(frozen=True)
class Waited:
    """How long one case had nobody: from when it was opened until somebody took it, or until now."""

    urgency: int
    since: datetime
    until: datetime


@dataclass
class Trial:
    """Counts alone; it names no case and no member."""

    cases: int = 0
    called_about: int = 0  # cases with at least one call
    calls: int = 0
    leaving: int = 0  # mails, pushes and webhooks that would have left
    at_night: int = 0  # of these, at night by the community's clock
    people: set[int] = field(default_factory=set)
    levels: dict[str, int] = field(default_factory=dict)  # calls by level
    nobody_there: int = 0  # calls for which the rota had nobody at that level or above


def try_out(protocol: Protocol, days: timedelta = LOOKED_BACK) -> Trial:
    """Take the urgency a case ended with and the first claim it got; the rota as it was."""
    now = timezone.now()
    waits, trial, limits = _waits(now - days, now), Trial(), current_limits()
    shifts = list(
        Shift.objects.filter(desk=Desk.TRIAGE, ends_at__gt=now - days).values_list(
            "member", "duty", "starts_at", "ends_at"
        )
    )
    for wait in waits:
        calls = [(step, at) for step in protocol.plan(wait.urgency).steps for at in _times(step, wait)]
        trial.cases += 1
        trial.called_about += bool(calls)
        for step, at in calls:
            _count(trial, step, is_night(limits, at), _there(shifts, step.who, at))
    return trial


def _waits(since: datetime, now: datetime) -> list[Waited]:
    claimed = Min("history__at", filter=Q(history__verb="claimed"))
    cases = Case.objects.filter(opened_at__gte=since).annotate(first_claim=claimed)
    rows = cases.values_list("urgency", "opened_at", "first_claim", "closed_at")
    return [Waited(urgency, opened, claim or closed or now) for urgency, opened, claim, closed in rows if urgency]


def _times(step: Step, wait: Waited) -> Iterator[datetime]:
    at, count = wait.since + step.after, 0
    while at < wait.until and count < min(step.times or MOST_CALLS, MOST_CALLS):
        yield at
        count += 1
        if step.again_every is None:
            return
        at += step.again_every


def _there(shifts: list[tuple[int, str, datetime, datetime]], level: str, at: datetime) -> set[int] | None:
    """Who was on duty at that level, or at the next one at which somebody was; None for the address."""
    if level not in PEOPLE:
        return None
    for each in PEOPLE[PEOPLE.index(level) :]:
        if people := {member for member, duty, starts, ends in shifts if duty == each and starts <= at < ends}:
            return people
    return set()


def _count(trial: Trial, step: Step, is_night: bool, people: set[int] | None) -> None:
    receivers = 1 if people is None else len(people)
    by_person = sum(way in {"mail", "push"} for way in step.ways) * receivers
    leaving = by_person + ("webhook" in step.ways)
    trial.calls += 1
    trial.levels[step.who] = trial.levels.get(step.who, 0) + 1
    trial.leaving += leaving
    trial.at_night += leaving if is_night else 0
    trial.people |= people or set()
    trial.nobody_there += people == set()
