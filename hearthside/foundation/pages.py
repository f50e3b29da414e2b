"""What every page shares: parts or whole pages, kind refusals, no traces in caches, the reader's language."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation

from .verdicts import Refused

COMPOSED = ("body", "words", "about", "note", "reason")  # the names under which forms send what somebody wrote
Answer = Callable[[HttpRequest], HttpResponse]


def part_or_redirect(
    request: HttpRequest, template: str, context: dict[str, Any], to: str, *args: Any, fragment: str = ""
) -> HttpResponse:
    """The part alone for htmx; for a plain form, a redirect to the page that shows it."""
    if getattr(request, "htmx", False):
        return render(request, template, context)
    address = redirect(to, *args).url
    return redirect(f"{address}#{fragment}" if fragment else address)


class FriendlyRefusals:
    """A `Refused` becomes one friendly page that says why and what can be done."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        # What they typed is theirs, whatever the rule says.
        unsent = next(filter(None, map(request.POST.get, COMPOSED)), "")
        return render(request, "ui/refused.html", {"verdict": exception.verdict, "unsent": unsent}, status=403)


class NeverStored:
    """Pages stay in no cache, so that Back shows nothing after leaving quickly, and no search engine keeps them."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
            response.headers.setdefault("X-Robots-Tag", "noindex, nofollow, noarchive")
        return response


class LanguageFromBrowser:
    """Speak the member's chosen language (kept in a cookie, so that no table is asked), else the browser's."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_request(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
