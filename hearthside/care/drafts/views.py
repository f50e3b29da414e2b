from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from hearthside.people.members.sign_in import members_only

from .actions import discard
from .middleware import COOKIE, given_back
from .queries import unsent_words


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token had run out: the same words in a fresh form, one press away from being sent.

    Only for forms that came from our own pages: another site must not put words into anybody's mouth.
    """
    if _is_from_here(request):
        return given_back(request)
    return render(request, "drafts/unsent.html", {"fields": []}, status=403)


@members_only
@require_GET
def unsent(request: HttpRequest) -> HttpResponse:
    """After logging in again: what had not been sent."""
    kept = unsent_words(request.COOKIES.get(COOKIE, ""))
    if kept is None:
        return redirect("home:front")
    return render(request, "drafts/unsent.html", {"path": kept.path, "fields": kept.fields, "may_discard": True})


@members_only
@require_POST
def removal(request: HttpRequest) -> HttpResponse:
    discard(request.COOKIES.get(COOKIE, ""))
    answer = redirect("home:front")
    answer.delete_cookie(COOKIE)
    return answer


def _is_from_here(request: HttpRequest) -> bool:
    origin = request.headers.get("origin") or request.headers.get("referer", "")
    sent_by = urlsplit(origin)  # whole parts: "our.example.evil.example" begins like us
    return (sent_by.scheme, sent_by.netloc) == (request.scheme, request.get_host())
