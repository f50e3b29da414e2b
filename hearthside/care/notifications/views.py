import json
from importlib.resources import files

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hearthside.foundation.verdicts import Refused
from hearthside.people.accounts.rules import browser_family
from hearthside.people.members.sign_in import needs_no_database, with_role

from . import actions, queries
from .forms import BrowserForm
from .rules import HELPERS
from .ways.push import public_key
from .wording import SENTENCES, URGENCIES

helpers_only = with_role(*HELPERS)
WORKER = (files(__package__) / "worker.js").read_text(encoding="utf-8")


@helpers_only
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """By which ways somebody is called, and how to add this browser."""
    return render(request, "notifications/mine.html", _page(request))


@helpers_only
@require_POST
def browser(request: HttpRequest) -> HttpResponse:
    form = BrowserForm(request.POST)
    try:
        if form.is_valid():
            name = browser_family(request.META.get("HTTP_USER_AGENT", ""))
            actions.add_browser(request.member, **form.cleaned_data, browser=name)
            messages.success(request, _("This browser gets pages now. Please send yourself a test."))
            return redirect("notifications:mine")
        trouble = _("This browser did not say how it can be reached. Please try again.")
    except Refused as refused:
        trouble = str(refused.verdict.reason)
    return render(request, "notifications/mine.html", {**_page(request), "trouble": trouble}, status=422)


@helpers_only
@require_POST
def browser_end(request: HttpRequest, pk: int) -> HttpResponse:
    actions.remove_browser(request.member, pk)
    messages.success(request, _("That browser gets no more pages."))
    return redirect("notifications:mine")


@helpers_only
@require_POST
def test(request: HttpRequest) -> HttpResponse:
    if actions.send_test_pages([request.member]):
        messages.success(request, _("A test is on its way. Please look whether it arrives."))
    else:
        messages.error(request, _("There is no way yet to send a test to. Add an address or this browser first."))
    return redirect("notifications:mine")


@helpers_only
@require_GET
def alerts(request: HttpRequest) -> HttpResponse:
    """The banners alone, for a page that stays open."""
    return render(request, "ui/_alerts.html", {"alerts": queries.alerts_of(request.member)})


@helpers_only
@require_POST
def alert_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Not now: the banner goes, and comes again with the next call."""
    actions.end_alert(request.member, pk)
    back = request.headers.get("referer", "")
    here = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if here else "notifications:mine")


@needs_no_database
@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, with the fixed sentences in the language of whoever asks."""
    says = {"title": str(SENTENCES["somebody_waits"]), "test": str(SENTENCES["test"]), "number": _("no."),
            **{key: str(word) for key, word in URGENCIES.items()}}  # fmt: skip
    script = f"const WORDS = {json.dumps(says)};\n{WORKER}"
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


def _page(request: HttpRequest) -> dict[str, object]:
    return {
        "reached": queries.reach_of([request.member])[request.member.pk],
        "browsers": queries.browsers_of(request.member),
        "public_key": public_key(),
    }
