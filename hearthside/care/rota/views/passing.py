"""Signing up, leaving, and passing a shift on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.foundation.verdicts import Refused

from .. import actions, queries, rules
from ..forms import OfferForm
from ..models import Shift, Slot, Swap
from .guard import helpers_only


@helpers_only
@require_POST
def taking(request: HttpRequest, pk: int) -> HttpResponse:
    return _taken(request, actions.take_slot(request.member, get_object_or_404(Slot, pk=pk)))


@helpers_only
@require_POST
def leaving(request: HttpRequest, pk: int) -> HttpResponse:
    actions.leave_shift(request.member, _mine(request, pk))
    messages.success(request, _("It is no longer your shift. Those who plan see the gap."))
    return redirect("rota:mine")


@helpers_only
@require_http_methods(["GET", "POST"])
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer a shift to somebody, or to anybody."""
    shift = _mine(request, pk)
    form = OfferForm(request.POST or None, colleagues=queries.colleagues_for(shift))
    if request.method == "POST" and form.is_valid():
        try:
            actions.offer_shift(request.member, shift, form.cleaned_data["to"])
        except Refused as refused:
            form.add_error("to", str(refused.verdict.reason))
        else:
            messages.success(request, _("It is on offer. Until somebody takes it, it stays your shift."))
            return redirect("rota:mine")
    page = {
        "form": form, "shift": shift, "may_offer": rules.may_offer_shift(request.member, shift),
        "may_leave": rules.may_leave_shift(request.member, shift),
    }  # fmt: skip
    return render(request, "rota/offer.html", page, status=422 if form.errors else 200)


@helpers_only
@require_POST
def swap_taking(request: HttpRequest, pk: int) -> HttpResponse:
    return _taken(request, actions.take_swap(request.member, get_object_or_404(Swap, pk=pk)))


@helpers_only
@require_POST
def swap_closing(request: HttpRequest, pk: int) -> HttpResponse:
    actions.close_swap(request.member, get_object_or_404(Swap, pk=pk))
    messages.success(request, _("The offer is closed. The shift stays where it was."))
    return redirect("rota:mine")


def _taken(request: HttpRequest, shift: Shift) -> HttpResponse:
    messages.success(request, _("It is your shift. Thank you."))
    if warning := rules.short_rest(shift):
        messages.warning(request, warning)
    return redirect("rota:mine")


def _mine(request: HttpRequest, pk: int) -> Shift:
    return get_object_or_404(Shift.objects.select_related("member", "slot"), pk=pk, member=request.member)
