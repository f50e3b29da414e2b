from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hearthside.care.rota.queries import training_of
from hearthside.foundation.verdicts import Refused
from hearthside.people.members.actions import grant_role, take_off_second_step, withdraw_role
from hearthside.people.members.models import Member, Role
from hearthside.people.members.queries import has_second_step, member_named, members_with_a_role
from hearthside.people.members.rules import DESK_ROLES, WHAT_ROLES_DO

from ..forms import NameForm, ReasonForm, RoleForm


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Who has a role, and a way to find somebody by name."""
    form = NameForm(request.GET or None)
    if form.is_bound and form.is_valid():
        if found := member_named(form.cleaned_data["name"]):
            return redirect("ops:person", found.pk)
        form.add_error("name", _("Nobody here has this name."))
    with_roles = [(member, _roles_of(member)) for member in members_with_a_role()]
    return render(request, "ops/people.html", {"form": form, "with_roles": with_roles})


@require_GET
def person(request: HttpRequest, pk: int) -> HttpResponse:
    return _person_page(request, _member(pk), ReasonForm())


@require_POST
def person_role(request: HttpRequest, pk: int) -> HttpResponse:
    member, form = _member(pk), RoleForm(request.POST)
    if form.is_valid():
        change = grant_role if form.cleaned_data["step"] == "grant" else withdraw_role
        try:
            change(request.member, member, form.cleaned_data["role"])
        except Refused as refused:
            messages.error(request, str(refused.verdict.reason))
    return redirect("ops:person", pk)


@require_POST
def person_second_step(request: HttpRequest, pk: int) -> HttpResponse:
    """For somebody who lost their device and spare codes."""
    member, form = _member(pk), ReasonForm(request.POST)
    if not form.is_valid():
        return _person_page(request, member, form)
    take_off_second_step(request.member, member, form.cleaned_data["reason"])
    messages.success(request, _("Their second step is off. They can set up a new one."))
    return redirect("ops:person", pk)


def _person_page(request: HttpRequest, member: Member, form: ReasonForm) -> HttpResponse:
    roles = [(role, label, WHAT_ROLES_DO[role], member.has_role(role)) for role, label in Role.choices]
    return render(request, "ops/person.html", {
        "person": member, "roles": roles, "form": form, "has_second_step": has_second_step(member),
        "needs_second_step": member.has_role(*DESK_ROLES), "training": training_of(member),
    })  # fmt: skip


def _member(pk: int) -> Member:
    return get_object_or_404(Member.objects.select_related("account"), pk=pk, left_at=None)


def _roles_of(member: Member) -> str:
    return ", ".join(str(Role(role).label) for role in member.role_names)
