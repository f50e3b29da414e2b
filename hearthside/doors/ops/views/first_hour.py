from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hearthside.care.rota.rules import may_join_community
from hearthside.people.organisations.queries import community as described_community

from .. import actions, queries


@require_GET
def first_hour(request: HttpRequest) -> HttpResponse:
    """What is done, what is missing, and whether people can join."""
    steps = queries.first_hour()
    return render(request, "ops/first_hour.html", {
        "steps": steps, "may_join": may_join_community(), "left": sum(not step.is_done for step in steps),
        "on_call_address": described_community().on_call_address, "expiring": queries.expiring_training(),
    })  # fmt: skip


@require_POST
def test_page(request: HttpRequest) -> HttpResponse:
    if actions.send_test_page(request.member):
        messages.success(request, _("The test has left. Please look whether it arrives."))
    else:
        messages.error(request, _("The test did not leave. Check the on-call address and the mail settings."))
    return redirect("ops:first_hour")
