from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hearthside.foundation.verdicts import Refused
from hearthside.people.members.sign_in import with_role

from .. import actions, queries
from ..forms import ReplyForm
from ..replies import VARIABLES, languages, shipped
from ..wording import HABITS_BESIDE_THE_BOX, look_over

keepers_only = with_role("operator", "supervisor")


@keepers_only
@require_GET
def replies(request: HttpRequest) -> HttpResponse:
    """All prepared words, with the version that is in use."""
    found = [(language, queries.replies_now(language, only_offered=False)) for language in languages()]
    return render(request, "desk/replies.html", {"languages": found})


@keepers_only
@require_http_methods(["GET", "POST"])
def reply(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """One of them: what it says, what it said before, and a new version of it."""
    now = queries.reply_now(key, language)
    if now is None:
        raise Http404
    kept = {"title": now.title, "words": now.words, "is_offered": now.is_offered}
    form = ReplyForm(request.POST if request.method == "POST" else None, initial=kept)
    if form.is_valid():
        try:
            changed = actions.change_reply(request.member, replace(now, **form.cleaned_data))
        except Refused as refused:
            form.add_error("words", str(refused.verdict.reason))
        else:
            messages.success(request, _("Version %(number)s is in use now.") % {"number": changed.version})
            return redirect("desk:replies")
    words = str(form["words"].value() or "")
    page = {
        "reply": now,
        "shipped": shipped(language).get(key),
        "versions": queries.versions_of(key, language),
        "form": form,
        "variables": VARIABLES,
        "advice": look_over(words),
        "habits": HABITS_BESIDE_THE_BOX,
    }
    return render(request, "desk/reply.html", page, status=422 if request.method == "POST" else 200)
