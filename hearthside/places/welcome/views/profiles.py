"""How members meet each other, and how they keep apart."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearthside.care.moderation.queries import is_put_away
from hearthside.people.members import actions, queries
from hearthside.people.members.models import Member, Role
from hearthside.people.members.rules import WHAT_ROLES_DO
from hearthside.people.members.sign_in import members_only


@members_only
def profile(request: HttpRequest, pk: int) -> HttpResponse:
    person = _met(request, pk)
    shown = {
        "person": person,
        "is_own": person.pk == request.member.pk,
        "is_put_away": is_put_away(request.member, "members.member", person.pk),
        "is_muted": queries.has_muted(request.member, person),
        "roles": [(Role(role).label, WHAT_ROLES_DO[role]) for role in person.role_names],
    }
    return render(request, "welcome/profile.html", shown)


@members_only
@require_POST
def block(request: HttpRequest, pk: int) -> HttpResponse:
    actions.block(request.member, _met(request, pk))
    messages.success(request, _("You and this person no longer see each other here. They are not told."))
    return redirect("welcome:people")


@members_only
@require_POST
def mute(request: HttpRequest, pk: int) -> HttpResponse:
    actions.mute(request.member, _met(request, pk))
    messages.success(request, _("You no longer see what this person writes. They are not told."))
    return redirect("welcome:people")


@members_only
@require_POST
def end_block(request: HttpRequest, pk: int) -> HttpResponse:
    return _undo(request, pk, actions.unblock)


@members_only
@require_POST
def end_mute(request: HttpRequest, pk: int) -> HttpResponse:
    return _undo(request, pk, actions.unmute)


def _undo(request: HttpRequest, pk: int, action: Callable[[Member, Member], None]) -> HttpResponse:
    action(request.member, get_object_or_404(Member, pk=pk))
    return redirect("welcome:people")


def _met(request: HttpRequest, pk: int) -> Member:
    person = queries.profile(pk, request.member)
    if person is None:
        raise Http404
    return person
