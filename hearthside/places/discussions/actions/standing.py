"""Who else may read a post, and what of it: held, shown, hidden, amended, folded. What the gate and the desks bring
about stands in `gate`; what others see is always worked out from it and from the measures that are in force now."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from hearthside.care.contributions.registry import EDIT, FOLD, GAP, HIDE, LOCK, MOVE, InForce, amended
from hearthside.care.moderation.queries import in_force_on
from hearthside.foundation import words
from hearthside.foundation.events import publish
from hearthside.places.spaces.models import Space

from ..events import PostPublished
from ..models import Post, Standing, Thread

KIND = "discussions.post"


@transaction.atomic
def hold_post(post: Post, why: str) -> None:
    """Keep it from everybody but its author until a person has looked."""
    _stand(post, Standing.HELD, why)


@transaction.atomic
def show_post(post: Post) -> None:
    """Nothing waits any more; it is shown unless a measure in force says otherwise."""
    _stand(post, Standing.SHOWN, "")


@transaction.atomic
def hide_post(post: Post) -> None:
    """As a measure in force would, for as long as nobody works it out again."""
    follow_measures(post, [InForce(HIDE)])


@transaction.atomic
def follow_measures(post: Post, in_force: Sequence[InForce]) -> None:
    """Let what others see of it follow from the measures in force, and from where the gate left it."""
    if post.is_removed:
        return  # its words are gone; there is nothing left to decide
    is_news = post.shown_at is None
    put_outcome(post, in_force)
    if post.is_shown:
        post.shown_at = post.shown_at or timezone.now()
    post.save(update_fields=["gate", "standing", "held_why", "shown_at", "html", "is_amended", "added_warnings"])
    if post.is_first:
        _follow_thread(post.thread, in_force)
    refresh_thread(post.thread_id)
    if is_news and post.is_shown:
        publish(PostPublished(post.pk, post.thread_id, None if post.is_anonymous else post.author_id))


def put_outcome(post: Post, in_force: Sequence[InForce]) -> None:
    """What the measures make of a post; a function of its own words, its gate and the measures, and of nothing else."""
    is_hidden = any(one.measure == HIDE for one in in_force)
    post.standing = Standing.HIDDEN if is_hidden and post.gate != Standing.UNASSESSED else Standing(post.gate)
    shown = amended(post.body, in_force)
    post.html, post.renderer = words.render(shown), words.RENDERER_VERSION
    post.is_amended = shown != amended(post.body, ())
    noted = [code for one in in_force if one.measure == FOLD for code in one.details["topics"]]
    post.added_warnings = list(dict.fromkeys(noted))


def still_amends(post: Post) -> bool:
    """Whether every change that a moderator made to others' view still finds its place in the words."""
    text = f"{post.thread.title}\n\n{post.body}" if post.is_first else post.body
    measures = [one for one in in_force_on(KIND, post.pk) if one.measure in {EDIT, GAP}]
    return all(amended(text, [one]) != amended(text, ()) for one in measures)


def is_kept_from_others(post: Post) -> bool:
    return any(one.measure == HIDE for one in in_force_on(KIND, post.pk))


def refresh_thread(thread: int) -> None:
    """Recompute what a thread knows of its newest shown post."""
    shown = Post.objects.filter(thread=thread, standing=Standing.SHOWN).order_by("-shown_at", "-pk")
    newest = shown.values_list("shown_at", "pk").first() or (None, 0)
    Thread.objects.filter(pk=thread).update(last_shown_at=newest[0], last_post_id=newest[1])


def _follow_thread(thread: Thread, in_force: Sequence[InForce]) -> None:
    """Where it stands, whether it is closed and what it is called follow from the measures on its first post."""
    title = amended(thread.title, in_force)
    thread.shown_title = title if title != thread.title else ""
    thread.is_closed = any(one.measure == LOCK for one in in_force)
    moved = [one.details["to"] for one in in_force if one.measure == MOVE]
    thread.begun_in = thread.begun_in or thread.space
    there = Space.objects.filter(pk=moved[-1]).first() if moved else None
    thread.space = there or thread.begun_in
    thread.save(update_fields=["shown_title", "is_closed", "begun_in", "space"])


def _stand(post: Post, gate: Standing, why: str) -> None:
    if post.is_removed:
        return
    post.gate, post.held_why = gate, why[:20]
    follow_measures(post, in_force_on(KIND, post.pk))
