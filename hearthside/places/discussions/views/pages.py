"""What these views share: finding what somebody may see, and the answer after saying something."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from .. import queries
from ..actions import Posted
from ..models import Post, Thread


@dataclass(frozen=True)
class Page:
    """Where in a thread one is; pages run from the oldest to the newest."""

    number: int
    total: int

    @property
    def earlier(self) -> int:
        return self.number - 1

    @property
    def later(self) -> int:
        return self.number + 1 if self.number < self.total else 0

    @property
    def is_last(self) -> bool:
        return self.number == self.total


def page_asked_for(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 1


def thread_or_404(request: HttpRequest, pk: int) -> Thread:
    if found := queries.thread_for(request.member, pk):
        return found
    raise Http404


def post_or_404(request: HttpRequest, pk: int) -> Post:
    if found := queries.visible_post(request.member, pk):
        return found
    raise Http404


def address_of(request: HttpRequest, post: Post, show: bool = False) -> str:
    """The page of the thread that holds a post, at the post."""
    page = queries.page_of(post, request.member)
    asked = [f"page={page}"] if page > 1 else []
    asked += [f"show={post.pk}"] if show else []
    thread = reverse("discussions:thread", args=[post.thread_id])
    return f"{thread}{'?' if asked else ''}{'&'.join(asked)}#post-{post.pk}"


def answer_to(request: HttpRequest, posted: Posted) -> HttpResponse:
    """Support in the same response when the words call for it; else on to the post, which says if it waits."""
    post = posted.post
    if posted.offer is None:
        return redirect(address_of(request, post))
    return render(
        request,
        "safety/kept.html",
        {
            "offer": posted.offer,
            "contribution_is_held": post.is_held,
            "held_why": post.held_why,
            "back": reverse("discussions:post", args=[post.pk]),
        },
    )
