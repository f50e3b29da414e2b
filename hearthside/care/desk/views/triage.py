from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hearthside.care.conversations.queries import (
    cases_waiting_for_an_answer,
    is_seen_by_member,
    messages_in,
    open_conversation_of,
)
from hearthside.care.helplines.directory import country_name
from hearthside.care.helplines.queries import routes_for
from hearthside.care.moderation.queries import worries_about
from hearthside.care.rota.models import Desk
from hearthside.care.rota.queries import cover, current_shift
from hearthside.care.safety import actions as safety
from hearthside.care.safety import queries, rules
from hearthside.care.safety.models import Case
from hearthside.people.members.sign_in import with_role

from .. import actions
from ..forms import AnswerForm, ClosingForm, NoteForm, RevealForm

responders_only = with_role("responder")


@responders_only
@require_GET
def triage(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/triage.html", _queue(request))


@responders_only
@require_POST
def help_next(request: HttpRequest) -> HttpResponse:
    """Claim the most urgent case that nobody holds."""
    case = queries.next_case(request.member)
    if case is None:
        messages.info(request, _("Nobody is waiting."))
        return redirect("desk:triage")
    safety.claim_case(request.member, case)
    return redirect("desk:case", case.pk)


@responders_only
@require_GET
def case(request: HttpRequest, pk: int) -> HttpResponse:
    found = _case(request, pk)
    safety.look_at(request.member, found)
    return render(request, "desk/case.html", _case_page(request, found))


@responders_only
@require_POST
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    safety.claim_case(request.member, _case(request, pk))
    return redirect("desk:case", pk)


@responders_only
@require_POST
def hand_back(request: HttpRequest, pk: int) -> HttpResponse:
    safety.give_back_case(request.member, _case(request, pk), request.POST.get("note", "")[:2000])
    return redirect("desk:triage")


@responders_only
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    found = _case(request, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return render(request, "desk/case.html", _case_page(request, found, answer_form=form), status=422)
    actions.answer_case(request.member, found, **form.cleaned_data)
    return redirect("desk:case", pk)


@responders_only
@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    form = NoteForm(request.POST)
    if form.is_valid():
        safety.add_note(request.member, _case(request, pk), "note", form.cleaned_data["note"])
    return redirect("desk:case", pk)


@responders_only
@require_POST
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    found = _case(request, pk)
    form = ClosingForm(request.POST)
    if not form.is_valid():
        return render(request, "desk/case.html", _case_page(request, found, closing_form=form), status=422)
    actions.finish_case(request.member, found, **form.cleaned_data)
    messages.success(request, _("The case is closed. Thank you for looking after somebody."))
    return redirect("desk:triage")


@responders_only
@require_POST
def words(request: HttpRequest, pk: int, change: str) -> HttpResponse:
    """Release or hold the words of a case."""
    found, key = _case(request, pk), request.POST.get("key", "")
    if change == "hold":
        actions.hold_words(request.member, found, key)
    else:
        actions.release_words(request.member, found, key, request.POST.get("wording", ""))
    return redirect("desk:case", pk)


@responders_only
@require_POST
def reveal(request: HttpRequest, pk: int) -> HttpResponse:
    found = _case(request, pk)
    form = RevealForm(request.POST)
    if not form.is_valid():
        return render(request, "desk/case.html", _case_page(request, found, reveal_form=form), status=422)
    member = actions.reveal_member(request.member, found, form.cleaned_data["reason"])
    return render(request, "desk/case.html", {**_case_page(request, found), "revealed": member})


def _case(request: HttpRequest, pk: int) -> Case:
    mine = Case.objects.exclude(member=request.member).select_related("member", "owner")
    return get_object_or_404(mine, pk=pk)


def _queue(request: HttpRequest) -> dict[str, Any]:
    return {
        "cases": queries.open_cases(request.member)[:100],
        "waiting_for_an_answer": cases_waiting_for_an_answer(),
        "cover": cover(Desk.TRIAGE),
        "shift": current_shift(request.member, Desk.TRIAGE),
    }


def _case_page(request: HttpRequest, found: Case, **forms: Any) -> dict[str, Any]:
    conversation = open_conversation_of(found)
    talk = messages_in(conversation, request.member) if conversation else []
    country = found.member.country if found.member else ""
    return {
        **_queue(request),
        "case": found,
        "country_name": country_name(country, get_language() or "en") if country else "",
        "words": queries.words_of(found),
        "history": found.history.select_related("actor").order_by("at"),
        "earlier": queries.earlier_cases(found),
        "may_claim": rules.may_claim(request.member, found),
        "may_work": rules.may_work_on(request.member, found),
        "conversation_messages": talk,
        "read_up_to": talk[-1].pk if talk else 0,
        "worries": worries_about(found),
        "is_seen": is_seen_by_member(conversation) if conversation else True,
        "helplines": routes_for(country, limit=3) if country else [],
        "answer_form": AnswerForm(initial={"once": uuid4()}),
        "closing_form": ClosingForm(auto_id="closing-%s"),
        "hand_over_form": NoteForm(auto_id="hand-over-%s"),
        "note_form": NoteForm(auto_id="note-%s"),
        "reveal_form": RevealForm(),
        **forms,
    }
