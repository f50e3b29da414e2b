from collections.abc import Callable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hearthside.foundation.ui.charts import Series, line_chart, round_up, step_chart
from hearthside.people.members.models import Role
from hearthside.people.members.sign_in import with_role

from . import needs, planner
from .assumptions import Assumption, assumed, assumption
from .queries import Hour, Week, coming_week

CLOCK = [f"{hour:02}" for hour in range(24)]


@with_role(Role.OPERATOR, Role.SUPERVISOR)
@require_GET
def staffing(request: HttpRequest) -> HttpResponse:
    """What each hour of the coming week needs, and what the rota gives."""
    week = coming_week(ZoneInfo(request.member.time_zone))
    return render(request, "staffing/staffing.html", {**_figures(week), "charts": _charts(week)})


def _figures(week: Week) -> dict[str, Any]:
    days = _days(week)
    times = planner.handling(week.measured)
    return {
        "week": week,
        "days": [day[0].at for day in days],
        "rows": [(name, [_at(day, hour) for day in days]) for hour, name in enumerate(CLOCK)],
        "goal": needs.ANSWERED,
        "within": int(needs.WITHIN),
        "shifts": -(-week.needed // assumed("people.shift_hours")),
        "shift_hours": assumed("people.shift_hours"),
        "counted": [sum(week.measured.urgent), sum(week.measured.other)],
        "times": times,
        "timed": [len(week.measured.urgent_minutes), len(week.measured.other_minutes)],
        "assumed": _assumed(),
        "given_up": max(hour.given_up for hour in week.hours),
    }


def _assumed() -> list[tuple[str, Assumption]]:
    """Those that this page rests on while there are few figures of its own."""
    return [
        (_("Posts a day, in a community of ten thousand"), assumption("community.posts_a_day_per_10000_members")),
        (_("Of these, concern"), assumption("levels.concern")),
        (_("Of these, risk"), assumption("levels.risk")),
        (_("Of these, imminent"), assumption("levels.imminent")),
        (_("How the day's hours differ"), assumption("hours.weight_by_hour")),
        (_("Minutes for a concern"), assumption("handling_minutes.concern")),
        (_("Minutes for a risk"), assumption("handling_minutes.risk")),
        (_("Minutes for imminent danger"), assumption("handling_minutes.imminent")),
        (_("Minutes that a writer waits"), assumption("patience_minutes")),
        (_("Planned shifts that are not kept"), assumption("people.absence")),
    ]


def _charts(week: Week) -> dict[str, Any]:
    days = _days(week)
    most = round_up(max(max(hour.people, hour.plan.needed) for hour in week.hours))
    return {
        "cover": [(date_format(day[0].at, "l"), _cover_of(day, most)) for day in days],
        "arrivals": line_chart(
            _("Cases expected in an hour, by hour of the day"), CLOCK,
            [
                Series(_("urgent"), _by_clock(days, lambda hour: hour.plan.urgent.expected)),
                Series(_("others"), _by_clock(days, lambda hour: hour.plan.other.expected)),
            ],
        ),
        "waits": step_chart(
            _("Of a hundred urgent cases, how many wait longer than the goal with today's rota, by hour of the day"),
            CLOCK, Series(_("wait longer"), _by_clock(days, lambda hour: 100 * (1 - hour.answered))),
            Series(_("goal"), [100 * (1 - needs.ANSWERED)] * 24),
        ),
    }  # fmt: skip


def _cover_of(day: Sequence[Hour], most: float) -> str:
    name = date_format(day[0].at, "l")
    about = _("%(day)s: people planned and people needed, by hour") % {"day": name}
    planned = Series(_("planned"), [hour.people for hour in day])
    needed = Series(_("needed"), [hour.plan.needed for hour in day])
    return step_chart(about, [CLOCK[hour.at.hour] for hour in day], planned, needed, most)


def _days(week: Week) -> list[list[Hour]]:
    """By day as the clock shows it; a day on which the clocks change has an hour less or more."""
    days: dict[Any, list[Hour]] = {}
    for hour in week.hours:
        days.setdefault(hour.at.date(), []).append(hour)
    return list(days.values())


def _at(day: Sequence[Hour], clock: int) -> Hour | None:
    """That hour of a day; the shorter of cover when the clocks make it come twice, none when they leave it out."""
    return max((hour for hour in day if hour.at.hour == clock), key=lambda hour: hour.missing, default=None)


def _by_clock(days: Sequence[Sequence[Hour]], value: Callable[[Hour], float]) -> list[float]:
    """The mean over the days, for each hour of the clock."""
    found: list[list[float]] = [[] for _hour in range(24)]
    for day in days:
        for hour in day:
            found[hour.at.hour].append(value(hour))
    return [sum(values) / len(values) if values else 0.0 for values in found]
