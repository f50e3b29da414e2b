"""How many people are planned for each hour of the week: what the planner asks for, and what others do."""

from collections.abc import Sequence

from hearthside.care.staffing.assumptions import assumed
from hearthside.care.staffing.planner import Measured, assumed_weekly, plan_week
from hearthside.care.staffing.queries import circumstances
from hearthside.care.staffing.rates import HOURS, week_shape

WATCHED = 8  # weeks of cases that the planner has seen
NIGHT = range(8)  # hours at which a short-staffed community has nobody


def needs(staffing: str) -> list[int]:
    """planner; short: half of it by day and nobody at night; generous: half as many again; or a number, all week."""
    if staffing.isdecimal():
        return [int(staffing)] * HOURS
    planned = _by_the_planner()
    if staffing == "short":
        return [0 if hour % 24 in NIGHT else count // 2 for hour, count in enumerate(planned)]
    return [-(-3 * count // 2) for count in planned] if staffing == "generous" else planned


def _by_the_planner() -> list[int]:
    """From as many weeks of cases as were to be expected, with all the planner's caution."""
    around = circumstances()
    weekly = assumed_weekly(around.members)
    measured = Measured(WATCHED, _seen(weekly["risk"] + weekly["imminent"]), _seen(weekly["concern"]))
    return [hour.needed for hour in plan_week(measured, around)]


def _seen(in_a_week: float) -> Sequence[int]:
    """So many cases, spread over the week's hours as they come; what rounding leaves over goes on to the next hour."""
    shape = week_shape(assumed("hours.weight_by_hour"), assumed("hours.weight_by_weekday"))
    counts, left = [], 0.0
    for weight in shape:
        left += WATCHED * in_a_week * weight / sum(shape)
        counts.append(int(left))
        left -= int(left)
    return counts
