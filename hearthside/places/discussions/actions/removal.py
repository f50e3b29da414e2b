from django.db import transaction

from hearthside.care.contributions.registry import wrap
from hearthside.care.moderation.actions import forget_words_decided_about
from hearthside.care.quality.actions import forget_words
from hearthside.care.safety.actions import seal_words_of
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..models import Edit, Post, Reaction, Standing, Thread
from .standing import refresh_thread


@transaction.atomic
def remove_post(author: Member, post: Post) -> None:
    """Take one's words back. Replies of others stand, below a line that says the first words were removed."""
    require(rules.may_remove(author, post))
    take_away(post)


def take_away(post: Post) -> None:
    """Erase the words, their history and their reactions; an open case about them keeps its sealed copy."""
    seal_words_of(wrap(post))
    forget_words(wrap(post))
    forget_words_decided_about(wrap(post))
    thread = post.thread
    if not post.is_first:
        post.delete()
        _tidy(thread)
    elif thread.posts.exclude(pk=post.pk).exists():
        _empty(post)
    else:
        thread.delete()


def _tidy(thread: Thread) -> None:
    if thread.posts.exclude(standing=Standing.REMOVED).exists():
        refresh_thread(thread.pk)
    else:  # nothing but a line about removed words is left
        thread.delete()


def _empty(post: Post) -> None:
    Edit.objects.filter(post=post).delete()
    Reaction.objects.filter(post=post).delete()
    Post.objects.filter(pk=post.pk).update(
        author=None, alias=None, is_anonymous=False, body="", html="", warnings=[], standing=Standing.REMOVED,
        gate=Standing.REMOVED, is_amended=False, added_warnings=[], held_why="", edited_at=None, once=None,
    )  # fmt: skip
    post.thread.title = post.thread.shown_title = ""
    post.thread.save(update_fields=["title", "shown_title"])
    refresh_thread(post.thread_id)
