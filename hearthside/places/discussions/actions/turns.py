"""Taking turns at answering, so that two do not write to one person at once and nobody is forgotten."""

from django.db import transaction
from django.utils import timezone

from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..models import Post, Turn


@transaction.atomic
def take_turn(member: Member, post: Post) -> Turn:
    """Say that one is answering; it is free again when nothing came of it for a while."""
    Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    turn = Turn.objects.filter(post=post).first()
    require(rules.may_take_turn(member, turn))
    taken = {"member": member, "taken_at": timezone.now()}
    return Turn.objects.update_or_create(post=post, defaults=taken)[0]


def give_turn_back(member: Member, post: Post) -> None:
    Turn.objects.filter(post=post, member=member).delete()


def end_turns_before(post_id: int) -> None:
    """Somebody has answered: whoever was about to is free, and nothing is kept of it."""
    post = Post.objects.filter(pk=post_id).first()
    if post:
        answered = Turn.objects.filter(post__thread=post.thread_id, post__pk__lt=post.pk)
        answered.exclude(post__author=post.author_id, post__is_anonymous=post.is_anonymous).delete()
