from datetime import datetime

from django.db import transaction

from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..models import Feeling, LastRead, Lock, Pin, Post, Reaction, Thread


def react(member: Member, post: Post, feeling: Feeling) -> None:
    """Send a word of support; its author sees who, others see nothing."""
    require(rules.may_react(member, post))
    Reaction.objects.get_or_create(post=post, member=member, feeling=feeling)


def take_back_reaction(member: Member, post: Post, feeling: Feeling) -> None:
    Reaction.objects.filter(post=post, member=member, feeling=feeling).delete()


def mark_read(member: Member, thread: Thread, up_to: datetime) -> None:
    """Move the reader's mark; called only when it moves, so that reading again writes nothing."""
    mark = LastRead(thread=thread, member=member, seen_up_to=up_to)
    LastRead.objects.bulk_create(
        [mark], update_conflicts=True, unique_fields=["thread", "member"], update_fields=["seen_up_to"]
    )


@transaction.atomic
def lock_thread(member: Member, thread: Thread, reason: str = "") -> None:
    """No more replies; the reason is for everybody to read."""
    require(rules.may_keep_order(member, thread))
    require(rules.may_say_to_all(reason))
    Lock.objects.update_or_create(thread=thread, defaults={"made_by": member, "reason": reason.strip()[:300]})
    record(member.pk, "lock_thread", f"discussions.thread:{thread.pk}")


@transaction.atomic
def unlock_thread(member: Member, thread: Thread) -> None:
    require(rules.may_keep_order(member, thread))
    Lock.objects.filter(thread=thread).delete()
    record(member.pk, "unlock_thread", f"discussions.thread:{thread.pk}")


@transaction.atomic
def pin_thread(member: Member, thread: Thread) -> None:
    require(rules.may_keep_order(member, thread))
    Pin.objects.get_or_create(thread=thread, defaults={"made_by": member})
    record(member.pk, "pin_thread", f"discussions.thread:{thread.pk}")


@transaction.atomic
def unpin_thread(member: Member, thread: Thread) -> None:
    require(rules.may_keep_order(member, thread))
    Pin.objects.filter(thread=thread).delete()
    record(member.pk, "unpin_thread", f"discussions.thread:{thread.pk}")
