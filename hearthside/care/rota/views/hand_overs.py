from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require

from .. import actions, queries, rules
from ..forms import HandOverForm
from ..models import HandOver, Shift
from .guard import helpers_only

SHOWN = 20


@helpers_only
@require_GET
def hand_overs(request: HttpRequest) -> HttpResponse:
    """The last notes at the desks I serve."""
    notes = list(queries.hand_overs_at(request.member)[:SHOWN])
    record(request.member.pk, "read hand-over notes", f"rota.handover:{notes[0].pk if notes else 0}")
    return render(request, "rota/hand_overs.html", {"notes": notes, "due": queries.hand_over_due(request.member)})


@helpers_only
@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    shift = get_object_or_404(Shift.objects.select_related("member"), pk=pk, member=request.member)
    require(rules.may_write_hand_over(request.member, shift))
    written = HandOver.objects.filter(shift=shift).first()
    form = HandOverForm(request.POST or None, initial={"note": written.note if written else ""})
    if request.method == "POST" and form.is_valid():
        actions.write_hand_over(request.member, shift, form.cleaned_data["note"])
        messages.success(request, _("Thank you. The next people find it on their rota."))
        return redirect("rota:mine")
    page = {"form": form, "shift": shift, "written": written}
    return render(request, "rota/hand_over.html", page, status=422 if form.errors else 200)
