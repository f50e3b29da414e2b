from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.care.rota.actions import cancel_shift, plan_shift
from hearthside.care.rota.models import Desk, Shift
from hearthside.care.rota.queries import coming_shifts, cover
from hearthside.care.rota.rules import short_rest

from ..forms import ShiftForm
from .attempts import did

SHOWN = 60


@require_http_methods(["GET", "POST"])
def shifts(request: HttpRequest) -> HttpResponse:
    """Who will be there, and a form to plan the next hours."""
    form = ShiftForm(request.POST or None)
    if request.method == "POST" and did(form, lambda: _plan(request, form)):
        messages.success(request, _("Planned."))
        return redirect("ops:shifts")
    covers = [(desk.label, cover(desk)) for desk in Desk]
    page = {"form": form, "shifts": coming_shifts()[:SHOWN], "covers": covers}
    return render(request, "ops/shifts.html", page, status=422 if form.errors else 200)


@require_POST
def shift_cancellation(request: HttpRequest, pk: int) -> HttpResponse:
    cancel_shift(request.member, get_object_or_404(Shift, pk=pk))
    return redirect("ops:shifts")


def _plan(request: HttpRequest, form: ShiftForm) -> None:
    told = form.cleaned_data
    shift = plan_shift(told["member"], told["desk"], *form.span(), told["duty"])
    if warning := short_rest(shift):
        messages.warning(request, warning)
