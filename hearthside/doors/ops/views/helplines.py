from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hearthside.care.helplines.actions import record_check
from hearthside.care.helplines.directory import find
from hearthside.care.helplines.models import CheckVerdict
from hearthside.care.helplines.queries import due_for_review, open_reports

PER_PAGE = 15


@require_GET
def helplines(request: HttpRequest) -> HttpResponse:
    """What somebody here should look up: reported first, then by how many people meet it."""
    country = request.GET.get("country", "").strip().upper()[:2]
    due = [each for each in due_for_review(timezone.now()) if country in ("", each.helpline.country)]
    return render(request, "ops/helplines.html", {
        "page": Paginator(due, PER_PAGE).get_page(request.GET.get("page")), "country": country,
        "reports": open_reports(), "verdicts": CheckVerdict.choices,
    })  # fmt: skip


@require_POST
def helpline_check(request: HttpRequest) -> HttpResponse:
    helpline, verdict = request.POST.get("helpline", ""), request.POST.get("verdict", "")
    if find(helpline) is None or verdict not in CheckVerdict.values:
        raise Http404
    record_check(request.member, helpline, verdict)
    messages.success(request, _("Noted."))
    return redirect("ops:helplines")
