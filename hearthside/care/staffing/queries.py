"""What this community has seen of its own arrivals, and what its rota gives."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Min
from django.utils import timezone

from hearthside.care.respite.rules import current_limits
from hearthside.care.rota.models import Desk
from hearthside.care.rota.queries import cover_between
from hearthside.care.safety.models import Case, CaseEntry, Urgency
from hearthside.people.members.models import Member

from .assumptions import assumed
from .planner import Circumstances, HourPlan, Measured, given, given_up, plan_week
from .rates import HOURS

LOOK_BACK = timedelta(weeks=12)
IN_ONE_GO = timedelta(hours=2)  # what somebody does on a case later than this is another sitting


@dataclass(frozen=True)
class Hour:
    """One hour of the coming week, with what it needs and what the rota gives."""

    at: datetime
    plan: HourPlan
    people: int  # the fewest planned at any moment of it
    answered: float
    given_up: float

    @property
    def missing(self) -> int:
        return max(0, self.plan.needed - self.people)


@dataclass(frozen=True)
class Week:
    """The coming week, in one time zone, and what it rests on."""

    hours: list[Hour]
    measured: Measured
    around: Circumstances

    @property
    def needed(self) -> int:
        return sum(hour.plan.needed for hour in self.hours)

    @property
    def planned(self) -> int:
        return sum(hour.people for hour in self.hours)

    @property
    def answered(self) -> float:
        """Over all urgent cases that are expected."""
        cases = sum(hour.plan.urgent.expected for hour in self.hours)
        return sum(hour.plan.urgent.expected * hour.answered for hour in self.hours) / cases if cases else 1.0


def coming_week(zone: ZoneInfo) -> Week:
    """Seven days from the beginning of today, as a clock in that zone shows them."""
    measured, around = measured_arrivals(zone), circumstances()
    plans = plan_week(measured, around)
    starts = _hours_from(timezone.now().astimezone(zone))
    hours = []
    for at, people in zip(starts, _fewest(starts), strict=True):
        local = at.astimezone(zone)
        plan = plans[local.weekday() * 24 + local.hour]
        hours.append(Hour(local, plan, people, given(plan, people, around), given_up(plan, people)))
    return Week(hours, measured, around)


def measured_arrivals(zone: ZoneInfo) -> Measured:
    """Cases by hour of the week and how long people worked on them, as far back as is worth it."""
    now = timezone.now()
    since = max(now - LOOK_BACK, _beginning() or now)
    cases = dict(Case.objects.filter(opened_at__gte=since).values_list("pk", "urgency"))
    counted: dict[bool, Counter[int]] = {True: Counter(), False: Counter()}
    for opened, urgency in Case.objects.filter(opened_at__gte=since).values_list("opened_at", "urgency"):
        local = opened.astimezone(zone)
        counted[urgency >= Urgency.RISK][local.weekday() * 24 + local.hour] += 1
    minutes = _minutes_worked(since)
    return Measured(
        weeks=(now - since) / timedelta(weeks=1),
        urgent=[counted[True][hour] for hour in range(HOURS)],
        other=[counted[False][hour] for hour in range(HOURS)],
        urgent_minutes=[spent for case, spent in minutes if cases[case] >= Urgency.RISK],
        other_minutes=[spent for case, spent in minutes if cases[case] < Urgency.RISK],
    )


def circumstances() -> Circumstances:
    """How many could write, and how much of a planned person is at the desk: some stay away, all take breaks."""
    limits = current_limits()
    at_desk = limits.minutes_until_break / (limits.minutes_until_break + limits.break_minutes)
    members = Member.objects.filter(left_at=None).exclude(account=None).count()
    return Circumstances(members, (1 - assumed("people.absence")) * at_desk, limits.light_minutes)


def _beginning() -> datetime | None:
    """When this community began: before, there was nothing to count."""
    first: datetime | None = Member.objects.aggregate(first=Min("joined_at"))["first"]
    return first


def _minutes_worked(since: datetime) -> list[tuple[int, float]]:
    """For each case, from the first claim to the last thing that person did on it in one go."""
    entries = CaseEntry.objects.filter(case__opened_at__gte=since).exclude(actor=None).order_by("at", "pk")
    of_case: dict[int, list[tuple[int | None, str, datetime]]] = defaultdict(list)
    for case, actor, verb, at in entries.values_list("case", "actor", "verb", "at"):
        of_case[case].append((actor, verb, at))
    return [(case, spent) for case, done in of_case.items() if (spent := _first_sitting(done)) is not None]


def _first_sitting(done: Sequence[tuple[int | None, str, datetime]]) -> float | None:
    claims = [(actor, at) for actor, verb, at in done if verb == "claimed"]
    if not claims:
        return None
    owner, began = claims[0]
    last = max(at for actor, _verb, at in done if actor == owner and began <= at <= began + IN_ONE_GO)
    return (last - began) / timedelta(minutes=1) if last > began else None


def _hours_from(now: datetime) -> list[datetime]:
    """The whole hours of seven days of the clock: one less or one more where the clocks change."""
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    first, end = today.astimezone(UTC), (today + timedelta(days=7)).astimezone(UTC)
    return [first + timedelta(hours=hour) for hour in range(round((end - first) / timedelta(hours=1)))]


def _fewest(starts: Sequence[datetime]) -> list[int]:
    """The smallest number of people planned at any moment of each hour."""
    hour = timedelta(hours=1)
    spans = cover_between(Desk.TRIAGE, starts[0], starts[-1] + hour)
    return [min(span.people for span in spans if span.starts < start + hour and span.ends > start) for start in starts]
