from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearthside.people.members.models import Member

from .. import queries

PER_PAGE = 50


@require_GET
def log(request: HttpRequest) -> HttpResponse:
    """Who did what to what, in ids and verbs."""
    page = Paginator(queries.audit_entries(), PER_PAGE).get_page(request.GET.get("page"))
    names = dict(Member.objects.filter(pk__in={entry.actor for entry in page}).values_list("pk", "name"))
    lines = [(entry, names.get(entry.actor or 0, ""), entry.verb.replace("_", " ")) for entry in page]
    return render(request, "ops/log.html", {"page": page, "lines": lines})
