"""No one is left unanswered: posts after which nobody else has spoken, and how a first answer's promise is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, IntegerField, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import Promise

from hearthside.care.rota.models import Desk
from hearthside.care.rota.queries import cover_between
from hearthside.care.safety.models import RecordedSign, Urgency
from hearthside.people.members.models import Member, Role

from ..models import Post, Standing
from ..promise import Clock, Kept, how_it_was_kept
from ..rules import TURN_LASTS

KIND = "discussions.post"
LOOKED_BACK = timedelta(days=30)  # older ones are history: a first answer after a month answers nobody
SHOWN = 50


@dataclass(frozen=True)
class Waiting:
    """A post that waits for a first answer, as one of those who answer sees it."""

    post: Post
    words: str
    is_new_here: bool
    level: str  # its urgency, for people who look after cases; empty for everybody else
    taken_by: str | Promise  # who is answering just now
    is_mine: bool


def waiting_for_an_answer(viewer: Member) -> tuple[list[Waiting], int]:
    """What this person could answer, by risk and then by age, and how many there are; greeters meet who is new first.

    Two trips, whatever the number of posts.
    """
    order = ("-level", "shown_at") if viewer.has_role(Role.RESPONDER) else ("-is_new_here", "-level", "shown_at")
    found = _open_to(viewer)
    page = found.select_related("author", "alias", "thread__space", "turn__member").order_by(*order, "pk")[:SHOWN]
    return [_row(post, viewer) for post in page], found.count()


def number_waiting(viewer: Member) -> int:
    """For the first page of those who answer."""
    return _open_to(viewer).count()


def waiting_post(viewer: Member, pk: int) -> Post | None:
    """The post, if this person sees it and nobody else has answered yet."""
    return _open_to(viewer).filter(pk=pk).first()


def first_answers() -> Kept:
    """How the promise of a first answer was kept lately, counting only the time in which somebody was on duty."""
    now = timezone.now()
    covered = cover_between(Desk.TRIAGE, now - LOOKED_BACK, now)
    clock = Clock((starts, ends) for starts, ends, people in covered if people)
    return how_it_was_kept(promised_since(now - LOOKED_BACK), clock, now)


def promised_since(since: datetime) -> Sequence[tuple[datetime, datetime | None]]:
    """When each post that was promised a first answer was shown, and when somebody else answered: first posts of
    people who are new, and words that carry a sign."""
    shown = _marked(Post.objects.filter(standing=Standing.SHOWN, author__isnull=False, shown_at__gt=since))
    promised = shown.filter(Q(is_new_here=True) | Q(level__gte=Urgency.CONCERN))
    answered = Subquery(_answers().order_by("pk").values("shown_at")[:1])
    return list(promised.annotate(answered_at=answered).values_list("shown_at", "answered_at"))


def _open_to(viewer: Member) -> QuerySet[Any]:
    """Unanswered posts that this person may read and reply to. Only first posts of a thread or of a person, and words
    that carry a sign, wait for an answer: every other reply is one."""
    lately = timezone.now() - LOOKED_BACK
    shown = Post.objects.visible_to(viewer).filter(standing=Standing.SHOWN, shown_at__gt=lately)
    theirs = shown.filter(author__isnull=False, thread__lock__isnull=True).exclude(author=viewer)
    marked = _marked(theirs.exclude(Exists(_answers())))
    return marked.filter(Q(is_first=True) | Q(is_new_here=True) | Q(level__gte=Urgency.CONCERN))


def _answers() -> QuerySet[Post]:
    """What somebody else said after it, as readers see it: whoever goes on under another name counts as another, or a
    post that stays in this list would tell that both names are one person's."""
    later = Post.objects.filter(thread=OuterRef("thread"), standing=Standing.SHOWN, pk__gt=OuterRef("pk"))
    return later.exclude(author=OuterRef("author"), is_anonymous=OuterRef("is_anonymous"))


def _marked(posts: QuerySet[Post]) -> QuerySet[Any]:
    """With the highest sign in each, and whether somebody new says their first words in it.

    Words without a name carry no such mark: it would say something about who wrote them.
    """
    signs = RecordedSign.objects.filter(kind=KIND, row=OuterRef("pk")).order_by().values("row")
    highest = Subquery(signs.annotate(highest=Max("level")).values("highest"), output_field=IntegerField())
    earlier = Post.objects.filter(author=OuterRef("author"), is_anonymous=False, pk__lt=OuterRef("pk"))
    joined_lately = Q(author__joined_at__gt=timezone.now() - LOOKED_BACK)
    is_new = ~Exists(earlier.filter(standing=Standing.SHOWN)) & Q(is_anonymous=False, author__roles="")
    # Somebody who has long read here and then answers another needs no welcome; who begins to speak does.
    return posts.annotate(level=Coalesce(highest, Value(0)), is_new_here=is_new & (Q(is_first=True) | joined_lately))


def _row(post: Any, viewer: Member) -> Waiting:
    turn = getattr(post, "turn", None)
    answering = turn.member if turn and turn.taken_at > timezone.now() - TURN_LASTS else None
    may_see_level = viewer.has_role(Role.RESPONDER) and post.level >= Urgency.CONCERN
    return Waiting(
        post=post,
        words=post.shown_words,
        is_new_here=post.is_new_here,
        level=Urgency(post.level).name.lower() if may_see_level else "",
        taken_by=answering.name if answering else "",
        is_mine=answering == viewer,
    )
