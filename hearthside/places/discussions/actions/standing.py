"""Who else may read a post: held, shown, hidden. What the gate, the desks and moderators bring about."""

from django.db import transaction
from django.utils import timezone

from hearthside.foundation.events import publish

from ..events import PostPublished
from ..models import Post, Standing, Thread


@transaction.atomic
def hold_post(post: Post, why: str) -> None:
    """Keep it from everybody but its author until a person has looked."""
    _stand(post, Standing.HELD, why)


@transaction.atomic
def hide_post(post: Post) -> None:
    _stand(post, Standing.HIDDEN, post.held_why)


@transaction.atomic
def show_post(post: Post) -> None:
    is_news = post.shown_at is None
    post.shown_at = post.shown_at or timezone.now()
    _stand(post, Standing.SHOWN, "")
    if is_news and post.is_shown:
        publish(PostPublished(post.pk, post.thread_id, None if post.is_anonymous else post.author_id))


def refresh_thread(thread: int) -> None:
    """Recompute what a thread knows of its newest shown post."""
    shown = Post.objects.filter(thread=thread, standing=Standing.SHOWN).order_by("-shown_at", "-pk")
    newest = shown.values_list("shown_at", "pk").first() or (None, 0)
    Thread.objects.filter(pk=thread).update(last_shown_at=newest[0], last_post_id=newest[1])


def _stand(post: Post, standing: Standing, why: str) -> None:
    if post.is_removed:
        return  # its words are gone; there is nothing left to decide
    post.standing, post.held_why = standing, why[:20]
    post.save(update_fields=["standing", "held_why", "shown_at"])
    refresh_thread(post.thread_id)
