from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from hearthside.foundation.pages import part_or_redirect
from hearthside.foundation.verdicts import require
from hearthside.people.members.sign_in import members_only

from .. import actions, queries, rules
from ..forms import EditForm, ReactionForm
from ..models import Edit
from .pages import address_of, answer_to, post_or_404


@require_GET
def post(request: HttpRequest, pk: int) -> HttpResponse:
    return redirect(address_of(request, post_or_404(request, pk), show="show" in request.GET))


@require_GET
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """One post alone, open: how htmx shows a post whose topic the reader hides by choice."""
    found = post_or_404(request, pk)
    seen = queries.seen([found], request.member, opened=found.pk)[0]
    return render(request, "discussions/_post.html", {"seen": seen, "thread": found.thread})


@members_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    found = post_or_404(request, pk)
    require(rules.may_edit(request.member, found))
    form = EditForm(request.POST or None, post=found)
    if form.is_valid():
        return answer_to(request, actions.edit_post(request.member, found, form.written()))
    context = {"post": found, "form": form}
    return render(request, "discussions/edit.html", context, status=422 if form.errors else 200)


@members_only
@require_GET
def history(request: HttpRequest, pk: int) -> HttpResponse:
    found = post_or_404(request, pk)
    require(rules.may_read_history(request.member, found))
    edits = Edit.objects.filter(post=found).order_by("-pk")
    return render(request, "discussions/history.html", {"post": found, "edits": edits})


@members_only
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    found = post_or_404(request, pk)
    require(rules.may_remove(request.member, found))
    if request.method == "POST":
        actions.remove_post(request.member, found)
        return redirect(_after_removal(request, found.thread_id, found.thread.space.slug))
    return render(request, "discussions/removal.html", {"post": found})


@require_POST
@members_only
def reactions(request: HttpRequest, pk: int) -> HttpResponse:
    found, form = post_or_404(request, pk), ReactionForm(request.POST)
    if form.is_valid() and (feeling := form.cleaned_data["feeling"]):
        actions.react(request.member, found, feeling)
    elif form.is_valid() and (feeling := form.cleaned_data["back"]):
        actions.take_back_reaction(request.member, found, feeling)
    seen = queries.seen([found], request.member)[0]
    return part_or_redirect(request, "discussions/_reactions.html", {"seen": seen}, "discussions:post", pk)


def _after_removal(request: HttpRequest, thread: int, slug: str) -> str:
    if queries.thread_for(request.member, thread):
        return reverse("discussions:thread", args=[thread])
    return reverse("spaces:space", args=[slug])
