from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.people.members.queries import member_named
from hearthside.places.spaces import actions
from hearthside.places.spaces.models import Membership, Space

from ..forms import BelongingForm, SpaceForm
from .attempts import did


@require_GET
def spaces(request: HttpRequest) -> HttpResponse:
    every = Space.objects.order_by("archived_at", "position", "name")
    return render(request, "ops/spaces.html", {"spaces": every})


@require_http_methods(["GET", "POST"])
def new_space(request: HttpRequest) -> HttpResponse:
    form = SpaceForm(request.POST or None, initial={"position": Space.objects.count()})
    if request.method == "POST" and did(form, lambda: actions.open_space(request.member, **form.cleaned_data)):
        messages.success(request, _("The space is open."))
        return redirect("ops:spaces")
    return render(request, "ops/space.html", {"form": form})


@require_http_methods(["GET", "POST"])
def space(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Space, slug=slug)
    form = SpaceForm(request.POST or None, instance=found)
    if request.method == "POST" and did(form, lambda: actions.change_space(request.member, found, **form.cleaned_data)):
        messages.success(request, _("Saved."))
        return redirect("ops:spaces")
    return _space_page(request, Space.objects.get(pk=found.pk), form, BelongingForm())


@require_POST
def space_archive(request: HttpRequest, slug: str) -> HttpResponse:
    """Close it, or open it again."""
    found = get_object_or_404(Space, slug=slug)
    change = actions.restore_space if found.archived_at else actions.archive_space
    change(request.member, found)
    return redirect("ops:spaces")


@require_POST
def space_people(request: HttpRequest, slug: str) -> HttpResponse:
    """Let somebody belong here; with `leave`, no longer."""
    found = get_object_or_404(Space, slug=slug)
    if leaving := request.POST.get("leave"):
        belonging = get_object_or_404(Membership.objects.select_related("member"), space=found, pk=leaving)
        actions.remove_member(request.member, found, belonging.member)
        return redirect("ops:space", slug)
    form = BelongingForm(request.POST)
    if form.is_valid() and (member := member_named(form.cleaned_data["name"])):
        actions.add_member(request.member, found, member, is_host=form.cleaned_data["is_host"])
        return redirect("ops:space", slug)
    if form.is_valid():
        form.add_error("name", _("Nobody here has this name."))
    return _space_page(request, found, SpaceForm(instance=found), form)


def _space_page(request: HttpRequest, found: Space, form: SpaceForm, belonging: BelongingForm) -> HttpResponse:
    inside = Membership.objects.filter(space=found).select_related("member").order_by("member__name")
    return render(request, "ops/space.html", {"form": form, "space": found, "inside": inside, "belonging": belonging})
