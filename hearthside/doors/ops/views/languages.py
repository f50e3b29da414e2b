"""In which languages words are read for danger, how well, and who writes in one that is not read."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hearthside.care.helplines.directory.names import language_name
from hearthside.care.safety.actions import switch_language_off, switch_language_on
from hearthside.care.safety.queries import languages_nobody_reads, listed_languages


@require_GET
def languages(request: HttpRequest) -> HttpResponse:
    """English is always read; the others by choice."""
    page = {
        "languages": [(_name(language.code), language) for language in listed_languages()],
        "unread": [(_name(code), many) for code, many in languages_nobody_reads()],
    }
    return render(request, "ops/languages.html", page)


@require_POST
def language_reading(request: HttpRequest, code: str) -> HttpResponse:
    switch_language_on(request.member, code)
    messages.success(request, _("It is read from now on. What was written before stays as it was read."))
    return redirect("ops:languages")


@require_POST
def language_reading_end(request: HttpRequest, code: str) -> HttpResponse:
    switch_language_off(request.member, code)
    messages.success(request, _("It is no longer read."))
    return redirect("ops:languages")


def _name(code: str) -> str:
    return language_name(code, get_language() or "en")
