from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hearthside.care.rota.actions import end_shift, start_shift
from hearthside.care.rota.models import Desk
from hearthside.people.members.models import Role
from hearthside.people.members.sign_in import with_role

from ..forms import ShiftForm

PAGE_OF = {Desk.TRIAGE: "desk:triage", Desk.MODERATION: "desk:items"}


@with_role("responder", "moderator")
def door(request: HttpRequest) -> HttpResponse:
    """The desk somebody serves; responders are needed first."""
    return redirect("desk:triage" if request.member.has_role(Role.RESPONDER) else "desk:items")


@with_role("responder", "moderator")
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    form = ShiftForm(request.POST)
    if not form.is_valid():
        return redirect("desk:door")
    start_shift(request.member, form.cleaned_data["desk"], form.cleaned_data["hours"])
    return redirect(PAGE_OF[Desk(form.cleaned_data["desk"])])


@with_role("responder", "moderator")
@require_POST
def end(request: HttpRequest, desk: str) -> HttpResponse:
    if desk in Desk.values:
        end_shift(request.member, desk)
    return redirect("desk:door")
