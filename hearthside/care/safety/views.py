from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from hearthside.people.members.sign_in import members_only, needs_no_database

from .actions import count_choice
from .card import card_for
from .forms import BarrierForm
from .models import Offer


@members_only
@require_http_methods(["GET", "POST"])
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """The card again, or the answer to a barrier. What is chosen arrives by POST, so that no log or history has it."""
    offer = get_object_or_404(Offer.objects.select_related("member"), pk=pk, member=request.member)
    if request.method == "GET":
        return render(request, "safety/card.html", {"card": card_for(offer)})
    asked = BarrierForm(request.POST).asked()
    if asked.barrier and "again" not in request.POST:  # the country alone was added: the same barrier counts once
        count_choice(f"barrier:{asked.barrier.code}")
    template = "safety/_card.html" if request.htmx else "safety/card.html"
    return render(request, template, {"card": card_for(offer, asked)})


@require_GET
@needs_no_database
def quiet_minutes(request: HttpRequest) -> HttpResponse:
    """Three quiet minutes: grounding that needs no account, no script and no database."""
    return render(request, "safety/quiet_minutes.html")
