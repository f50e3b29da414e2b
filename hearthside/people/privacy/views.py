from datetime import timedelta

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.foundation.limits import may_try
from hearthside.foundation.verdicts import require
from hearthside.people.members.sign_in import end_session, members_only

from . import actions, queries
from .forms import ChoicesForm, ErasureForm

HOUR = timedelta(hours=1)


def notice(request: HttpRequest) -> HttpResponse:
    """What is kept, why, how long, and who can read it."""
    return render(request, "privacy/notice.html")


@members_only
@require_http_methods(["GET", "POST"])
def choices(request: HttpRequest) -> HttpResponse:
    """What somebody allows beyond what this place needs; all of it can be taken back."""
    if request.method != "POST":
        form = ChoicesForm(initial={"allowed": queries.choices_of(request.member)})
    elif (form := ChoicesForm(request.POST)).is_valid():
        actions.choose(request.member, form.cleaned_data["allowed"])
        messages.success(request, _("Kept. You can change it here whenever you want."))
        return redirect("privacy:choices")
    return render(request, "privacy/choices.html", {"form": form}, status=422 if form.errors else 200)


@members_only
def export(request: HttpRequest) -> HttpResponse:
    return render(request, "privacy/export.html")


@members_only
@require_POST
def export_file(request: HttpRequest) -> FileResponse:
    require(may_try("export", str(request.member.pk), 10, HOUR))
    file = queries.export_file(request.member)
    return FileResponse(file, as_attachment=True, filename="everything.zip", content_type="application/zip")


@members_only
def before_you_go(request: HttpRequest) -> HttpResponse:
    """A person to talk to comes before the form."""
    return render(request, "privacy/before_you_go.html")


@sensitive_post_parameters()
@members_only
@require_http_methods(["GET", "POST"])
def erasure(request: HttpRequest) -> HttpResponse:
    form = ErasureForm(request.POST or None, member=request.member)
    if request.method == "POST":
        require(may_try("passphrase", str(request.user.pk), 10, HOUR))
        if form.is_valid():
            actions.erase(request.member, keep_words=form.keeps_words)
            end_session(request)
            return redirect("privacy:goodbye")
    return render(request, "privacy/erasure.html", {"form": form})


def goodbye(request: HttpRequest) -> HttpResponse:
    return render(request, "privacy/goodbye.html")
