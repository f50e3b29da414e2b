"""No one is left unanswered: who waits for a first answer, and who is answering them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from hearthside.care.rota.queries import cover
from hearthside.people.members.sign_in import with_role

from . import actions, queries
from .models import Post
from .promise import TARGET
from .rules import ANSWERING

answering_only = with_role(*ANSWERING)


@answering_only
@require_GET
def unanswered(request: HttpRequest) -> HttpResponse:
    rows, total = queries.waiting_for_an_answer(request.member)
    page = {
        "rows": rows,
        "more": total - len(rows),
        "kept": queries.first_answers(),
        "target": round(TARGET.total_seconds() / 60),
        "cover": cover(),
    }
    return render(request, "discussions/unanswered.html", page)


@answering_only
@require_POST
def turn(request: HttpRequest, pk: int) -> HttpResponse:
    """I answer this one: on to the post, where the reply is written."""
    post = _waiting(request, pk)
    actions.take_turn(request.member, post)
    return redirect(reverse("discussions:thread", args=[post.thread_id]) + "#reply")


@answering_only
@require_POST
def end_turn(request: HttpRequest, pk: int) -> HttpResponse:
    actions.give_turn_back(request.member, _waiting(request, pk))
    return redirect("discussions:unanswered")


def _waiting(request: HttpRequest, pk: int) -> Post:
    if found := queries.waiting_post(request.member, pk):
        return found
    raise Http404
