"""Drafts of the guidelines: everybody reads them and what came of them, members say what they think."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.care.guidelines.queries import chapters
from hearthside.foundation.limits import may_try
from hearthside.foundation.verdicts import Refused, require
from hearthside.people.members.sign_in import members_only

from . import actions, queries, rules
from .actions import Said
from .forms import RemarkForm
from .models import Consultation, Remark

REMARKS_A_DAY = 60  # from one member: more than one for each clause


@require_GET
def consultations(request: HttpRequest) -> HttpResponse:
    """All drafts that members were asked about; with `version`, those that led to it."""
    found, number = queries.consultations(), request.GET.get("version", "")
    if number.isdecimal():
        found = found.filter(version__number=min(int(number[:12]), 2**31 - 1))
    return render(request, "governance/consultations.html", {"consultations": found[:100], "number": number})


@require_GET
def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft, what is different in it, what was said and what was done."""
    found = _found(pk)
    clauses = queries.consulted_clauses(found)
    return render(request, "governance/consultation.html", {
        "consultation": found, "chapters": chapters(clauses), "changes": queries.consulted_changes(found),
        "numbers": queries.numbers_by_clause(found), "said": [] if found.is_open else queries.what_was_said(found),
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def clause(request: HttpRequest, pk: int, key: str = "") -> HttpResponseBase:
    """One clause of the draft, or all of it, what members say about it, and a form."""
    if request.method == "POST":
        return _say(request, pk, key)
    return _clause_page(request, _found(pk), key, RemarkForm())


@members_only
@require_POST
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's words back."""
    found = get_object_or_404(Remark.objects.visible_to(request.member), pk=pk)
    back = _address(found.consultation_id, found.clause)
    actions.take_back(request.member, found)
    messages.success(request, _("Your words are gone from here."))
    return redirect(back)


@members_only
def _say(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    found, form = _found(pk), RemarkForm(request.POST)
    if form.is_valid():
        try:
            require(may_try("remark", str(request.member.pk), REMARKS_A_DAY, timedelta(days=1)))
            said = actions.remark(request.member, found, key, form.cleaned_data["words"])
        except Refused as refused:
            form.add_error(None, str(refused.verdict.reason))
        else:
            return _answer_to(request, said)
    return _clause_page(request, found, key, form)


def _answer_to(request: HttpRequest, said: Said) -> HttpResponse:
    """Support in the same response when the words call for it; else back to the clause, which says if they wait."""
    remark = said.remark
    back = f"{_address(remark.consultation_id, remark.clause)}#remark-{remark.pk}"
    if said.offer is None:
        return redirect(back)
    return render(request, "safety/kept.html", {
        "offer": said.offer, "contribution_is_held": remark.is_held, "held_why": remark.held_why, "back": back,
    })  # fmt: skip


def _clause_page(request: HttpRequest, found: Consultation, key: str, form: RemarkForm) -> HttpResponse:
    change = next((each for each in queries.consulted_changes(found) if each.clause.key == key), None)
    inside = (each for each in queries.consulted_clauses(found) if each.key == key)
    shown = next(inside, change.clause if change else None)
    if key and shown is None:
        raise Http404
    return render(request, "governance/clause.html", {
        "consultation": found, "clause": shown, "change": change, "form": form,
        "remarks": queries.remarks_on(found, key, request.member), "answer": queries.answer_for(found, key),
        "may_remark": rules.may_remark(request.member, found, key), "address": _address(found.pk, key),
    }, status=422 if form.errors else 200)  # fmt: skip


def _found(pk: int) -> Consultation:
    return get_object_or_404(Consultation.objects.select_related("version"), pk=pk)


def _address(pk: int, key: str) -> str:
    return reverse("governance:clause", args=[pk, key]) if key else reverse("governance:whole", args=[pk])
