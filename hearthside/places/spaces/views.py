from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from . import queries, rules, sections


def listing(request: HttpRequest) -> HttpResponse:
    return render(request, "spaces/list.html", {"spaces": queries.spaces_for(request.member)})


def space(request: HttpRequest, slug: str) -> HttpResponse:
    """A hidden or closed space and one that never was get the same answer."""
    found = get_object_or_404(queries.spaces_for(request.member), slug=slug)
    return render(
        request,
        "spaces/space.html",
        {
            "space": found,
            "sections": sections.rendered(request, found),
            "may_write": rules.may_write_in(request.member, found),
        },
    )
