from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST

from hearthside.care.rota.queries import cover
from hearthside.foundation.verdicts import require
from hearthside.people.members.sign_in import members_only
from hearthside.places.spaces.queries import spaces_for

from .. import actions, queries, rules
from ..forms import ReplyForm, ThreadForm
from ..models import Post, Thread
from .pages import Page, answer_to, page_asked_for, thread_or_404


@require_GET
def thread(request: HttpRequest, pk: int) -> HttpResponse:
    found = thread_or_404(request, pk)
    form = ReplyForm(initial={"is_anonymous": bool(found.own_alias)})
    return _page(request, found, page_asked_for(request), form)


@require_POST
@members_only
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    found, form = thread_or_404(request, pk), ReplyForm(request.POST)
    if not form.is_valid():
        require(rules.may_reply(request.member, found))
        return _page(request, found, _last_page(found), form)
    return answer_to(request, actions.reply(request.member, found, form.written()))


@members_only
def new(request: HttpRequest, slug: str) -> HttpResponse:
    space = get_object_or_404(spaces_for(request.member), slug=slug)
    require(rules.may_start(request.member, space))
    form = ThreadForm(request.POST or None)
    if form.is_valid():
        return answer_to(request, actions.start_thread(request.member, space, form.written()))
    page = {"space": space, "form": form, "cover": cover()}
    return render(request, "discussions/new.html", page, status=422 if form.errors else 200)


def _page(request: HttpRequest, found: Thread, number: int, form: ReplyForm) -> HttpResponse:
    page = Page(min(number, _last_page(found)), _last_page(found))
    posts = queries.posts_on_page(found, request.member, page.number)
    if request.member:
        _mark(request, found, posts, page)
    asked = request.GET.get("show", "")
    opened = int(asked) if asked.isdecimal() and len(asked) < 20 else None
    context = {
        "thread": found,
        "page": page,
        "posts": queries.seen(posts, request.member, seen_up_to=found.seen_up_to, opened=opened),
        "first": posts[0] if page.number == 1 and posts else None,
        "form": form,
        "may_reply": rules.may_reply(request.member, found),
        "may_keep_order": rules.may_keep_order(request.member, found) if request.member else False,
    }
    return render(request, "discussions/thread.html", context, status=422 if form.errors else 200)


def _mark(request: HttpRequest, found: Thread, posts: list[Post], page: Page) -> None:
    """Reading on moves the mark; reading again, or going back, writes nothing."""
    shown = [post.shown_at for post in posts if post.shown_at and post.is_shown]
    newest = found.last_shown_at if page.is_last else max(shown, default=None)
    if newest and (found.seen_up_to is None or newest > found.seen_up_to):
        actions.mark_read(request.member, found, newest)


def _last_page(found: Thread) -> int:
    return max(1, -(-found.post_count // queries.PER_PAGE))
