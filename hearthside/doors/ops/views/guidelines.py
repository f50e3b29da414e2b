"""The guidelines: what holds, the draft of what shall hold next, clause by clause."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.care.guidelines import actions, queries
from hearthside.care.guidelines.forms import ClauseForm, InForceForm, OpeningForm
from hearthside.care.guidelines.models import Clause, GuidelineVersion
from hearthside.commons.governance.actions import put_in_force
from hearthside.commons.governance.queries import consultations

from .attempts import did

STEPS = {"up": -1, "down": 1}


@require_GET
def guidelines(request: HttpRequest) -> HttpResponse:
    """What holds now, what comes with the software where nothing holds yet, and the versions before."""
    shipped = queries.shipped_guidelines(request.member.language)
    return render(request, "ops/guidelines.html", {
        "current": queries.current_guidelines(), "draft": queries.draft_guidelines(), "shipped": shipped,
        "versions": list(queries.versions()[:50]), "consultations": list(consultations()[:10]),
    })  # fmt: skip


@require_POST
def guidelines_adoption(request: HttpRequest) -> HttpResponse:
    """The guidelines that come with the software, in force as they are."""
    actions.adopt_shipped(request.member, request.member.language)
    messages.success(request, _("They are in force. You can change each clause whenever you want."))
    return redirect("ops:guidelines")


@require_http_methods(["GET", "POST"])
def guidelines_draft(request: HttpRequest) -> HttpResponse:
    """Open a draft, or go on with it; put it in force."""
    if request.method == "POST" and "note" not in request.POST:
        actions.open_draft(request.member, request.member.language)
        return redirect("ops:guidelines_draft")
    draft, form = _draft(), InForceForm(request.POST or None)
    if request.method == "POST" and did(form, lambda: put_in_force(request.member, draft, **form.cleaned_data)):
        messages.success(request, _("It is in force. Members see what is different."))
        return redirect("ops:guidelines")
    return _draft_page(request, draft, in_force=form)


@require_POST
def guidelines_opening(request: HttpRequest) -> HttpResponse:
    draft = _draft()
    form = OpeningForm(request.POST, instance=draft)
    if did(form, lambda: actions.write_opening(request.member, draft, form.cleaned_data["opening"])):
        messages.success(request, _("Saved."))
        return redirect("ops:guidelines_draft")
    return _draft_page(request, draft, opening=form)


@require_POST
def guidelines_shipped(request: HttpRequest) -> HttpResponse:
    """Add to the draft what comes with the software and is not in it."""
    many = actions.add_shipped(request.member, _draft(), request.member.language)
    told = ngettext("%(many)d clause was added.", "%(many)d clauses were added.", many) % {"many": many}
    messages.success(request, told)
    return redirect("ops:guidelines_draft")


@require_POST
def guidelines_discarding(request: HttpRequest) -> HttpResponse:
    actions.discard_draft(request.member, _draft())
    messages.success(request, _("The draft is gone. What holds has not changed."))
    return redirect("ops:guidelines")


@require_http_methods(["GET", "POST"])
def new_clause(request: HttpRequest) -> HttpResponse:
    draft, form = _draft(), ClauseForm(request.POST or None)
    if request.method == "POST" and did(form, lambda: actions.add_clause(request.member, draft, **form.cleaned_data)):
        messages.success(request, _("It is in the draft."))
        return redirect("ops:guidelines_draft")
    return render(request, "ops/clause.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def clause(request: HttpRequest, key: str) -> HttpResponse:
    """Change one clause of the draft."""
    found = _clause(key)
    form = ClauseForm(request.POST or None, instance=_clause(key))  # of its own: a form writes into what it is given
    if request.method == "POST" and did(
        form, lambda: actions.change_clause(request.member, found, **form.cleaned_data)
    ):
        messages.success(request, _("Saved in the draft."))
        return redirect("ops:guidelines_draft")
    page = {"form": form, "clause": found, "grade": queries.reading_grade(found), "highest": queries.HIGHEST}
    return render(request, "ops/clause.html", page, status=422 if form.errors else 200)


@require_POST
def clause_place(request: HttpRequest, key: str) -> HttpResponse:
    """One place up or down under its heading."""
    if step := STEPS.get(request.POST.get("step", "")):
        actions.move_clause(request.member, _clause(key), step)
    return redirect("ops:guidelines_draft")


@require_POST
def clause_retirement(request: HttpRequest, key: str) -> HttpResponse:
    actions.retire_clause(request.member, _clause(key))
    messages.success(request, _("It is no longer in the draft. In earlier versions it stays."))
    return redirect("ops:guidelines_draft")


def _change(request: HttpRequest, found: Clause, form: ClauseForm) -> None:
    actions.change_clause(request.member, found, **form.cleaned_data)


def _draft() -> GuidelineVersion:
    if found := queries.draft_guidelines():
        return found
    raise Http404


def _clause(key: str) -> Clause:
    return get_object_or_404(Clause.objects.select_related("version"), version__number=0, key=key)


def _draft_page(request: HttpRequest, draft: GuidelineVersion, **forms: Any) -> HttpResponse:
    clauses, current = queries.clauses_of(draft), queries.current_guidelines()
    missing = {told["key"] for told in queries.shipped_guidelines().clauses} - {each.key for each in clauses}
    page = {
        "draft": draft, "current": current, "chapters": queries.chapters(clauses), "missing": len(missing),
        "changes": queries.changes_between(current, draft) if current else [],
        "hard": queries.hard_to_read(clauses), "highest": queries.HIGHEST,
        "opening": OpeningForm(instance=draft), "in_force": InForceForm(), **forms,
    }  # fmt: skip
    is_wrong = any(form.errors for form in forms.values())
    return render(request, "ops/guidelines_draft.html", page, status=422 if is_wrong else 200)
