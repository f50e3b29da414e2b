from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearthside.care.moderation.actions import set_night_rule
from hearthside.care.moderation.queries import night_rule
from hearthside.care.rota.models import Desk
from hearthside.care.rota.queries import cover
from hearthside.places.spaces.queries import spaces_for

from ..forms import NightForm
from .attempts import did


@require_http_methods(["GET", "POST"])
def night(request: HttpRequest) -> HttpResponse:
    """What the site does by itself while nobody is on duty, and the one number in it that the operator sets."""
    form = NightForm(request.POST or None, instance=night_rule())
    if request.method == "POST" and did(form, lambda: set_night_rule(request.member, **form.cleaned_data)):
        messages.success(request, _("Saved."))
        return redirect("ops:night")
    page = {
        "form": form,
        "triage": cover(Desk.TRIAGE),
        "moderation": cover(Desk.MODERATION),
        "holding": [space for space in spaces_for(request.member) if space.holds_risk],
    }
    return render(request, "ops/night.html", page, status=422 if form.errors else 200)
