"""The week as it is expected, what each hour needs, and what the rota gives."""

from collections.abc import Sequence
from dataclasses import dataclass

from .assumptions import assumed
from .needs import Work, answered, leaving, people_needed
from .rates import HOURS, Rate, hourly_rates, shrunk_mean, week_shape

URGENT = ("risk", "imminent")


@dataclass(frozen=True)
class Measured:
    """What this community has seen: cases by hour of the week, in the planner's time zone."""

    weeks: float
    urgent: Sequence[int] = (0,) * HOURS
    other: Sequence[int] = (0,) * HOURS
    urgent_minutes: Sequence[float] = ()
    other_minutes: Sequence[float] = ()


@dataclass(frozen=True)
class Circumstances:
    """Who could write, and who of those planned is really at the desk at a given moment."""

    members: int
    there: float
    light_minutes: float = 0.0  # after an urgent case, in which nobody is given another


@dataclass(frozen=True)
class HourPlan:
    """One hour of the week."""

    urgent: Rate
    other: Rate
    work: Work  # with the careful rates, of this hour or the one before if that was busier
    needed: int
    needed_if_as_expected: int


def plan_week(measured: Measured, around: Circumstances) -> list[HourPlan]:
    """All 168 hours, from Monday midnight."""
    shape = week_shape(assumed("hours.weight_by_hour"), assumed("hours.weight_by_weekday"))
    weekly = assumed_weekly(around.members)
    urgent = hourly_rates(measured.urgent, measured.weeks, shape, weekly["risk"] + weekly["imminent"])
    other = hourly_rates(measured.other, measured.weeks, shape, weekly["concern"])
    times = handling(measured)
    times["urgent"] += around.light_minutes
    plans = []
    for hour in range(HOURS):
        # Who came late in the last hour still keeps people busy in this one: Green, Kolesar and Soares, "Improving
        # the SIPP approach for staffing service systems", Operations Research 49 (2001).
        careful = _work(
            max(urgent[hour].careful, urgent[hour - 1].careful),
            max(other[hour].careful, other[hour - 1].careful),
            times,
        )
        usual = _work(urgent[hour].expected, other[hour].expected, times)
        needed, if_usual = people_needed(careful, around.there), people_needed(usual, around.there)
        plans.append(HourPlan(urgent[hour], other[hour], careful, needed, if_usual))
    return plans


def given(plan: HourPlan, people: int, around: Circumstances) -> float:
    """The share of urgent cases that so many planned people look at in time."""
    return answered(people, plan.work, around.there)


def given_up(plan: HourPlan, people: int) -> float:
    """The share of urgent writers whose patience ends first."""
    return leaving(people, plan.work)


def assumed_weekly(members: int) -> dict[str, float]:
    """Cases in a week by level, before anything was seen."""
    size = members / 10_000
    posts = 7 * size * assumed("community.posts_a_day_per_10000_members")
    cases = {level: posts * assumed(f"levels.{level}") for level in ("concern", "risk", "imminent")}
    cases["concern"] += 7 * size * assumed("community.requests_a_day_per_10000_members")
    return cases


def handling(measured: Measured) -> dict[str, float]:
    """Minutes for an urgent case and for another, drawn towards what is assumed."""
    mix = assumed_weekly(10_000)
    urgent = sum(mix[level] * assumed(f"handling_minutes.{level}") for level in URGENT) / sum(
        mix[level] for level in URGENT
    )
    return {
        "urgent": shrunk_mean(measured.urgent_minutes, urgent),
        "other": shrunk_mean(measured.other_minutes, assumed("handling_minutes.concern")),
    }


def _work(urgent: float, other: float, times: dict[str, float]) -> Work:
    return Work(urgent, other, times["urgent"], times["other"], assumed("patience_minutes"))
