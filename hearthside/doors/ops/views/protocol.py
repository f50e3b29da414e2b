"""What happens when somebody waits: read it, try it out, put another version in force."""

import difflib
import hashlib
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hearthside.care.safety.actions import publish_protocol
from hearthside.care.safety.models import ProtocolVersion
from hearthside.care.safety.protocol import as_text, protocol_from, read_text, shipped_text, told
from hearthside.care.safety.queries import protocol_in_force, protocol_versions, try_out

from ..forms import ProtocolForm
from .attempts import did


@require_GET
def protocol(request: HttpRequest) -> HttpResponse:
    """The one in force, in plain sentences, and the versions before it."""
    in_force, versions = protocol_in_force(), list(protocol_versions()[:50])
    current = next((each for each in versions if each.pk == in_force.version), None)
    page = {"told": told(in_force), "current": current, "versions": versions}
    return render(request, "ops/protocol.html", {**page, "is_unsound": bool(versions) and current != versions[0]})


@require_GET
def protocol_version(request: HttpRequest, pk: int) -> HttpResponse:
    """One version beside the one in force."""
    version = get_object_or_404(ProtocolVersion, pk=pk)
    body, faults = read_text(as_text(version.body))
    lines = list(
        difflib.unified_diff(_text_in_force().splitlines(), as_text(version.body).splitlines(), n=2, lineterm="")
    )
    return render(request, "ops/protocol_version.html", {
        "version": version, "told": told(protocol_from(body)) if body else [], "faults": faults, "lines": lines[2:],
        "is_in_force": protocol_in_force().version == version.pk,
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def new_protocol(request: HttpRequest) -> HttpResponse:
    """Edit the text; a dry run over the last weeks comes before it can be put in force."""
    if request.method != "POST":
        return render(
            request, "ops/new_protocol.html", {"form": ProtocolForm(initial={"text": _text_to_edit(request)})}
        )
    form = ProtocolForm(request.POST)
    if not form.is_valid():
        return render(request, "ops/new_protocol.html", {"form": form}, status=422)
    body, was_tried = form.body, request.POST.get("tried") == _mark(form.cleaned_data["text"])
    wants_it = was_tried and request.POST.get("step") == "publish"
    if wants_it and did(form, lambda: publish_protocol(request.member, body, form.cleaned_data["note"])):
        messages.success(request, _("It is in force from now on, for everybody who waits."))
        return redirect("ops:protocol")
    return render(request, "ops/new_protocol.html", {"form": form, **_tried(form)}, status=422 if form.errors else 200)


def _tried(form: ProtocolForm) -> dict[str, Any]:
    proposed = protocol_from(form.body)
    runs = [(_("in force now"), try_out(protocol_in_force())), (_("as written here"), try_out(proposed))]
    return {"runs": runs, "told": told(proposed), "tried": _mark(form.cleaned_data["text"])}


def _mark(text: str) -> str:
    """Of the words that were tried: what is put in force is what was seen."""
    return hashlib.sha256(text.encode()).hexdigest()


def _text_to_edit(request: HttpRequest) -> str:
    asked = request.GET.get("from", "")
    if asked == "shipped":
        return shipped_text()
    if asked.isdecimal() and (version := ProtocolVersion.objects.filter(pk=int(asked[:15])).first()):
        return as_text(version.body)
    return _text_in_force()


def _text_in_force() -> str:
    number = protocol_in_force().version
    return shipped_text() if number is None else as_text(ProtocolVersion.objects.get(pk=number).body)
