from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.care.contributions import registry
from hearthside.foundation.limits import may_try, where_from
from hearthside.foundation.verdicts import require
from hearthside.people.members.sign_in import members_only

from . import actions, queries
from .forms import ReportForm
from .models import Decision

REPORTS_A_DAY = 20  # from one person or network address; beyond it somebody is not reporting


@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, kind: str, row: int) -> HttpResponse:
    """Tell us about something, logged in or not."""
    contribution = registry.find(kind, row)
    if contribution is None or not contribution.visible_to(request.member):
        raise Http404
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        who = str(request.member.pk) if request.member else where_from(request)
        require(may_try("report", who, REPORTS_A_DAY, timedelta(days=1)))
        actions.file_report(request.member, contribution, **form.cleaned_data)
        return redirect("moderation:received")
    status = 422 if request.method == "POST" else 200
    return render(request, "moderation/report.html", {"form": form, "contribution": contribution}, status=status)


@require_GET
def received(request: HttpRequest) -> HttpResponse:
    return render(request, "moderation/received.html")


@members_only
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """My reports and what became of them; what was decided about my own words, and why."""
    return render(
        request,
        "moderation/mine.html",
        {"reports": queries.reports_by(request.member)[:50], "decisions": queries.decisions_about(request.member)[:50]},
    )


@members_only
@require_POST
def decision_seen(request: HttpRequest, pk: int) -> HttpResponse:
    actions.mark_decision_seen(request.member, get_object_or_404(Decision, pk=pk, author=request.member))
    return redirect("moderation:mine")
