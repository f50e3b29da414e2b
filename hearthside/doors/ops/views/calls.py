"""How people are called, and what of it did not leave."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.care.notifications import actions
from hearthside.care.notifications.models import Webhook
from hearthside.care.notifications.queries import pages_of_calls, reach_of, stuck_pages, webhooks
from hearthside.care.safety.models import Case
from hearthside.care.safety.protocol import LEVEL_NAMES, PEOPLE
from hearthside.care.safety.queries import coming_calls, people_at, protocol_in_force
from hearthside.people.organisations.queries import community

from ..forms import WebhookForm
from .attempts import did

LOOKED_BACK, SHOWN = timedelta(days=2), 40


@require_http_methods(["GET", "POST"])
def calls(request: HttpRequest) -> HttpResponse:
    """Who would be called now, what waits, what left; and where a pager is attached."""
    form = WebhookForm(request.POST or None)
    if request.method == "POST" and did(form, lambda: actions.add_webhook(request.member, **form.cleaned_data)):
        messages.success(request, _("The webhook is there. Please send it a test."))
        return redirect("ops:calls")
    coming = sorted(coming_calls(protocol_in_force()).items(), key=lambda call: call[1])
    urgencies = {case.pk: case.urgency_key for case in Case.objects.filter(pk__in=[pk for pk, _at in coming[:SHOWN]])}
    page = {
        "form": form, "levels": _levels(), "on_call_address": community().on_call_address, "webhooks": webhooks(),
        "coming": [(pk, urgencies[pk], at) for pk, at in coming[:SHOWN]], "stuck": stuck_pages()[:SHOWN],
        "pages": pages_of_calls(timezone.now() - LOOKED_BACK)[:SHOWN], "level_names": LEVEL_NAMES,
    }  # fmt: skip
    return render(request, "ops/calls.html", page, status=422 if form.errors else 200)


@require_POST
def webhook_test(request: HttpRequest, pk: int) -> HttpResponse:
    actions.send_test_pages(webhook=get_object_or_404(Webhook, pk=pk))
    messages.success(request, _("A test is on its way; below you see whether it left."))
    return redirect("ops:calls")


@require_POST
def webhook_removal(request: HttpRequest, pk: int) -> HttpResponse:
    actions.remove_webhook(request.member, get_object_or_404(Webhook, pk=pk))
    messages.success(request, _("The webhook is removed."))
    return redirect("ops:calls")


def _levels() -> list[tuple[object, list[tuple[object, object]]]]:
    """For each level who is there, and by what they can be reached when no page of ours is open."""
    there = {level: people_at(level) for level in PEOPLE}
    reached = reach_of([member for people in there.values() for member in people])
    return [
        (LEVEL_NAMES[level], [(member, reached[member.pk]) for member in people]) for level, people in there.items()
    ]
