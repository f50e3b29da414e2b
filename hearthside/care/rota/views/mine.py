from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from .. import actions, queries
from ..actions.rhythm import AHEAD
from ..forms import SkillsForm
from ..models import desks_of
from ..rules import PLANNED_WITHIN
from .guard import helpers_only

SHOWN = 8
WEEK = timedelta(days=7)


@helpers_only
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """My next shifts, what I could take on, and what is asked of me."""
    fitting, now = queries.Fitting(request.member), timezone.now()
    places = queries.open_places_for(fitting, now + AHEAD)
    return render(request, "rota/mine.html", {
        "now": now,
        "due": queries.hand_over_due(request.member),
        "notes": queries.hand_overs_for(request.member).count(),
        "shifts": queries.shifts_of(request.member)[:SHOWN],
        "swaps": queries.swaps_for(fitting),
        "places": places[:SHOWN],
        "more_places": max(0, len(places) - SHOWN),
        "skills": fitting.skills,
        "training": queries.training_of(request.member),
        "covers": [(desk.label, queries.cover(desk)) for desk in desks_of(request.member)],
        "feed": queries.feed_of(request.member),
    })  # fmt: skip


@helpers_only
@require_GET
def week(request: HttpRequest) -> HttpResponse:
    """Who is there in a week, as a list by day."""
    monday = _monday(request.GET.get("from", ""))
    return render(request, "rota/week.html", {
        "days": queries.week(monday), "now": timezone.now(), "before": monday - WEEK, "after": monday + WEEK,
        "desks": desks_of(request.member),
    })  # fmt: skip


@helpers_only
@require_http_methods(["GET", "POST"])
def skills(request: HttpRequest) -> HttpResponse:
    said = queries.skills_of(request.member)
    initial = {"languages": said.languages, "age_bands": said.age_bands, "spaces": said.spaces}
    form = SkillsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.say_skills(request.member, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("rota:mine")
    return render(request, "rota/skills.html", {"form": form}, status=422 if form.errors else 200)


def _monday(asked: str) -> date:
    today = timezone.localdate()
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        day = today
    day = day if abs(day - today) < PLANNED_WITHIN else today
    return day - timedelta(days=day.weekday())
