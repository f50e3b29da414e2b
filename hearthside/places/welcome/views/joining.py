"""Joining: an age band, then a name, a passphrase and a yes. Nothing is stored before somebody is in."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from hearthside.care.guidelines.queries import chapters, clauses_of, current_guidelines
from hearthside.care.rota.rules import may_join_community
from hearthside.foundation.limits import may_try, where_from
from hearthside.foundation.verdicts import Refused
from hearthside.people.members.queries import free_names
from hearthside.people.members.rules import is_invented
from hearthside.people.members.sign_in import begin_with_codes

from .. import actions, rules
from ..forms import AgeForm, CountryChoiceForm, JoinForm


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    if request.member:
        return redirect("/")
    if not (verdict := may_join_community()):
        return render(request, "welcome/not_open.html", {"verdict": verdict})
    if request.method == "GET":
        return names(request) if "suggest" in request.GET else _ask_age(request, AgeForm())
    return _join_with(request) if "age" in request.POST else _hear_age(request)


@require_safe
def names(request: HttpRequest) -> HttpResponse:
    """Kind made-up names to choose from."""
    return render(request, "welcome/names.html", {"names": free_names(12)})


def _ask_age(request: HttpRequest, form: AgeForm) -> HttpResponse:
    return render(request, "welcome/age.html", {"form": form})


def _hear_age(request: HttpRequest) -> HttpResponse:
    form = AgeForm(request.POST)
    if not form.is_valid():
        return _ask_age(request, form)
    band = form.cleaned_data["age_band"]
    if not rules.may_have_age(band):
        return render(request, "welcome/too_young.html", {"form": CountryChoiceForm()})
    return _ask_name(request, JoinForm(initial={"age": JoinForm.seal_age(band), "name": free_names(1)[0]}))


def _join_with(request: HttpRequest) -> HttpResponse:
    if "suggest" in request.POST:
        wanted = request.POST["suggest"]
        name = wanted if is_invented(wanted) else free_names(1)[0]
        return _ask_name(request, JoinForm(initial={"age": request.POST["age"], "name": name}))
    form = JoinForm(request.POST)
    if not form.is_valid():
        return _ask_age(request, AgeForm()) if form.has_error("age") else _ask_name(request, form)
    given = form.cleaned_data
    verdict = may_try("join", where_from(request), settings.JOINS_PER_HOUR, timedelta(hours=1))
    if verdict:
        try:
            member = actions.join(given["name"], given["passphrase"], given["age"], get_language() or "en")
        except Refused as refused:
            verdict = refused.verdict
        else:
            return begin_with_codes(request, member, then=reverse("welcome:start", args=("this-place",)))
    form.add_error(None, str(verdict.reason))
    return _ask_name(request, form)


def _ask_name(request: HttpRequest, form: JoinForm) -> HttpResponse:
    version = current_guidelines()
    shown = {"version": version, "chapters": chapters(clauses_of(version))}
    return render(request, "welcome/name.html", {"form": form, "names": free_names(4), **shown})
