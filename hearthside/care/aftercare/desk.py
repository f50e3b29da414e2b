"""The page of people on duty: whom to ask again, and in which words."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hearthside.care.safety.models import CaseEntry
from hearthside.foundation.audit.actions import record
from hearthside.people.members.sign_in import with_role

from . import actions, queries, rules
from .forms import AskingForm
from .models import FollowUp
from .wording import suggestion

responders_only = with_role("responder")


@responders_only
@require_GET
def follow_ups(request: HttpRequest) -> HttpResponse:
    page = {
        "tasks": queries.tasks_of(request.member),
        "kept": queries.kept_for_others(request.member),
        "asked": queries.asked_by(request.member),
    }
    return render(request, "aftercare/follow_ups.html", page)


@responders_only
@require_http_methods(["GET", "POST"])
def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    """One task: what was agreed, what came before, and the words, which a person sends."""
    others = FollowUp.objects.exclude(member=request.member).select_related("member", "responder", "case", "sent_by")
    found = get_object_or_404(others, pk=pk)
    form = AskingForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        actions.ask_again(request.member, found, **form.cleaned_data)
        messages.success(request, _("Sent. If they write back, you find it in your queue."))
        return redirect("aftercare:follow_ups")
    record(request.member.pk, "read", f"aftercare.followup:{found.pk}")
    return render(request, "aftercare/follow_up.html", _page(request, found, form), status=422 if form else 200)


def _page(request: HttpRequest, found: FollowUp, form: AskingForm | None) -> dict[str, Any]:
    words = suggestion(request.member, found, queries.name_of(found))
    history = CaseEntry.objects.filter(case=found.case).exclude(note="").select_related("actor")
    return {
        "follow_up": found,
        "name": queries.name_of(found),
        "history": history.order_by("at"),
        "may_ask": rules.may_ask_again(request.member, found),
        "form": form or AskingForm(initial={"body": words, "once": uuid4()}),
    }
