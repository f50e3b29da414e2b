from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearthside.care.rota.actions import write_hand_over
from hearthside.care.rota.models import Desk, HandOver
from hearthside.care.rota.queries import current_shift, hand_over_due, hand_overs_for
from hearthside.care.safety.queries import open_cases
from hearthside.foundation.audit.actions import record

from ..forms import ShiftNoteForm
from .queue import queue_pane, responders_only


@responders_only
@require_http_methods(["GET", "POST"])
def shift_note(request: HttpRequest) -> HttpResponse:
    """The note at the end of a shift, beside what is still in one's hands."""
    shift = hand_over_due(request.member) or current_shift(request.member, Desk.TRIAGE)
    written = HandOver.objects.filter(shift=shift).first() if shift else None
    kept = {"note": written.note} if written else None  # what stands there is changed, not written over unseen
    form = ShiftNoteForm(request.POST if request.method == "POST" else None, initial=kept)
    if shift and form.is_valid():
        write_hand_over(request.member, shift, form.cleaned_data["note"])
        messages.success(request, _("Written. The people after you find it when they come."))
        return redirect("desk:triage")
    last = list(hand_overs_for(request.member).filter(shift__desk=Desk.TRIAGE)[:5])
    for hand_over in last:
        record(request.member.pk, "read", f"rota.handover:{hand_over.pk}")
    page = {
        **queue_pane(request),
        "of_shift": shift,
        "form": form,
        "mine": open_cases(request.member).filter(owner=request.member),
        "hand_overs": last,
    }
    return render(request, "desk/hand_over.html", page, status=422 if request.method == "POST" else 200)
