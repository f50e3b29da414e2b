from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hearthside.care.contributions import registry
from hearthside.care.guidelines.queries import chapters, clauses_to_rest_on
from hearthside.care.moderation import actions as moderation
from hearthside.care.moderation import queries, rules
from hearthside.care.moderation.models import Decision, Item
from hearthside.care.rota.models import Desk
from hearthside.care.rota.queries import current_shift
from hearthside.care.safety.models import RecordedSign
from hearthside.care.safety.queries import marked
from hearthside.foundation.verdicts import Refused, require
from hearthside.people.members.sign_in import with_role

from ..forms import AppealAnswerForm, DecisionForm, ItemNoteForm, LiftForm
from ..queries import history_of_item, prepared_reasons, reason_to_put_in

moderators_only = with_role("moderator", "operator")
SHOWN = 100


@moderators_only
@require_GET
def items(request: HttpRequest) -> HttpResponse:
    took = {"appeals_took": queries.days_to_answer_appeals(), "items_took": queries.hours_to_decide()}
    return render(request, "desk/items.html", {**_queue(request), **took})


@moderators_only
@require_GET
def item(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Item, pk=pk)
    page = _item_page(request, found)
    moderation.look_at_item(request.member, found)
    return render(request, "desk/item.html", page)


@moderators_only
@require_POST
def claim_item(request: HttpRequest, pk: int) -> HttpResponse:
    moderation.claim_item(request.member, get_object_or_404(Item, pk=pk))
    return redirect("desk:item", pk)


@moderators_only
@require_POST
def give_item_back(request: HttpRequest, pk: int) -> HttpResponse:
    moderation.give_item_back(request.member, get_object_or_404(Item, pk=pk))
    return redirect("desk:items")


@moderators_only
@require_POST
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Item, pk=pk)
    contribution = registry.find(found.kind, found.row)
    form = DecisionForm(request.POST, contribution=contribution, clauses=clauses_to_rest_on())
    if not form.is_valid():
        return _again(request, found, form=form)
    try:
        made = moderation.rule_on(request.member, found, form.ruling())
    except Refused as refused:
        form.add_error("reason", str(refused.verdict.reason))
        return _again(request, found, form=form)
    waits = _("A second person is asked. Until they agree, the words wait and nothing else happens.")
    messages.success(request, waits if made.needs_two else _("Decided. Those who need to know are told."))
    return redirect("desk:items")


@moderators_only
@require_POST
def reason(request: HttpRequest, pk: int) -> HttpResponse:
    """Put prepared words into the reason. Nothing is decided, sent or kept."""
    found = get_object_or_404(Item, pk=pk)
    contribution = registry.find(found.kind, found.row)
    words, mark = reason_to_put_in(found, contribution, request.member, request.POST.get("use", ""))
    typed = request.POST.get("reason", "").strip()
    filled = request.POST.copy()
    filled["reason"] = f"{typed}\n\n{words}" if typed and words else words or typed
    filled["reply"] = mark or filled.get("reply", "")
    form = DecisionForm(filled, contribution=contribution, clauses=clauses_to_rest_on())
    form.errors.clear()  # nothing is sent yet, so nothing is missing
    return render(request, "desk/item.html", {**_item_page(request, found), "form": form})


@moderators_only
@require_POST
def agreement(request: HttpRequest, pk: int, decision: int) -> HttpResponse:
    """The second of two people agrees, or does not."""
    waiting = get_object_or_404(Decision, pk=decision, item=pk)
    answer = moderation.agree if request.POST.get("agrees") == "yes" else moderation.disagree
    answer(request.member, waiting)
    messages.success(request, _("Decided. Those who need to know are told."))
    return redirect("desk:items")


@moderators_only
@require_POST
def lift(request: HttpRequest, pk: int, decision: int) -> HttpResponse:
    made = get_object_or_404(Decision, pk=decision, item=pk)
    form = LiftForm(request.POST)
    said = _("Lifted. The author is told why.")
    return _acted(request, made.item, form, "lift_form", said, lambda: _lift(request, made, form))


@moderators_only
@require_POST
def appeal_answer(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Item, pk=pk)
    appeal = queries.appeal_behind(found)
    assert appeal is not None
    form = AppealAnswerForm(request.POST)
    said = _("Decided. Those who need to know are told.")
    return _acted(
        request, found, form, "appeal_form", said,
        lambda: moderation.decide_appeal(request.member, appeal, **form.cleaned_data),
    )  # fmt: skip


@moderators_only
@require_POST
def item_note(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Item, pk=pk)
    form = ItemNoteForm(request.POST)
    return _acted(
        request,
        found,
        form,
        "note_form",
        "",
        lambda: moderation.note_on_item(request.member, found, **form.cleaned_data),
    )


def _lift(request: HttpRequest, made: Decision, form: LiftForm) -> None:
    require(rules.may_serve(request.member, made.item, registry.closed_rooms(request.member)))
    moderation.lift_decision(request.member, made, form.cleaned_data["why"])


def _acted(
    request: HttpRequest, found: Item, form: forms.Form, name: str, said: str, act: Callable[[], object]
) -> HttpResponse:
    """Do it and come back to the item; what was typed stays when a rule says no."""
    if not form.is_valid():
        return _again(request, found, **{name: form})
    try:
        act()
    except Refused as refused:
        form.add_error(None, str(refused.verdict.reason))
        return _again(request, found, **{name: form})
    if said:
        messages.success(request, said)
    return redirect("desk:item", found.pk)


def _again(request: HttpRequest, found: Item, **bound: Any) -> HttpResponse:
    return render(request, "desk/item.html", {**_item_page(request, found), **bound}, status=422)


def _queue(request: HttpRequest) -> dict[str, Any]:
    waiting = list(queries.items_waiting_for(request.member)[: SHOWN + 1])
    return {
        "items": waiting[:SHOWN],
        "more": len(waiting) > SHOWN,
        "shift": current_shift(request.member, Desk.MODERATION),
    }


def _item_page(request: HttpRequest, found: Item) -> dict[str, Any]:
    waiting = queries.waits_for_a_second(found)
    require(rules.may_open(request.member, found, waiting is not None, registry.closed_rooms(request.member)))
    appeal = queries.appeal_behind(found)
    about = appeal.decision.item if appeal else found
    contribution = registry.find(about.kind, about.row)
    require(rules.may_look_at(request.member, contribution))
    signs = list(RecordedSign.objects.filter(kind=about.kind, row=about.row).order_by("start"))
    clauses = clauses_to_rest_on()
    fitting, others = prepared_reasons(found, contribution, request.member)
    return {
        **_queue(request),
        "item": found,
        "appeal": appeal,
        "may_decide_appeal": rules.may_decide_appeal(request.member, appeal) if appeal else None,
        "contribution": contribution,
        "pieces": marked(contribution.words, signs) if contribution else [],
        "context": contribution.context() if contribution else [],
        "reports": about.reports.order_by("made_at"),
        "doubted": queries.doubted_reporters(about),
        "may_claim": rules.may_claim(request.member, found),
        "waiting": waiting,
        "waiting_measures": moderation.chosen_of(waiting) if waiting else (),
        "may_agree": rules.may_agree(request.member, waiting) if waiting else None,
        "decisions": queries.in_force_about(about),
        "earlier": queries.earlier_decisions_about(contribution, about),
        "notes": queries.notes_on(found),
        "history": history_of_item(found),
        "chapters": chapters(clauses),
        "form": DecisionForm(contribution=contribution, clauses=clauses),
        "appeal_form": AppealAnswerForm(),
        "fitting": fitting,
        "others": others,
        "note_form": ItemNoteForm(),
        "lift_form": LiftForm(),
    }
