from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.care.rota.actions import cancel_shift, plan_shift
from hearthside.care.rota.models import Desk, Shift
from hearthside.care.rota.queries import coming_shifts, cover

from ..forms import ShiftForm
from .attempts import did

SHOWN = 60


@require_http_methods(["GET", "POST"])
def shifts(request: HttpRequest) -> HttpResponse:
    """Who will be there, and a form to plan the next hours."""
    form = ShiftForm(request.POST or None)
    if request.method == "POST" and did(form, lambda: _plan(form)):
        messages.success(request, _("Planned."))
        return redirect("ops:shifts")
    covers = [(Desk(desk).label, cover(desk)) for desk in Desk.values]
    return render(request, "ops/shifts.html", {"form": form, "shifts": coming_shifts()[:SHOWN], "covers": covers})


@require_POST
def shift_cancellation(request: HttpRequest, pk: int) -> HttpResponse:
    cancel_shift(get_object_or_404(Shift, pk=pk))
    return redirect("ops:shifts")


def _plan(form: ShiftForm) -> None:
    plan_shift(form.cleaned_data["member"], form.cleaned_data["desk"], *form.span())
