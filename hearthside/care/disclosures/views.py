from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.people.members.sign_in import members_only
from hearthside.people.organisations.queries import community

from . import actions, queries
from .forms import ContactForm
from .rules import TOLD_WITHIN


@sensitive_post_parameters()
@members_only
@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """A member's own page: whom they would want to be told, and what was ever told about them."""
    kept = queries.contact_of(request.member)
    initial = {"who": kept.who, "how": kept.how, "to_know": kept.to_know} if kept else None
    form = ContactForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        actions.keep_contact(request.member, **form.cleaned_data)
        messages.success(request, _("It is sealed. You can change or remove it here."))
        return redirect("disclosures:contact")
    page = {
        "form": form,
        "kept": kept,
        "policy": community().disclosure_policy,
        "told": queries.told_to(request.member),
        "told_within": TOLD_WITHIN.days,
    }
    return render(request, "disclosures/contact.html", page, status=422 if request.method == "POST" else 200)


@members_only
@require_POST
def contact_removal(request: HttpRequest) -> HttpResponse:
    actions.forget_contact(request.member)
    messages.success(request, _("It is gone."))
    return redirect("disclosures:contact")
