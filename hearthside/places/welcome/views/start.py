"""The guided start after joining. Skipping leaves careful defaults."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.people.members.actions import finish_onboarding
from hearthside.people.members.sign_in import members_only

from .. import actions, steps


@members_only
def begin(request: HttpRequest) -> HttpResponse:
    return redirect("welcome:start", steps.START[0].slug)


@members_only
@require_http_methods(["GET", "POST"])
def screen(request: HttpRequest, step: str) -> HttpResponse:
    found = steps.find(steps.START, step)
    if found is None:
        raise Http404
    form = found.form(request.POST or None, member=request.member) if found.form else None
    if request.method == "POST" and (form is None or form.is_valid()):
        if form:
            actions.keep_choices(request.member, form.choices)
        return _go_on(request, found)
    shown = {"screen": found, "form": form, "number": steps.START.index(found) + 1, "of": len(steps.START)}
    return render(request, "welcome/screen.html", {**shown, "after": steps.after(found)})


@members_only
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    finish_onboarding(request.member)
    return redirect("/")


def _go_on(request: HttpRequest, found: steps.Screen) -> HttpResponse:
    following = steps.after(found)
    if following:
        return redirect("welcome:start", following.slug)
    finish_onboarding(request.member)
    return redirect("/")
