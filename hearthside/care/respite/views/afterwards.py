from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from .. import actions, queries
from ..forms import OwnWordsForm, StayedForm, TalkForm
from ..models import Debrief, StayedWithYou, Talk
from .load import helpers_only, my_page, what_helps


@helpers_only
@require_http_methods(["GET", "POST"])
def debrief(request: HttpRequest, pk: int) -> HttpResponse:
    """Asked when a hard case ends; all of it may be left out."""
    asked = get_object_or_404(Debrief, pk=pk, member=request.member)
    form = OwnWordsForm(request.POST or None, initial={"words": asked.words})
    if request.method == "POST" and form.is_valid():
        actions.keep_debrief(request.member, asked, form.cleaned_data["words"])
        messages.success(request, _("Kept. Only you can read it."))
        return redirect("respite:mine")
    context = {**what_helps(request.member), "asked": asked, "form": form}
    return render(request, "respite/debrief.html", context, status=422 if form.errors else 200)


@helpers_only
@require_POST
def put_away(request: HttpRequest, pk: int) -> HttpResponse:
    asked = get_object_or_404(Debrief, pk=pk, member=request.member)
    actions.keep_debrief(request.member, asked, asked.words)
    return redirect("respite:mine")


@helpers_only
@require_http_methods(["GET", "POST"])
def stayed(request: HttpRequest, pk: int) -> HttpResponse:
    """Asked a day after a hard case; when it stayed, the same page says what could help."""
    asked = get_object_or_404(StayedWithYou.objects.exclude(asked_at=None), pk=pk, member=request.member)
    form = StayedForm(request.POST or None, initial={"answer": asked.answer, "words": asked.words})
    if request.method == "POST" and form.is_valid():
        actions.answer_what_stayed(request.member, asked, **form.cleaned_data)
        messages.success(request, _("Kept. Only you can read it."))
        return redirect("respite:stayed", pk) if asked.is_still_there else redirect("respite:mine")
    context = {**what_helps(request.member), "asked": asked, "form": form}
    return render(request, "respite/stayed.html", context, status=422 if form.errors else 200)


@helpers_only
@require_POST
def lighter_work(request: HttpRequest, pk: int) -> HttpResponse:
    actions.ask_for_lighter_work(request.member, get_object_or_404(StayedWithYou, pk=pk, member=request.member))
    messages.success(request, _("Done. Hard cases are left to others until then."))
    return redirect("respite:mine")


@helpers_only
@require_POST
def lighter_work_end(request: HttpRequest) -> HttpResponse:
    actions.end_lighter_work(request.member)
    return redirect("respite:mine")


@helpers_only
@require_GET
def notes(request: HttpRequest) -> HttpResponse:
    return render(request, "respite/notes.html", {"notes": queries.notes_of(request.member)})


@helpers_only
@require_POST
def note_erasure(request: HttpRequest, case: int) -> HttpResponse:
    actions.forget_words(request.member, case)
    return redirect("respite:notes")


@helpers_only
@require_POST
def talk(request: HttpRequest) -> HttpResponse:
    """Ask a supervisor for a talk."""
    form = TalkForm(request.POST)
    if not form.is_valid():
        return render(request, "respite/mine.html", my_page(request, talk_form=form), status=422)
    actions.ask_for_talk(request.member, form.cleaned_data["wish"])
    messages.success(request, _("Supervisors see that you would like to talk. The time they offer will stand here."))
    return redirect("respite:mine")


@helpers_only
@require_POST
def talk_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    actions.agree_to_talk(request.member, get_object_or_404(Talk, pk=pk, member=request.member))
    return redirect("respite:mine")


@helpers_only
@require_POST
def talk_end(request: HttpRequest, pk: int) -> HttpResponse:
    actions.end_talk(request.member, get_object_or_404(Talk, pk=pk, member=request.member))
    return redirect("respite:mine")
