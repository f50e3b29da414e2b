from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hearthside.care.respite.queries import dose_of
from hearthside.care.respite.queries import waiting_for as questions_waiting_for
from hearthside.care.rota.models import Desk
from hearthside.care.rota.queries import cover, current_shift, hand_overs_for
from hearthside.care.safety.actions import claim_next
from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import Refused
from hearthside.people.members.sign_in import with_role

from .. import queries
from ..forms import TakeForm

responders_only = with_role("responder", "supervisor")


@responders_only
@require_GET
def triage(request: HttpRequest) -> HttpResponse:
    """What waits, who is there, what the last shift left, and how much the viewer has carried."""
    return render(request, "desk/triage.html", _triage_page(request))


@responders_only
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """The list alone: a page that stays open asks for it again, in case the live line is broken."""
    return render(request, "desk/_queue.html", {"queue": queries.queue_for(request.member)})


@responders_only
@require_POST
def help_next(request: HttpRequest) -> HttpResponse:
    """Claim the most urgent case that nobody holds and that the viewer can carry."""
    form = TakeForm(request.POST) if "note" in request.POST else None
    if form and not form.is_valid():
        return render(request, "desk/triage.html", {**_triage_page(request), "take_form": form}, status=422)
    try:
        case = claim_next(request.member, form.cleaned_data["note"] if form else "")
    except Refused as refused:  # they have carried enough: say so here, with what they can do instead
        page = {**_triage_page(request), "refusal": refused.verdict, "take_form": TakeForm()}
        return render(request, "desk/triage.html", page, status=409)
    if case is None:
        messages.info(request, _("Nobody is waiting."))
        return redirect("desk:triage")
    return redirect("desk:case", case.pk)


def queue_pane(request: HttpRequest) -> dict[str, Any]:
    """What stands in the first pane of every desk page."""
    return {
        "queue": queries.queue_for(request.member),
        "shift": current_shift(request.member, Desk.TRIAGE),
        "dose": dose_of(request.member),
    }


def _triage_page(request: HttpRequest) -> dict[str, Any]:
    hand_overs = list(hand_overs_for(request.member).filter(shift__desk=Desk.TRIAGE)[:3])
    for hand_over in hand_overs:
        record(request.member.pk, "read", f"rota.handover:{hand_over.pk}")
    return {
        **queue_pane(request),
        "cover": cover(Desk.TRIAGE),
        "duties": queries.duties(),
        "hand_overs": hand_overs,
        "questions": questions_waiting_for(request.member),
        "light_work": queries.light_work_for(request.member),
    }
