from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from hearthside.people.members.models import Role
from hearthside.people.members.sign_in import with_role

from .. import actions, queries
from ..forms import TimeForm
from ..models import Talk

supervisors_only = with_role(Role.SUPERVISOR)


@supervisors_only
@require_GET
def team(request: HttpRequest) -> HttpResponse:
    return render(request, "respite/team.html", _team_page(request))


@supervisors_only
@require_POST
def time(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer a time for a talk."""
    talk, form = get_object_or_404(Talk, pk=pk), TimeForm(request.POST, auto_id=f"talk-{pk}-%s")
    if not form.is_valid():
        return render(request, "respite/team.html", _team_page(request, {pk: form}), status=422)
    actions.offer_time(request.member, talk, form.cleaned_data["offered_for"])
    return redirect("respite:team")


@supervisors_only
@require_POST
def talk_end(request: HttpRequest, pk: int) -> HttpResponse:
    actions.end_talk(request.member, get_object_or_404(Talk, pk=pk))
    return redirect("respite:team")


def _team_page(request: HttpRequest, forms: dict[int, TimeForm] | None = None) -> dict[str, Any]:
    talks = queries.talks_asked_for(request.member)
    return {
        "resting": queries.people_resting(),
        "talks": [(talk, (forms or {}).get(talk.pk) or TimeForm(auto_id=f"talk-{talk.pk}-%s")) for talk in talks],
        "overrides": queries.overrides(),
        "months": queries.wellbeing_months(),
    }
