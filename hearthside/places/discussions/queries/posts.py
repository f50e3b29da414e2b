"""A thread as one viewer may see it, in three trips: the thread, the page's posts, the reactions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import (
    BooleanField,
    CharField,
    Count,
    DateTimeField,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import Promise

from hearthside.people.members.models import Block, Member, Mute
from hearthside.people.members.warnings import Treatment, label_of, treatment
from hearthside.places.spaces.models import Membership

from ..models import Alias, Feeling, LastRead, Post, Reaction, Thread

PER_PAGE = 20
# Words shown in the same moment may be committed in another order; a browser skips what it has already.
OVERLAP = timedelta(seconds=10)
AT_ONCE = 50


@dataclass(frozen=True)
class Seen:
    """A post as one viewer sees it."""

    post: Post
    is_own: bool = False
    is_news: bool = False
    is_put_away: bool = False  # they reported it
    treatment: Treatment = Treatment.SHOW
    topics: Sequence[str | Promise] = ()
    address: str = ""
    report_address: str = ""
    feelings: Sequence[tuple[str, str, bool]] = ()  # (code, word, whether the viewer sent it)
    received: Sequence[tuple[str, str | Promise]] = ()  # (who, what), for the post's author alone


def thread_for(viewer: Member | None, pk: int) -> Thread | None:
    """The thread with its space, lock and pin, and what it is to this viewer."""
    visible = Post.objects.past_walls(viewer).filter(thread=OuterRef("pk")).order_by()
    counted = visible.values("thread").annotate(number=Count("pk")).values("number")
    threads = Thread.objects.visible_to(viewer).select_related("space", "lock", "pin")
    known = {"post_count": Coalesce(Subquery(counted), 0), **_to_viewer(viewer)}
    return threads.annotate(**known).filter(pk=pk).first()


def posts_on_page(thread: Thread, viewer: Member | None, page: int) -> list[Post]:
    shown = Post.objects.past_walls(viewer).with_put_away(viewer).filter(thread=thread)
    rows = _with_authors(shown).order_by("pk")
    return list(rows[(page - 1) * PER_PAGE : page * PER_PAGE])


def page_of(post: Post, viewer: Member | None) -> int:
    """On which page of its thread this viewer finds a post."""
    before = Post.objects.past_walls(viewer).filter(thread=post.thread_id, pk__lt=post.pk).count()
    return before // PER_PAGE + 1


def visible_post(viewer: Member | None, pk: int) -> Post | None:
    seen = Post.objects.visible_to(viewer).with_put_away(viewer)
    rows = seen.select_related("author", "alias", "thread__space", "thread__lock")
    return rows.filter(pk=pk).first()


def missed_since(thread: int, viewer: Member | None, since: datetime) -> list[int]:
    """Ids of posts shown after a browser was last here, oldest first."""
    shown = Post.objects.visible_to(viewer).filter(thread=thread, shown_at__gt=since)
    return list(shown.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])


def seen(
    posts: Iterable[Post], viewer: Member | None, *, seen_up_to: datetime | None = None, opened: int | None = None
) -> list[Seen]:
    """Posts as one viewer sees them; `opened` is one they asked to see although its topic is hidden by choice."""
    rows = list(posts)
    given, received = _reactions(rows, viewer)
    choices = viewer.warning_choices if viewer else {}
    # Once for the page, not once for each post: what costs time in a list is looking up addresses and translations.
    above = reverse("discussions:post", args=[0]).removesuffix("0/")
    reports = reverse("moderation:report", args=["discussions.post", 0]).removesuffix("0/")
    words = [(str(code), str(label)) for code, label in Feeling.choices]
    return [
        Seen(
            post=post,
            is_own=post.is_by(viewer),
            is_news=bool(seen_up_to and post.shown_at and post.shown_at > seen_up_to and not post.is_by(viewer)),
            is_put_away=getattr(post, "is_put_away", False) and not post.is_by(viewer),
            treatment=Treatment.SHOW if post.pk == opened or post.is_by(viewer) else _treatment(choices, post),
            topics=[label_of(code) for code in post.topics],
            address=f"{above}{post.pk}/",
            report_address=f"{reports}{post.pk}/",
            feelings=[(code, label, code in given[post.pk]) for code, label in words],
            received=received[post.pk],
        )
        for post in rows
    ]


def _treatment(choices: dict[str, str], post: Post) -> Treatment:
    return treatment(choices, post.topics) if post.topics else Treatment.SHOW


def _to_viewer(viewer: Member | None) -> dict[str, object]:
    if viewer is None:
        return {
            "seen_up_to": Value(None, output_field=DateTimeField()),
            "own_alias": Value(None, output_field=CharField()),
            "is_hosted": Value(False, output_field=BooleanField()),
        }
    marks = LastRead.objects.filter(thread=OuterRef("pk"), member=viewer)
    aliases = Alias.objects.filter(thread=OuterRef("pk"), member=viewer)
    hosting = Membership.objects.filter(space=OuterRef("space"), member=viewer, is_host=True)
    return {
        "seen_up_to": Subquery(marks.values("seen_up_to")[:1]),
        "own_alias": Subquery(aliases.values("name")[:1]),
        "is_hosted": Exists(hosting),
    }


def _with_authors(posts: QuerySet[Post]) -> QuerySet[Post]:
    # What a page shows and no more: the typed words stay in the table, what is rendered was stored when written.
    return posts.select_related("author", "alias").only(
        "thread_id", "is_first", "is_anonymous", "html", "warnings", "added_warnings", "is_amended", "standing",
        "held_why", "written_at", "shown_at",
        "edited_at", "author__name", "author__pronouns", "author__avatar_seed", "author__roles", "author__left_at",
        "author__standing", "alias__name", "alias__avatar_seed",
    )  # fmt: skip


def _reactions(
    posts: list[Post], viewer: Member | None
) -> tuple[dict[int, list[str]], dict[int, list[tuple[str, str | Promise]]]]:
    """The viewer's own, and what others sent to the viewer's posts; blocked and muted people send nothing."""
    given: dict[int, list[str]] = defaultdict(list)
    received: dict[int, list[tuple[str, str | Promise]]] = defaultdict(list)
    if viewer is None or not posts:
        return given, received
    apart = (
        Exists(Block.objects.filter(blocker=viewer, blocked=OuterRef("member")))
        | Exists(Block.objects.filter(blocker=OuterRef("member"), blocked=viewer))
        | Exists(Mute.objects.filter(muter=viewer, muted=OuterRef("member")))
    )
    own = [post.pk for post in posts if post.is_by(viewer)]
    rows = Reaction.objects.filter(Q(member=viewer) | Q(post__in=own) & ~apart, post__in=[post.pk for post in posts])
    for post, who, name, feeling in rows.order_by("pk").values_list("post", "member", "member__name", "feeling"):
        if who == viewer.pk:
            given[post].append(feeling)
        else:
            received[post].append((name, Feeling(feeling).label))
    return given, received
