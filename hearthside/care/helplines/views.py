from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hearthside.foundation.limits import where_from
from hearthside.foundation.verdicts import require
from hearthside.people.members.sign_in import needs_no_database

from . import actions, directory, queries, rules
from .cards import card_of
from .country_page import groups_of, narrowed
from .credits import credits_by_kind
from .forms import CountryForm, FilterForm, WrongNumberForm


@require_GET
@needs_no_database
def now(request: HttpRequest) -> HttpResponse:
    """Get help now: one question, where; nothing is remembered."""
    form = CountryForm(request.GET or None)
    if form.is_valid():
        return redirect("helplines:country", form.cleaned_data["country"])
    return _page(request, "now", form=form, countries=directory.countries(_language()))


@require_GET
@needs_no_database
def country(request: HttpRequest, code: str) -> HttpResponse:
    moment, helplines = timezone.now(), queries.helplines_in(code)
    filters = FilterForm(request.GET, helplines=helplines)
    shown = narrowed(helplines, filters.wanted, moment)
    groups = groups_of(shown, _language(), moment)
    return _page(
        request, "country", **_place(code), groups=groups, filters=filters, total=len(helplines), shown=len(shown),
        has_general=any(group.key == "general" for group in groups),
    )  # fmt: skip


@require_GET
@needs_no_database
def youth(request: HttpRequest) -> HttpResponse:
    """Lines for children and young people, with the country in the address alone."""
    form = CountryForm(request.GET or None)
    code = form.cleaned_data["country"] if form.is_valid() else ""
    young = [one for one in queries.helplines_in(code) if "youth" in one.purposes]
    place = _place(code) if code else {}
    return _page(request, "youth", form=form, groups=groups_of(young, _language(), timezone.now()), **place)


@require_GET
@needs_no_database
def about(request: HttpRequest) -> HttpResponse:
    return _page(request, "about", credits=credits_by_kind(), own=directory.has_own_file(), **queries.counts())


@require_http_methods(["GET", "POST"])
@needs_no_database
def wrong(request: HttpRequest, code: str, helpline_id: str) -> HttpResponse:
    """Where a record comes from, and a form to say that it is wrong; works without the database too."""
    helpline = queries.helpline_of(code, helpline_id)
    if helpline is None:
        raise Http404
    form = WrongNumberForm(request.POST or None)
    if form.is_valid():
        require(rules.may_report(where_from(request)))
        actions.report_wrong_number(helpline.id, **form.cleaned_data)
        messages.success(request, _("Thank you. Until somebody has checked it, a note stands beside this helpline."))
        return redirect("helplines:country", code.lower())
    return _page(request, "wrong", **_place(code), form=form, card=card_of(helpline, _language(), timezone.now()))


def _page(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    return render(request, f"helplines/{name}.html", {"needs_no_database": True, **context})


def _place(code: str) -> dict[str, Any]:
    known = queries.emergency_of(code)
    return {"code": code.lower(), "country": directory.country_name(code, _language()), "emergency": known}


def _language() -> str:
    return get_language() or "en"
