from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hearthside.care.contributions import registry
from hearthside.care.guidelines.queries import chapters, clauses_to_rest_on
from hearthside.care.moderation import actions as moderation
from hearthside.care.moderation import queries, rules
from hearthside.care.moderation.models import Item
from hearthside.care.rota.models import Desk
from hearthside.care.rota.queries import current_shift
from hearthside.care.safety.models import RecordedSign
from hearthside.care.safety.queries import marked
from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import Refused, require
from hearthside.people.members.sign_in import with_role

from ..forms import DecisionForm

moderators_only = with_role("moderator")


@moderators_only
@require_GET
def items(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/items.html", _queue(request))


@moderators_only
@require_GET
def item(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Item, pk=pk)
    record(request.member.pk, "read", f"moderation.item:{found.pk}")
    return render(request, "desk/item.html", _item_page(request, found))


@moderators_only
@require_POST
def claim_item(request: HttpRequest, pk: int) -> HttpResponse:
    moderation.claim_item(request.member, get_object_or_404(Item, pk=pk))
    return redirect("desk:item", pk)


@moderators_only
@require_POST
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Item, pk=pk)
    form = DecisionForm(request.POST, clauses=clauses_to_rest_on())
    if form.is_valid():
        try:
            moderation.decide(request.member, found, **form.cleaned_data)
        except Refused as refused:
            form.add_error("reason", str(refused.verdict.reason))
        else:
            messages.success(request, _("Decided. Those who need to know are told."))
            return redirect("desk:items")
    return render(request, "desk/item.html", _item_page(request, found, form), status=422)


def _queue(request: HttpRequest) -> dict[str, Any]:
    return {"items": queries.open_items()[:100], "shift": current_shift(request.member, Desk.MODERATION)}


def _item_page(request: HttpRequest, found: Item, form: DecisionForm | None = None) -> dict[str, Any]:
    contribution = registry.find(found.kind, found.row)
    require(rules.may_look_at(request.member, contribution))
    clauses = clauses_to_rest_on()
    signs = list(RecordedSign.objects.filter(kind=found.kind, row=found.row).order_by("start"))
    return {
        **_queue(request),
        "item": found,
        "contribution": contribution,
        "pieces": marked(contribution.words, signs) if contribution else [],
        "context": contribution.context() if contribution else [],
        "reports": found.reports.order_by("made_at"),
        "may_claim": rules.may_claim(request.member, found),
        "chapters": chapters(clauses),
        "form": form
        or DecisionForm(
            clauses=clauses, initial={"measure": "release" if contribution and contribution.is_held else "leave"}
        ),
    }
