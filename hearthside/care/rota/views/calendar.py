"""A helper's shifts for their own calendar app, behind an address that only they know."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearthside.foundation.limits import may_try, where_from
from hearthside.foundation.verdicts import require

from .. import actions, queries
from ..feed import as_calendar
from ..models import Shift
from .guard import helpers_only

PAST = timedelta(days=30)
TRIES, WITHIN = 120, timedelta(hours=1)  # apps ask a few times an hour; a household may have several


@helpers_only
@require_http_methods(["GET", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """Make a new address; it is shown in this answer and never again."""
    address = ""
    if request.method == "POST":
        secret = actions.renew_feed(request.member)
        address = settings.PUBLIC_URL + reverse("rota:feed", args=[secret])
    page = {"address": address, "feed": queries.feed_of(request.member)}
    return render(request, "rota/calendar.html", page)


@helpers_only
@require_POST
def calendar_end(request: HttpRequest) -> HttpResponse:
    actions.revoke_feed(request.member)
    return redirect("rota:calendar")


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """For a calendar app, which cannot log in."""
    require(may_try("rota feed", where_from(request), TRIES, WITHIN))
    member = queries.member_with_feed(secret)
    if member is None:
        raise Http404
    shifts = Shift.objects.filter(member=member, ends_at__gt=timezone.now() - PAST).order_by("starts_at")
    return HttpResponse(as_calendar(shifts), content_type="text/calendar; charset=utf-8")
