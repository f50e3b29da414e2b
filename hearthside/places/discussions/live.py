"""New replies while a thread is open: the same part as on the page, for each reader's own eyes."""

from collections.abc import Iterable

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.dateparse import parse_datetime

from hearthside.foundation.live import topics
from hearthside.foundation.live.topics import Message
from hearthside.people.members.models import Member

from . import queries
from .models import Thread


def may_listen(viewer: Member | None, key: str) -> bool:
    """Whoever may read the thread; a visitor reads without live updates."""
    return viewer is not None and key.isdecimal() and Thread.objects.visible_to(viewer).filter(pk=int(key)).exists()


def render_post(viewer: Member | None, key: str, message: Message) -> str | None:
    post = queries.visible_post(viewer, message["post"])
    if post is None or not post.is_shown or post.thread_id != int(key):
        return None
    language = viewer.language if viewer else settings.LANGUAGE_CODE
    with timezone.override(viewer.time_zone if viewer else settings.TIME_ZONE), translation.override(language):
        part = {"seen": queries.seen([post], viewer)[0], "thread": post.thread, "viewer": viewer}
        return render_to_string("discussions/_post.html", part)


def missed(viewer: Member | None, key: str, since: str) -> Iterable[Message]:
    try:
        at = parse_datetime(since)
        if at is None or timezone.is_naive(at):
            return []
        at -= queries.OVERLAP
    except (ValueError, OverflowError):
        return []
    return [{"post": pk} for pk in queries.missed_since(int(key), viewer, at)]


topics.register("thread", authorise=may_listen, render=render_post, missed=missed)
