"""Saying something: each way goes through the gate before anybody else can read it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearthside.care.contributions.registry import wrap
from hearthside.care.intake.actions import assess
from hearthside.care.moderation.actions import open_item
from hearthside.care.moderation.models import Why
from hearthside.care.safety.actions import keep_former_words_of
from hearthside.care.safety.models import Offer
from hearthside.foundation import words
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member
from hearthside.people.members.warnings import WARNINGS
from hearthside.places.spaces.models import Space

from .. import queries, rules
from ..models import Edit, Hope, Post, Standing, Thread
from .aliases import alias_in
from .standing import hold_post, is_kept_from_others, show_post, still_amends

SENT_AGAIN_WITHIN = timedelta(minutes=10)


@dataclass(frozen=True)
class Written:
    """What a form brings."""

    body: str
    warnings: tuple[str, ...] = ()
    is_anonymous: bool = False
    once: UUID | None = None
    title: str = ""
    hope: str = Hope.NONE


@dataclass(frozen=True)
class Posted:
    """The post, and the support to show its writer in the same response."""

    post: Post
    offer: Offer | None = None


def start_thread(author: Member, space: Space, written: Written) -> Posted:
    """Begin a thread with its first post; title and words are assessed together."""
    require(rules.may_start(author, space))
    require(rules.may_say(words.clean(written.title)))

    def begin(told: Written) -> Posted:
        title = " ".join(words.clean(told.title).split())
        thread = Thread.objects.create(
            space=space, begun_in=space, title=title, hope=told.hope, started_at=timezone.now()
        )
        return _say(author, thread, told, is_first=True)

    return _once(author, written, begin)


def reply(author: Member, thread: Thread, written: Written) -> Posted:
    """Add a reply, held back from others while somebody must look at it first."""
    require(rules.may_reply(author, thread))
    return _once(author, written, lambda told: _say(author, thread, told))


@transaction.atomic
def edit_post(author: Member, post: Post, written: Written) -> Posted:
    """Change one's words. The new ones are assessed before others see them; if they are held, the whole post is."""
    # Under lock, as it is now: a moderator may have decided since the form was opened.
    post.refresh_from_db(from_queryset=Post.objects.select_for_update(of=("self",)))
    require(rules.may_edit(author, post))
    require(rules.may_say(words.clean(written.body)))
    if not _keep_former_words(post, written):
        return Posted(post)
    waits_already = post.gate == Standing.HELD
    _put_words(post, written)
    post.gate = post.standing = Standing.UNASSESSED
    post.edited_at = timezone.now()
    post.save()
    assessment = assess(post, newcomer=queries.is_newcomer(author, besides=post))
    # A moderator decided about the former words: one reads these as well, and they wait where the measures in force
    # no longer find what they were made for.
    is_loose = not still_amends(post)
    if assessment.should_hold or waits_already or is_loose:  # a person was promised for the former words; they come
        hold_post(post, assessment.held_why or post.held_why or Why.CHANGED)
    else:
        show_post(post)
    if is_loose or is_kept_from_others(post):
        open_item(wrap(post), Why.CHANGED)
    return Posted(post, assessment.offer)


def _say(author: Member, thread: Thread, written: Written, *, is_first: bool = False) -> Posted:
    require(rules.may_say(words.clean(written.body)))
    is_new = queries.is_newcomer(author)
    post = Post(thread=thread, author=author, is_first=is_first, written_at=timezone.now(), once=written.once)
    if written.is_anonymous:
        post.is_anonymous, post.alias = True, alias_in(thread, author)
    _put_words(post, written)
    post.save()
    assessment = assess(post, newcomer=is_new)
    if assessment.should_hold:
        hold_post(post, assessment.held_why)
    else:
        show_post(post)
    return Posted(post, assessment.offer)


def _put_words(post: Post, written: Written) -> None:
    post.body = words.clean(written.body)
    post.html, post.renderer = words.render(post.body), words.RENDERER_VERSION
    post.warnings = [code for code in WARNINGS if code in written.warnings]


def _keep_former_words(post: Post, written: Written) -> bool:
    """Write the history and, on a first post, the new title. Says whether anything changes."""
    title = " ".join(words.clean(written.title).split()) if post.is_first and written.title else post.thread.title
    before = (post.thread.title, post.body, sorted(post.warnings))
    if before == (title, words.clean(written.body), sorted(written.warnings)):
        return False
    keep_former_words_of(wrap(post))
    Edit.objects.create(
        post=post,
        title_before=post.thread.title if post.is_first else "",
        body_before=post.body,
        warnings_before=post.warnings,
        made_at=timezone.now(),
    )
    if title != post.thread.title:
        post.thread.title = title
        post.thread.save(update_fields=["title"])
    return True


def _once(author: Member, written: Written, say: Callable[[Written], Posted]) -> Posted:
    """The same form sent twice is one post, also when both arrive in the same moment."""
    found = Post.objects.filter(once=written.once).first() if written.once else None
    if found and found.is_by(author):
        return _as_before(found)
    if found:  # somebody else's key; it opens nothing here
        written = replace(written, once=None)
    try:
        with transaction.atomic():
            return say(written)
    except IntegrityError:
        twin = Post.objects.filter(once=written.once, author=author).first() if written.once else None
        if twin is None:
            raise
        return _as_before(twin)


def _as_before(post: Post) -> Posted:
    """The answer the first sending got: a browser shows the second one, and the help card must be on it."""
    offers = Offer.objects.filter(member=post.author_id, made_at__gte=post.written_at)
    near = offers.filter(made_at__lte=post.written_at + SENT_AGAIN_WITHIN)
    return Posted(post, near.order_by("pk").first())
