"""What does good to whoever reads it: somebody new to welcome, somebody kind to thank. Nothing heavy stands here."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from hearthside.care.safety.models import RecordedSign, Urgency
from hearthside.people.members.models import Member

from ..models import Post, Reaction, Standing
from .people import newcomers_among
from .unanswered import KIND

OF_LATE = timedelta(days=14)
SHOWN = 8


def people_to_welcome(viewer: Member) -> list[Post]:
    """First words of people who are new and whom nobody has answered yet, those who wait longest first."""
    alone = _light(viewer).filter(is_first=True, thread__last_post_id=F("pk"), thread__lock__isnull=True)
    waiting = list(alone.order_by("shown_at", "pk")[: SHOWN * 4])
    new = newcomers_among(post.author_id for post in waiting if post.author_id) if waiting else set()
    return [post for post in waiting if post.author_id in new][:SHOWN]


def replies_to_thank(viewer: Member) -> list[Post]:
    """What members wrote in the threads of others of late, and this viewer has not reacted to."""
    own = Reaction.objects.filter(post=OuterRef("pk"), member=viewer)
    # Who began without a name stays in this list: leaving it would tell that both names are one person's.
    began = Post.objects.filter(thread=OuterRef("thread"), is_first=True, is_anonymous=False, author=OuterRef("author"))
    return list(
        _light(viewer).filter(~Exists(own), ~Exists(began), is_first=False).order_by("-shown_at", "-pk")[:SHOWN]
    )


def _light(viewer: Member) -> QuerySet[Post]:
    """Posts of others without a sign or a warning, in threads in which no post carries one."""
    signs = RecordedSign.objects.filter(kind=KIND, level__gte=Urgency.CONCERN).values("row")
    heavy = Post.objects.filter(thread=OuterRef("thread"), pk__in=signs)
    warned = Post.objects.filter(thread=OuterRef("thread")).exclude(warnings=[])
    since = timezone.now() - OF_LATE
    shown = Post.objects.visible_to(viewer).filter(~Exists(heavy), ~Exists(warned), standing=Standing.SHOWN)
    lately = shown.filter(shown_at__gt=since, author__isnull=False, is_anonymous=False).exclude(author=viewer)
    return lately.select_related("author", "thread__space")
