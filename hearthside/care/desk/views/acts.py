"""What is done in a case; each answers with the case, or with the queue when it has left one's hands."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearthside.care.safety import actions as safety
from hearthside.care.safety.models import Case
from hearthside.foundation.verdicts import Refused

from .. import actions, queries
from ..forms import (
    ClosingForm,
    EscalationForm,
    HandOverForm,
    LearnedForm,
    NoteForm,
    OpinionAnswerForm,
    OpinionForm,
    ReferralForm,
    RevealForm,
    TakeForm,
)
from ..models import Referral, SecondOpinion
from .case import find_case, show
from .queue import responders_only


@responders_only
@require_POST
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it; past a limit, with a note."""
    found = find_case(request, pk)
    form = TakeForm(request.POST, auto_id="take-%s") if "note" in request.POST else None
    if form and not form.is_valid():
        return show(request, found, 422, take_form=form)
    try:
        safety.claim_case(request.member, found, form.cleaned_data["note"] if form else "")
    except Refused as refused:
        return show(request, find_case(request, pk), 409, refusal=refused.verdict)
    return redirect("desk:case", pk)


@responders_only
@require_POST
def hand_back(request: HttpRequest, pk: int) -> HttpResponse:
    safety.give_back_case(request.member, find_case(request, pk), request.POST.get("note", "")[:2000])
    return redirect("desk:triage")


@responders_only
@require_POST
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it to somebody by name, who is told at once."""
    found = find_case(request, pk)
    people = queries.people_to_hand_to(request.member, found)
    form = HandOverForm(request.POST, people=people, auto_id="hand-over-%s")
    if form.is_valid():
        to = next(person for person in people if person.pk == form.cleaned_data["to"])
        try:
            safety.hand_over_case(request.member, found, to, form.cleaned_data["note"])
        except Refused as refused:
            form.add_error("to", str(refused.verdict.reason))
        else:
            messages.success(request, _("%(name)s has it now, and has been told.") % {"name": to.name})
            return redirect("desk:triage")
    return show(request, found, 422, hand_over_form=form, opened="hand_over")


@responders_only
@require_POST
def escalation(request: HttpRequest, pk: int) -> HttpResponse:
    """Call the next level now."""
    found = find_case(request, pk)
    form = EscalationForm(request.POST, auto_id="escalation-%s")
    if not form.is_valid():
        return show(request, found, 422, escalation_form=form, opened="escalation")
    safety.escalate_case(request.member, found, form.cleaned_data["note"])
    messages.success(request, _("They are being called. The case stays with whoever has it."))
    return redirect("desk:case", pk)


@responders_only
@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Consult inside the case; the member never sees it."""
    found = find_case(request, pk)
    form = NoteForm(request.POST, auto_id="note-%s")
    if not form.is_valid():
        return show(request, found, 422, note_form=form)
    safety.add_note(request.member, found, "note", form.cleaned_data["note"])
    return redirect("desk:case", pk)


@responders_only
@require_POST
def learned(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what they said to the questions."""
    found = find_case(request, pk)
    form = LearnedForm(queries.steps_of(found), request.POST, auto_id="learned-%s")
    if not form.is_valid():
        return show(request, found, 422, learned_form=form, opened="questions")
    actions.keep_learned(request.member, found, form.answers())
    messages.success(request, _("Kept, for you and whoever comes after you."))
    return redirect("desk:case", pk)


@responders_only
@require_POST
def opinion(request: HttpRequest, pk: int) -> HttpResponse:
    found = find_case(request, pk)
    form = OpinionForm(request.POST, auto_id="opinion-%s")
    if not form.is_valid():
        return show(request, found, 422, opinion_form=form, opened="opinion")
    actions.ask_for_opinion(request.member, found, form.cleaned_data["question"])
    messages.success(request, _("Asked. You see the answer here."))
    return redirect("desk:case", pk)


@responders_only
@require_POST
def opinion_answer(request: HttpRequest, pk: int, opinion: int) -> HttpResponse:
    found = find_case(request, pk)
    asked = get_object_or_404(SecondOpinion, pk=opinion, case=found)
    form = OpinionAnswerForm(request.POST, auto_id="opinion-answer-%s")
    if not form.is_valid():
        return show(request, found, 422, opinion_answer_form=form)
    actions.give_opinion(request.member, asked, form.cleaned_data["answer"])
    messages.success(request, _("Thank you. They see it now."))
    return redirect("desk:case", pk)


@responders_only
@require_POST
def referral(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the member whether they want to be passed on."""
    found = find_case(request, pk)
    form = ReferralForm(request.POST, auto_id="referral-%s")
    if not form.is_valid():
        return show(request, found, 422, referral_form=form, opened="referral")
    actions.propose_referral(request.member, found, **form.cleaned_data)
    messages.success(request, _("They have been asked. Nothing is passed on unless they say yes."))
    return redirect("desk:case", pk)


@responders_only
@require_POST
def referral_sent(request: HttpRequest, pk: int, referral: int) -> HttpResponse:
    asked = get_object_or_404(Referral, pk=referral, case=find_case(request, pk))
    actions.record_referral_sent(request.member, asked)
    return redirect("desk:case", pk)


@responders_only
@require_POST
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    found = find_case(request, pk)
    form = ClosingForm(request.POST, auto_id="closing-%s")
    if not form.is_valid():
        return show(request, found, 422, closing_form=form, opened="closing")
    kept = form.cleaned_data
    memory = actions.Memory(kept["what_helped"], kept["plan"], kept["was_hard"])
    actions.finish_case(request.member, found, kept["outcome"], kept["note"], kept["read_up_to"], memory)
    messages.success(request, _("The case is closed. Thank you for looking after somebody."))
    return redirect("desk:triage")


@responders_only
@require_POST
def words(request: HttpRequest, pk: int, change: str) -> HttpResponse:
    """Release or hold the words of a case."""
    found, key = find_case(request, pk), request.POST.get("key", "")
    if change == "hold":
        actions.hold_words(request.member, found, key)
    else:
        actions.release_words(request.member, found, key, request.POST.get("wording", ""))
    return redirect("desk:case", pk)


@responders_only
@require_POST
def reveal(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is behind a case without a name, with a reason that is logged."""
    found: Case = find_case(request, pk)
    form = RevealForm(request.POST, auto_id="reveal-%s")
    if not form.is_valid():
        return show(request, found, 422, reveal_form=form, opened="reveal")
    member = actions.reveal_member(request.member, found, form.cleaned_data["reason"])
    return show(request, found, revealed=member)
