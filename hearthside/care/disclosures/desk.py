"""The staff's side: asking, deciding as the second person, opening, and writing down how it ended."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.care.safety.models import Case
from hearthside.foundation.verdicts import Refused, require
from hearthside.people.members.sign_in import with_role
from hearthside.people.organisations.queries import community

from . import actions, queries, rules
from .forms import AskForm, EndForm, PostponeForm
from .models import Disclosure

decides = with_role("responder", "supervisor", "operator")


@decides
@require_GET
def disclosures(request: HttpRequest) -> HttpResponse:
    """What waits for a second person, what runs, and what a supervisor should look at again."""
    waiting = [one for one in queries.waiting_for_a_second_person(request.member) if rules.may_see(request.member, one)]
    today = timezone.localdate()
    postponed = [one for one in queries.not_yet_told() if rules.may_see(request.member, one)]
    page = {
        "waiting": waiting,
        "running": queries.running_of(request.member),
        "not_told": [(one, queries.review_is_near(one, today)) for one in postponed],
        "year": today.year,
        "counts": queries.disclosures_in(today.year),
        "told_within": rules.TOLD_WITHIN.days,
    }
    return render(request, "disclosures/list.html", page)


@with_role("responder")
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, case: int) -> HttpResponse:
    """The one who looks after somebody asks; the policy stands beside the form."""
    mine = Case.objects.exclude(member=request.member).select_related("member")
    found = get_object_or_404(mine, pk=case)
    if running := queries.running_for(found):
        return redirect("disclosures:disclosure", running.pk)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.ask_to_disclose(request.member, found, **form.cleaned_data)
        messages.success(request, _("Asked. Nothing opens until a second person agrees."))
        return redirect("disclosures:disclosure", made.pk)
    page = {
        "case": found,
        "form": form,
        "verdict": rules.may_ask(request.member, found),
        "policy": community().disclosure_policy,
        "has_contact": queries.has_contact(found.member),
    }
    return render(request, "disclosures/ask.html", page, status=422 if request.method == "POST" else 200)


@decides
@require_GET
def disclosure(request: HttpRequest, pk: int) -> HttpResponse:
    found = _disclosure(request, pk)
    actions.look_at_disclosure(request.member, found)
    return render(request, "disclosures/disclosure.html", _page(request, found))


@decides
@require_POST
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """Yes or no of the second person."""
    found = _disclosure(request, pk)
    if request.POST.get("answer") == "no":
        actions.refuse_disclosure(request.member, found)
    else:
        actions.agree_to_disclosure(request.member, found)
    return redirect("disclosures:disclosure", pk)


@decides
@require_POST
@sensitive_variables("contact")
def opening(request: HttpRequest, pk: int) -> HttpResponse:
    """Shown in the answer to this press and nowhere else: no address leads to it a second time."""
    found = _disclosure(request, pk)
    contact = actions.open_contact(request.member, found)
    return render(request, "disclosures/disclosure.html", {**_page(request, found), "contact": contact, "asked": True})


@decides
@require_POST
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    found = _disclosure(request, pk)
    form = EndForm(request.POST)
    if form.is_valid():
        try:
            actions.end_disclosure(request.member, found, **form.cleaned_data)
        except Refused as refused:
            form.add_error("was_told", str(refused.verdict.reason))
        else:
            messages.success(request, _("Written down. They are told when the case closes."))
            return redirect("disclosures:disclosure", pk)
    return render(request, "disclosures/disclosure.html", _page(request, found, end_form=form), status=422)


@with_role("supervisor")
@require_POST
def postponement(request: HttpRequest, pk: int) -> HttpResponse:
    found = _disclosure(request, pk)
    form = PostponeForm(request.POST)
    if form.is_valid():
        try:
            actions.postpone_telling(request.member, found, **form.cleaned_data)
        except Refused as refused:
            form.add_error("review_on", str(refused.verdict.reason))
        else:
            return redirect("disclosures:disclosure", pk)
    return render(request, "disclosures/disclosure.html", _page(request, found, postpone_form=form), status=422)


def _disclosure(request: HttpRequest, pk: int) -> Disclosure:
    people = ("case", "member", "asked_by", "agreed_by", "ended_by")
    found = get_object_or_404(Disclosure.objects.select_related(*people), pk=pk)
    if found.member_id == request.member.pk:
        raise Http404
    require(rules.may_see(request.member, found))
    return found


def _page(request: HttpRequest, found: Disclosure, **forms: Any) -> dict[str, Any]:
    is_running = found.ended_at is None
    return {
        "disclosure": found,
        "openings": found.openings.select_related("opened_by").order_by("pk"),
        "postponements": found.postponements.select_related("made_by"),
        "may_agree": rules.may_agree(request.member, found),
        "may_open": rules.may_open(request.member, found),
        "may_end": rules.may_end(request.member, found),
        "may_postpone": request.member.has_role("supervisor") and found.agreed_at and not found.told_member_at,
        "is_one_of_the_two": rules.is_one_of_the_two(request.member, found),
        "has_contact": queries.has_contact(found.member) if is_running else False,
        "end_form": EndForm(),
        "postpone_form": PostponeForm(auto_id="postpone-%s"),
        **forms,
    }
