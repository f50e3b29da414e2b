from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hearthside.care.rota.actions import end_shift, start_shift
from hearthside.care.rota.models import Desk
from hearthside.people.members.models import Role
from hearthside.people.members.sign_in import with_role

from ..forms import ShiftForm

PAGE_OF = {Desk.TRIAGE: "desk:triage", Desk.MODERATION: "desk:items"}


@with_role("responder", "supervisor", "moderator")
def door(request: HttpRequest) -> HttpResponse:
    """The desk somebody serves; responders are needed first."""
    answers = request.member.has_role(Role.RESPONDER, Role.SUPERVISOR)
    return redirect("desk:triage" if answers else "desk:items")


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
    """Leave; what the next people need to know is asked for at once."""
    if desk not in Desk.values:
        return redirect("desk:door")
    end_shift(request.member, desk)
    return redirect("desk:shift_note" if desk == Desk.TRIAGE else "desk:door")
