import json
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.care.contributions import registry
from hearthside.care.contributions.registry import Contribution
from hearthside.foundation.limits import may_try, where_from
from hearthside.foundation.verdicts import Refused, require
from hearthside.people.members.sign_in import members_only

from . import actions, queries, sealed
from .forms import AppealForm, NoticeForm, ReportForm
from .models import Decision, ReportReason

REPORTS_A_DAY = 20  # from one person or network address; beyond it somebody is not reporting
NOTICE = ("law", "is_child_abuse", "name", "email", "is_good_faith")


@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, kind: str, row: int) -> HttpResponse:
    """Tell us about something, logged in or not. What may be illegal has a second page, with what the law asks for."""
    contribution = registry.find(kind, row)
    if contribution is None or not contribution.visible_to(request.member):
        raise Http404
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["reason"] == ReportReason.ILLEGAL:
            return _notice(request, contribution, form.cleaned_data["words"])
        return _filed(request, contribution, form.cleaned_data)
    page = {"form": form, "contribution": contribution, "doubts": _doubts(request)}
    return render(request, "moderation/report.html", page, status=422 if request.method == "POST" else 200)


@require_GET
def received(request: HttpRequest) -> HttpResponse:
    return render(request, "moderation/received.html")


@require_GET
def sealed_report(request: HttpRequest, seal: str) -> HttpResponse:
    """What became of a report, for whoever made it without an account."""
    if found := sealed.report_behind(seal):
        return render(request, "moderation/received.html", {"report": found})
    raise Http404


@members_only
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """My reports and what became of them; what was decided about my own words, and why."""
    page = {
        "reports": queries.reports_by(request.member)[:50],
        "decisions": queries.decisions_about(request.member)[:50],
        "away": queries.put_away_by(request.member),
    }
    return render(request, "moderation/mine.html", page)


@members_only
@require_POST
def decision_seen(request: HttpRequest, pk: int) -> HttpResponse:
    actions.mark_decision_seen(request.member, get_object_or_404(Decision, pk=pk, author=request.member))
    return redirect("moderation:mine")


@members_only
@require_http_methods(["GET", "POST"])
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The statement of reasons, for whom it is about, and the way to answer it."""
    return _decision(request, get_object_or_404(queries.decisions_about(request.member), pk=pk))


@require_http_methods(["GET", "POST"])
def sealed_decision(request: HttpRequest, seal: str) -> HttpResponse:
    """The same behind a link that opens without logging in."""
    if found := sealed.decision_behind(seal):
        return _decision(request, found)
    raise Http404


@members_only
@require_POST
def show_again(request: HttpRequest, kind: str, row: int) -> HttpResponse:
    actions.show_again(request.member, kind, row)
    found = registry.find(kind, row)
    return redirect((found and found.address) or "moderation:mine")


def _filed(request: HttpRequest, contribution: Contribution, told: dict[str, Any], notice: str = "") -> HttpResponse:
    who = str(request.member.pk) if request.member else where_from(request)
    require(may_try("report", who, REPORTS_A_DAY, timedelta(days=1)))
    made = actions.file_report(request.member, contribution, told["reason"], told["words"], notice=notice)
    return redirect("moderation:received" if request.member else sealed.link_to_report(made))


def _notice(request: HttpRequest, contribution: Contribution, words: str) -> HttpResponse:
    """The fields of the law come on a page of their own, so that all other reports stay short."""
    is_sent = "is_notice" in request.POST
    form = NoticeForm(request.POST if is_sent else None, needs_a_name=not request.member, initial={"words": words})
    if is_sent and form.is_valid():
        given = {name: form.cleaned_data[name] for name in NOTICE}
        return _filed(request, contribution, form.cleaned_data, json.dumps(given, ensure_ascii=False))
    page = {"form": form, "contribution": contribution}
    return render(request, "moderation/notice.html", page, status=422 if is_sent else 200)


def _doubts(request: HttpRequest) -> bool:
    """Whether to say kindly that many of somebody's reports were about words that could stand."""
    return bool(request.member and queries.are_reports_doubted(request.member.pk))


def _decision(request: HttpRequest, found: Decision) -> HttpResponse:
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.appeal(found, form.cleaned_data["words"])
        except Refused as refused:
            form.add_error("words", str(refused.verdict.reason))
        else:
            messages.success(request, _("Your answer has arrived. Another person will read it."))
            return redirect(request.path)
    page = {"form": form, "link": request.build_absolute_uri(sealed.link_to_decision(found)), **queries.told_of(found)}
    page["back"] = reverse("moderation:mine") if request.member else ""
    return render(request, "moderation/decision.html", page, status=422 if form.errors else 200)
