"""What should be covered: patterns, slots, the least there should be, and what is missing."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.care.rota import actions, queries
from hearthside.care.rota.forms import MinimumForm, PatternForm, SlotForm
from hearthside.care.rota.models import Minimum, Pattern, Slot

from .attempts import did

GAPS_AHEAD = timedelta(days=14)
SLOTS_AHEAD = timedelta(weeks=6)
SHOWN = 100


@require_GET
def patterns(request: HttpRequest) -> HttpResponse:
    told = Pattern.objects.order_by("last_day", "desk", "duty", "starts")
    return render(request, "ops/patterns.html", {"patterns": told, "today": timezone.localdate()})


@require_http_methods(["GET", "POST"])
def new_pattern(request: HttpRequest) -> HttpResponse:
    form = PatternForm(request.POST or None)
    if _is_kept(request) and did(form, lambda: actions.make_pattern(request.member, **form.shape())):
        messages.success(request, _("Saved. The places of the coming six weeks are open."))
        return redirect("ops:patterns")
    return _pattern_page(request, form)


@require_http_methods(["GET", "POST"])
def pattern(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Pattern, pk=pk)
    form = PatternForm(request.POST or None, initial=PatternForm.told_by(found))
    if _is_kept(request) and did(form, lambda: actions.change_pattern(request.member, found, **form.shape())):
        messages.success(request, _("Saved. Places that somebody has taken stay as they are."))
        return redirect("ops:patterns")
    return _pattern_page(request, form, Pattern.objects.get(pk=pk))


@require_POST
def pattern_end(request: HttpRequest, pk: int) -> HttpResponse:
    """No more places from tomorrow on."""
    actions.end_pattern(request.member, get_object_or_404(Pattern, pk=pk), timezone.localdate())
    messages.success(request, _("It ends today. Places that somebody has taken stay."))
    return redirect("ops:patterns")


@require_http_methods(["GET", "POST"])
def slots(request: HttpRequest) -> HttpResponse:
    """The coming places and who has taken them."""
    form = SlotForm(request.POST or None)
    if request.method == "POST" and did(form, lambda: _open(request, form)):
        messages.success(request, _("The place is open."))
        return redirect("ops:slots")
    now = timezone.now()
    places = queries.places_between(now, now + SLOTS_AHEAD)
    page = {"form": form, "places": places[:SHOWN], "more": max(0, len(places) - SHOWN)}
    return render(request, "ops/slots.html", page, status=422 if form.errors else 200)


@require_POST
def slot_cancellation(request: HttpRequest, pk: int) -> HttpResponse:
    actions.cancel_slot(request.member, get_object_or_404(Slot, pk=pk))
    return redirect("ops:slots")


@require_http_methods(["GET", "POST"])
def gaps(request: HttpRequest) -> HttpResponse:
    """The hours of the coming two weeks that lack people."""
    form = MinimumForm(request.POST or None)
    if request.method == "POST" and did(form, lambda: actions.set_minimum(request.member, **form.cleaned_data)):
        return redirect("ops:gaps")
    now = timezone.now()
    page = {"form": form, "gaps": queries.gaps(now, now + GAPS_AHEAD), "minimums": Minimum.objects.order_by("desk")}
    return render(request, "ops/gaps.html", page, status=422 if form.errors else 200)


def _is_kept(request: HttpRequest) -> bool:
    return request.method == "POST" and "preview" not in request.POST


def _pattern_page(request: HttpRequest, form: PatternForm, found: Pattern | None = None) -> HttpResponse:
    """The form, with the next dates of what stands in it, or else of what is kept."""
    told = Pattern(**form.shape()) if form.is_bound and form.is_valid() else found
    page = {"form": form, "pattern": found, "dates": queries.next_dates(told) if told else [], "told": told}
    return render(request, "ops/pattern.html", page, status=422 if form.errors else 200)


def _open(request: HttpRequest, form: SlotForm) -> None:
    told = form.cleaned_data
    actions.open_slot(request.member, told["starts_at"], told["ends_at"], **form.asked_for())
