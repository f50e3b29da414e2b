from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearthside.foundation.audit.actions import record
from hearthside.people.organisations.actions import describe_community
from hearthside.people.organisations.queries import community as described_community

from ..forms import CommunityForm
from .attempts import did


@require_http_methods(["GET", "POST"])
def community(request: HttpRequest) -> HttpResponse:
    form = CommunityForm(request.POST or None, instance=described_community())
    if request.method == "POST" and did(form, lambda: describe_community(**form.cleaned_data)):
        record(request.member.pk, "described the community", "organisations.community:1")
        messages.success(request, _("Saved."))
        return redirect("ops:first_hour")
    return render(request, "ops/community.html", {"form": form})
