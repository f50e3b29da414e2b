"""The member's side of being passed on: what would be told to whom, and their yes or no."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearthside.people.members.sign_in import members_only

from .. import actions, rules
from ..models import Referral


@members_only
@require_http_methods(["GET", "POST"])
def referral(request: HttpRequest, pk: int) -> HttpResponse:
    mine = Referral.objects.filter(case__member=request.member).select_related("case", "partner")
    found = get_object_or_404(mine, pk=pk)
    if request.method == "POST":
        agrees = request.POST.get("answer") == "yes"
        actions.answer_referral(request.member, found, agrees=agrees)
        said = _("They may pass you on now.") if agrees else _("Nothing is passed on.")
        messages.success(request, said)
        return redirect("passing_on:referral", pk)
    page = {"referral": found, "may_answer": rules.may_answer_referral(request.member, found)}
    return render(request, "desk/referral.html", page)
