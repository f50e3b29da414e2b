from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hearthside.care.helplines.queries import routes_for
from hearthside.people.members.models import Member, Role
from hearthside.people.members.sign_in import with_role

from .. import actions, light_work, queries
from ..forms import TalkForm, TopicsForm

helpers_only = with_role(*Role.values)


@helpers_only
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    page = my_page(request)
    if news := [carried.number for carried in page["cases"] if carried.is_news]:
        actions.note_endings_told(request.member, news)
    return render(request, "respite/mine.html", page)


@helpers_only
@require_POST
def pause(request: HttpRequest) -> HttpResponse:
    """Begin a break now."""
    actions.take_break(request.member)
    return redirect("respite:mine")


@helpers_only
@require_POST
def topics(request: HttpRequest) -> HttpResponse:
    form = TopicsForm(request.POST)
    if not form.is_valid():
        return render(request, "respite/mine.html", my_page(request, topics_form=form), status=422)
    actions.rest_from_topics(request.member, form.cleaned_data["topics"])
    messages.success(request, _("Saved. Nobody else sees this list."))
    return redirect("respite:mine")


def my_page(request: HttpRequest, **forms: Any) -> dict[str, Any]:
    """All that the first page shows, with a form that was refused in its place."""
    member = request.member
    debriefs, stayed = queries.questions_for(member)
    return {
        **what_helps(member),
        "dose": queries.dose_of(member),
        "debriefs": debriefs,
        "stayed_questions": stayed,
        "cases": queries.cases_and_endings(member),
        "supervises": member.has_role(Role.SUPERVISOR),
        "topics_form": TopicsForm(initial={"topics": queries.topics_chosen(member)}),
        **forms,
    }


def what_helps(member: Member) -> dict[str, Any]:
    """Something light, a talk, somebody outside: for each page on which a helper may need them."""
    return {
        "light_tasks": light_work.tasks_for(member),
        "talk": queries.open_talk_of(member),
        "talk_form": TalkForm(),
        "helplines": routes_for(member.country, limit=2) if member.country else [],
    }
