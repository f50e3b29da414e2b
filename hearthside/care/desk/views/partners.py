from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.people.members.sign_in import with_role

from .. import actions, queries, rules
from ..forms import PartnerForm
from ..models import Partner
from .replies import keepers_only

FIELDS = ("name", "what_they_do", "contact", "hours", "stated_on", "consent_text")


@with_role("responder", "supervisor", "operator")
@require_GET
def partners(request: HttpRequest) -> HttpResponse:
    """Whom people can be passed on to; responders look here for the contact."""
    page = {"partners": queries.partners(), "may_keep": rules.may_keep_desk_words(request.member)}
    return render(request, "desk/partners.html", page)


@keepers_only
@require_http_methods(["GET", "POST"])
def partner(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new partner, or what has changed."""
    found = get_object_or_404(Partner, pk=pk, retired_at=None) if pk else None
    kept = {name: getattr(found, name) for name in FIELDS} if found else None
    form = PartnerForm(request.POST if request.method == "POST" else None, initial=kept)
    if form.is_valid():
        actions.keep_partner(request.member, found, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("desk:partners")
    page = {"form": form, "partner": found}
    return render(request, "desk/partner.html", page, status=422 if request.method == "POST" else 200)


@keepers_only
@require_POST
def retirement(request: HttpRequest, pk: int) -> HttpResponse:
    actions.retire_partner(request.member, get_object_or_404(Partner, pk=pk))
    return redirect("desk:partners")
