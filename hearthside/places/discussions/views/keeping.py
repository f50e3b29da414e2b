"""Keeping order in a thread, and learning who wrote without a name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hearthside.foundation.verdicts import Refused, require
from hearthside.people.members.sign_in import members_only

from .. import actions, rules
from ..forms import LockForm, RevealForm
from .pages import post_or_404, thread_or_404


@members_only
def lock(request: HttpRequest, pk: int) -> HttpResponse:
    found = thread_or_404(request, pk)
    require(rules.may_keep_order(request.member, found))
    form = LockForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.lock_thread(request.member, found, form.cleaned_data["reason"])
        except Refused as refused:
            form.add_error("reason", str(refused.verdict.reason))
        else:
            return redirect("discussions:thread", pk)
    return render(request, "discussions/lock.html", {"thread": found, "form": form})


@require_POST
@members_only
def unlock(request: HttpRequest, pk: int) -> HttpResponse:
    actions.unlock_thread(request.member, thread_or_404(request, pk))
    return redirect("discussions:thread", pk)


@require_POST
@members_only
def pin(request: HttpRequest, pk: int) -> HttpResponse:
    actions.pin_thread(request.member, thread_or_404(request, pk))
    return redirect("discussions:thread", pk)


@require_POST
@members_only
def unpin(request: HttpRequest, pk: int) -> HttpResponse:
    actions.unpin_thread(request.member, thread_or_404(request, pk))
    return redirect("discussions:thread", pk)


@members_only
def author(request: HttpRequest, pk: int) -> HttpResponse:
    """Each look is asked for with a reason and logged; the answer is shown once and linked nowhere."""
    found = post_or_404(request, pk)
    require(rules.may_reveal_author(request.member, found))
    form = RevealForm(request.POST or None)
    context = {"post": found, "form": form}
    if form.is_valid():
        context["revealed"] = actions.reveal_author(request.member, found, form.cleaned_data["reason"])
        context["is_revealed"] = True
    return render(request, "discussions/author.html", context)
