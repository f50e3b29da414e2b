from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import get_default_timezone_name
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearthside.care.respite.actions import change_limits
from hearthside.care.respite.forms import LimitsForm
from hearthside.care.respite.rules import current_limits

from .attempts import did


@require_http_methods(["GET", "POST"])
def limits(request: HttpRequest) -> HttpResponse:
    """What helpers may be asked to carry, and when they rest."""
    form = LimitsForm(request.POST or None, instance=current_limits())
    if request.method == "POST" and did(form, lambda: change_limits(request.member, **form.cleaned_data)):
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("ops:limits")
    page = {"form": form, "zone": get_default_timezone_name()}
    return render(request, "ops/limits.html", page, status=422 if form.errors else 200)
