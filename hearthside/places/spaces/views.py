from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.care.guidelines.queries import clause_choices, current_clauses
from hearthside.foundation.verdicts import Refused, require
from hearthside.people.members.sign_in import members_only

from . import actions, queries, rules, sections
from .actions import Reminded
from .forms import NoteForm
from .models import GuidelineNote, Space


def listing(request: HttpRequest) -> HttpResponse:
    return render(request, "spaces/list.html", {"spaces": queries.spaces_for(request.member)})


def space(request: HttpRequest, slug: str) -> HttpResponse:
    """A hidden or closed space and one that never was get the same answer."""
    found = get_object_or_404(queries.spaces_for(request.member), slug=slug)
    return render(
        request,
        "spaces/space.html",
        {
            "space": found,
            "sections": sections.rendered(request, found),
            "notes": queries.notes_of_today(found),
            "may_remind": rules.may_remind(request.member, found),
            "may_write": rules.may_write_in(request.member, found),
        },
    )


@members_only
@require_http_methods(["GET", "POST"])
def notes(request: HttpRequest, slug: str) -> HttpResponse:
    """What a space is reminded of, and a form for hosts."""
    found = _hosted(request, slug)
    form = NoteForm(request.POST or None, choices=clause_choices(current_clauses()))
    if request.method == "POST" and form.is_valid():
        try:
            return _answer_to(request, actions.remind(request.member, found, **form.cleaned_data))
        except Refused as refused:
            form.add_error(None, str(refused.verdict.reason))
    page = {"space": found, "form": form, "notes": queries.notes_of(found)}
    return render(request, "spaces/notes.html", page, status=422 if form.errors else 200)


@members_only
@require_POST
def note_end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = _hosted(request, slug)
    actions.end_note(request.member, get_object_or_404(GuidelineNote, space=found, pk=pk))
    return redirect("spaces:notes", slug)


def _hosted(request: HttpRequest, slug: str) -> Space:
    found = get_object_or_404(queries.spaces_for(request.member), slug=slug)
    require(rules.may_remind(request.member, found))
    return found


def _answer_to(request: HttpRequest, reminded: Reminded) -> HttpResponse:
    """Support in the same response when the words call for it."""
    note = reminded.note
    back = reverse("spaces:notes", args=[note.space.slug])
    if reminded.offer:
        return render(request, "safety/kept.html", {
            "offer": reminded.offer, "contribution_is_held": note.is_held, "held_why": note.held_why, "back": back,
        })  # fmt: skip
    if note.is_held:
        messages.info(request, _("Kept. Someone will look at this before others see it. You are not in trouble."))
    else:
        messages.success(request, _("It stands above the space today, and again as often as you chose."))
    return redirect(back)
