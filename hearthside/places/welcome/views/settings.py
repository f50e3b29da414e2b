"""One's own profile and choices."""

from django.conf import settings as installation
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearthside.care.guidelines import queries
from hearthside.care.guidelines.actions import agree
from hearthside.care.guidelines.queries import has_agreed
from hearthside.foundation.verdicts import Refused
from hearthside.people.members.queries import blocked_by, has_second_step, muted_by
from hearthside.people.members.sign_in import members_only

from .. import actions, steps
from ..forms import ProfileForm


@members_only
def index(request: HttpRequest) -> HttpResponse:
    shown = {
        "screens": steps.SETTINGS,
        "guidelines_changed": not has_agreed(request.member),
        "has_second_step": has_second_step(request.member),
    }
    return render(request, "welcome/settings.html", shown)


@members_only
@require_http_methods(["GET", "POST"])
def screen(request: HttpRequest, step: str) -> HttpResponse:
    found = steps.find(steps.SETTINGS, step)
    if found is None or found.form is None:
        raise Http404
    form = found.form(request.POST or None, member=request.member)
    if request.method != "POST" or not form.is_valid():
        return render(request, "welcome/choices.html", {"screen": found, "form": form})
    actions.keep_choices(request.member, form.choices)
    messages.success(request, _("Saved."))
    response = redirect("welcome:settings")
    if language := form.choices.get("language"):
        response.set_cookie(installation.LANGUAGE_COOKIE_NAME, language, max_age=60 * 60 * 24 * 365, samesite="Lax")
    return response


@members_only
@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, member=request.member)
    if request.method == "POST" and form.is_valid():
        try:
            return _keep_profile(request, **form.cleaned_data)
        except Refused as refused:
            form.add_error("name", str(refused.verdict.reason))
    return render(request, "welcome/own_profile.html", {"form": form})


@members_only
def people(request: HttpRequest) -> HttpResponse:
    """Whom somebody has blocked or muted."""
    shown = {"blocked": blocked_by(request.member), "muted": muted_by(request.member)}
    return render(request, "welcome/people.html", shown)


@members_only
@require_http_methods(["GET", "POST"])
def guidelines(request: HttpRequest) -> HttpResponse:
    """The guidelines as they are now, what is different since one's last yes, and the yes itself."""
    current = queries.current_guidelines()
    if request.method == "POST":
        if current is None or request.POST.get("version") == str(current.number):  # what they have read
            agree(request.member)
            messages.success(request, _("Thank you. It is noted that you agree."))
            return redirect("welcome:settings")
        messages.info(request, _("They have changed in the meantime. Please read them once more."))
    agreed = queries.agreed_version(request.member)
    return render(request, "welcome/guidelines.html", {
        "version": current, "chapters": queries.chapters(queries.clauses_of(current)), "agreed": agreed,
        "has_agreed": queries.has_agreed(request.member),
        "changes": queries.changes_between(agreed, current) if agreed and current and agreed != current else [],
    })  # fmt: skip


def _keep_profile(request: HttpRequest, name: str, pronouns: str, about: str) -> HttpResponse:
    if name != request.member.name:
        actions.rename(request.member, name)
    answer = actions.describe_oneself(request.member, pronouns, about)
    if answer and answer.offer:
        return redirect("safety:card", answer.offer.pk)
    if answer and answer.should_hold:
        messages.info(request, _("Saved. Someone will look at this before others see it. You are not in trouble."))
    else:
        messages.success(request, _("Saved."))
    return redirect("welcome:own_profile")
