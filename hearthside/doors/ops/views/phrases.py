"""What a community teaches detection: read it, try it on the last weeks, put it in force."""

import hashlib
import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hearthside.care.safety.actions import publish_phrases
from hearthside.care.safety.models import PhraseVersion
from hearthside.care.safety.phrasing import Phrases, as_body, faults_in_phrases, phrases_from
from hearthside.care.safety.queries import phrase_versions, phrases_in_force, try_phrases, what_detection_is_told

from ..forms import PhrasesForm
from .attempts import did


@require_GET
def phrases(request: HttpRequest) -> HttpResponse:
    """Those in force, and the versions before."""
    page = {"kinds": _by_kind(phrases_in_force()), "versions": list(phrase_versions()[:50])}
    return render(request, "ops/phrases.html", page)


@require_http_methods(["GET", "POST"])
def new_phrases(request: HttpRequest) -> HttpResponse:
    """Edit the lists; a dry run over the last weeks comes before they can be put in force."""
    if request.method != "POST":
        return render(request, "ops/new_phrases.html", {"form": PhrasesForm(initial=as_body(_to_begin_with(request)))})
    form = PhrasesForm(request.POST)
    if not form.is_valid():
        return render(request, "ops/new_phrases.html", {"form": form}, status=422)
    written, note = form.phrases, form.cleaned_data["note"]
    if faults := faults_in_phrases(written, what_detection_is_told()):
        form.add_error(None, faults)
        return render(request, "ops/new_phrases.html", {"form": form}, status=422)
    wants_it = request.POST.get("tried") == _mark(written) and request.POST.get("step") == "publish"
    if wants_it and did(form, lambda: publish_phrases(request.member, written, note)):
        messages.success(request, _("They are in force for everything that is written from now on."))
        return redirect("ops:phrases")
    return render(request, "ops/new_phrases.html", {"form": form, **_tried(request, written)})


def _tried(request: HttpRequest, written: Phrases) -> dict[str, Any]:
    run = try_phrases(request.member, written)
    moves = [(before.key, after.key, many) for (before, after), many in sorted(run.moves.items())]
    return {"run": run, "moves": moves, "tried": _mark(written)}


def _mark(written: Phrases) -> str:
    """Of the lists that were tried: what is put in force is what was seen."""
    return hashlib.sha256(json.dumps(as_body(written)).encode()).hexdigest()


def _to_begin_with(request: HttpRequest) -> Phrases:
    asked = request.GET.get("from", "")
    if asked.isdecimal():
        return phrases_from(get_object_or_404(PhraseVersion, pk=int(asked[:15])).body)
    return phrases_in_force()


def _by_kind(written: Phrases) -> list[tuple[str, tuple[str, ...]]]:
    labels = {name: str(field.label) for name, field in PhrasesForm.base_fields.items() if name != "note"}
    return [(label, getattr(written, name)) for name, label in labels.items() if getattr(written, name)]
