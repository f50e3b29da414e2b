import sys

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET

from hearthside.care.guidelines.queries import has_agreed
from hearthside.care.rota.queries import cover
from hearthside.care.rota.rules import may_join_community
from hearthside.commons.governance.queries import running_consultation
from hearthside.places.discussions.queries import latest_threads, number_waiting
from hearthside.places.discussions.rules import may_answer_first
from hearthside.places.spaces.queries import spaces_for


@require_GET
def front(request: HttpRequest) -> HttpResponse:
    """What this place is, for a visitor; what is new, for a member."""
    page = {"spaces": spaces_for(request.member), "cover": cover()}
    if request.member:
        waiting = number_waiting(request.member) if may_answer_first(request.member) else None
        threads = latest_threads(request.member, 10)
        asks_for_a_yes = not has_agreed(request.member)
        more = {
            "threads": threads,
            "waiting": waiting,
            "asks_for_a_yes": asks_for_a_yes,
            "asked": running_consultation(),
        }
        return render(request, "home/today.html", {**page, **more})
    return render(request, "home/front.html", {**page, "may_join": may_join_community()})


@require_GET
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "home/about.html", {"cover": cover()})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "ui/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Something failed: a page that needs nothing and still shows the way to help."""
    # Without the request: whatever broke may sit in what every page asks for.
    page = render_to_string("ui/unavailable.html", {"needs_no_database": True})
    return HttpResponse(page, status=503 if isinstance(sys.exc_info()[1], DatabaseError) else 500)
