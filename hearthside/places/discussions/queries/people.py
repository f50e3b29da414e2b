from collections.abc import Iterable

from django.db.models import Count, Q

from hearthside.people.members.models import Member

from ..models import Post, Standing
from ..rules import NEWCOMER_UNTIL


def is_newcomer(member: Member, besides: Post | None = None) -> bool:
    """Fewer than three contributions others can read, not counting the one being looked at."""
    shown = Post.objects.filter(author=member, standing=Standing.SHOWN)
    if besides is not None:
        shown = shown.exclude(pk=besides.pk)
    return shown[:NEWCOMER_UNTIL].count() < NEWCOMER_UNTIL


def newcomers_among(members: Iterable[int]) -> set[int]:
    """Which of these are new under their own name, in one query.

    Words without a name do not count: the mark beside a name would go out in the moment an alias speaks.
    """
    shown = Count("pk", filter=Q(standing=Standing.SHOWN, is_anonymous=False))
    counted = Post.objects.filter(author__in=members).values("author").annotate(shown=shown)
    return {row["author"] for row in counted if row["shown"] < NEWCOMER_UNTIL}
