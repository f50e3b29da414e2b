"""Lists of threads and posts: a space's page, somebody's own words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils.functional import Promise

from hearthside.people.members.models import Member
from hearthside.people.members.warnings import Treatment, label_of, treatment
from hearthside.places.spaces.models import Space

from ..models import LastRead, Post, Standing, Thread
from .people import newcomers_among

THREADS_PER_PAGE = 30


@dataclass(frozen=True)
class Row:
    """A thread in the list of its space, as one viewer sees it."""

    thread: Thread
    first: Post
    is_news: bool
    is_new_here: bool  # somebody new who has had no answer yet
    is_put_away: bool  # the viewer reported it
    treatment: Treatment
    topics: Sequence[str | Promise]


def threads_in(space: Space, viewer: Member | None, page: int = 1) -> tuple[list[Row], bool]:
    """One page of threads, pinned and one's own waiting ones before the first; and whether there are more."""
    threads = _with_marks(Thread.objects.visible_to(viewer).filter(space=space), viewer).select_related("pin")
    on_top = Q(pin__isnull=False) | Q(last_shown_at=None)
    top = list(threads.filter(on_top).order_by(F("last_shown_at").desc(nulls_first=True))) if page == 1 else []
    start = (page - 1) * THREADS_PER_PAGE
    rest = list(threads.exclude(on_top).order_by("-last_shown_at", "-pk")[start : start + THREADS_PER_PAGE + 1])
    return _rows(top + rest[:THREADS_PER_PAGE], viewer), len(rest) > THREADS_PER_PAGE


def latest_threads(viewer: Member | None, how_many: int = 10) -> list[Row]:
    """Where something was said last, across the spaces somebody knows of."""
    threads = _with_marks(Thread.objects.visible_to(viewer).exclude(last_shown_at=None), viewer)
    newest = threads.select_related("space", "pin").order_by("-last_shown_at", "-pk")[:how_many]
    return _rows(list(newest), viewer)


def posts_by(member: Member, viewer: Member | None) -> QuerySet[Post]:
    """What somebody said under their own name, newest first; never what they wrote without it."""
    shown = Post.objects.visible_to(viewer).filter(author=member, is_anonymous=False, standing=Standing.SHOWN)
    return shown.select_related("thread__space").order_by("-pk")


def _with_marks(threads: QuerySet[Thread], viewer: Member | None) -> QuerySet[Thread]:
    if viewer is None:
        return threads
    marks = LastRead.objects.filter(thread=OuterRef("pk"), member=viewer).values("seen_up_to")
    return threads.annotate(**{"seen_up_to": Subquery(marks[:1])})


def _rows(threads: list[Thread], viewer: Member | None) -> list[Row]:
    firsts = Post.objects.filter(thread__in=[thread.pk for thread in threads], is_first=True).with_put_away(viewer)
    by_thread = {post.thread_id: post for post in firsts.select_related("author", "alias").defer("body", "html")}
    alone = {by_thread[thread.pk].author_id for thread in threads if _is_alone(thread, by_thread[thread.pk])}
    new = newcomers_among(pk for pk in alone if pk) if alone else set()
    return [_row(thread, by_thread[thread.pk], viewer, new) for thread in threads]


def _is_alone(thread: Thread, first: Post) -> bool:
    return thread.last_post_id == first.pk and not first.is_anonymous and first.author_id is not None


def _row(thread: Thread, first: Post, viewer: Member | None, new: set[int]) -> Row:
    mark: datetime | None = getattr(thread, "seen_up_to", None)
    choices = viewer.warning_choices if viewer else {}
    is_careful = bool(first.topics) and not first.is_by(viewer)
    return Row(
        thread=thread,
        first=first,
        is_news=viewer is not None and thread.is_news_for(mark),
        is_new_here=_is_alone(thread, first) and first.author_id in new and not first.is_by(viewer),
        is_put_away=getattr(first, "is_put_away", False) and not first.is_by(viewer),
        treatment=treatment(choices, first.topics) if is_careful else Treatment.SHOW,
        topics=[label_of(code) for code in first.topics],
    )
