from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from .. import actions, queries
from ..forms import WellbeingForm
from .load import helpers_only


@helpers_only
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Five questions about the work, and one's own course."""
    form = WellbeingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.answer_wellbeing(request.member, form.answers(), form.cleaned_data["words"])
        messages.success(request, _("Kept. Only you see your course."))
        return redirect("respite:wellbeing")
    context = {"form": form, "course": queries.wellbeing_course(request.member)}
    return render(request, "respite/wellbeing.html", context, status=422 if form.errors else 200)


@helpers_only
@require_POST
def erasure(request: HttpRequest, pk: int) -> HttpResponse:
    actions.forget_wellbeing(request.member, pk)
    return redirect("respite:wellbeing")
