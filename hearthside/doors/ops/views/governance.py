"""Asking members about a draft of the guidelines and answering them; when each policy is looked at again."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.care.guidelines.queries import draft_guidelines
from hearthside.commons.governance import actions, queries
from hearthside.commons.governance.forms import AnswerForm, ConsultationForm, DaysForm, ReviewForm
from hearthside.commons.governance.models import Consultation, Policy, Remark

from .attempts import did


@require_http_methods(["GET", "POST"])
def new_consultation(request: HttpRequest) -> HttpResponse:
    form = ConsultationForm(request.POST or None)
    if request.method == "POST" and did(form, lambda: actions.consult(request.member, **form.cleaned_data)):
        messages.success(request, _("Members see the draft now, and can say what they think."))
        return redirect("ops:guidelines")
    page = {"form": form, "draft": draft_guidelines(), "running": queries.running_consultation()}
    return render(request, "ops/new_consultation.html", page, status=422 if form.errors else 200)


@require_GET
def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    """What was said, clause by clause, and what is answered already."""
    return _page(request, get_object_or_404(Consultation, pk=pk))


@require_POST
def consultation_days(request: HttpRequest, pk: int) -> HttpResponse:
    """More time for members."""
    found, form = get_object_or_404(Consultation, pk=pk), DaysForm(request.POST)
    if did(form, lambda: actions.extend_consultation(request.member, found, form.cleaned_data["days"])):
        messages.success(request, _("They have more time."))
        return redirect("ops:consultation", pk)
    return _page(request, found, days=form)


@require_POST
def consultation_end(request: HttpRequest, pk: int) -> HttpResponse:
    actions.end_consultation(request.member, get_object_or_404(Consultation, pk=pk))
    messages.success(request, _("It has ended. Now tell members what you do about it."))
    return redirect("ops:consultation", pk)


@require_http_methods(["GET", "POST"])
def consultation_clause(request: HttpRequest, pk: int, key: str = "") -> HttpResponse:
    """What was said about one clause, or about all of it, and the answer: to the clause, or to one remark."""
    found = get_object_or_404(Consultation, pk=pk)
    shown = found.clause(key)
    if key and shown is None:
        raise Http404
    remark = _remark(request, found, key)
    before = getattr(remark, "answer", None) if remark else queries.answer_for(found, key)
    initial = {"said": before.said, "did": before.did} if before else None
    form = AnswerForm(request.POST or None, initial=initial)
    answer = partial(_answer, request, form, found, key, remark)
    if request.method == "POST" and did(form, answer):
        messages.success(request, _("Kept. Everybody can read it once the time is over."))
        return redirect("ops:consultation", pk)
    page = {
        "consultation": found, "clause": shown, "form": form, "remark": remark,
        "remarks": queries.remarks_on(found, key, request.member), "address": _address(found, key),
    }  # fmt: skip
    return render(request, "ops/consultation_clause.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def reviews(request: HttpRequest) -> HttpResponse:
    """Which policy is looked at again when, what is overdue, and what came of it before."""
    asked = request.GET.get("policy", "")
    form = ReviewForm(request.POST or None, initial={"policy": asked} if asked in Policy.values else None)
    if request.method == "POST" and did(form, lambda: actions.set_review(request.member, **form.cleaned_data)):
        messages.success(request, _("Kept. You are reminded here when the day has come."))
        return redirect("ops:reviews")
    page = {"form": form, "standpoints": queries.reviews(), "before": queries.reviews_before()[:50]}
    return render(request, "ops/reviews.html", page, status=422 if form.errors else 200)


def _page(request: HttpRequest, found: Consultation, **forms: Any) -> HttpResponse:
    page = {
        "consultation": found, "said": queries.what_was_said(found), "days": DaysForm(), **forms,
    }  # fmt: skip
    return render(request, "ops/consultation.html", page, status=422 if forms else 200)


def _answer(request: HttpRequest, form: AnswerForm, found: Consultation, key: str, remark: Remark | None) -> None:
    actions.answer(request.member, found, key, form.cleaned_data["said"], form.cleaned_data["did"], remark)


def _remark(request: HttpRequest, found: Consultation, key: str) -> Remark | None:
    """The one remark that is answered, if one is asked for and others can read it."""
    asked = request.GET.get("remark", "")
    if not asked:
        return None
    if not asked.isdecimal():
        raise Http404
    shown = queries.remarks_on(found, key, request.member)
    found_one = next((remark for remark in shown if remark.pk == int(asked[:18]) and remark.is_shown), None)
    if found_one is None:
        raise Http404
    return found_one


def _address(found: Consultation, key: str) -> str:
    if key:
        return reverse("ops:consultation_clause", args=[found.pk, key])
    return reverse("ops:consultation_whole", args=[found.pk])
