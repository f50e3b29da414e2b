"""One case: the words, the talk, the answer, and everything that can be done."""

from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from hearthside.care.aftercare.queries import follow_ups_about
from hearthside.care.conversations.models import LONGEST
from hearthside.care.disclosures.queries import running_for
from hearthside.care.helplines.directory import country_name
from hearthside.care.helplines.directory.names import language_name
from hearthside.care.helplines.queries import routes_for
from hearthside.care.moderation.queries import worries_about
from hearthside.care.respite.rules import may_take_on
from hearthside.care.safety import rules
from hearthside.care.safety.actions import look_at
from hearthside.care.safety.models import Case
from hearthside.care.safety.queries import course_of, earlier_cases

from .. import actions, queries
from ..forms import (
    AnswerForm,
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
from ..questions import level_of
from ..wording import HABITS_BESIDE_THE_BOX, look_over
from .queue import queue_pane, responders_only


@responders_only
@require_GET
def case(request: HttpRequest, pk: int) -> HttpResponse:
    found = find_case(request, pk)
    look_at(request.member, found)
    return show(request, find_case(request, pk))


@responders_only
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it; once before, point at what could be said better."""
    found = find_case(request, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return show(request, found, 422, answer_form=form)
    sent = {name: form.cleaned_data[name] for name in ("body", "once", "reply")}
    if not form.cleaned_data["looked_over"] and look_over(sent["body"]):
        return show(request, found, answer_form=_with_words(form, sent["body"], sent["reply"]), stopped=True)
    actions.answer_case(request.member, found, **sent)
    return redirect("desk:case", pk)


@responders_only
@require_POST
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Put prepared words, a question or helplines into the answer. Nothing is sent and nothing is kept."""
    found = find_case(request, pk)
    typed = request.POST.get("body", "")[:LONGEST].replace("\r\n", "\n")
    talk = queries.talk_of(found, request.member)
    words, mark = queries.words_to_put_in(found, request.member, talk.lines, request.POST.get("use", ""))
    body = f"{typed.rstrip()}\n\n{words}" if typed.strip() and words else words or typed
    form = _with_words(AnswerForm(request.POST), body, mark or request.POST.get("reply", ""))
    if request.htmx:
        return render(request, "desk/_answer_box.html", {"case": found, **_box(form)})
    return show(request, found, answer_form=form)


@responders_only
@require_POST
def advice(request: HttpRequest, pk: int) -> HttpResponse:
    """The soft look over a draft while it is written; the words are looked at and forgotten."""
    return render(request, "desk/_advice.html", {"advice": look_over(request.POST.get("body", "")[:LONGEST])})


def find_case(request: HttpRequest, pk: int) -> Case:
    """Nobody opens the case about themselves."""
    others = Case.objects.exclude(member=request.member).select_related("member", "owner")
    return get_object_or_404(others, pk=pk)


def show(request: HttpRequest, found: Case, status: int = 200, **more: Any) -> HttpResponse:
    """The whole page, with a form that was refused in its place."""
    talk = queries.talk_of(found, request.member)
    suggested, others = queries.filled_replies(found, request.member, talk.lines)
    steps = queries.steps_of(found)
    form = more.pop("answer_form", None) or AnswerForm(initial={"once": uuid4()})
    page = {
        **queue_pane(request),
        **_box(form),
        **_person(found),
        **_rights(request, found),
        **_forms(request, found, steps),
        "case": found,
        "words": queries.marked_words_of(found),
        "worries": worries_about(found),
        "talk": talk,
        "suggested": suggested,
        "others": others,
        "steps": steps,
        "hint": level_of({step.question.key: step.learned.said for step in steps if step.learned}),
        "history": queries.history_of(found),
        "opinions": queries.opinions_in(found),
        "referrals": queries.referrals_in(found),
        "disclosure": running_for(found),
    }
    return render(request, "desk/case.html", {**page, **more}, status=status)


def _person(found: Case) -> dict[str, Any]:
    country = found.member.country if found.member else ""
    language = get_language() or "en"
    return {
        "country_name": country_name(country, language) if country else "",
        "language_name": language_name(found.member.language, language) if found.member else "",
        "helplines": routes_for(country, limit=3) if country else [],
        "earlier": list(earlier_cases(found)[:5]),
        "follow_ups": follow_ups_about(found),
        "course": course_of(found),
        "now": timezone.now(),
    }


def _rights(request: HttpRequest, found: Case) -> dict[str, Any]:
    may_work = rules.may_work_on(request.member, found)
    may_claim = rules.may_claim(request.member, found)
    # Past a limit the page says which and offers to go past it with a note; the action judges again.
    may_carry = may_take_on(request.member, found.urgency, found.topics) if may_claim and not may_work else may_claim
    return {
        "may_work": may_work,
        "may_claim": may_claim,
        "may_carry": may_carry,
        "may_call": rules.may_call_others(request.member, found),
    }


def _forms(request: HttpRequest, found: Case, steps: list[queries.Step]) -> dict[str, Any]:
    known = {"plan": found.plan, "what_helped": found.what_helped}
    return {
        "closing_form": ClosingForm(auto_id="closing-%s", initial=known),
        "note_form": NoteForm(auto_id="note-%s"),
        "give_back_form": NoteForm(auto_id="give-back-%s"),
        "hand_over_form": HandOverForm(auto_id="hand-over-%s", people=queries.people_to_hand_to(request.member, found)),
        "escalation_form": EscalationForm(auto_id="escalation-%s"),
        "opinion_form": OpinionForm(auto_id="opinion-%s"),
        "opinion_answer_form": OpinionAnswerForm(auto_id="opinion-answer-%s"),
        "referral_form": ReferralForm(auto_id="referral-%s"),
        "learned_form": LearnedForm(steps, auto_id="learned-%s"),
        "reveal_form": RevealForm(auto_id="reveal-%s"),
        "take_form": TakeForm(auto_id="take-%s"),
    }


def _box(form: AnswerForm) -> dict[str, Any]:
    """The text box with the advice for what stands in it."""
    body = str(form["body"].value() or "")
    return {
        "answer_form": form,
        "advice": look_over(body) if body else [],
        "longest": LONGEST,
        "habits": HABITS_BESIDE_THE_BOX,
    }


def _with_words(form: AnswerForm, body: str, reply: str) -> AnswerForm:
    """A fresh form with the same key against sending twice."""
    once = form["once"].value() or uuid4()
    return AnswerForm(initial={"body": body, "once": once, "reply": reply})
