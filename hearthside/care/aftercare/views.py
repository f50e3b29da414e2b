from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.care.contributions import registry
from hearthside.care.contributions.registry import Contribution
from hearthside.care.moderation.actions import file_worry
from hearthside.care.rota.queries import cover
from hearthside.care.safety.actions import count_choice
from hearthside.foundation.limits import may_try
from hearthside.foundation.verdicts import require
from hearthside.people.members.sign_in import members_only

from . import actions, queries, rules
from .forms import AgainForm, NamedWorryForm, WorryForm

WORRIES_A_DAY = 20  # from one member; beyond it somebody is not worried


@members_only
@require_http_methods(["GET", "POST"])
def safe(request: HttpRequest) -> HttpResponse:
    """Say that one is safe now; people on duty are told, nothing ends by it."""
    if request.method == "GET":
        return render(request, "aftercare/safe.html", {"cover": cover()})
    if "from_card" in request.POST:
        count_choice("route:safe")
    actions.say_safe(request.member)
    return redirect(reverse("aftercare:again") + "?said=safe")


@members_only
@require_http_methods(["GET", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """A kind page afterwards: what was agreed about asking again, and the choice."""
    case = queries.case_known_to(request.member)
    form = AgainForm(_sent(request), initial={"same_person": True})
    if request.method == "POST" and case and form.is_valid():
        actions.agree_to_follow_ups(request.member, case, form.cleaned_data["after"], form.cleaned_data["same_person"])
        return redirect("aftercare:again")
    page = {
        "coming": queries.coming_for(request.member),
        "has_decided": case is not None and queries.has_decided(request.member, case),
        "form": form if case else None,
        "somebody_wrote": case is not None and queries.who_wrote_with(request.member, case) is not None,
        "said_safe": request.GET.get("said") == "safe",
        "cover": cover(),
    }
    return render(request, "aftercare/again.html", page, status=422 if form.errors else 200)


@members_only
@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    actions.stop_follow_ups(request.member)
    return redirect("aftercare:again")


@members_only
@require_http_methods(["GET", "POST"])
def worried(request: HttpRequest) -> HttpResponse:
    """I am worried about somebody whose name I know."""
    form = NamedWorryForm(_sent(request))
    if request.method == "POST" and form.is_valid() and form.found:
        return _tell(request, registry.wrap(form.found), form)
    page = {"form": form, "cover": cover()}
    return render(request, "aftercare/worried.html", page, status=422 if request.method == "POST" else 200)


@members_only
@require_http_methods(["GET", "POST"])
def worry(request: HttpRequest, kind: str, row: int) -> HttpResponse:
    """I am worried about whoever wrote this. It reaches people on duty and nobody else."""
    about = registry.find(kind, row)
    if about is None or not about.visible_to(request.member):
        raise Http404
    require(rules.may_worry_about(request.member, about.author))
    form = WorryForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        return _tell(request, about, form)
    page = {"form": form, "about": about, "cover": cover()}
    return render(request, "aftercare/worry.html", page, status=422 if request.method == "POST" else 200)


@members_only
@require_GET
def received(request: HttpRequest) -> HttpResponse:
    """The same words whoever it was about and however often: nothing can be learnt from them about another."""
    return render(request, "aftercare/received.html", {"cover": cover()})


def _tell(request: HttpRequest, about: Contribution, form: WorryForm) -> HttpResponse:
    require(rules.may_worry_about(request.member, about.author))
    require(may_try("worry", str(request.member.pk), WORRIES_A_DAY, timedelta(days=1)))
    file_worry(request.member, about, form.cleaned_data["words"], form.is_now)
    return redirect("aftercare:received")


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
