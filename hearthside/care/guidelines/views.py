"""The guidelines as everybody reads them, logged in or not."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from . import queries
from .models import GuidelineVersion

LARGEST = 2**31 - 1  # a number beyond it is in no table, and some databases refuse to look for it


@require_GET
def now(request: HttpRequest) -> HttpResponse:
    """As they are in force, each clause with its link."""
    return _full(request, queries.current_guidelines())


@require_GET
def easy(request: HttpRequest) -> HttpResponse:
    """The same in very short sentences."""
    current = queries.current_guidelines()
    page = {"version": current, "chapters": queries.chapters(queries.clauses_of(current))}
    return render(request, "guidelines/easy.html", page)


@require_GET
def versions(request: HttpRequest) -> HttpResponse:
    return render(request, "guidelines/versions.html", {"versions": list(queries.versions())})


@require_GET
def version(request: HttpRequest, number: int) -> HttpResponse:
    """As they were from one day on: what a decision of that time points to."""
    return _full(request, _found(number))


@require_GET
def changes(request: HttpRequest, number: int) -> HttpResponse:
    """Clause by clause, against the version before or the one asked for."""
    after, asked = _found(number), request.GET.get("since", "")
    before = _found(int(asked[:12])) if asked.isdecimal() else queries.version_before(after)
    others = [each for each in queries.versions() if each.pk != after.pk]
    return render(request, "guidelines/changes.html", {
        "version": after, "before": before, "others": others, "changes": queries.changes_between(before, after),
        "has_other_opening": (before.opening if before else "") != after.opening,
    })  # fmt: skip


def _full(request: HttpRequest, version: GuidelineVersion | None) -> HttpResponse:
    newest = queries.current_guidelines() if version else None
    return render(request, "guidelines/guidelines.html", {
        "version": version, "is_current": version == newest, "chapters": queries.chapters(queries.clauses_of(version)),
    })  # fmt: skip


def _found(number: int) -> GuidelineVersion:
    found = queries.versions().filter(number=number).first() if 0 < number <= LARGEST else None
    if found is None:
        raise Http404
    return found
