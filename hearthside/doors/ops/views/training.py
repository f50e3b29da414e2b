"""Who was trained for which desk, by whom they are known, and until when it holds."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.care.rota import actions
from hearthside.care.rota.forms import HeardForm, TrainingForm
from hearthside.care.rota.models import TrainingRecord
from hearthside.care.rota.queries import training_of_all
from hearthside.people.members.queries import members_with_role

from ..forms import HELP_AT_DESKS
from .attempts import did


@require_http_methods(["GET", "POST"])
def training(request: HttpRequest) -> HttpResponse:
    """Who lacks it, who runs out soon, and a form to record it."""
    asked = {"member": request.GET.get("member"), "desk": request.GET.get("desk")}
    form = TrainingForm(request.POST or None, people=members_with_role(*HELP_AT_DESKS), initial=asked)
    if request.method == "POST" and did(form, lambda: actions.record_training(request.member, **form.cleaned_data)):
        messages.success(request, _("Recorded."))
        return redirect("ops:training")
    return _page(request, form)


@require_POST
def referee(request: HttpRequest, pk: int) -> HttpResponse:
    """The person who knows them was heard."""
    kept, form = _record(pk), HeardForm(request.POST)
    if did(form, lambda: actions.hear_referee(request.member, kept, form.cleaned_data["heard_on"])):
        messages.success(request, _("Noted."))
        return redirect("ops:training")
    return _page(request, TrainingForm(people=members_with_role(*HELP_AT_DESKS)), (kept.pk, form))


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    actions.withdraw_training(request.member, _record(pk))
    messages.success(request, _("Withdrawn. Their shifts at this desk do not count from now on."))
    return redirect("ops:training")


def _page(request: HttpRequest, form: TrainingForm, heard: tuple[int, HeardForm] | None = None) -> HttpResponse:
    standings = training_of_all()
    page = {
        "form": form, "heard_form": heard[1] if heard else HeardForm(), "heard_for": heard[0] if heard else 0,
        "missing": [each for each in standings if each.valid is None],
        "soon": [each for each in standings if each.expires_soon],
        "standings": standings,
    }  # fmt: skip
    return render(request, "ops/training.html", page, status=422 if form.errors or heard else 200)


def _record(pk: int) -> TrainingRecord:
    return get_object_or_404(TrainingRecord.objects.select_related("member"), pk=pk)
